/** What parameters of TypeScript and JavaScript functions customarily do: `dryRun`, `verbose`, `strict`, `timeout`. */

import { lineBreakIn } from '../../../base/lineBreak.ts';
import { extentOf, walk } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { CustomaryEdit, WrittenSignature } from '../../../core/terrain/signatures/writtenSignature.ts';
import { callOf } from './callArguments.ts';

/** Calls that change something outside of the program. */
const effect =
  /^(?:(?:fs|fsp|fsPromises|fs\.promises)\.)?(?:unlink|rm|rmdir|rename|writeFile|appendFile|mkdir|copyFile|cp|symlink|link|chmod|chown|truncate)(?:Sync)?$|^(?:execSync|execFileSync|spawnSync|childProcess\.\w+|child_process\.\w+)$|^axios\.(?:post|put|patch|delete)$/;

const functions: ReadonlySet<string> = new Set([
  'function_declaration',
  'function_expression',
  'arrow_function',
  'method_definition',
  'class_body',
]);

export function customaryEdits(parameter: string, signature: WrittenSignature, text: string): readonly CustomaryEdit[] {
  const { body } = signature;
  if (body?.type !== 'statement_block') return [];
  switch (parameter.replaceAll('_', '').toLowerCase()) {
    case 'dryrun':
      return dryRun(parameter, body, text);
    case 'verbose':
      return verbose(parameter, signature, body, text);
    case 'strict':
      return strict(parameter, body, text);
    case 'timeout':
    case 'timeoutms':
      return timeouts(parameter, body);
    default:
      return [];
  }
}

function* inside(body: SyntaxNode): Generator<SyntaxNode> {
  for (const node of walk(body, ({ type }) => !functions.has(type))) if (!functions.has(node.type)) yield node;
}

function calleeOf(node: SyntaxNode): string {
  return node.type === 'call_expression' ? (node.childForFieldName('function')?.text ?? '') : '';
}

function dryRun(parameter: string, body: SyntaxNode, text: string): readonly CustomaryEdit[] {
  const acting: SyntaxNode[] = [];
  const asked: CustomaryEdit[] = [];
  for (const node of inside(body)) {
    if (!effect.test(calleeOf(node))) continue;
    const whole = node.parent?.type === 'await_expression' ? node.parent : node;
    if (whole.parent?.type === 'expression_statement') acting.push(whole.parent);
    else
      asked.push({
        kind: 'ask',
        place: extentOf(node),
        why: `what “${calleeOf(node)}” gives is used, so that it cannot just be left out when “${parameter}” is set`,
      });
  }
  const grouped: { start: number; end: number }[] = [];
  for (const { startIndex, endIndex } of acting) {
    const last = grouped.at(-1);
    if (last && /^[^\S\n]*\r?\n[^\S\n]*$/.test(text.slice(last.end, startIndex))) last.end = endIndex;
    else grouped.push({ start: startIndex, end: endIndex });
  }
  return [
    ...grouped.map((statements): CustomaryEdit => {
      const indent = indentAt(text, statements.start);
      const eol = lineBreakIn(text);
      return {
        kind: 'guard',
        statements,
        before: `if (!${parameter}) {${eol}${indent}${stepOf(text)}`,
        after: `${eol}${indent}}`,
        indent: stepOf(text),
        why: 'changes nothing when it is only a trial',
      };
    }),
    ...asked,
  ];
}

function verbose(parameter: string, { node, parameters }: WrittenSignature, body: SyntaxNode, text: string): readonly CustomaryEdit[] {
  const named = node.childForFieldName('name') ?? node.parent?.childForFieldName('name') ?? node.parent?.childForFieldName('key');
  const name = (named?.text ?? 'work').replaceAll(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
  const first = parameters.find(({ receiver, kind, name: own }) => !receiver && kind === 'plain' && own !== parameter && own !== '');
  const logger = /\b(logger|log)\.(?:info|debug|warn)\(/.exec(text)?.[1];
  const quote = (text.match(/'/g)?.length ?? 0) >= (text.match(/"/g)?.length ?? 0) ? "'" : '"';
  const message = first ? `\`${name}: \${${first.name}}\`` : `${quote}${name}${quote}`;
  const [statement] = body.namedChildren.filter(({ type }) => type !== 'comment');
  if (!statement) return [];
  const indent = indentAt(text, statement.startIndex);
  const end = /;[ \t]*\r?\n/.test(text) ? ';' : '';
  const line = `if (${parameter}) ${logger ? `${logger}.info` : 'console.log'}(${message})${end}${lineBreakIn(text)}${indent}`;
  return [{ kind: 'insert', at: statement.startIndex, text: line, why: 'tells what is done' }];
}

function strict(parameter: string, body: SyntaxNode, text: string): readonly CustomaryEdit[] {
  const edits: CustomaryEdit[] = [];
  const end = /;[ \t]*\r?\n/.test(text) ? ';' : '';
  for (const node of inside(body)) {
    if (node.type === 'catch_clause') {
      const block = node.childForFieldName('body');
      if (!block || [...inside(block)].some(({ type }) => type === 'throw_statement')) continue;
      const bound = node.childForFieldName('parameter');
      const name = bound?.type === 'identifier' ? bound.text : 'error';
      const first = block.namedChildren[0];
      const indent = first
        ? indentAt(text, first.startIndex)
        : `${indentAt(text, node.parent?.startIndex ?? node.startIndex)}${stepOf(text)}`;
      const raise = `if (${parameter}) throw ${name}${end}`;
      if (bound === null) edits.push({ kind: 'insert', at: block.startIndex, text: '(error) ', why: 'needs what was caught' });
      if (first)
        edits.push({
          kind: 'insert',
          at: first.startIndex,
          text: `${raise}${lineBreakIn(text)}${indent}`,
          why: 'throws what was tolerated',
        });
      else edits.push({ kind: 'insert', at: block.startIndex + 1, text: ` ${raise} `, why: 'throws what was tolerated' });
    } else if (/^console\.warn$/.test(calleeOf(node)) && node.parent?.type === 'expression_statement' && !insideHandler(node, body)) {
      const [message] = callOf(node).arguments;
      if (!message) continue;
      const indent = indentAt(text, node.startIndex);
      const raise = `if (${parameter}) throw new Error(${text.slice(message.start, message.end)})${end}${lineBreakIn(text)}${indent}`;
      edits.push({ kind: 'insert', at: node.startIndex, text: raise, why: 'throws what it only warned of' });
    }
  }
  return edits;
}

function insideHandler(node: SyntaxNode, body: SyntaxNode): boolean {
  for (let at = node.parent; at !== null && at !== body; at = at.parent) if (at.type === 'catch_clause') return true;
  return false;
}

/** `fetch(url)` ends by a signal; axios takes a timeout among its options. */
function timeouts(parameter: string, body: SyntaxNode): readonly CustomaryEdit[] {
  return [...inside(body)].flatMap((node): readonly CustomaryEdit[] => {
    const callee = calleeOf(node);
    const argument = /^(?:globalThis\.|window\.)?fetch$/.test(callee)
      ? `{ signal: AbortSignal.timeout(${parameter}) }`
      : /^axios\.(?:get|delete|head)$/.test(callee)
        ? `{ timeout${parameter === 'timeout' ? '' : `: ${parameter}`} }`
        : undefined;
    if (argument === undefined) return [];
    const call = callOf(node);
    if (call.arguments.length === 1 && call.arguments[0]?.kind === 'positional')
      return [{ kind: 'pass', call, argument, why: `hands it to “${callee}”` }];
    return [{ kind: 'ask', place: extentOf(node), why: `“${callee}” has options already; say there how long it may take` }];
  });
}

function indentAt(text: string, at: number): string {
  return /(?:^|\n)([ \t]*)$/.exec(text.slice(0, at))?.[1] ?? '';
}

function stepOf(text: string): string {
  return /\n(\t| {2,8})\S/.exec(text)?.[1] ?? '  ';
}
