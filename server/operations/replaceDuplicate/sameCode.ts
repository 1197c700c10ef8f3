/** Whether two definitions are written alike: token by token, with layout, comments and documentation left out. Not whether the words mean the same. */
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { isDocstring, isLayout, isPlainString, plainString } from '../callables/plainCode.ts';
import type { Module } from '../relocation/ground.ts';
import type { ModuleUnit } from '../relocation/moduleUnits.ts';

export interface Difference {
  readonly one: SyntaxNode | undefined; // undefined: there is nothing more on that side
  readonly other: SyntaxNode | undefined;
}

/** The first place where they differ; undefined when they are alike. */
export function differenceOf(one: readonly ModuleUnit[], other: readonly ModuleUnit[]): Difference | undefined {
  const left = one.flatMap(({ nodes }) => nodes.flatMap((node) => tokensOf(node)));
  const right = other.flatMap(({ nodes }) => nodes.flatMap((node) => tokensOf(node)));
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const a = left[i];
    const b = right[i];
    if (a?.text !== b?.text) return { one: a?.node, other: b?.node };
  }
  return undefined;
}

interface Token {
  readonly text: string;
  readonly node: SyntaxNode;
}

function tokensOf(node: SyntaxNode): readonly Token[] {
  if (node.type === 'comment' || isDocstring(node)) return [];
  if (node.type === 'string' && isPlainString(node)) return [{ text: plainString(node.text), node }];
  if (node.childCount === 0) return isUnsaid(node) ? [] : [{ text: node.text, node }];
  return node.children.flatMap(tokensOf);
}

/** What is written or left out without a meaning: `export`, semicolons, a comma at the end of a list. */
function isUnsaid(node: SyntaxNode): boolean {
  if (isLayout(node)) return true;
  return node.parent?.type === 'export_statement' && (node.type === 'export' || node.type === 'default');
}

/** Documentation of both, in one line each; '' for none. */
export function documentationOf(module: Module, units: readonly ModuleUnit[]): string {
  const above = units.flatMap(({ start, code }) => module.text.slice(start, code.start));
  const inside = units.flatMap(({ nodes }) => nodes.flatMap(docstringsIn));
  return [...above, ...inside]
    .join(' ')
    .replaceAll(/[\s*/#"']+/g, ' ')
    .trim();
}

function docstringsIn(node: SyntaxNode): readonly string[] {
  return isDocstring(node) ? [node.text] : node.namedChildren.flatMap(docstringsIn);
}
