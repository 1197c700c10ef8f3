/** Goes through every file that mentions the name and sorts its occurrences by what was judged of them. */
import type { Resolver } from '../../resolver.ts';
import { judge } from './judgement.ts';
import { type DoubtfulSighting, type FoundReference, type Sighting, type Spelling, sightingKey } from './reference.ts';
import type { Subject } from './subject.ts';

export interface UnknownSighting extends DoubtfulSighting {
  readonly spelling: Spelling;
  readonly handed: boolean; // the object came from code that is not of the workspace
}

export interface Survey {
  readonly references: readonly FoundReference[];
  readonly unknown: readonly UnknownSighting[];
  readonly torn: readonly DoubtfulSighting[]; // may be this one or another: nothing can tell
  readonly kept: readonly DoubtfulSighting[]; // this one, under a name of its own there
  readonly others: readonly Sighting[]; // surely something else
}

export function survey(resolver: Resolver, subject: Subject): Survey {
  const references = new Map<string, FoundReference>();
  const unknown: UnknownSighting[] = [];
  const torn: DoubtfulSighting[] = [];
  const kept: DoubtfulSighting[] = [];
  const others: Sighting[] = [];
  for (const view of subject.views) {
    for (const occurrence of view.occurrencesOf(subject.name)) {
      const verdict = judge(resolver, subject, view, occurrence);
      const sighting = { view, occurrence };
      switch (verdict.kind) {
        case 'ours': {
          const { how, confidence, why, spelling } = verdict;
          const key = sightingKey(sighting);
          // One token may play two parts (an import's name and the local binding); the one that says more wins.
          if (!references.has(key) || spelling !== 'name')
            references.set(key, {
              path: view.path,
              start: occurrence.start,
              end: occurrence.end,
              how,
              confidence,
              why,
              spelling,
              view,
              occurrence,
            });
          break;
        }
        case 'unknown':
          unknown.push({ ...sighting, why: verdict.why, spelling: verdict.spelling, handed: verdict.handed });
          break;
        case 'torn':
          torn.push({ ...sighting, why: verdict.why });
          break;
        case 'kept':
          kept.push({ ...sighting, why: verdict.why });
          break;
        case 'other':
          others.push(sighting);
          break;
      }
    }
  }
  const free = <T extends Sighting>(list: readonly T[]): readonly T[] => list.filter((sighting) => !references.has(sightingKey(sighting)));
  return { references: [...references.values()], unknown: free(unknown), torn: free(torn), kept, others: free(others) };
}
