/**
 * Two functions held against each other, node by node: where they differ by an expression that a name could stand for, by one
 * block that only the first has, or in a way that no parameter could bridge. It judges no name by itself.
 */
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { isPlainString, plainString } from '../callables/plainCode.ts';
import { blocks, canBeName, partsOf } from './nodes.ts';

export interface Difference {
  readonly base: SyntaxNode;
  readonly other: SyntaxNode;
}

/** Statements of one block of the base, one after the other, that the other function lacks. */
export interface ExtraBlock {
  readonly statements: readonly SyntaxNode[];
  readonly where: SyntaxNode; // in the other function, what comes next or what is around
}

/** `local`: both are names of their own function, which must be the same all along. */
export type NamesJudged = 'same' | 'local' | 'differ';
export type JudgeNames = (base: SyntaxNode, other: SyntaxNode) => NamesJudged;

/** What two nodes come to. */
export interface Alike {
  readonly kind: 'alike';
  readonly differences: readonly Difference[];
  readonly extras: readonly ExtraBlock[];
  readonly locals: readonly Difference[]; // names of locals that stand for each other
}

export interface Unlike {
  readonly kind: 'unlike';
  readonly base: SyntaxNode;
  readonly other: SyntaxNode;
}

const same: Alike = { kind: 'alike', differences: [], extras: [], locals: [] };
const members = new Set(['attribute', 'member_expression']);
const names = new Set(['identifier', 'shorthand_property_identifier', 'shorthand_property_identifier_pattern', 'type_identifier']);

export function compareNodes(base: SyntaxNode, other: SyntaxNode, judge: JudgeNames): Alike | Unlike {
  const found = compared(base, other, judge);
  // What cannot be told apart inside is told apart as a whole, where a name could stand for the whole.
  if (found.kind === 'unlike' && canBeName(base) && canBeName(other)) return differing(base, other);
  return found;
}

function compared(base: SyntaxNode, other: SyntaxNode, judge: JudgeNames): Alike | Unlike {
  const unlike: Unlike = { kind: 'unlike', base, other };
  if (isPlainString(base) && isPlainString(other)) return plainString(base.text) === plainString(other.text) ? same : unlike;
  if (base.type !== other.type) return unlike;
  if (names.has(base.type)) {
    const judged = judge(base, other);
    if (judged === 'local') return { ...same, locals: [{ base, other }] };
    return judged === 'same' ? same : unlike;
  }
  const own = partsOf(base);
  const theirs = partsOf(other);
  if (blocks.has(base.type)) return compareBlocks(base, other, judge);
  if (own.length === 0 && theirs.length === 0) return base.text === other.text ? same : unlike;
  if (own.length !== theirs.length) return unlike;
  const found = inTurn(own, theirs, judge);
  // Of `json.loads` and `toml.loads` the whole differs: what is passed is the function, not the module it is of.
  const object = members.has(base.type) && found.kind === 'alike' ? found.differences.some((each) => each.base === own[0]) : false;
  return object ? unlike : found;
}

function differing(base: SyntaxNode, other: SyntaxNode): Alike {
  return { ...same, differences: [{ base, other }] };
}

function inTurn(own: readonly SyntaxNode[], theirs: readonly SyntaxNode[], judge: JudgeNames): Alike | Unlike {
  let all = same;
  for (const [i, each] of own.entries()) {
    const twin = theirs[i];
    if (twin === undefined) continue;
    const found = compareNodes(each, twin, judge);
    if (found.kind === 'unlike') return found;
    all = joined(all, found);
  }
  return all;
}

function joined(one: Alike, other: Alike): Alike {
  if (other === same) return one;
  return {
    kind: 'alike',
    differences: [...one.differences, ...other.differences],
    extras: [...one.extras, ...other.extras],
    locals: [...one.locals, ...other.locals],
  };
}

/** Statement by statement; where the base has more, those left over stand together, wherever the rest is most alike. */
function compareBlocks(base: SyntaxNode, other: SyntaxNode, judge: JudgeNames): Alike | Unlike {
  const own = partsOf(base);
  const theirs = partsOf(other);
  const more = own.length - theirs.length;
  if (more < 0) return { kind: 'unlike', base: own[firstUnlike(own, theirs, judge)] ?? base, other: theirs[own.length] ?? other };
  if (more === 0) return inTurn(own, theirs, judge);
  let best: Alike | undefined;
  // The first and the last parts are the braces, where there are any.
  for (let at = 0; at <= theirs.length; at++) {
    const statements = own.slice(at, at + more);
    if (!statements.every(({ isNamed }) => isNamed)) continue;
    const rest = inTurn([...own.slice(0, at), ...own.slice(at + more)], theirs, judge);
    if (rest.kind === 'unlike' || (best !== undefined && best.differences.length <= rest.differences.length)) continue;
    best = joined(rest, { ...same, extras: [{ statements, where: theirs[at] ?? other }] });
  }
  if (best !== undefined) return best;
  const first = firstUnlike(own, theirs, judge);
  return { kind: 'unlike', base: own[first] ?? base, other: theirs[first] ?? other };
}

function firstUnlike(own: readonly SyntaxNode[], theirs: readonly SyntaxNode[], judge: JudgeNames): number {
  const found = own.findIndex((each, i) => {
    const twin = theirs[i];
    return twin === undefined || compareNodes(each, twin, judge).kind === 'unlike';
  });
  return found === -1 ? own.length : found;
}
