/** What `**attrs` hands over in a call, as far as the code tells: a dict that is written there, or in the one place that gives it to a variable. */
import { nodeAt, walk } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Extent } from '../../../core/terrain/fileIndex.ts';
import type { SpreadKeys } from '../../../core/terrain/signatures/writtenSignature.ts';

const unknown: SpreadKeys = { keys: new Set(), complete: false };

export function spreadKeys(root: SyntaxNode, value: Extent): SpreadKeys {
  const node = nodeAt(root, value);
  return node.type === 'identifier' ? keysOfVariable(node) : keysOf(node);
}

function keysOf(node: SyntaxNode): SpreadKeys {
  const named = node.namedChildren.filter(({ type }) => type !== 'comment');
  if (node.type === 'dictionary') return keysAmong(named.map((pair) => (pair.type === 'pair' ? keyOf(pair) : undefined)));
  if (node.type !== 'call' || node.childForFieldName('function')?.text !== 'dict') return unknown;
  const given = node.childForFieldName('arguments')?.namedChildren.filter(({ type }) => type !== 'comment') ?? [];
  return keysAmong(given.map((each) => (each.type === 'keyword_argument' ? each.childForFieldName('name')?.text : undefined)));
}

function keysAmong(keys: readonly (string | undefined)[]): SpreadKeys {
  return { keys: new Set(keys.filter((key) => key !== undefined)), complete: !keys.includes(undefined) };
}

function keyOf(pair: SyntaxNode): string | undefined {
  const key = pair.childForFieldName('key');
  return key?.type === 'string' ? /^(["'])([A-Za-z_]\w*)\1$/.exec(key.text)?.[2] : undefined;
}

/** Of a variable that is given a value once. It holds nothing else if all that is done with it is handing it on with `**`. */
function keysOfVariable(use: SyntaxNode): SpreadKeys {
  const scope = scopeOf(use);
  const others = [...walk(scope)].filter(
    ({ type, text, startIndex }) => type === 'identifier' && text === use.text && startIndex !== use.startIndex,
  );
  const [given, another] = others.filter(({ parent, startIndex }) => isGiven(parent, startIndex));
  const value = given?.parent?.childForFieldName('right');
  if (!given || another || !value || given.startIndex > use.startIndex) return unknown;
  const { keys, complete } = keysOf(value);
  const handedOn = others.every((each) => each === given || each.parent?.type === 'dictionary_splat');
  return { keys, complete: complete && handedOn };
}

function isGiven(parent: SyntaxNode | null, start: number): boolean {
  return parent?.type === 'assignment' && parent.childForFieldName('left')?.startIndex === start;
}

function scopeOf(node: SyntaxNode): SyntaxNode {
  let at = node;
  while (at.parent && at.type !== 'function_definition' && at.type !== 'lambda') at = at.parent;
  return at;
}
