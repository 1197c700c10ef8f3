/** Chooses among the readings of an instruction: each is interpreted, the cheapest is meant, and equals that differ are an ambiguity. */
import type { CursorSpec } from '../../operation/target.ts';
import { inOrder } from './clauseOrder.ts';
import { type Clause, Discourse } from './discourse.ts';
import type { MeantCall } from './operationMeaning.ts';
import type { Hypothesis, Lattice } from './unitLattice.ts';

/** What a gap in a reading costs: a pronoun nothing stands for, a new name that is none. */
const gapCost = 4;

export interface Interpretation {
  readonly clauses: readonly Clause[];
  readonly calls: readonly MeantCall[];
  readonly cost: number;
}

export interface Choice {
  readonly best: Interpretation;
  readonly rivals: readonly Interpretation[]; // as likely as the best, and meaning something else
}

export function choose(lattice: Lattice, cursor: CursorSpec | undefined): Choice | undefined {
  const interpretations = lattice.hypotheses.map((hypothesis) => interpret(hypothesis, cursor)).sort((a, b) => a.cost - b.cost);
  const best = interpretations[0];
  if (best === undefined) return undefined;
  const seen = new Set([meaningOf(best)]);
  const rivals: Interpretation[] = [];
  for (const other of interpretations.slice(1)) {
    if (other.cost > best.cost) break;
    const meaning = meaningOf(other);
    if (seen.has(meaning) || !isWhole(other)) continue;
    seen.add(meaning);
    rivals.push(other);
  }
  return isWhole(best) ? { best, rivals } : { best, rivals: [] };
}

function interpret(hypothesis: Hypothesis, cursor: CursorSpec | undefined): Interpretation {
  const clauses = new Discourse(cursor).read(hypothesis);
  const gaps = clauses.filter(({ outcome }) => outcome.kind === 'problem' && !outcome.sayable).length;
  return {
    clauses,
    calls: inOrder(clauses).flatMap(({ outcome }) => (outcome.kind === 'calls' ? outcome.calls : [])),
    cost: hypothesis.cost + gaps * gapCost,
  };
}

/** Whether every clause came to something. */
export function isWhole(interpretation: Interpretation): boolean {
  return interpretation.clauses.every(({ outcome }) => outcome.kind !== 'problem' && outcome.kind !== 'unread');
}

function meaningOf(interpretation: Interpretation): string {
  return JSON.stringify(interpretation.calls.map((call) => [call.operation, call.arguments]));
}
