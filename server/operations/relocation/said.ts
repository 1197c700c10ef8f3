/** What a person should know of a relocation: what went along, what is imported back, what may behave otherwise. And the packages that new files need. */

import type { LocatedCreation, OperationDecision } from '../../core/operation/operation.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { asWorkspacePath, type WorkspacePath } from '../../protocol/ids.ts';
import type { Changing } from './changing.ts';
import { isWrittenThere, type NeedsOf } from './companions.ts';
import { isSpeltAnew } from './fileUrls.ts';
import type { Module } from './ground.ts';
import { plainFolders } from './plainFolders.ts';
import type { Site } from './sites.ts';
import { takenWhole } from './takenWhole.ts';

const NAMED_MAX = 8;

export interface Said {
  readonly decisions: readonly OperationDecision[];
  readonly packages: readonly LocatedCreation[];
}

export function said(changing: Changing, needs: readonly NeedsOf[], sites: readonly Site[]): Said {
  return {
    decisions: [
      ...alongside(changing),
      ...importedBack(changing, needs),
      ...ownNames(changing, needs),
      ...effects(changing, sites),
      ...standardNames(changing),
      ...pickled(changing),
      ...takenWhole(changing),
      ...plainFolders(changing),
    ],
    packages: packagesFor(changing),
  };
}

function plan(choice: string, rationale: string, confidence: number, rejected: OperationDecision['rejected'] = []): OperationDecision {
  return { kind: 'plan', choice, rationale, rejected, confidence, about: [] };
}

function alongside({ homes, ground }: Changing): readonly OperationDecision[] {
  const found: OperationDecision[] = [];
  for (const because of ['companion', 'circle'] as const) {
    const group = homes.symbols.filter((symbol) => symbol.because === because);
    if (group.length === 0) continue;
    const why =
      because === 'companion'
        ? 'nothing else uses them, and they are not public'
        : 'they are private, and importing them back would close a circle of imports';
    found.push({
      ...plan(`moves ${listed(group.map(({ name }) => name))} along`, why, 0.9, [
        { choice: 'leave them and import them back', whyNot: 'what belongs together stays together' },
      ]),
      about: group.slice(0, NAMED_MAX).flatMap(({ ref }) => {
        const at = ground.terrain.view(ref.path)?.symbol(ref.symbol)?.nameExtent;
        return at ? [{ path: ref.path, start: at.start, end: at.end }] : [];
      }),
    });
  }
  for (const { module, unit, to } of homes.copies) {
    const name = unit.declares.map((ix) => module.view.symbol(ix)?.name ?? '').join(', ');
    found.push(plan(`writes “${name}” in ${to} as well`, `every module has its own, and ${module.path} still uses it`, 0.9));
  }
  return found;
}

function importedBack({ homes, ground }: Changing, needs: readonly NeedsOf[]): readonly OperationDecision[] {
  return needs.flatMap(({ module, to, needs: each }) => {
    const back = each.flatMap((need) => {
      if (need.kind !== 'symbol' || homes.of({ path: module.path, symbol: need.symbol })) return [];
      const [unit] = module.unitsOf(need.symbol);
      if (unit && isWrittenThere(ground, module, unit, to)) return [];
      return homes.copies.some(({ unit, to: home }) => home === to && unit.declares.includes(need.symbol)) ? [] : [need.name];
    });
    return back.length === 0
      ? []
      : [plan(`${to} imports ${listed(back)} from ${module.path}`, 'they stay there: other code uses them, or they are public', 0.9)];
  });
}

const ownUrl = /\bimport\.meta\.(?:url|dirname|filename|resolve)\b/g;

function readsOwnUrl({ ground }: Changing, { path }: Module, { text, startIndex }: SyntaxNode): boolean {
  return [...text.matchAll(ownUrl)].some(
    ({ index, 0: found }) => !isSpeltAnew(ground.terrain, { path, start: startIndex + index, end: startIndex + index + found.length }),
  );
}

/** `__name__` and its like mean the module they stand in. */
function ownNames(changing: Changing, needs: readonly NeedsOf[]): readonly OperationDecision[] {
  return needs.flatMap(({ module, to, needs: each }) => {
    const meta = changing.homes
      .leaving(module)
      .filter((moving) => moving.to === to && moving.unit.nodes.some((node) => readsOwnUrl(changing, module, node)));
    const names = [
      ...each.filter(
        ({ kind, name }) =>
          (kind === 'builtin' || kind === 'unbound') &&
          /^(?:__(?:name|file|package|spec|doc|dirname|filename)__|__dirname|__filename)$/.test(name),
      ),
      ...meta.map(({ unit }) => ({ name: 'import.meta', places: [unit.code] })),
    ];
    if (names.length === 0) return [];
    const what = listed(names.map(({ name }) => name));
    return [
      {
        ...plan(
          `could not prove that ${what} may mean ${to} instead of ${module.path}`,
          'what moves reads it: names of loggers, paths of files beside it and the like become those of the new module',
          0.6,
        ),
        kind: 'leave' as const,
        about: names.flatMap(({ places }) => places.slice(0, 1).map(({ start, end }) => ({ path: module.path, start, end }))),
      },
    ];
  });
}

/** Code that runs when the old module is loaded, which importers of the new one no longer load. */
function effects(changing: Changing, sites: readonly Site[]): readonly OperationDecision[] {
  const { homes, ground, order } = changing;
  return homes.sources.flatMap((path): readonly OperationDecision[] => {
    const module = ground.module(path);
    if (!module || order.removed.has(path)) return [];
    const leaving = new Set(homes.leaving(module).map(({ unit }) => unit));
    const running = module.units.filter(
      (unit) => unit.role === 'statement' && !leaving.has(unit) && unit.about.length === 0 && runs(unit.nodes[0]?.text ?? ''),
    );
    const importers = new Set(
      sites.filter(({ how, symbol }) => how.kind === 'imported' && symbol.ref.path === path).map(({ view }) => view.path),
    );
    const stillLoads = [...importers].filter((each) => changing.file(each).drop.size > 0);
    if (running.length === 0 || stillLoads.length === 0) return [];
    return [
      {
        ...plan(
          `could not prove that nobody relies on what ${path} does when it is loaded`,
          `it runs code of its own then, and ${stillLoads.length === 1 ? 'a file that imported' : `${stillLoads.length} files that imported`} from it may no longer load it`,
          0.6,
        ),
        kind: 'leave' as const,
        about: running.slice(0, NAMED_MAX).map(({ code }) => ({ path, start: code.start, end: code.end })),
      },
    ];
  });
}

function runs(text: string): boolean {
  return /\w\s*\(/.test(text);
}

/** A new file whose name hides a module of the standard library from those who look beside it first. */
function standardNames({ order, ground }: Changing): readonly OperationDecision[] {
  return [...order.fresh].flatMap((path) => {
    const rules = ground.terrain.rulesOf(path);
    const stem = /([^/]+)\.pyi?$/.exec(path)?.[1];
    if (stem === undefined || !rules?.standardModules.has(stem)) return [];
    const inPackage = ground.terrain.facts.paths()?.has(`${folderOf(path)}/__init__.py`) === true;
    const rationale = inPackage
      ? 'inside of a package it hides nothing, but a script that runs beside it would find it instead'
      : `“import ${stem}” finds this file instead wherever its folder is on the import path`;
    return [plan(`warned that “${stem}” has the name of a module of the standard library`, rationale, inPackage ? 0.8 : 0.5)];
  });
}

function pickled({ homes, ground }: Changing): readonly OperationDecision[] {
  const { terrain } = ground;
  const python = homes.symbols.filter(({ ref, because }) => because === 'asked' && ref.path.endsWith('.py'));
  const classes = python.filter(({ ref }) => terrain.view(ref.path)?.symbol(ref.symbol)?.kind === 'class');
  if (classes.length === 0) return [];
  const mentions = terrain.facts.mentions('pickle');
  if (!mentions) {
    terrain.needs.add({ kind: 'mentions', word: 'pickle' });
    return [];
  }
  const users = mentions.code.filter((path) => terrain.view(path)?.index.imports.some(({ specifier }) => specifier === 'pickle'));
  if (users.length === 0) return [];
  const rationale = `${users[0]} pickles objects; those stored before name the module, and load only while the old one offers the class`;
  return [
    {
      ...plan(`could not prove that no stored object names ${listed(classes.map(({ name }) => name))} by the old module`, rationale, 0.6),
      kind: 'leave',
    },
  ];
}

/** `__init__.py` of new folders that lie in a package, and the folders above them that are new as well. */
function packagesFor({ order, ground }: Changing): readonly LocatedCreation[] {
  const paths = ground.terrain.facts.paths();
  const made = new Map<WorkspacePath, LocatedCreation>();
  for (const path of order.fresh) {
    if (!path.endsWith('.py') || !paths) continue;
    const fresh: string[] = [];
    let folder = folderOf(path);
    while (folder !== '' && !paths.paths.some((each) => each.startsWith(`${folder}/`))) {
      fresh.push(folder);
      folder = folderOf(folder);
    }
    if (!paths.has(`${folder}/__init__.py`)) continue;
    for (const each of fresh) {
      const file = asWorkspacePath(`${each}/__init__.py`);
      made.set(file, { path: file, text: '', why: 'makes a package of the new folder, as the one around it is', confidence: 0.95 });
    }
  }
  return [...made.values()].filter(({ path }) => !order.fresh.has(path));
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function listed(names: readonly string[]): string {
  const shown = [...new Set(names)].slice(0, NAMED_MAX).map((name) => `“${name}”`);
  const more = new Set(names).size - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
