/** What parameters of Python functions customarily do: `dry_run`, `verbose`, `strict`, `timeout`, `encoding`. */

import { lineBreakIn } from '../../../base/lineBreak.ts';
import { indentAt } from '../../../base/textLines.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import { indentUnit } from '../../../core/terrain/indentUnit.ts';
import { type BodyForm, type CustomaryBody, type CustomaryUses, customaryEditsBy } from '../../../core/terrain/signatures/customaryBody.ts';
import type { CustomaryEdit, WrittenSignature } from '../../../core/terrain/signatures/writtenSignature.ts';
import { callOf } from './callArguments.ts';

/** Calls that change something outside of the program. */
const effect =
  /^(?:os\.(?:remove|unlink|rmdir|removedirs|rename|renames|replace|mkdir|makedirs|symlink|link|chmod|chown|system|kill)|shutil\.(?:rmtree|copy\w*|move|make_archive|unpack_archive)|subprocess\.(?:run|call|check_call|check_output|Popen)|(?:requests|httpx|session|client)\.(?:post|put|patch|delete)|.*\.(?:unlink|rmdir|mkdir|touch|write_text|write_bytes|rename|symlink_to|hardlink_to|rmtree|commit|executemany|send_message|sendmail|write|writelines|writerow|writerows|truncate))$/;
/** Such a name alone may as well be something of the program's own memory. */
const writesToMemory = /^(?:sys\.std(?:out|err)|self\.std(?:out|err)|\w*(?:buffer|buf|out|output|stream|io))\.write(?:lines)?$/;

/** Calls that take an argument of that name. */
const takes: Readonly<Record<string, RegExp>> = {
  timeout:
    /^(?:(?:requests|httpx|session|self\.session|client|self\.client)\.(?:get|post|put|patch|delete|head|options|request)|(?:urllib\.request\.)?urlopen|subprocess\.(?:run|call|check_call|check_output)|socket\.create_connection|asyncio\.wait_for|.*\.communicate)$/,
  encoding: /^(?:open|io\.open|codecs\.open|.*\.(?:read_text|write_text))$/,
};

const form: BodyForm = {
  block: 'block',
  functions: new Set(['function_definition', 'lambda', 'class_definition']),
  call: 'call',
  handler: 'except_clause',
};

const uses: CustomaryUses = { dryrun: dryRun, verbose, strict, timeout: passed, encoding: passed };

export function customaryEdits(parameter: string, signature: WrittenSignature, text: string): readonly CustomaryEdit[] {
  return customaryEditsBy(uses, form, parameter, signature, text);
}

function hasEffect(callee: string): boolean {
  return effect.test(callee) && !writesToMemory.test(callee);
}

/** `with open(path, "w") as f: …` writes as a whole. */
function opensForWriting(node: SyntaxNode): boolean {
  if (node.type !== 'with_statement') return false;
  const head = node.children.find(({ type }) => type === 'with_clause')?.text ?? '';
  return /\bopen\([^)]*["'][wax]b?\+?["']/.test(head);
}

function dryRun(inner: CustomaryBody): readonly CustomaryEdit[] {
  const { parameter, text } = inner;
  const acting: SyntaxNode[] = [];
  const asked: CustomaryEdit[] = [];
  const within = (node: SyntaxNode): boolean => acting.some((each) => each.startIndex <= node.startIndex && node.endIndex <= each.endIndex);
  for (const node of inner.inside()) {
    if (within(node)) continue;
    if (opensForWriting(node)) acting.push(node);
    else if (hasEffect(inner.calleeOf(node))) {
      const whole = node.parent?.type === 'await' ? node.parent : node;
      if (whole.parent?.type === 'expression_statement') acting.push(whole.parent);
      else asked.push(inner.askAboutValue(node));
    }
  }
  return [
    ...inner.guards(acting, 'changes nothing when it is only a trial', (indent) => {
      const unit = indentUnit(text, 'python');
      return { before: `if not ${parameter}:${lineBreakIn(text)}${indent}${unit}`, after: '', indent: unit };
    }),
    ...asked,
  ];
}

function verbose({ parameter, signature: { node, parameters }, body, text }: CustomaryBody): readonly CustomaryEdit[] {
  const name = (node.childForFieldName('name')?.text ?? 'work').replaceAll('_', ' ').trim();
  const first = parameters.find(({ receiver, kind, name: own }) => !receiver && kind === 'plain' && own !== parameter && own !== '');
  const logger = /^(\w*log(?:ger)?)\s*=\s*(?:logging\.)?getLogger\(/im.exec(text)?.[1];
  const quote = (text.match(/'/g)?.length ?? 0) > (text.match(/"/g)?.length ?? 0) ? "'" : '"';
  const message = logger
    ? first
      ? `${quote}${name}: %s${quote}, ${first.name}`
      : `${quote}${name}${quote}`
    : first
      ? `f${quote}${name}: {${first.name}}${quote}`
      : `${quote}${name}${quote}`;
  const tell = `${logger ? `${logger}.info` : 'print'}(${message})`;
  return opening(body, text, `if ${parameter}:`, tell, 'tells what is done');
}

/** Lines at the beginning of a body, behind its docstring. */
function opening(body: SyntaxNode, text: string, head: string, line: string, why: string): readonly CustomaryEdit[] {
  const statements = body.namedChildren.filter(({ type }) => type !== 'comment');
  const docstring = statements[0]?.type === 'expression_statement' && statements[0].namedChildren[0]?.type === 'string';
  const first = docstring ? statements[1] : statements[0];
  if (!first) return [];
  const indent = indentAt(text, first.startIndex);
  return [
    {
      kind: 'insert',
      at: first.startIndex,
      text: `${head}${lineBreakIn(text)}${indent}${indentUnit(text, 'python')}${line}${lineBreakIn(text)}${indent}`,
      why,
    },
  ];
}

function strict(inner: CustomaryBody): readonly CustomaryEdit[] {
  const { parameter, text } = inner;
  const edits: CustomaryEdit[] = [];
  for (const node of inner.inside()) {
    if (node.type === 'except_clause') {
      const block = node.namedChildren.findLast(({ type }) => type === 'block');
      const first = block?.namedChildren[0];
      if (!block || !first || [...inner.inside(block)].some(({ type }) => type === 'raise_statement')) continue;
      const indent = indentAt(text, first.startIndex);
      const raise = `if ${parameter}:${lineBreakIn(text)}${indent}${indentUnit(text, 'python')}raise${lineBreakIn(text)}${indent}`;
      edits.push({ kind: 'insert', at: first.startIndex, text: raise, why: 'raises what was tolerated' });
    } else if (/^(?:warnings\.)?warn$/.test(inner.calleeOf(node)) && node.parent?.type === 'expression_statement') {
      const [message] = callOf(node).arguments;
      if (!message || inner.inHandler(node)) continue;
      const indent = indentAt(text, node.startIndex);
      const raise = `if ${parameter}:${lineBreakIn(text)}${indent}${indentUnit(text, 'python')}raise ValueError(${text.slice(message.start, message.end)})${lineBreakIn(text)}${indent}`;
      edits.push({ kind: 'insert', at: node.startIndex, text: raise, why: 'raises what it only warned of' });
    }
  }
  return edits;
}

function passed(inner: CustomaryBody): readonly CustomaryEdit[] {
  const { parameter } = inner;
  const pattern = takes[parameter.toLowerCase()];
  return [...inner.inside()].flatMap((node): readonly CustomaryEdit[] => {
    if (node.type !== 'call' || !pattern?.test(inner.calleeOf(node))) return [];
    const call = callOf(node);
    if (!call.parenthesised || call.arguments.some(({ kind, name }) => kind === 'keywordSpread' || name === parameter)) return [];
    if (
      parameter === 'encoding' &&
      call.arguments.some(
        ({ kind, value }) =>
          kind === 'positional' &&
          /^["'][a-z+]*b[a-z+]*["']$/.test(node.text.slice(value.start - node.startIndex, value.end - node.startIndex)),
      )
    )
      return [];
    return [{ kind: 'pass', call, argument: `${parameter}=${parameter}`, why: `hands it to “${inner.calleeOf(node)}”, which takes one` }];
  });
}
