/** What two functions that are to become one take: parameter for parameter, with what stands before and behind them. Not their bodies. */

import { nodeAround } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { Definition, Parameter } from '../callables/definition.ts';
import { compareNodes, type Difference, type JudgeNames } from './alike.ts';
import type { MergedSubject } from './subject.ts';

/** A parameter that is left out by callers of the other function gives another value there. */
export interface OtherDefault {
  readonly parameter: Parameter; // of the base
  readonly value: SyntaxNode; // of the other
}

export interface PairedHeads {
  readonly renamed: ReadonlyMap<string, string>; // what the other calls a parameter, then what the base does
  readonly more: readonly Parameter[]; // of the base alone
  readonly defaults: readonly OtherDefault[];
  readonly locals: readonly Difference[];
  readonly typesAdded: boolean; // the base says types that the other does not, or the other way round
}

export type HeadsCompared = PairedHeads | { readonly whyNot: string; readonly at: Extent };

const kinds = ['async', 'static', '*', 'abstract', 'override', 'private', 'protected'];

export function pairedHeads(base: MergedSubject, other: MergedSubject, judge: JudgeNames): HeadsCompared {
  const own = base.definition;
  const theirs = other.definition;
  const word = kinds.find((each) => own.words.has(each) !== theirs.words.has(each));
  if (word !== undefined) return { whyNot: `only one of them is “${word}”`, at: own.name };
  if (own.node.type !== theirs.node.type && [own, theirs].some(({ node }) => /generator/.test(node.type)))
    return { whyNot: 'only one of them is a generator', at: own.name };
  if (!areAlike(own.decorators, theirs.decorators, judge)) return { whyNot: 'they are decorated differently', at: own.name };
  if (textOf(base, own.typeParameters) !== textOf(other, theirs.typeParameters))
    return { whyNot: 'they are made for different types', at: own.name };
  const pairs = paired(own, theirs);
  if ('whyNot' in pairs) return pairs;
  const typed = own.family === 'ecmascript';
  const types = [...pairs.twins.map((pair) => pair.map(({ annotation }) => annotation)), [own.returnType, theirs.returnType]];
  let typesAdded = false;
  for (const [one, two] of types) {
    if (one === undefined && two === undefined) continue;
    const missing = one === undefined || two === undefined;
    typesAdded ||= missing;
    if (missing ? typed : !isSame(nodeAround(base.subject.root, one), nodeAround(other.subject.root, two), judge))
      return { whyNot: `their types differ (${textOf(base, one) ?? 'none'}, ${textOf(other, two) ?? 'none'})`, at: one ?? own.name };
  }
  return withTwins(base, other, pairs, typesAdded, judge);
}

interface Pairs {
  readonly twins: readonly (readonly [Parameter, Parameter])[];
  readonly more: readonly Parameter[];
}

/** One by one where both have as many, else by name. */
function paired({ parameters: own, name }: Definition, { parameters: theirs }: Definition): Pairs | { whyNot: string; at: Extent } {
  if (own.length === theirs.length) return { twins: own.map((each, i) => [each, theirs[i] ?? each] as const), more: [] };
  const twins: [Parameter, Parameter][] = [];
  const more: Parameter[] = [];
  let at = 0;
  for (const each of own) {
    const twin = theirs[at];
    if (twin !== undefined && twin.kind === each.kind && twin.name === each.name) {
      twins.push([each, twin]);
      at++;
    } else if (each.kind === 'plain') more.push(each);
    else return { whyNot: 'their parameters differ', at: each };
  }
  return at === theirs.length ? { twins, more } : { whyNot: 'each takes what the other does not', at: name };
}

function withTwins(
  base: MergedSubject,
  other: MergedSubject,
  { twins, more }: Pairs,
  typesAdded: boolean,
  judge: JudgeNames,
): HeadsCompared {
  const renamed = new Map<string, string>();
  const defaults: OtherDefault[] = [];
  const locals: Difference[] = [];
  for (const [own, theirs] of twins) {
    if (own.kind !== theirs.kind || own.optional !== theirs.optional) return { whyNot: 'their parameters differ', at: own };
    const names = compareNodes(nodeAround(base.subject.root, own.nameExtent), nodeAround(other.subject.root, theirs.nameExtent), judge);
    if (names.kind === 'unlike' || names.differences.length > 0) return { whyNot: 'their parameters differ', at: own };
    locals.push(...names.locals);
    if (own.name !== theirs.name) renamed.set(theirs.name, own.name);
    const value = defaultOf(other, theirs);
    const ownValue = defaultOf(base, own);
    if (value !== undefined && (ownValue === undefined || !isSame(ownValue, value, judge))) defaults.push({ parameter: own, value });
  }
  return { renamed, more, defaults, locals, typesAdded };
}

function defaultOf({ subject }: MergedSubject, parameter: Parameter): SyntaxNode | undefined {
  if (!parameter.hasDefault) return undefined;
  let node: SyntaxNode | null = nodeAround(subject.root, parameter);
  for (; node !== null && node.startIndex >= parameter.start && node.endIndex <= parameter.end; node = node.parent) {
    const value = node.childForFieldName('value') ?? (node.type === 'assignment_pattern' ? node.childForFieldName('right') : null);
    if (value !== null) return value;
  }
  return undefined;
}

function areAlike(own: readonly SyntaxNode[], theirs: readonly SyntaxNode[], judge: JudgeNames): boolean {
  return own.length === theirs.length && own.every((each, i) => isSame(each, theirs[i] ?? each, judge));
}

function isSame(own: SyntaxNode, theirs: SyntaxNode, judge: JudgeNames): boolean {
  const found = compareNodes(own, theirs, judge);
  return found.kind === 'alike' && found.differences.length === 0 && found.extras.length === 0;
}

function textOf({ subject }: MergedSubject, extent: Extent | undefined): string | undefined {
  return extent && subject.file.text.slice(extent.start, extent.end);
}
