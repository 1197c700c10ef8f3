/** Files that go as a whole, and who imports them. */
import type { Place } from '../../core/facts/facts.ts';
import { NONE } from '../../core/terrain/fileIndex.ts';
import { isUse } from '../../core/terrain/imports/neededNames.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Ground } from '../relocation/ground.ts';
import { stemOf } from '../relocation/sites.ts';
import type { IsDoomed, PassedOn } from '../removal/uses.ts';
import type { ResolvedTarget } from '../target/targetResolver.ts';

/** The files of a target that is a module or package: a package with all its code. */
export function filesOf({ facts }: Terrain, target: ResolvedTarget): readonly WorkspacePath[] {
  const paths = facts.paths()?.paths ?? [];
  if (target.kind === 'folder') return paths.filter((path) => path.startsWith(`${target.path}/`) && isCode(path));
  if (target.kind !== 'module') return [];
  const folder = /^(.*)\/__init__\.pyi?$/.exec(target.path)?.[1];
  if (folder !== undefined) return paths.filter((path) => path.startsWith(`${folder}/`) && isCode(path));
  const stub = `${target.path}i` as WorkspacePath;
  return target.path.endsWith('.py') && paths.includes(stub) ? [target.path, stub] : [target.path];
}

function isCode(path: string): boolean {
  return /\.(?:pyi?|[cm]?[jt]sx?)$|(?:^|\/)py\.typed$/.test(path);
}

/** Imports of the files that something uses, and those that nothing does. Facts that are missing are noted. */
export function moduleUses(
  ground: Ground,
  gone: ReadonlySet<WorkspacePath>,
  isDoomed: IsDoomed,
): { readonly places: readonly (Place & { readonly why: string })[]; readonly imports: readonly PassedOn[] } {
  const places = new Map<string, Place & { readonly why: string }>();
  const imports: PassedOn[] = [];
  for (const word of new Set([...gone].map(stemOf))) {
    const mentions = ground.terrain.facts.mentions(word);
    if (mentions === undefined) {
      ground.terrain.needs.add({ kind: 'mentions', word });
      continue;
    }
    for (const path of mentions.code) {
      const view = gone.has(path) ? undefined : ground.terrain.view(path);
      if (view === undefined) continue;
      view.index.imports.forEach((record, ix) => {
        if (isDoomed(path, record)) return;
        const leads = (specifier: string): boolean => {
          const answer = ground.terrain.module(path, specifier, record.level);
          return answer.kind === 'files' && answer.paths.some((each) => gone.has(each));
        };
        const whole = leads(record.specifier);
        const prefix = /[^.]$/.test(record.specifier) ? `${record.specifier}.` : record.specifier;
        const entries = record.names.flatMap((name, entry) => {
          const isSubmodule = !whole && view.family === 'python' && record.kind === 'from' && leads(prefix + name.name);
          return whole || isSubmodule ? [{ entry, symbol: name.symbol }] : [];
        });
        if (!whole && entries.length === 0) return;
        const use = (at: { readonly start: number; readonly end: number }, why: string): void => {
          places.set(`${path} ${at.start}`, { path, start: at.start, end: at.end, why });
        };
        if (entries.length === 0) {
          const bound = view.index.symbols.findIndex((_, symbol) => view.importsOf(symbol).some((each) => each.record === record));
          const used = view.index.occurrences.find(
            (each) =>
              bound !== NONE &&
              each.symbol === bound &&
              isUse(view, each) &&
              !isDoomed(path, each) &&
              !(record.start <= each.start && each.end <= record.end),
          );
          if (record.kind === 'reexport' || (used === undefined && bound !== -1)) imports.push({ path, import: ix, entry: 'all' });
          else use(used ?? record, used === undefined ? 'imports it for its effects' : 'uses the module');
          return;
        }
        for (const { entry, symbol } of entries) {
          const used = view.index.occurrences.find(
            (each) =>
              symbol !== NONE &&
              each.symbol === symbol &&
              isUse(view, each) &&
              !isDoomed(path, each) &&
              !(record.start <= each.start && each.end <= record.end),
          );
          if (used !== undefined) use(used, 'uses what is imported from it');
          else imports.push({ path, import: ix, entry });
        }
      });
      for (const occurrence of view.occurrencesOf(word)) {
        if (occurrence.role !== 'string' || isDoomed(path, occurrence) || occurrence.dotted === undefined) continue;
        const links = ground.resolver.links(view, occurrence);
        if (links.some(({ target }) => target.kind === 'module' && gone.has(target.path)))
          places.set(`${path} ${occurrence.start}`, {
            path,
            start: occurrence.start,
            end: occurrence.end,
            why: 'names it in a string that is used as code',
          });
      }
    }
  }
  return { places: [...places.values()], imports };
}
