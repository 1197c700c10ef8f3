/** Modules named in expressions: `require('x')`, `import('x')`, `jest.mock('x')`, and what is taken out of them. */

import { extentOf } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { ImportIx, ImportRecord } from '../../../core/terrain/fileIndex.ts';
import { NONE } from '../../../core/terrain/fileIndex.ts';
import { addImport, type WrittenString } from './importRecords.ts';
import { VALUE } from './meaning.ts';
import { type Binder, visitPattern } from './patterns.ts';
import { propertyName, stringContent, unknownExpression, unwrapped, type Walker } from './walker.ts';

interface ImportedModule {
  readonly kind: ImportRecord['kind'];
  readonly node: SyntaxNode;
  readonly specifier: WrittenString;
}

/** What `require('x')`, `import('x')` or `await import('x')` names, or undefined for any other value. Adds nothing yet. */
export function importedModule(walker: Walker, value: SyntaxNode | null): ImportedModule | undefined {
  let node = unwrapped(value);
  while (node?.type === 'await_expression' || node?.type === 'as_expression' || node?.type === 'type_assertion') {
    node = unwrapped(node.namedChildren.find((child) => child?.type !== 'comment' && child?.type !== 'type_arguments') ?? null);
  }
  if (node?.type !== 'call_expression') return undefined;
  const callee = node.childForFieldName('function');
  const specifier = stringContent(node.childForFieldName('arguments')?.namedChildren.find((child) => child?.type !== 'comment') ?? null);
  if (specifier === undefined) return undefined;
  if (callee?.type === 'import') return { kind: 'dynamic', node, specifier };
  const isRequire = callee?.type === 'identifier' && callee.text === 'require';
  if (!isRequire || walker.draft.lookup('require', VALUE, walker.scope, node.startIndex).length > 0) return undefined;
  return { kind: 'require', node, specifier };
}

/** Adds the record of a module that nothing is taken from yet; visits what else stands in the call. */
export function addImportedModule(walker: Walker, module: ImportedModule, starAs?: string): ImportIx {
  const ix = addImport(walker, module.kind, module.node, module.specifier, starAs === undefined ? {} : { starAs });
  const callee = module.node.childForFieldName('function');
  if (callee?.type === 'identifier') walker.visit(callee);
  for (const child of module.node.childForFieldName('arguments')?.namedChildren.slice(1) ?? []) walker.visit(child);
  return ix;
}

/** Binds a name to a whole module, or the names of a destructuring to what it exports. */
export function bindImported(walker: Walker, pattern: SyntaxNode, module: ImportedModule, binder: Binder): void {
  if (pattern.type === 'identifier') {
    binder.name(pattern, unknownExpression, undefined);
    const ix = walker.draft.occurrences.at(-1)?.symbol ?? NONE;
    markImported(walker, ix, addImportedModule(walker, module, pattern.text));
    return;
  }
  const before = walker.draft.occurrences.length;
  visitPattern(walker, pattern, unknownExpression, binder);
  takeNames(walker, pattern, addImportedModule(walker, module), before);
}

/** `import('x').then((m) => …)`, `import('x').then(({ a }) => …)`: the parameter of a callback already visited is the module. */
export function bindCallback(walker: Walker, callback: SyntaxNode, record: ImportIx, before: number): void {
  const list = callback.childForFieldName('parameters');
  const first = callback.childForFieldName('parameter') ?? list?.namedChildren.find((child) => child.type !== 'comment') ?? null;
  const pattern = first?.childForFieldName('pattern') ?? first;
  if (pattern?.type === 'object_pattern') takeNames(walker, pattern, record, before);
  if (pattern?.type !== 'identifier') return;
  const { draft } = walker;
  markImported(walker, draft.occurrences.slice(before).find((each) => each.start === pattern.startIndex)?.symbol ?? NONE, record);
  const known = draft.imports[record];
  if (known !== undefined) known.starAs = pattern.text;
}

function takeNames(walker: Walker, pattern: SyntaxNode, record: ImportIx, before: number): void {
  for (const part of pattern.namedChildren) takeName(walker, part, record, before);
}

/** A part of `const { a, b: c, d = 1 } = require('m')`: its occurrences, made by the pattern, become those of an import. */
function takeName(walker: Walker, part: SyntaxNode, record: ImportIx, before: number): void {
  const inner = part.type === 'object_assignment_pattern' ? part.childForFieldName('left') : part;
  if (inner === null) return;
  const { draft } = walker;
  const at = (start: number) => draft.occurrences.slice(before).find((each) => each.start === start);
  if (inner.type === 'shorthand_property_identifier_pattern') {
    const occurrence = at(inner.startIndex);
    if (occurrence === undefined) return;
    occurrence.role = 'importedName';
    occurrence.import = record;
    markImported(walker, occurrence.symbol, record);
    draft.imports[record]?.names.push({
      name: inner.text,
      nameExtent: extentOf(inner),
      alias: undefined,
      aliasExtent: undefined,
      symbol: occurrence.symbol,
    });
    return;
  }
  if (inner.type !== 'pair_pattern') return;
  const key = propertyName(inner.childForFieldName('key'));
  const value = inner.childForFieldName('value');
  const local = value?.type === 'assignment_pattern' ? value.childForFieldName('left') : value;
  if (key === undefined) return;
  const named = at(key.extent.start);
  if (named !== undefined) {
    named.role = 'importedName';
    named.import = record;
  }
  const isName = local?.type === 'identifier';
  const symbol = isName ? (at(local.startIndex)?.symbol ?? NONE) : NONE;
  if (symbol !== NONE) markImported(walker, symbol, record);
  draft.imports[record]?.names.push({
    name: key.name,
    nameExtent: key.extent,
    alias: isName ? local.text : undefined,
    aliasExtent: isName ? extentOf(local) : undefined,
    symbol,
  });
}

function markImported(walker: Walker, ix: number, record: ImportIx): void {
  const symbol = walker.draft.symbols[ix];
  if (symbol === undefined) return;
  symbol.kind = 'import';
  symbol.import = record;
  symbol.value = undefined;
}

/** `require('x').name`, `(await import('x')).name` and the type `import('x').Name` take a name out of a module. */
export function visitImportedMember(walker: Walker, node: SyntaxNode): boolean {
  const object = node.childForFieldName('object');
  const inner = unwrapped(object);
  if (inner === null || (inner.type !== 'call_expression' && inner.type !== 'await_expression')) return false;
  const module = importedModule(walker, inner);
  const named = propertyName(node.childForFieldName('property'));
  if (module === undefined || named === undefined) return false;
  // Without `await`, what import() gives is a promise, whose members are then, catch and finally; in a type it is the module.
  const isPromise = module.kind === 'dynamic' && inner.type === 'call_expression' && promiseMembers.has(named.name);
  if (isPromise) return false;
  const record = addImportedModule(walker, module);
  walker.draft.addOccurrence(named.extent, named.name, 'importedName', walker.scope, { import: record });
  walker.draft.imports[record]?.names.push({
    name: named.name,
    nameExtent: named.extent,
    alias: undefined,
    aliasExtent: undefined,
    symbol: NONE,
  });
  return true;
}

const promiseMembers: ReadonlySet<string> = new Set(['then', 'catch', 'finally']);

/** Calls of test frameworks and of the platform that name a module by a string. */
const namingModules: ReadonlySet<string> = new Set([
  'mock',
  'unmock',
  'doMock',
  'dontMock',
  'doUnmock',
  'requireActual',
  'requireMock',
  'importActual',
  'importMock',
  'setMock',
  'createMockFromModule',
  'genMockFromModule',
  'unstable_mockModule',
  'resolve',
]);

/** `jest.mock('./x')`, `vi.importActual('./x')`, `require.resolve('./x')`, `import.meta.resolve('./x')`. */
export function visitModuleNamingCall(walker: Walker, node: SyntaxNode): boolean {
  const callee = moduleNaming(node.childForFieldName('function'));
  const first = node.childForFieldName('arguments')?.namedChildren.find((child) => child?.type !== 'comment') ?? null;
  const specifier = stringContent(first);
  if (callee === undefined || specifier === undefined) return false;
  walker.visit(callee);
  walker.visit(node.childForFieldName('type_arguments'));
  addImport(walker, 'dynamic', node, specifier, {});
  for (const child of node.childForFieldName('arguments')?.namedChildren ?? []) if (child !== first) walker.visit(child);
  return true;
}

/** `vi.importActual<typeof import('./x')>('./x')`, which is read as two comparisons: what is taken out of it, if it is that. */
export function visitComparedModule(walker: Walker, node: SyntaxNode): boolean {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  const isCall = operatorOf(node) === '>' && left?.type === 'binary_expression' && operatorOf(left) === '<';
  const type = left?.childForFieldName('right');
  if (!isCall || right?.type !== 'parenthesized_expression' || type?.type !== 'unary_expression') return false;
  const callee = moduleNaming(left?.childForFieldName('left') ?? null);
  const specifier = right.namedChildren.length === 1 ? stringContent(right.namedChildren[0] ?? null) : undefined;
  if (callee === undefined || specifier === undefined) return false;
  walker.visit(callee);
  walker.visit(type);
  addImport(walker, 'dynamic', node, specifier, {});
  return true;
}

/** `new URL('./x', import.meta.url)` is a file beside this one, as bundlers and `Worker` take it. */
export function visitFileUrl(walker: Walker, node: SyntaxNode): boolean {
  const callee = node.childForFieldName('constructor');
  const given = node.childForFieldName('arguments')?.namedChildren.filter(({ type }) => type !== 'comment') ?? [];
  const specifier = stringContent(given[0] ?? null);
  if (callee?.text !== 'URL' || given.length !== 2 || given[1]?.text !== 'import.meta.url' || !specifier?.name.startsWith('.'))
    return false;
  walker.visit(callee);
  addImport(walker, 'dynamic', node, specifier, {});
  walker.visit(given[1]);
  return true;
}

function operatorOf(node: SyntaxNode): string | undefined {
  return node.childForFieldName('operator')?.text;
}

/** The callee of a call that names a module, if it is one. `await f<T>('x')` is read as the call of `await f`. */
function moduleNaming(called: SyntaxNode | null): SyntaxNode | undefined {
  const callee = called?.type === 'await_expression' ? (called.namedChildren[0] ?? null) : called;
  if (callee?.type !== 'member_expression') return undefined;
  const object = callee.childForFieldName('object')?.text;
  const method = callee.childForFieldName('property')?.text ?? '';
  if (!namingModules.has(method)) return undefined;
  const isFramework = object === 'jest' || object === 'vi' || object === 'vitest' || object === 'mock';
  const isPlatform = method === 'resolve' && (object === 'require' || object === 'import.meta');
  return (method === 'resolve' ? isPlatform : isFramework) ? callee : undefined;
}
