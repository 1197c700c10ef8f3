/** `jest.mock('./old')` and its like in files that take what moves: a mock stands for the module that the code under test loads. */
import type { ImportRecord } from '../../core/terrain/fileIndex.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Changing } from './changing.ts';
import type { Module } from './ground.ts';
import { leadsTo, type Site } from './sites.ts';

export function followMocks(changing: Changing, sites: readonly Site[]): void {
  const takers = new Map<string, Site>();
  for (const site of sites) if (site.how.kind === 'imported') takers.set(`${site.view.path} ${site.symbol.ref.path}`, site);
  for (const site of takers.values()) {
    const module = changing.ground.module(site.view.path);
    if (module?.view.family === 'ecmascript') followIn(changing, module, site);
  }
}

function followIn(changing: Changing, module: Module, site: Site): void {
  const source = site.symbol.ref.path;
  const mocks = module.view.index.imports.filter(
    (record, ix) => isMock(module, record) && leadsTo(changing.ground, module.view, ix, source),
  );
  if (mocks.length === 0) return;
  const homes = homesOf(changing, module, source);
  const [to] = homes;
  const spelt =
    homes.size === 1 && to !== undefined
      ? changing.ground.got(module.imports.specifierOf({ path: module.path, index: module.view.index }, to, changing.ground.terrain.facts))
      : undefined;
  for (const { specifierExtent } of mocks) {
    if (spelt !== undefined) changing.rewrite(module.path, specifierExtent, spelt, 'stands for the new module', 'string', 0.85);
    else {
      const occurrence = { ...site.occurrence, ...specifierExtent };
      changing.left.push({
        site: { ...site, occurrence },
        why: 'mocks the old module, of which the file takes both what moves and what stays',
      });
    }
  }
}

/** Where all is that the file takes from the module; undefined among them for what stays there. */
function homesOf(changing: Changing, module: Module, source: WorkspacePath): ReadonlySet<WorkspacePath | undefined> {
  const { ground, homes } = changing;
  const found = new Set<WorkspacePath | undefined>();
  module.view.index.imports.forEach((record, ix) => {
    if (isMock(module, record) || !leadsTo(ground, module.view, ix, source)) return;
    if (record.names.length === 0) found.add(undefined);
    for (const { name } of record.names) {
      const exported = ground.terrain.view(source)?.exportedAs(name) ?? [];
      found.add(exported.flatMap((symbol) => homes.of({ path: source, symbol }) ?? [])[0]?.to);
    }
  });
  return found;
}

/** A call of a test framework; not `import('./old')` or `require('./old')`, which take the module themselves. */
function isMock({ text }: Module, { kind, names, start }: ImportRecord): boolean {
  return kind === 'dynamic' && names.length === 0 && /^(?:jest|vi|vitest|mock)\s*\./.test(text.slice(start, start + 20));
}
