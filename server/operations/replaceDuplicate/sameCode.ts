/** Whether two definitions are written alike: token by token, with layout, comments and documentation left out. Not whether the words mean the same. */
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
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
  if (node.type === 'string' && !node.children.some(({ type }) => /interpolation|substitution/.test(type)))
    return [{ text: plainString(node.text), node }];
  if (node.childCount === 0) return isLayout(node) ? [] : [{ text: node.text, node }];
  return node.children.flatMap(tokensOf);
}

/** What is written or left out without a meaning: `export`, semicolons, a comma at the end of a list. */
function isLayout(node: SyntaxNode): boolean {
  if (node.text === '' || node.type === ';') return true;
  if (node.parent?.type === 'export_statement') return node.type === 'export' || node.type === 'default';
  if (node.type !== ',') return false;
  let next = node.nextSibling;
  while (next?.type === 'comment') next = next.nextSibling;
  return next !== null && /^[)\]}]$/.test(next.type) && node.parent?.type !== 'tuple';
}

/** The same for both kinds of quotes, where nothing in it depends on them. */
function plainString(text: string): string {
  const found = /^([a-zA-Z]*)("""|'''|"|')([\s\S]*)\2$/.exec(text);
  if (found === null) return text;
  const [, prefix = '', , inside = ''] = found;
  return /["'\\]/.test(inside) ? text : `${prefix.toLowerCase()}"${inside}"`;
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

function isDocstring(node: SyntaxNode): boolean {
  if (node.type !== 'expression_statement' || node.parent?.type !== 'block') return false;
  const [only] = node.namedChildren;
  const first = node.parent.namedChildren.find(({ type }) => type !== 'comment');
  return node.namedChildren.length === 1 && only?.type === 'string' && first?.id === node.id;
}
