/** From the syntax of a pattern to what is matched: metavariables where their words stand, and what must be equal around them. */
import type { SyntaxNode } from '../../syntax/syntaxNode.ts';
import type { PatternNode, TextShape } from './compiledPattern.ts';
import type { NodeRules } from './matchNode.ts';
import type { PatternFragment } from './patternFragment.ts';
import { type Hole, holeAt } from './patternSpelling.ts';
import { interpolates, stringLiteral } from './stringLiteral.ts';

export interface CompilingContext {
  readonly rules: NodeRules;
  readonly typesOf: (kind: string) => ReadonlySet<string>;
  readonly holes: readonly Hole[];
}

export function compileNodes({ nodes, holes }: PatternFragment, context: Omit<CompilingContext, 'holes'>): readonly PatternNode[] {
  const all = { ...context, holes };
  const kept = nodes.length === 1 ? nodes : context.rules.childrenOf({ ...unwrapped, children: nodes });
  return kept.map((node) => compileNode(node as SyntaxNode, all));
}

/** Several siblings are read as the children of nothing in particular. */
const unwrapped = { type: '', isNamed: true, startIndex: 0, endIndex: 0, text: '' };

function compileNode(node: SyntaxNode, context: CompilingContext): PatternNode {
  const { rules } = context;
  const hole = rules.lists.has(node.type) && node.childCount > 0 ? undefined : holeAt(node, context.holes);
  if (hole) return compileHole(hole, context);
  if (rules.strings.has(node.type) && !interpolates(node)) {
    const string = compileString(node, context);
    if (string) return string;
  }
  if (node.childCount === 0 || hidesText(node)) return compileLeaf(node, context);
  const children = rules.childrenOf(node).map((child) => compileNode(child as SyntaxNode, context));
  const optional = rules.lists.has(node.type) && children.every((child) => child.is === 'hole' && child.many);
  return { is: 'branch', type: node.type, children, optional };
}

function compileHole({ name, many, kind }: Hole, { typesOf }: CompilingContext): PatternNode {
  return { is: 'hole', name, many, types: kind === undefined ? undefined : typesOf(kind) };
}

function compileLeaf(node: SyntaxNode, context: CompilingContext): PatternNode {
  const shape = textShape(node.startIndex, node.endIndex, node.text, context, context.rules.texts.has(node.type));
  if (shape) return { is: 'shape', type: node.type, shape };
  return { is: 'leaf', type: node.type, text: context.rules.leafText(node) };
}

function compileString(node: SyntaxNode, context: CompilingContext): PatternNode | undefined {
  const { text, startIndex, type } = node;
  const literal = stringLiteral(text);
  if (literal === undefined) return undefined;
  const { content, contentStart } = literal;
  const start = startIndex + contentStart;
  return { is: 'string', type, literal, shape: textShape(start, start + content.length, content, context, false) };
}

/** Undefined: there is no metavariable in it. */
function textShape(start: number, end: number, text: string, { holes }: CompilingContext, folded: boolean): TextShape | undefined {
  const inside = holes.filter(({ word }) => word.start >= start && word.end <= end);
  if (inside.length === 0) return undefined;
  let source = '';
  let at = start;
  const literal = (until: number): void => {
    const piece = text.slice(at - start, until - start);
    source += folded ? escaped(piece).replace(/\s+/g, '\\s+') : escaped(piece);
  };
  for (const { word, many } of inside) {
    literal(word.start);
    source += many ? '([\\s\\S]*?)' : '([\\s\\S]+?)';
    at = word.end;
  }
  literal(end);
  const whole = inside.length === 1 && inside[0]?.word.start === start && inside[0].word.end === end;
  // What stands for all that is between quotes stands for nothing, too.
  return { expression: new RegExp(whole ? '^([\\s\\S]*)$' : `^${source}$`, 'u'), names: inside.map(({ name }) => name) };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** Whether a part of the node's text is in none of its children, so that only the text tells what it is. */
function hidesText(node: SyntaxNode): boolean {
  let at = node.startIndex;
  for (const { startIndex, endIndex } of node.children) {
    if (node.text.slice(at - node.startIndex, startIndex - node.startIndex).trim() !== '') return true;
    at = endIndex;
  }
  return node.text.slice(at - node.startIndex).trim() !== '';
}
