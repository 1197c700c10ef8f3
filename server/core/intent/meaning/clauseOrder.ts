/** The order in which clauses are carried out, where it is not the order in which they were said: "before that, …", "before moving f, …". */
import type { Clause } from './discourse.ts';

export function inOrder(clauses: readonly Clause[]): readonly Clause[] {
  const ordered: Clause[] = [];
  let waiting: Clause[] = []; // said first, done after the next
  for (const clause of clauses) {
    if (clause.outcome.kind !== 'calls') {
      ordered.push(clause);
      continue;
    }
    if (clause.when === 'beforeThat') {
      const last = ordered.findLastIndex(({ outcome }) => outcome.kind === 'calls');
      ordered.splice(Math.max(0, last), 0, clause);
    } else if (clause.when === 'afterNext') waiting.push(clause);
    else {
      ordered.push(clause, ...waiting);
      waiting = [];
    }
  }
  return [...ordered, ...waiting];
}
