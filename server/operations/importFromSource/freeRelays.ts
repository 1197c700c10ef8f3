/** Re-exports that nobody needs once detours are straight: nobody takes the name from there, and the module does not use it itself. */
import { NONE } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import { isUse } from '../../core/terrain/imports/neededNames.ts';
import { symbolKey } from '../../core/terrain/symbolRef.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Ground } from '../relocation/ground.ts';
import type { PassedOn } from '../removal/uses.ts';
import type { Detour } from './detours.ts';

export interface FreeRelays {
  readonly imports: readonly PassedOn[];
  readonly listed: readonly { readonly path: WorkspacePath; readonly name: string }[];
}

/** Facts that are missing are noted. */
export function freeRelays(ground: Ground, straight: readonly Detour[]): FreeRelays {
  const imports = new Map<string, PassedOn>();
  const listed: { readonly path: WorkspacePath; readonly name: string }[] = [];
  for (const detour of straight) {
    const view = ground.terrain.view(detour.relay);
    const record = detour.view.index.imports[detour.import];
    const taken = record?.names[detour.entry]?.name;
    if (view === undefined || taken === undefined || isTaken(ground, detour, taken, straight)) continue;
    view.index.imports.forEach((each, ix) => {
      const entry = each.names.findIndex(({ name, alias }) => (alias ?? name) === taken);
      if (entry === -1 || isUsedItself(view, each.names[entry]?.symbol ?? NONE)) return;
      imports.set(`${view.path} ${ix} ${entry}`, { path: view.path, import: ix, entry });
      listed.push({ path: view.path, name: taken });
    });
  }
  return { imports: [...imports.values()], listed };
}

function isUsedItself(view: FileView, symbol: number): boolean {
  if (symbol === NONE) return false;
  return view.index.occurrences.some(
    (each) =>
      each.symbol === symbol &&
      isUse(view, each) &&
      !view.importsOf(symbol).some(({ record }) => record.start <= each.start && each.end <= record.end),
  );
}

/** Whether anybody else gets it by that name from the relay: by an import that stays, through the module, or by a star. */
function isTaken(ground: Ground, { relay, source }: Detour, name: string, straight: readonly Detour[]): boolean {
  const { terrain, resolver } = ground;
  const mentions = terrain.facts.mentions(name);
  if (mentions === undefined) {
    terrain.needs.add({ kind: 'mentions', word: name });
    return true;
  }
  return mentions.code.some((path) => {
    const view = path === relay || path === source.path ? undefined : terrain.view(path);
    return view?.occurrencesOf(name).some((occurrence) => {
      const leads = resolver
        .links(view, occurrence)
        .some(({ target }) => target.kind === 'symbol' && symbolKey(target.ref) === symbolKey(source));
      if (!leads) return false;
      if (occurrence.role === 'importedName') {
        const record = view.index.imports[occurrence.import];
        const answer = record && terrain.module(path, record.specifier, record.level);
        if (answer?.kind !== 'files' || !answer.paths.includes(relay)) return false;
        return !straight.some((each) => each.view.path === path && each.import === occurrence.import);
      }
      // A name that no import of the file binds comes by a star; a member may come through the module.
      if (occurrence.role === 'member' || occurrence.role === 'string') return true;
      return occurrence.role === 'reference' && occurrence.symbol === NONE;
    });
  });
}
