/** Calls: keyword arguments, names given as strings, and calls after which statements about names are unsafe. */
import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { type Expression, NONE, type ScopeIx } from '../../core/terrain/fileIndex.ts';
import { occurName, occurPath } from './codeStrings.ts';
import { readExportsCall } from './exportsList.ts';
import { lastName, literalText, type Walk } from './walk.ts';

const attributeFunctions: ReadonlySet<string> = new Set(['getattr', 'hasattr', 'setattr', 'delattr', 'getattr_static']);
/** Functions that take a module, or an object by its path, as their first argument. */
const pathFunctions: ReadonlySet<string> = new Set(
  '__import__ find_spec import_module import_object import_string importorskip patch resolve_name run_module'.split(' '),
);
const evaluators: ReadonlySet<string> = new Set(['eval', 'exec', 'execfile', 'compile']);
const typeVariables: ReadonlySet<string> = new Set(['TypeVar', 'NewType', 'ParamSpec', 'TypeVarTuple', 'TypeAliasType']);

interface Call {
  readonly node: SyntaxNode;
  readonly callee: SyntaxNode;
  readonly name: string; // the last of the callee's chain, '' if it is no chain
  readonly bare: boolean; // f(), not x.f()
  readonly positional: readonly SyntaxNode[];
  readonly scope: ScopeIx;
}

export function visitCall(walk: Walk, node: SyntaxNode, scope: ScopeIx): void {
  const callee = node.childForFieldName('function');
  const list = node.childForFieldName('arguments');
  if (callee === null) return;
  walk.visit(callee, scope);
  if (list === null) return;
  if (list.type !== 'argument_list') {
    walk.visit(list, scope);
    return;
  }
  const positional = list.namedChildren.filter((child) => child.type !== 'comment' && child.type !== 'keyword_argument');
  const call: Call = { node, callee, name: lastName(callee) ?? '', bare: callee.type === 'identifier', positional, scope };
  readCall(walk, call);
  for (const argument of list.namedChildren) {
    if (argument.type === 'keyword_argument') visitKeyword(walk, argument, call);
    else if (isType(call, argument)) walk.visitType(argument, scope);
    else walk.visit(argument, scope);
  }
}

/** Arguments that are annotations in all but place: cast("X", value), TypeVar("T", "A", "B"). */
function isType({ name, positional }: Call, argument: SyntaxNode): boolean {
  if (name === 'cast') return argument === positional[0];
  if (name === 'assert_type') return argument === positional[1];
  return typeVariables.has(name) && argument !== positional[0];
}

/** `x` of f(x=1) names a parameter of f; of partial(f, x=1) too. */
function visitKeyword(walk: Walk, node: SyntaxNode, { callee, name: calleeName, positional, scope }: Call): void {
  const name = node.childForFieldName('name');
  const value = node.childForFieldName('value');
  if (name !== null) {
    const partial = calleeName === 'partial' || calleeName === 'partialmethod';
    const receiver = walk.expressionOf((partial ? positional[0] : undefined) ?? callee, scope);
    walk.draft.occur(extentOf(name), name.text, 'keyword', scope, { receiver });
  }
  if (value === null) return;
  if (typeVariables.has(calleeName) && (name?.text === 'bound' || name?.text === 'default')) walk.visitType(value, scope);
  else walk.visit(value, scope);
}

function readCall(walk: Walk, call: Call): void {
  const { node, callee, name, bare, positional, scope } = call;
  const [first, second] = positional;
  if (attributeFunctions.has(name)) readAttributeCall(walk, call);
  else if (pathFunctions.has(name)) {
    const isLiteral = occurPath(walk, first, scope);
    if (!isLiteral && first !== undefined && (name === 'import_module' || name === '__import__')) {
      walk.draft.hazard(extentOf(node), 'reflection', 'A module is imported by a name that is computed.');
    }
  } else if (name === 'object' && !bare && first !== undefined) {
    occurName(walk, second, scope, { receiver: walk.expressionOf(first, scope) }); // patch.object(X, "name")
  } else if (name === 'attrgetter') {
    for (const argument of positional) readAttributePath(walk, argument, scope);
  } else if (name === 'methodcaller') {
    if (first !== undefined) readAttributePath(walk, first, scope);
  } else if (bare) readBuiltinCall(walk, call);
  else if (callee.childForFieldName('object')?.text === '__all__') readExportsCall(walk, name, first, scope);
}

/** getattr(object, "name"), monkeypatch.setattr(object, "name", value); monkeypatch.setattr("a.b.name", value) is a path. */
function readAttributeCall(walk: Walk, { node, name, bare, positional, scope }: Call): void {
  const [first, second] = positional;
  if (first === undefined || second === undefined || (!bare && first.type === 'string')) return;
  const writes = name === 'setattr' || name === 'delattr';
  const found = occurName(walk, second, scope, { receiver: walk.expressionOf(first, scope), writes });
  if (found || literalText(second) !== undefined) return;
  walk.draft.hazard(extentOf(node), 'dynamicAttribute', `An attribute is ${writes ? 'written' : 'looked up'} by a name that is computed.`);
}

function readAttributePath(walk: Walk, node: SyntaxNode, scope: ScopeIx): void {
  const literal = literalText(node);
  if (literal === undefined || !/^\p{XID_Continue}+(?:\.\p{XID_Continue}+)*$/u.test(literal.text)) return;
  walk.claimed.add(node);
  let object: Expression = { kind: 'unknown' };
  let at = literal.content.start;
  for (const name of literal.text.split('.')) {
    walk.draft.occur({ start: at, end: at + name.length }, name, 'string', scope, { receiver: object });
    object = { kind: 'member', object, name };
    at += name.length + 1;
  }
}

function readBuiltinCall(walk: Walk, { node, name, positional, scope }: Call): void {
  if (walk.draft.scopes.findSymbol(scope, name) !== NONE) return;
  const place = extentOf(node);
  if (evaluators.has(name)) {
    walk.draft.hazard(place, 'eval', `Code in a string is run by ${name}(); the names in it were not read.`);
  } else if (name === 'locals' || (name === 'vars' && positional.length === 0)) {
    walk.draft.hazard(place, 'reflection', 'Local variables are handed on by their names; some may be used through a string.');
  } else if (name === 'vars') {
    walk.draft.hazard(place, 'reflection', 'Attributes are reached through vars() by their names.');
  } else if (name === 'globals') readGlobals(walk, node, scope);
  else if (name === 'type' && positional.length === 3) {
    walk.draft.hazard(place, 'reflection', 'A class is made at run time; its members were not read.');
  }
}

/** globals()["name"] and globals().get("name") name something of this module. */
function readGlobals(walk: Walk, node: SyntaxNode, scope: ScopeIx): void {
  const { parent } = node;
  const assigned = parent?.type === 'subscript' && parent.fieldName === 'left';
  const key =
    parent?.type === 'subscript' ? parent.childForFieldName('subscript') : parent?.parent?.childForFieldName('arguments')?.namedChildren[0];
  const literal = literalText(key);
  if (parent === null || !key || literal === undefined) {
    walk.draft.hazard(extentOf(node), 'reflection', 'Names of this module are reached through a computed string.');
    return;
  }
  walk.claimed.add(key);
  if (assigned) walk.draft.bind(0, literal.text, literal.content, { kind: 'variable', extent: extentOf(parent) });
  walk.later(() => {
    const symbol = walk.draft.scopes.findSymbol(0, literal.text);
    walk.draft.occur(literal.content, literal.text, 'string', scope, { symbol, writes: assigned });
  });
}
