/** Code that takes the old module as a whole when it runs, and may take what moved out of it then: told, since no name there says so. */
import type { OperationDecision } from '../../core/operation/operation.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Changing } from './changing.ts';
import type { Module } from './ground.ts';
import { leadsTo, stemOf } from './sites.ts';

const PLACES_MAX = 20;
const NAMED_MAX = 5;

export function takenWhole(changing: Changing): readonly OperationDecision[] {
  const { homes, order, ground } = changing;
  return (order.keep ? [] : homes.sources).flatMap((source): readonly OperationDecision[] => {
    const moved = homes.symbols.filter(({ ref, because }) => ref.path === source && because === 'asked').map(({ name }) => `“${name}”`);
    if (order.removed.has(source) || moved.length === 0) return [];
    const about = (ground.terrain.facts.mentions(stemOf(source))?.code ?? []).flatMap((path) => {
      const module = path === source || order.fresh.has(path) ? undefined : ground.module(path);
      return module ? placesIn(changing, module, source).map(({ start, end }) => ({ path, start, end })) : [];
    });
    if (about.length === 0) return [];
    const users = [...new Set(about.map(({ path }) => path))];
    const shown = `${users.slice(0, NAMED_MAX).join(', ')}${users.length > NAMED_MAX ? ` and ${users.length - NAMED_MAX} more` : ''}`;
    return [
      {
        kind: 'leave',
        choice: `could not prove that nobody takes ${moved.slice(0, NAMED_MAX).join(', ')} out of ${source} when the program runs`,
        rationale: `${shown} ${users.length === 1 ? 'takes' : 'take'} the module as a whole, and hand it on`,
        rejected: [],
        confidence: 0.6,
        about: about.slice(0, PLACES_MAX),
      },
    ];
  });
}

/** `import('./old')` that nothing is taken from at once, `export * as ns from './old'`, `import_module("pkg.old")`. */
function placesIn({ ground, files }: Changing, module: Module, source: WorkspacePath): readonly Extent[] {
  const { view, text } = module;
  const isWritten = ({ start, end }: Extent): boolean =>
    files.get(module.path)?.rewrites.some((each) => each.start < end && start < each.end) === true;
  const records = view.index.imports.flatMap((record, ix) => {
    const handsOn = record.kind === 'dynamic' || (record.kind === 'reexport' && record.starAs !== undefined);
    const mocks = /^(?:jest|vi|vitest|mock)\s*\./.test(text.slice(record.start, record.start + 20));
    const bound = record.kind === 'dynamic' && record.starAs !== undefined; // its uses are known
    if (!handsOn || mocks || bound || record.names.length > 0 || isWritten(record.specifierExtent)) return [];
    return leadsTo(ground, view, ix, source) ? [record.specifierExtent] : [];
  });
  const strings = view.occurrencesOf(stemOf(source)).filter((occurrence) => {
    if (
      occurrence.role !== 'string' ||
      !/\b(?:import_module|__import__)\s*\([^()]*$/.test(text.slice(Math.max(0, occurrence.start - 120), occurrence.start))
    )
      return false;
    return ground.resolver.links(view, occurrence).some(({ target }) => target.kind === 'module' && target.path === source);
  });
  return [...records, ...strings];
}
