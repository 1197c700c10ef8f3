/** What parameters of TypeScript and JavaScript functions customarily do: `dryRun`, `verbose`, `strict`, `timeout`. */

import { lineBreakIn } from '../../../base/lineBreak.ts';
import { indentAt } from '../../../base/textLines.ts';
import { extentOf } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import { indentUnit } from '../../../core/terrain/indentUnit.ts';
import { type BodyForm, type CustomaryBody, type CustomaryUses, customaryEditsBy } from '../../../core/terrain/signatures/customaryBody.ts';
import type { CustomaryEdit, WrittenSignature } from '../../../core/terrain/signatures/writtenSignature.ts';
import { callOf } from './callArguments.ts';

/** Calls that change something outside of the program. */
const effect =
  /^(?:(?:fs|fsp|fsPromises|fs\.promises)\.)?(?:unlink|rm|rmdir|rename|writeFile|appendFile|mkdir|copyFile|cp|symlink|link|chmod|chown|truncate)(?:Sync)?$|^(?:execSync|execFileSync|spawnSync|childProcess\.\w+|child_process\.\w+)$|^axios\.(?:post|put|patch|delete)$/;

const form: BodyForm = {
  block: 'statement_block',
  functions: new Set(['function_declaration', 'function_expression', 'arrow_function', 'method_definition', 'class_body']),
  call: 'call_expression',
  handler: 'catch_clause',
};

const uses: CustomaryUses = { dryrun: dryRun, verbose, strict, timeout: timeouts, timeoutms: timeouts };

export function customaryEdits(parameter: string, signature: WrittenSignature, text: string): readonly CustomaryEdit[] {
  return customaryEditsBy(uses, form, parameter, signature, text);
}

function dryRun(inner: CustomaryBody): readonly CustomaryEdit[] {
  const { parameter, text } = inner;
  const acting: SyntaxNode[] = [];
  const asked: CustomaryEdit[] = [];
  for (const node of inner.inside()) {
    if (!effect.test(inner.calleeOf(node))) continue;
    const whole = node.parent?.type === 'await_expression' ? node.parent : node;
    if (whole.parent?.type === 'expression_statement') acting.push(whole.parent);
    else asked.push(inner.askAboutValue(node));
  }
  return [
    ...inner.guards(acting, 'changes nothing when it is only a trial', (indent) => {
      const eol = lineBreakIn(text);
      const unit = indentUnit(text, 'ecmascript');
      return { before: `if (!${parameter}) {${eol}${indent}${unit}`, after: `${eol}${indent}}`, indent: unit };
    }),
    ...asked,
  ];
}

function verbose({ parameter, signature: { node, parameters }, body, text }: CustomaryBody): readonly CustomaryEdit[] {
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

function strict(inner: CustomaryBody): readonly CustomaryEdit[] {
  const { parameter, text } = inner;
  const edits: CustomaryEdit[] = [];
  const end = /;[ \t]*\r?\n/.test(text) ? ';' : '';
  for (const node of inner.inside()) {
    if (node.type === 'catch_clause') {
      const block = node.childForFieldName('body');
      if (!block || [...inner.inside(block)].some(({ type }) => type === 'throw_statement')) continue;
      const bound = node.childForFieldName('parameter');
      const name = bound?.type === 'identifier' ? bound.text : 'error';
      const first = block.namedChildren[0];
      const indent = first
        ? indentAt(text, first.startIndex)
        : `${indentAt(text, node.parent?.startIndex ?? node.startIndex)}${indentUnit(text, 'ecmascript')}`;
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
    } else if (/^console\.warn$/.test(inner.calleeOf(node)) && node.parent?.type === 'expression_statement' && !inner.inHandler(node)) {
      const [message] = callOf(node).arguments;
      if (!message) continue;
      const indent = indentAt(text, node.startIndex);
      const raise = `if (${parameter}) throw new Error(${text.slice(message.start, message.end)})${end}${lineBreakIn(text)}${indent}`;
      edits.push({ kind: 'insert', at: node.startIndex, text: raise, why: 'throws what it only warned of' });
    }
  }
  return edits;
}

/** `fetch(url)` ends by a signal; axios takes a timeout among its options. */
function timeouts(inner: CustomaryBody): readonly CustomaryEdit[] {
  const { parameter } = inner;
  return [...inner.inside()].flatMap((node): readonly CustomaryEdit[] => {
    const callee = inner.calleeOf(node);
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
