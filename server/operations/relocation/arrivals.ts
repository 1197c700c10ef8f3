/** What a file must import for the code that comes into it, and what that code writes for it there. */

import { lineBreakIn } from '../../base/lineBreak.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { type Extent, NONE } from '../../core/terrain/fileIndex.ts';
import type { BroughtImport, NeededName, WantedImport } from '../../core/terrain/importEditing.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Changing } from './changing.ts';
import { namedInComment } from './commentTypes.ts';
import { isReassigned, isWrittenThere, type NeedsOf } from './companions.ts';
import { comesByStatement } from './conditionalImports.ts';
import { deferInText } from './deferredText.ts';
import type { Module } from './ground.ts';
import { edgeKey } from './loadGraph.ts';
import { importName } from './offeredName.ts';
import { clash, importsForTypes } from './siteChanges.ts';

export function bringNeeds(changing: Changing, all: readonly NeedsOf[]): void {
  for (const { module, to, needs } of all) {
    bringFuture(changing, module, to);
    bringMarkup(changing, module, to, needs);
    for (const need of needs) {
      switch (need.kind) {
        case 'symbol':
          bringSymbol(changing, module, to, need);
          break;
        case 'import':
          bringImport(changing, module, to, need);
          break;
        case 'star':
          bringStarred(changing, module, to, need);
          break;
        case 'builtin':
        case 'unbound':
        case 'enclosing':
          break;
      }
    }
  }
}

/** With `from __future__ import annotations` annotations are not looked at; without it they may fail, or mean names that are only imported for types. */
function bringFuture(changing: Changing, module: Module, to: WorkspacePath): void {
  const { homes, order, ground } = changing;
  const target = order.fresh.has(to) ? undefined : ground.module(to);
  const name = 'annotations';
  const hasIt = ({ view }: Module): boolean =>
    view.index.imports.some((record) => record.specifier === '__future__' && record.names.some((each) => each.name === name));
  if (!target || module.view.family !== 'python' || !hasIt(module) || hasIt(target)) return;
  const annotated = homes.arriving(to).some((moving) => moving.module === module && moving.unit.nodes.some(isAnnotated));
  if (!annotated) return;
  const at = target.units.find(({ role }) => role !== 'head')?.start ?? target.text.length;
  const lineBreak = lineBreakIn(target.text);
  const line = `from __future__ import ${name}${lineBreak}${lineBreak}`;
  changing.rewrite(to, { start: at, end: at }, line, 'what comes in is written for it', 'import', 0.95, true);
  changing.decide({
    kind: 'plan',
    choice: `${to} gets “from __future__ import annotations”`,
    rationale: `the annotations of what moves are written for it, as all of ${module.path} is; those that were in ${to} already are not evaluated any more either`,
    rejected: [],
    confidence: 0.75,
    about: [],
  });
}

/** Markup is turned into calls of what is imported as React, where it is imported at all. */
function bringMarkup(changing: Changing, module: Module, to: WorkspacePath, needs: readonly NeededName[]): void {
  if (module.view.family !== 'ecmascript' || needs.some(({ name }) => name === 'React')) return;
  const marked = changing.homes.arriving(to).some((moving) => moving.module === module && moving.unit.nodes.some(hasMarkup));
  const symbol = marked ? module.view.symbol(module.view.boundIn(0, 'React')) : undefined;
  const record = symbol && symbol.import !== NONE ? module.view.index.imports[symbol.import] : undefined;
  if (!record || (record.kind !== 'import' && record.kind !== 'from')) return;
  const what: WantedImport['what'] = record.starAs === 'React' ? { kind: 'module' } : { kind: 'name', name: 'default' };
  changing.bring(to, { module: { kind: 'spelt', specifier: record.specifier }, what, local: 'React', time: { kind: 'load' } });
}

function hasMarkup(node: SyntaxNode): boolean {
  return node.type.startsWith('jsx_') || node.namedChildren.some(hasMarkup);
}

function isAnnotated(node: SyntaxNode): boolean {
  return node.type === 'type' || node.namedChildren.some(isAnnotated);
}

/** A name of the old module, which stays there or has gone somewhere else. */
function bringSymbol(changing: Changing, module: Module, to: WorkspacePath, need: NeededName & { readonly kind: 'symbol' }): void {
  const { homes, ground } = changing;
  const ref = { path: module.path, symbol: need.symbol };
  const home = homes.of(ref)?.to;
  if (home === to) return;
  const [unit] = module.unitsOf(need.symbol);
  if (unit && homes.copies.some((copy) => copy.to === to && copy.unit === unit)) return;
  if (unit && home === undefined && isWrittenThere(ground, module, unit, to)) return;
  const symbol = module.view.symbol(need.symbol);
  if (home === undefined && (need.writes || isReassigned(module, need.symbol))) {
    const how = need.writes ? 'assigns' : 'reads';
    const text = `What moves ${how} “${need.name}”, which code that stays in ${module.path} ${need.writes ? 'uses' : 'assigns'} as well; two modules cannot share such a name.`;
    changing.find('shared-state', text, `Move what uses “${need.name}” together with it.`);
    return;
  }
  const name = importName(symbol?.exports ?? [], need.name);
  bring(changing, module, to, need, {
    module: { kind: 'file', path: home ?? module.path },
    what: { kind: 'name', name },
    local: name === need.name ? undefined : need.name,
    time: isForTypes(changing, module, to, need, home ?? module.path) ? { kind: 'typeOnly' } : { kind: 'load' },
  });
}

/** What only types need is imported for types, where the files do that. */
function isForTypes(changing: Changing, module: Module, to: WorkspacePath, need: NeededName, home: WorkspacePath): boolean {
  if (!need.typesOnly) return false;
  if (module.view.family === 'python') return changing.circles.deferred.has(edgeKey({ from: to, to: home }));
  const target = changing.order.fresh.has(to) ? undefined : changing.ground.module(to);
  return importsForTypes(module) || (target !== undefined && importsForTypes(target));
}

function bringImport(changing: Changing, module: Module, to: WorkspacePath, need: NeededName & { readonly kind: 'import' }): void {
  const { ground, homes } = changing;
  if (comesByStatement(changing, module, to, need.import, isWrittenThere)) return;
  const record = module.view.index.imports[need.import];
  const entry = need.entry === 'all' ? undefined : record?.names[need.entry];
  const local = entry?.symbol ?? NONE;
  // What is imported may be moving itself, out of another module: its import is looked at there.
  for (const { target } of local === NONE ? [] : ground.terrain.follow({ path: module.path, symbol: local })) {
    const moving = target.kind === 'symbol' ? homes.of(target.ref) : undefined;
    if (!moving) continue;
    if (moving.to === to) {
      renamePlaces(changing, module, need.places, need.name, moving.name);
      return;
    }
    const wanted = { ...need.wanted, module: { kind: 'file' as const, path: moving.to } };
    bring(changing, module, to, need, wanted);
    return;
  }
  const { rewrites } = changing.file(module.path);
  const open = need.places.filter((place) => !rewrites.some((each) => each.start <= place.start && place.end <= each.end));
  if (open.length === 0) return; // every use of the module names another one now
  const wanted = need.wanted.module.kind === 'file' && need.wanted.module.path === to ? undefined : need.wanted;
  if (wanted) {
    bring(changing, module, to, { ...need, places: open }, wanted);
    return;
  }
  becomeOwn(changing, module, to, { ...need, places: open });
}

/** An import of the very file that the code comes into: its names are there as they are. */
function becomeOwn(changing: Changing, module: Module, to: WorkspacePath, need: NeededName & { readonly kind: 'import' }): void {
  const { what } = need.wanted;
  if (what.kind === 'name') {
    const own = changing.ground.terrain.view(to);
    const [symbol] = own?.exportedAs(what.name) ?? [];
    renamePlaces(changing, module, need.places, need.name, own?.symbol(symbol ?? NONE)?.name ?? what.name);
    return;
  }
  for (const place of need.places) {
    const written = need.wanted.local ?? moduleWritten(module, need);
    const rest = module.text.slice(place.start);
    const dot = new RegExp(`^${written.replaceAll('.', '\\.')}\\s*\\.\\s*`).exec(rest)?.[0];
    if (dot === undefined) {
      changing.find(
        'module-as-value',
        `What moves uses ${to} as a whole, which it would come to stand in itself.`,
        'Take the module apart in that code first.',
      );
      continue;
    }
    changing.rewrite(module.path, { start: place.start, end: place.start + dot.length }, '', 'is in the same module now', 'import', 0.95);
  }
}

function moduleWritten(module: Module, need: NeededName & { readonly kind: 'import' }): string {
  const record = module.view.index.imports[need.import];
  return record && record.kind === 'import' && record.starAs === undefined && record.level === 0 ? record.specifier : need.name;
}

function bringStarred(changing: Changing, module: Module, to: WorkspacePath, need: NeededName & { readonly kind: 'star' }): void {
  const { terrain } = changing.ground;
  const links = terrain.starred(module.view, need.name, 0) ?? [];
  const known = links.flatMap(({ target }) => (target.kind === 'symbol' ? [target.ref.path] : []))[0];
  const records = need.imports.flatMap((ix) => module.view.index.imports[ix] ?? []);
  const outside = records.filter((record) => terrain.module(module.path, record.specifier, record.level).kind === 'external');
  const [only] = outside;
  if (known === undefined && (only === undefined || outside.length > 1)) {
    if (outside.length > 1)
      changing.find(
        'star-import',
        `Which of the star imports of ${module.path} brings “${need.name}” cannot be told.`,
        `Import “${need.name}” by its name first.`,
      );
    return;
  }
  const wanted: WantedImport = {
    module: known !== undefined ? { kind: 'file', path: known } : { kind: 'spelt', specifier: only?.specifier ?? '' },
    what: { kind: 'name', name: need.name },
    local: undefined,
    time: { kind: 'load' },
  };
  if (known !== to) bring(changing, module, to, need, wanted);
}

function bring(changing: Changing, module: Module, to: WorkspacePath, need: NeededName, wanted: WantedImport): void {
  const known = need.typesOnly ? namedInComment(changing, to, wanted) : undefined;
  if (known !== undefined) {
    renamePlaces(changing, module, need.places, need.name, known);
    return;
  }
  const target = wanted.module.kind === 'file' ? wanted.module.path : undefined;
  if (target !== undefined && wanted.time.kind === 'load' && changing.circles.deferred.has(edgeKey({ from: to, to: target }))) {
    deferInText(changing, module, to, need, wanted);
    return;
  }
  changing.bring(to, wanted, (brought: BroughtImport) => {
    if (brought.kind === 'clash') clash(changing, to, brought.local);
    else if (brought.kind !== 'own') renamePlaces(changing, module, need.places, writtenFor(wanted, need), brought.local);
  });
}

/** What the code writes for an import now: "a.b" for `import a.b`, of which the place is only the a. */
function writtenFor({ what, local, module }: WantedImport, { name }: NeededName): string {
  if (what.kind !== 'module' || local !== undefined) return name;
  return module.kind === 'spelt' && module.specifier.startsWith(`${name}.`) ? module.specifier : name;
}

function renamePlaces(changing: Changing, module: Module, places: readonly Extent[], from: string, to: string): void {
  if (from === to || to.startsWith(`${from}.`)) return;
  for (const place of places) {
    const end = place.start + from.length;
    if (module.text.slice(place.start, end) !== from) continue;
    const shorthand = module.view.occurrencesAt(place.start).some(({ role }) => role === 'shorthand');
    changing.rewrite(
      module.path,
      { start: place.start, end },
      shorthand ? `${from}: ${to}` : to,
      'is called so in its new module',
      'import',
      0.95,
    );
  }
}
