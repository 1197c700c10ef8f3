/** Goes through every file that mentions the old name and sorts its occurrences by what was judged of them. */
import type { LocatedReference } from '../../core/operation/operation.ts';
import type { Occurrence } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { judge } from './judgement.ts';
import type { Subject } from './subject.ts';

/** An occurrence with the file it stands in. */
export interface Sighting {
  readonly view: FileView;
  readonly occurrence: Occurrence;
}

export interface UnknownSighting extends Sighting {
  readonly why: string;
  readonly newText: string;
  readonly handed: boolean; // the object came from code that is not of the workspace
}

export interface Survey {
  readonly references: readonly (LocatedReference & Sighting)[];
  readonly unknown: readonly UnknownSighting[];
  readonly torn: readonly (Sighting & { readonly why: string })[];
  readonly kept: readonly (Sighting & { readonly why: string })[];
  readonly others: readonly Sighting[];
}

export function survey(resolver: Resolver, subject: Subject): Survey {
  const references = new Map<string, LocatedReference & Sighting>();
  const unknown: UnknownSighting[] = [];
  const torn: (Sighting & { why: string })[] = [];
  const kept: (Sighting & { why: string })[] = [];
  const others: Sighting[] = [];
  for (const view of subject.views) {
    for (const occurrence of view.occurrencesOf(subject.name)) {
      const verdict = judge(resolver, subject, view, occurrence);
      switch (verdict.kind) {
        case 'rewrite': {
          const reference = { path: view.path, start: occurrence.start, end: occurrence.end, ...pick(verdict), view, occurrence };
          const key = `${occurrence.start} ${view.path}`;
          const before = references.get(key);
          // One token may play two parts (an import's name and the local binding); the more telling text wins.
          if (!before || reference.newText.length > before.newText.length) references.set(key, reference);
          break;
        }
        case 'unknown':
          unknown.push({ view, occurrence, why: verdict.why, newText: verdict.newText, handed: verdict.handed });
          break;
        case 'torn':
          torn.push({ view, occurrence, why: verdict.why });
          break;
        case 'kept':
          kept.push({ view, occurrence, why: verdict.why });
          break;
        case 'other':
          others.push({ view, occurrence });
          break;
      }
    }
  }
  const found = [...references.values()];
  const taken = new Set(references.keys());
  const free = <T extends Sighting>(list: readonly T[]): readonly T[] =>
    list.filter(({ view, occurrence }) => !taken.has(`${occurrence.start} ${view.path}`));
  return { references: found, unknown: free(unknown), torn: free(torn), kept, others: free(others) };
}

function pick(
  verdict: Pick<LocatedReference, 'how' | 'confidence' | 'why' | 'newText'>,
): Pick<LocatedReference, 'how' | 'confidence' | 'why' | 'newText'> {
  return { how: verdict.how, confidence: verdict.confidence, why: verdict.why, newText: verdict.newText };
}
