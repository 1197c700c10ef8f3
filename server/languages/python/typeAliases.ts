/** `type X = …`, and what the grammar mistakes for it. */
import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { NONE, type ScopeIx } from '../../core/terrain/fileIndex.ts';
import { typeParameterScope } from './definitions.ts';
import { classOf } from './expressions.ts';
import { bindName, bindTarget } from './targets.ts';
import type { Walk } from './walk.ts';

/** `type X[T] = …`: the value is evaluated in the scope of the type parameters. */
export function visitTypeAlias(walk: Walk, node: SyntaxNode, scope: ScopeIx): void {
  const left = node.childForFieldName('left')?.namedChildren[0];
  const right = node.childForFieldName('right');
  const generic = left?.type === 'generic_type' ? left : undefined;
  const name = generic === undefined ? left : generic.namedChildren[0];
  if (left !== undefined && name?.type !== 'identifier') {
    visitAssignmentToType(walk, node, left, right, scope);
    return;
  }
  const list = generic?.namedChildren.find((child) => child.type === 'type_parameter');
  const inner = list === undefined ? scope : typeParameterScope(walk, list, scope, extentOf(node), NONE);
  if (right !== null) walk.visitType(right, inner);
  const value = right === null ? undefined : walk.typeOf(right, inner);
  if (name !== undefined) bindName(walk, name, scope, { statement: extentOf(node), kind: 'type', value });
}

/** `type(self).x = value` and `type[x] = value`, which the grammar takes for aliases called `(self).x` and `[x]`. */
function visitAssignmentToType(walk: Walk, node: SyntaxNode, left: SyntaxNode, right: SyntaxNode | null, scope: ScopeIx): void {
  const keyword = node.children[0];
  if (keyword !== undefined) walk.draft.occur(extentOf(keyword), keyword.text, 'reference', scope, { lookUp: true });
  let called = left;
  for (let object = called.childForFieldName('object') ?? called.childForFieldName('value'); object !== null; ) {
    called = object;
    object = called.childForFieldName('object') ?? called.childForFieldName('value');
  }
  if (called === left) {
    walk.visit(left, scope); // type[x] = value: nothing in the brackets is a target
  } else {
    walk.assume(called, classOf(walk.expressionOf(called, scope)));
    bindTarget(walk, left, scope, { statement: extentOf(node) });
  }
  if (right !== null) walk.visitValue(right, scope);
}
