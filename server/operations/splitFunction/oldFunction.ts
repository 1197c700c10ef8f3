/** The old function where it stays: it gives what it gave, by calling the new ones. */
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import { decoratorName, receiverKind } from '../callables/receiver.ts';
import type { Part } from './partNames.ts';
import type { Results } from './results.ts';
import type { SplitSubject } from './splitSubject.ts';

/** Undefined where its parameters cannot be handed on by name. */
export function oldFunction(
  subject: SplitSubject,
  text: string,
  parts: readonly Part[],
  results: Results,
  lines: Extent,
): string | undefined {
  const { definition } = subject;
  const { body } = definition;
  const given = handedOn(subject, text);
  if (given === undefined || body === undefined) return undefined;
  const asyncs = definition.words.has('async') ? 'await ' : '';
  const python = definition.family === 'python';
  const call = (part: Part): string => `${asyncs}${calleePrefix(subject)}${part.name}${subject.accessor ? '' : `(${given})`}`;
  const value = returned(parts, results, call, python, results.returned[0]);
  if (body.type === 'block') {
    const documentation = python ? docstringOf(body) : undefined;
    const start = documentation ? documentation.endIndex : body.startIndex;
    const between = documentation ? text.slice(body.startIndex - indentLength(text, body.startIndex), body.startIndex) : '';
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    const head = text.slice(lines.start, start) + (documentation ? `${eol}${between}` : '');
    return `${head}return ${value}${text.slice(body.endIndex, lines.end)}`;
  }
  if (body.type === 'statement_block') {
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    const indent = text.slice(lines.start).match(/^[ \t]*/)?.[0] ?? '';
    const first = body.namedChildren[0];
    const inner = first && text.slice(0, first.startIndex).match(/\n([ \t]*)$/)?.[1];
    const unit = inner ?? `${indent}  `;
    return `${text.slice(lines.start, body.startIndex)}{${eol}${unit}return ${value};${eol}${indent}}${text.slice(body.endIndex, lines.end)}`;
  }
  return `${text.slice(lines.start, body.startIndex)}${value.startsWith('{') ? `(${value})` : value}${text.slice(body.endIndex, lines.end)}`;
}

function indentLength(text: string, at: number): number {
  return /[ \t]*$/.exec(text.slice(0, at))?.[0].length ?? 0;
}

function docstringOf(body: SyntaxNode): SyntaxNode | undefined {
  const first = body.namedChildren.find(({ type }) => type !== 'comment');
  return first?.type === 'expression_statement' && first.namedChildren[0]?.type === 'string' ? first : undefined;
}

function calleePrefix({ member, definition }: SplitSubject): string {
  if (!member) return '';
  if (definition.family === 'ecmascript') return definition.words.has('static') ? `${member.owner.name}.` : 'this.';
  return receiverKind(definition) === 'none' ? `${member.owner.name}.` : `${definition.parameters[0]?.name ?? 'self'}.`;
}

function handedOn({ definition, member }: SplitSubject, text: string): string | undefined {
  const given: string[] = [];
  let named = false;
  const receiver = member && definition.family === 'python' && receiverKind(definition) !== 'none' ? 1 : 0;
  for (const parameter of definition.parameters.slice(receiver)) {
    const { kind, name } = parameter;
    const python = definition.family === 'python';
    if (kind === 'marker') {
      if (text[parameter.start] === '*') named = true;
    } else if (kind === 'pattern') {
      const pattern = text.slice(parameter.nameExtent.start, parameter.nameExtent.end);
      if (!/^[{[][\s\w$,]*[}\]]$/.test(pattern)) return undefined;
      given.push(pattern);
    } else if (kind === 'rest') {
      given.push(`${python ? '*' : '...'}${name}`);
      named = python;
    } else if (kind === 'keywords') given.push(`**${name}`);
    else if (name !== 'this') given.push(named ? `${name}=${name}` : name);
  }
  return given.join(', ');
}

/** Put together again the way it was written. */
function returned(
  parts: readonly Part[],
  results: Results,
  call: (part: Part) => string,
  python: boolean,
  like: SyntaxNode | undefined,
): string {
  const values = results.keys.map((key, i) => {
    const part = parts.find((each) => each.values.includes(i));
    const inner =
      part && part.values.length > 1 ? (key === undefined ? `[${part.values.indexOf(i)}]` : python ? `["${key}"]` : `.${key}`) : '';
    const written = part ? call(part) : '';
    const whole = inner !== '' && written.startsWith('await ') ? `(${written})` : written;
    return { key, text: `${whole}${inner}` };
  });
  const texts = values.map(({ key, text }) => (key === undefined ? text : python ? `"${key}": ${text}` : `${key}: ${text}`)).join(', ');
  if (results.form === 'names') return python ? `{${texts}}` : `{ ${texts} }`;
  if (!python) return `[${texts}]${/\bas const$/.test(like?.text ?? '') ? ' as const' : ''}`;
  if (like?.type === 'list') return `[${texts}]`;
  return like?.type === 'tuple' ? `(${texts})` : texts;
}

/** Decorators that mean something else once there are several functions. */
export function strangeDecorator({ definition }: SplitSubject): string | undefined {
  const known =
    /^(?:staticmethod|classmethod|property|(?:functools\.)?(?:lru_cache|cache|wraps|cached_property)|(?:typing\.)?(?:no_type_check|final)|(?:abc\.)?\w*deprecated\w*|njit|jit|numba\.\w+)$/;
  const strange = definition.decorators.find((each) => !known.test(decoratorName(each)));
  return strange?.text.split('\n')[0];
}
