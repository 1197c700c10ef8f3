/** After a violation: whether the places where physics found errors are references that had been left alone. */
import { byPlace, type Step } from '../../core/facts/facts.ts';
import type { Located, LocatedReference, Refusal, Surprise } from '../../core/operation/operation.ts';
import { NONE } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';

/** Looks at occurrences of the old name that the surprises touch, and takes in those that nothing speaks against. */
export function exploreSurprises(
  resolver: Resolver,
  located: Located,
  newName: string,
  surprises: readonly Surprise[],
): Step<Located, Refusal> {
  const { terrain } = resolver;
  if (located.target.kind === 'module' || located.target.kind === 'name') return { kind: 'done', value: located };
  const name = located.target.name;
  const known = new Set(located.references.map(({ path, start }) => `${start} ${path}`));
  const added = new Map<string, LocatedReference>();
  for (const surprise of surprises) {
    const view = terrain.view(surprise.path);
    for (const occurrence of view?.occurrencesOf(name) ?? []) {
      const key = `${occurrence.start} ${surprise.path}`;
      const touched = occurrence.start <= surprise.end && surprise.start <= occurrence.end;
      if (!view || !touched || known.has(key) || boundHere(view, occurrence.symbol)) continue;
      const text = occurrence.role === 'shorthand' ? `${newName}: ${name}` : newName;
      const why = `the language server found an error here once the rest was renamed: ${surprise.text}`;
      added.set(key, {
        path: surprise.path,
        start: occurrence.start,
        end: occurrence.end,
        confidence: 0.85,
        how: 'physics',
        newText: text,
        why,
      });
    }
  }
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  if (added.size === 0) return { kind: 'done', value: located };
  const references = [...located.references, ...added.values()].sort(byPlace);
  return {
    kind: 'done',
    value: {
      ...located,
      references,
      left: located.left.filter(({ path, start }) => !added.has(`${start} ${path}`)),
      readSet: [...new Set([...located.readSet, ...references.map(({ path }) => path)])].sort(),
      writeSet: [...new Set([...located.writeSet, ...references.map(({ path }) => path)])].sort(),
      decisions: [
        ...located.decisions,
        {
          kind: 'edit',
          choice: `took in ${added.size} more ${added.size === 1 ? 'reference' : 'references'}`,
          rationale: 'the language server found errors there, and the places name what is renamed',
          rejected: [],
          confidence: 0.85,
          about: [...added.values()].map(({ path, start, end }) => ({ path, start, end })),
        },
      ],
    },
  };
}

/** A plain binding of the same file is certainly something else. */
function boundHere(view: FileView, symbol: number): boolean {
  const record = view.symbol(symbol);
  return record !== undefined && record.import === NONE;
}
