/** What a call hands over that must not be evaluated once for each part: it is bound to a local first, and where that is no help, asked about. */

import { enclosing, extentOf } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import { type Argument, isPlainName } from '../callables/callableUse.ts';
import { isFreeIn } from '../callables/freeNames.ts';
import { nameOfObject } from '../callables/impliedNames.ts';
import type { SplitUse } from './splitSubject.ts';
import type { CallContext, Parts } from './writtenAssignments.ts';

/** A value that gets a name above the calls. */
export interface Bound {
  readonly what: 'object' | 'argument';
  readonly name: string;
  readonly extent: Extent | undefined; // of the argument that the name takes the place of
  readonly before: string; // what stays before the name: a star, a keyword
  readonly parts: Parts; // its value
}

interface BoundArguments {
  readonly bound: readonly Bound[];
  readonly oneTime: readonly Extent[];
}

/** Numbers behind a name that is taken, before it is given up. */
const NUMBERED_MAX = 20;

/** The function around a place, or all of the file. */
export function functionAround(at: SyntaxNode): Extent {
  let root = at;
  while (root.parent !== null) root = root.parent;
  return extentOf(enclosing(at.parent, functions) ?? root);
}

/** A name in the function around a place. */
export function givenKey(path: string, at: SyntaxNode, name: string): string {
  return `${path} ${functionAround(at).start} ${name}`;
}

export function boundArguments(use: SplitUse, context: CallContext, call: SyntaxNode): BoundArguments | { readonly whyKept: string } {
  const { rules, root, subject } = context;
  const site = use.use;
  const bound: Bound[] = [];
  const oneTime: Extent[] = [];
  const around = functionAround(call);
  const free = (own: string): string | undefined => {
    const value = use.view.family === 'python' ? `${own}_value` : `${own}Value`;
    const candidates = [own, value, ...Array.from({ length: NUMBERED_MAX }, (_, i) => `${own}${i + 2}`)];
    const isGiven = (each: string): boolean => context.given.has(givenKey(use.path, call, each));
    const name = candidates.find(
      (each) => !isGiven(each) && !context.parts.some((part) => part.name === each) && isFreeIn(use.view, around, each, new Set()),
    );
    if (name !== undefined) context.given.add(givenKey(use.path, call, name));
    return name;
  };
  if (site.object && !isPlainName(site.object)) {
    const own = nameOfObject(subject.member?.owner.name ?? 'source', use.view.family);
    const name = free(own);
    if (name === undefined) return { whyKept: 'calls it on an object that is made right there' };
    bound.push({ what: 'object', name, extent: undefined, before: '', parts: [extentOf(site.object)] });
  }
  if (site.kind !== 'call') return { bound, oneTime };
  const receiver =
    subject.member !== undefined &&
    use.view.family === 'python' &&
    !subject.definition.decorators.some(({ text }) => text === '@staticmethod')
      ? 1
      : 0;
  for (const [i, argument] of site.arguments.entries()) {
    const value = argument.spread ? (argument.value.namedChildren[0] ?? argument.value) : argument.value;
    const once = rules.bodies.isOneTime(value);
    if (!once && rules.signatures.effectsOf(root, extentOf(value)).kind === 'none') {
      if (holdsOneTime(use, context, value)) oneTime.push(extentOf(value));
      continue;
    }
    const parameter = argument.keyword ?? subject.definition.parameters[i + receiver]?.name ?? '';
    const own = argument.spread || parameter === '' ? 'given' : parameter;
    const name = free(own);
    if (name === undefined) return { whyKept: 'hands over what must not be evaluated twice' };
    bound.push(boundArgument(argument, name, once, use.view.family === 'python', site.bareGenerator, context.text));
  }
  return { bound, oneTime };
}

const functions: ReadonlySet<string> = new Set([
  'function_definition',
  'function_declaration',
  'method_definition',
  'arrow_function',
  'function_expression',
  'generator_function',
]);

function boundArgument(argument: Argument, name: string, once: boolean, python: boolean, bareGenerator: boolean, text: string): Bound {
  const value = extentOf(argument.spread ? (argument.value.namedChildren[0] ?? argument.value) : argument.value);
  const before = text.slice(argument.start, value.start);
  const bare = text[value.start] === '(' && python;
  const list: Parts = python ? (bare ? ['list', value] : ['list(', value, ')']) : ['[...', value, ']'];
  // `f(x for x in y)`: the parentheses are those of the call.
  const extent = bareGenerator ? { start: value.start + 1, end: value.end - 1 } : { start: argument.start, end: argument.end };
  return { what: 'argument', name, extent, before, parts: once ? list : [value] };
}

/** A name that holds what can be gone through once. */
function holdsOneTime(use: SplitUse, { rules, root }: CallContext, value: SyntaxNode): boolean {
  if (value.type !== 'identifier') return false;
  const symbol = use.view.occurrencesAt(value.startIndex)[0]?.symbol ?? -1;
  return (use.view.symbol(symbol)?.declarations ?? []).some((declaration) => {
    const holder = holderAt(root, declaration);
    const held = holder?.childForFieldName('right') ?? holder?.childForFieldName('value');
    return held ? rules.bodies.isOneTime(held) : false;
  });
}

function holderAt(root: SyntaxNode, { start, end }: Extent): SyntaxNode | undefined {
  let node: SyntaxNode | undefined = root;
  let holder: SyntaxNode | undefined;
  while (node) {
    if (/^(?:assignment|variable_declarator)$/.test(node.type)) holder = node;
    node = node.children.find((child) => child.startIndex <= start && end <= child.endIndex);
  }
  return holder;
}
