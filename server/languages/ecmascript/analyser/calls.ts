/** Calls: what callbacks and literals among the arguments are checked against, and calls that no analysis sees through. */

import { extentOf } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Expression } from '../../../core/terrain/fileIndex.ts';
import { NONE } from '../../../core/terrain/fileIndex.ts';
import { expressionOf } from './expressionOf.ts';
import { visitFunctionValue } from './functions.ts';
import { VALUE } from './meaning.ts';
import { addImportedModule, bindCallback, importedModule, visitFileUrl, visitModuleNamingCall } from './moduleStrings.ts';
import { visitValue } from './objects.ts';
import { told } from './patterns.ts';
import { type Handler, stringContent, unwrapped, type Walker } from './walker.ts';

/** Methods whose callback takes an element of what they are called on. */
const elementCallbacks: ReadonlySet<string> = new Set([
  'map',
  'forEach',
  'filter',
  'find',
  'findLast',
  'findIndex',
  'findLastIndex',
  'some',
  'every',
  'flatMap',
]);

function visitCall(walker: Walker, node: SyntaxNode): void {
  if (visitModuleNamingCall(walker, node)) return;
  const module = importedModule(walker, node);
  if (module !== undefined) {
    addImportedModule(walker, module);
    return;
  }
  const callee = node.childForFieldName('function');
  const given = node.childForFieldName('arguments');
  if (visitThen(walker, callee, given)) return;
  noteHazard(walker, node, callee, given);
  walker.visit(callee);
  walker.visit(node.childForFieldName('type_arguments'));
  visitArguments(walker, callee, given);
}

function visitNew(walker: Walker, node: SyntaxNode): void {
  if (visitFileUrl(walker, node)) return;
  const callee = node.childForFieldName('constructor');
  if (callee?.type === 'identifier' && callee.text === 'Function' && isGlobal(walker, callee)) {
    walker.draft.addHazard('eval', extentOf(node), 'Code made at run time by `new Function` may use any name.');
  }
  if (callee?.type === 'identifier' && callee.text === 'Proxy' && isGlobal(walker, callee)) {
    walker.draft.addHazard('reflection', extentOf(node), 'A Proxy may answer to any member name.');
  }
  walker.visit(callee);
  walker.visit(node.childForFieldName('type_arguments'));
  visitArguments(walker, callee, node.childForFieldName('arguments'));
}

/** `import('x').then(callback)`. */
function visitThen(walker: Walker, callee: SyntaxNode | null, given: SyntaxNode | null): boolean {
  if (callee?.type !== 'member_expression' || callee.childForFieldName('property')?.text !== 'then') return false;
  const object = callee.childForFieldName('object');
  const module = object?.type === 'call_expression' ? importedModule(walker, object) : undefined;
  if (module?.kind !== 'dynamic') return false;
  const record = addImportedModule(walker, module);
  const before = walker.draft.occurrences.length;
  const [callback] = given?.namedChildren ?? [];
  walker.visit(given);
  if (callback?.type === 'arrow_function' || callback?.type === 'function_expression') bindCallback(walker, callback, record, before);
  return true;
}

function visitArguments(walker: Walker, callee: SyntaxNode | null, given: SyntaxNode | null): void {
  if (given === null) return;
  if (given.type !== 'arguments') {
    walker.visit(given); // a template string
    return;
  }
  const firstParameter = callbackElement(walker, callee);
  let at = 0;
  for (const child of given.children) {
    if (!child.isNamed) continue;
    if (child.type === 'comment') {
      walker.visit(child);
      continue;
    }
    if (firstParameter !== undefined && at === 0 && (child.type === 'arrow_function' || child.type === 'function_expression')) {
      visitFunctionValue(walker, child, NONE, { firstParameter });
    } else if (child.type === 'object' || child.type === 'array') visitValue(walker, child, expectedOf(walker, callee, at), NONE);
    else walker.visit(child);
    at++;
  }
}

function callbackElement(walker: Walker, callee: SyntaxNode | null): Expression | undefined {
  if (callee?.type !== 'member_expression') return undefined;
  const method = callee.childForFieldName('property')?.text ?? '';
  const isThen = method === 'then';
  if (!isThen && !elementCallbacks.has(method)) return undefined;
  const of = expressionOf(walker, callee.childForFieldName('object'));
  if (of.kind === 'unknown') return undefined;
  return isThen ? { kind: 'await', of } : { kind: 'element', of };
}

/** What a parameter takes is known when the function has been seen, which may stand below: a placeholder is filled then. */
function expectedOf(walker: Walker, callee: SyntaxNode | null, argument: number): Expression | undefined {
  if (callee?.type !== 'identifier') return undefined;
  const placeholder: Expression = { kind: 'element', of: { kind: 'unknown' } };
  walker.expectedArguments.push({ placeholder, callee: walker.name(callee), argument });
  return placeholder;
}

function isGlobal(walker: Walker, name: SyntaxNode): boolean {
  return walker.draft.lookup(name.text, VALUE, walker.scope, name.startIndex).length === 0;
}

/** Functions of Object and Reflect that change what members an object has. */
const patching: ReadonlySet<string> = new Set(['defineProperty', 'defineProperties', 'setPrototypeOf', 'assign', 'set', 'deleteProperty']);

function noteHazard(walker: Walker, node: SyntaxNode, callee: SyntaxNode | null, given: SyntaxNode | null): void {
  if (callee?.type === 'identifier') {
    if (callee.text === 'eval' && isGlobal(walker, callee)) {
      walker.draft.addHazard('eval', extentOf(node), 'Code given to `eval` may use any name in scope.');
    } else if (callee.text === 'Function' && isGlobal(walker, callee)) {
      walker.draft.addHazard('eval', extentOf(node), 'Code made at run time by `Function` may use any name.');
    }
    return;
  }
  if (callee?.type !== 'member_expression') return;
  const object = callee.childForFieldName('object');
  const method = callee.childForFieldName('property')?.text ?? '';
  if (object?.type !== 'identifier' || (object.text !== 'Object' && object.text !== 'Reflect') || !patching.has(method)) return;
  const target = unwrapped(given?.namedChildren[0] ?? null);
  // A fresh object is only put together here.
  if (target === null || target.type === 'object' || target.type === 'array' || target.type === 'arrow_function') return;
  const key = given?.namedChildren[1] ?? null;
  const name = method === 'assign' || method === 'setPrototypeOf' || method === 'defineProperties' ? undefined : stringContent(key);
  if (name !== undefined) {
    walker.draft.addOccurrence(name.extent, name.name, 'string', walker.scope, {
      receiver: told(expressionOf(walker, target)),
      dotted: name.name,
    });
  }
  walker.draft.addHazard(
    'monkeyPatch',
    extentOf(node),
    `\`${object.text}.${method}\` changes the members of ${shortly(target.text)} at run time.`,
  );
}

export function shortly(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= 60 ? line : `${line.slice(0, 57)}…`;
}

export const callHandlers: readonly (readonly [string, Handler])[] = [
  ['call_expression', visitCall],
  ['new_expression', visitNew],
];
