/** Every place of the workspace that refers to a symbol which moves, and how: that decides what becomes of it. */
import { type ImportIx, NONE, type Occurrence } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Ground } from './ground.ts';
import type { Homes, MovingSymbol } from './homes.ts';

export type SiteHow =
  | { readonly kind: 'own' } // in its own module, by its name
  | { readonly kind: 'listed' } // in the `__all__` of its own module
  | { readonly kind: 'imported'; readonly import: ImportIx; readonly entry: number } // in an import of its own module
  | { readonly kind: 'starred'; readonly import: ImportIx } // by a star import of its own module
  | { readonly kind: 'qualified' } // `m.x`, where m is its own module
  | { readonly kind: 'string' } // the end of a dotted path in a string, of which the rest is its own module
  | { readonly kind: 'patched' }; // `patch.object(m, "x")`

export interface Site {
  readonly view: FileView;
  readonly occurrence: Occurrence;
  readonly symbol: MovingSymbol;
  readonly how: SiteHow;
}

export interface Sites {
  readonly all: readonly Site[];
  readonly views: readonly FileView[]; // of all files that have one of the names
}

/** Facts that are missing are noted. */
export function sitesOf(ground: Ground, homes: Homes): Sites {
  const { terrain } = ground;
  const found: Site[] = [];
  const views = new Map<string, FileView>();
  const names = new Set(homes.symbols.flatMap(({ name, ref }) => offeredNames(ground, ref.path, ref.symbol, name)));
  for (const name of names) {
    const mentions = terrain.facts.mentions(name);
    if (!mentions) {
      terrain.needs.add({ kind: 'mentions', word: name });
      continue;
    }
    for (const path of mentions.code) {
      const view = terrain.view(path);
      if (!view) continue;
      views.set(path, view);
      for (const occurrence of view.occurrencesOf(name)) {
        const symbol = meant(ground, homes, view, occurrence);
        const how = symbol && howMeant(ground, view, occurrence, symbol);
        if (symbol && how) found.push({ view, occurrence, symbol, how });
      }
    }
  }
  found.push(...defaultsImported(ground, homes));
  return { all: found, views: [...views.values()] };
}

/** The names others know it by. */
function offeredNames(ground: Ground, path: WorkspacePath, ix: number, name: string): readonly string[] {
  const exports = ground.terrain.view(path)?.symbol(ix)?.exports ?? [];
  return [...new Set([name, ...exports.filter((each) => each !== 'default' && each !== 'export=')])];
}

function meant(ground: Ground, homes: Homes, view: FileView, occurrence: Occurrence): MovingSymbol | undefined {
  if (occurrence.role === 'keyword' || occurrence.role === 'moduleSegment') return undefined;
  for (const { target } of ground.resolver.links(view, occurrence)) {
    if (target.kind !== 'symbol') continue;
    const symbol = homes.of(target.ref);
    if (symbol) return symbol;
  }
  return undefined;
}

function howMeant(ground: Ground, view: FileView, occurrence: Occurrence, symbol: MovingSymbol): Site['how'] | undefined {
  const home = symbol.ref.path;
  const own = view.path === home;
  switch (occurrence.role) {
    case 'importedName': {
      const record = view.index.imports[occurrence.import];
      if (!record || !leadsTo(ground, view, occurrence.import, home)) return undefined;
      const entry = record.names.findIndex((each) => each.nameExtent?.start === occurrence.start);
      return entry < 0 ? undefined : { kind: 'imported', import: occurrence.import, entry };
    }
    case 'member':
      if (occurrence.symbol !== NONE && own) return { kind: 'own' };
      return occurrence.receiver && isModule(ground, view, occurrence.receiver, home) ? { kind: 'qualified' } : undefined;
    case 'string':
      if (occurrence.receiver) return isModule(ground, view, occurrence.receiver, home) ? { kind: 'patched' } : undefined;
      return namesModule(ground, view, occurrence, home)
        ? { kind: 'string' }
        : own && occurrence.dotted === undefined
          ? { kind: 'own' }
          : undefined;
    case 'listedExport':
      return own ? { kind: 'listed' } : undefined;
    case 'declaration':
    case 'reference':
    case 'shorthand': {
      if (own && view.symbol(occurrence.symbol)?.import === NONE) return { kind: 'own' };
      if (occurrence.symbol !== NONE || view.lookup(occurrence.scope, occurrence.name) !== NONE) return undefined;
      const star = view.index.imports.findIndex((record, ix) => record.star && leadsTo(ground, view, ix, home));
      return star < 0 ? undefined : { kind: 'starred', import: star };
    }
    default:
      return undefined;
  }
}

/** `import x from './m'` and `{ default: x }`: the name of the other module is not written, or says nothing. */
function defaultsImported(ground: Ground, homes: Homes): readonly Site[] {
  const { terrain } = ground;
  const found: Site[] = [];
  for (const symbol of homes.symbols) {
    const exports = terrain.view(symbol.ref.path)?.symbol(symbol.ref.symbol)?.exports ?? [];
    if (!exports.includes('default') && !exports.includes('export=')) continue;
    for (const view of importersOf(ground, symbol.ref.path)) {
      view.index.imports.forEach((record, ix) => {
        if (!leadsTo(ground, view, ix, symbol.ref.path)) return;
        record.names.forEach((entry, position) => {
          if (entry.name !== 'default') return;
          const at = entry.nameExtent ?? view.symbol(entry.symbol)?.nameExtent ?? record.specifierExtent;
          const occurrence = view.occurrencesAt(at.start)[0];
          if (occurrence) found.push({ view, occurrence, symbol, how: { kind: 'imported', import: ix, entry: position } });
        });
      });
    }
  }
  return found;
}

/** Files with an import that leads to a module. Facts that are missing are noted. */
export function importersOf(ground: Ground, path: WorkspacePath): readonly FileView[] {
  return filesNaming(ground, path).flatMap((each) => {
    const view = each === path ? undefined : ground.terrain.view(each);
    return view?.index.imports.some((_, ix) => leadsTo(ground, view, ix, path)) ? [view] : [];
  });
}

/** Files with the word by which imports name the module. A fact that is missing is noted. */
export function filesNaming({ terrain }: Ground, path: WorkspacePath): readonly WorkspacePath[] {
  const word = stemOf(path);
  const mentions = terrain.facts.mentions(word);
  if (!mentions) terrain.needs.add({ kind: 'mentions', word });
  return mentions?.code ?? [];
}

/** The word by which imports name a file: a package by its folder. */
export function stemOf(path: string): string {
  const segments = path.split('/');
  const stem = (segments.pop() ?? '').replace(/(?:\.d)?\.[A-Za-z]+$/, '');
  return stem === '__init__' || stem === 'index' ? (segments.pop() ?? stem) : stem;
}

export function leadsTo(ground: Ground, view: FileView, ix: ImportIx, path: WorkspacePath): boolean {
  const record = view.index.imports[ix];
  if (!record) return false;
  const answer = ground.terrain.module(view.path, record.specifier, record.level);
  return answer.kind === 'files' && answer.paths.includes(path);
}

function isModule(ground: Ground, view: FileView, receiver: NonNullable<Occurrence['receiver']>, path: WorkspacePath): boolean {
  return ground.resolver.values.of(view.path, receiver).some((value) => value.kind === 'module' && value.path === path);
}

/** Whether what stands before the last dot of a path in a string is the module, and not one that only relays the name. */
function namesModule(ground: Ground, view: FileView, occurrence: Occurrence, path: WorkspacePath): boolean {
  const dotted = occurrence.dotted;
  const before = dotted?.slice(0, Math.max(0, dotted.lastIndexOf('.')));
  if (before === undefined || before === '') return false;
  return ground.resolver.dottedLinks(view, 0, before).some(({ target }) => target.kind === 'module' && target.path === path);
}
