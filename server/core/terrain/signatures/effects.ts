/** Whether evaluating an expression may do something beside giving a value. Which calls are harmless is for each language to say. */
import { nodeAt, walk } from '../../syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../syntax/syntaxNode.ts';
import type { Extent } from '../fileIndex.ts';
import type { Effects } from './writtenSignature.ts';

export interface EffectRules {
  readonly functions: ReadonlySet<string>; // what is inside of them is not evaluated
  readonly calls: string; // the node type of a call
  readonly harmless: RegExp; // what may be called
  acts(node: SyntaxNode): boolean; // it does something by its form
  makes(node: SyntaxNode): boolean; // it makes an object, which usually does nothing else
}

export function effectsIn(root: SyntaxNode, expression: Extent, { functions, calls, harmless, acts, makes }: EffectRules): Effects {
  const whole = nodeAt(root, expression);
  if (functions.has(whole.type)) return { kind: 'none' };
  let likely: string | undefined;
  for (const node of walk(whole, ({ type }) => !functions.has(type))) {
    if (functions.has(node.type)) continue;
    if (acts(node)) return { kind: 'some', why: `“${shown(node)}”` };
    if (makes(node)) likely ??= `it makes “${shown(node)}”`;
    if (node.type !== calls) continue;
    if (!harmless.test(node.childForFieldName('function')?.text ?? '')) return { kind: 'some', why: `it calls “${shown(node)}”` };
    likely ??= `it calls “${shown(node)}”`;
  }
  return likely === undefined ? { kind: 'none' } : { kind: 'likelyNone', why: likely };
}

const SHOWN_UNITS_MAX = 60;

function shown(node: SyntaxNode): string {
  return node.text.replaceAll(/\s+/g, ' ').slice(0, SHOWN_UNITS_MAX);
}
