/** The tests around places in test files: functions, methods and calls of `it` that can go because what they test goes. */

import type { Place } from '../../core/facts/facts.ts';
import { nodeAtOffset } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { isTestPath } from '../../core/terrain/relations/testFiles.ts';
import type { Ground, Module } from '../relocation/ground.ts';
import type { Piece } from '../removal/pieces.ts';

/** The test that a place is in, as what is to go; undefined when it is in none. */
export function testAround(ground: Ground, { path, start }: Place): Piece | undefined {
  const module = isTestPath(path) ? ground.module(path) : undefined;
  if (module === undefined) return undefined;
  let found: SyntaxNode | undefined;
  for (let node: SyntaxNode | null = nodeAtOffset(module.root, start); node !== null; node = node.parent) {
    if (isTest(node)) {
      found = statementOf(node);
      break;
    }
  }
  if (found === undefined) return undefined;
  return pieceOf(module, withoutEmpty(found));
}

/** `def test_x`, a decorated one, `it('…', …)` and `test('…', …)` as statements. */
function isTest(node: SyntaxNode): boolean {
  if (node.type === 'function_definition') return /^test/.test(node.childForFieldName('name')?.text ?? '');
  if (node.type !== 'expression_statement') return false;
  const call = node.namedChildren[0];
  return call?.type === 'call_expression' && /^(?:it|test|specify)\b/.test(call.childForFieldName('function')?.text ?? '');
}

function statementOf(node: SyntaxNode): SyntaxNode {
  return node.parent?.type === 'decorated_definition' ? node.parent : node;
}

/** The test, or the class or `describe` around it of which it is all. */
function withoutEmpty(test: SyntaxNode): SyntaxNode {
  let node = test;
  for (;;) {
    const body = node.parent;
    if (body === null || !/^(?:block|statement_block)$/.test(body.type)) return node;
    const others = body.namedChildren.filter((each) => each.type !== 'comment' && each.id !== node.id);
    if (others.length > 0) return node;
    const owner = ownerOf(body);
    if (owner === undefined) return node;
    node = owner;
  }
}

function ownerOf(body: SyntaxNode): SyntaxNode | undefined {
  if (body.parent?.type === 'class_definition') return statementOf(body.parent);
  for (let at = body.parent; at !== null; at = at.parent) {
    if (at.type === 'expression_statement') return /^(?:describe|suite|context)\b/.test(at.text) ? at : undefined;
    if (/_declaration$|^program$/.test(at.type)) return undefined;
  }
  return undefined;
}

function pieceOf(module: Module, statement: SyntaxNode): Piece {
  const unit = module.unitAt(statement.startIndex);
  const isWhole = unit?.nodes.length === 1 && unit.nodes[0]?.id === statement.id;
  return isWhole
    ? { start: unit.start, end: unit.end, unit, statement }
    : { start: statement.startIndex, end: statement.endIndex, unit: undefined, statement };
}
