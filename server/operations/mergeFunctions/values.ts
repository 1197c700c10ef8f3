/** What a function has where it differs from the others, as what its callers are to pass: whether passing it comes to the same. */

import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { NONE } from '../../core/terrain/fileIndex.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { bindingAt, localIn } from './names.ts';
import { isRepeated } from './nodes.ts';
import type { MergedSubject } from './subject.ts';

/** `literal`: the same wherever it is written. `name`: it names things. `made`: each time it is read, another object. */
export type ValueKind = 'literal' | 'name' | 'made';

export interface Value {
  readonly text: string;
  readonly kind: ValueKind;
  readonly subject: MergedSubject;
  readonly node: SyntaxNode | undefined; // undefined of a flag
  /** Names of the module that it is written in, as they stand in it. */
  readonly names: readonly SyntaxNode[];
  readonly note: string | undefined; // what cannot be proven of it
}

const made: ReadonlySet<string> = new Set([
  'list',
  'dictionary',
  'set',
  'object',
  'array',
  'regex',
  'list_comprehension',
  'generator_expression',
]);
const calls: ReadonlySet<string> = new Set(['call', 'call_expression', 'new_expression']);
const ownFunctions: ReadonlySet<string> = new Set(['lambda', 'arrow_function', 'function_expression']);

/** `places`: how often it stands in the function. A text says why it cannot be passed. */
export function passedValue(
  resolver: Resolver,
  subject: MergedSubject,
  node: SyntaxNode,
  places: number,
): Value | { readonly whyNot: string } {
  const local = localIn(subject, node);
  if (local !== undefined) return { whyNot: `“${brief(node)}” depends on “${brief(local)}”, which only exists while the function runs` };
  const parts = [...within(node)];
  const names = parts.filter(
    (each) => (each.type === 'identifier' || each.type === 'shorthand_property_identifier') && isFree(subject, each),
  );
  const changing = names.find((name) => canChange(subject, name));
  if (changing) return { whyNot: `“${changing.text}” is given another value elsewhere, maybe between the call and its use` };
  const called = parts.find(({ type }) => calls.has(type));
  const anew = called ?? parts.find(({ type }) => made.has(type));
  if (anew !== undefined && (places > 1 || isRepeated(node, subject.definition.node)))
    return { whyNot: `“${brief(node)}” is worked out anew each time it is reached, and would be only once` };
  let note: string | undefined;
  if (called !== undefined) {
    const effects = resolver.terrain.rulesOf(subject.subject.ref.path)?.signatures.effectsOf(subject.subject.root, extentOf(node));
    if (effects?.kind !== 'none' && effects?.kind !== 'likelyNone')
      return { whyNot: `“${brief(node)}” would be called before the function, and not where it stands in it` };
    note = `“${brief(node)}” is called before the function now; ${effects.kind === 'likelyNone' ? effects.why : 'nothing tells the difference'}`;
  } else if (parts.some(({ type }) => type === 'attribute' || type === 'member_expression'))
    note = `“${brief(node)}” is read by the caller now, before the function runs`;
  const kind = anew !== undefined ? 'made' : names.length > 0 ? 'name' : 'literal';
  return { text: node.text, kind, subject, node, names, note };
}

function* within(node: SyntaxNode): Generator<SyntaxNode> {
  yield node;
  if (ownFunctions.has(node.type)) {
    for (const each of node.children) yield* namesWithin(each);
    return;
  }
  for (const each of node.children) yield* within(each);
}

function* namesWithin(node: SyntaxNode): Generator<SyntaxNode> {
  if (node.type === 'identifier') yield node;
  for (const each of node.children) yield* namesWithin(each);
}

/** A name of the module, not a builtin and not one of the expression's own. */
function isFree(subject: MergedSubject, node: SyntaxNode): boolean {
  const binding = bindingAt(subject, node);
  return binding !== undefined && subject.subject.view.symbol(binding.symbol)?.scope === 0;
}

function canChange({ subject: { view } }: MergedSubject, node: SyntaxNode): boolean {
  const occurrence = view.occurrencesAt(node.startIndex).find(({ symbol }) => symbol !== NONE);
  const record = view.symbol(occurrence?.symbol ?? NONE);
  if (record === undefined || !/^(?:variable|constant)$/.test(record.kind) || record.import !== NONE) return false;
  return (
    record.declarations.length > 1 ||
    view.occurrencesOf(record.name).filter((each) => each.symbol === occurrence?.symbol && each.writes).length > 1
  );
}

/** Of a sentence. */
export function brief({ text }: Pick<SyntaxNode, 'text'>): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > textMax ? `${line.slice(0, textMax - 1)}…` : line;
}

const textMax = 40;

/** Whether it may stand as the default: read once as the function is made in Python, at each call in ECMAScript. */
export function mayBeDefault({ kind, names, subject, note }: Value, base: MergedSubject): boolean {
  const { view, ref } = base.subject;
  if (kind === 'literal' || view.family === 'ecmascript') return true;
  if (kind === 'made' || note !== undefined) return false;
  return names.every((name) => {
    if (subject.subject.ref.path !== ref.path) return true; // imported there, at its top
    const record = view.symbol(bindingAt(subject, name)?.symbol ?? NONE);
    return record !== undefined && record.nameExtent.start < base.definition.start;
  });
}
