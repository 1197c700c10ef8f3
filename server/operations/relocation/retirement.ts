/** A module that goes for good: whoever imports it as a whole, by a star, for its effects or for what it only relayed, is led to what takes its place. */
import { type ImportIx, type ImportRecord, NONE } from '../../core/terrain/fileIndex.ts';
import type { WantedImport } from '../../core/terrain/importEditing.ts';
import { momentOf } from '../../core/terrain/relations/fileImports.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Changing } from './changing.ts';
import type { Module } from './ground.ts';
import { importName, nameOutside } from './offeredName.ts';
import { filesNaming, leadsTo, stemOf } from './sites.ts';
import { moduleNameLike } from './stringSites.ts';

const why = 'leads to the module that took its place';

/** `heir`: the module that takes the place of all of it; undefined where several share it. */
export function retire(changing: Changing, source: Module, heir: WorkspacePath | undefined): void {
  const { ground } = changing;
  for (const path of filesNaming(ground, source.path)) {
    const module = changing.order.removed.has(path) || path === source.path ? undefined : ground.module(path);
    module?.view.index.imports.forEach((record, ix) => {
      if (leadsTo(ground, module.view, ix, source.path)) changeImport(changing, source, heir, module, record, ix);
      else if (record.kind === 'from' && module.view.family === 'python') changeSubmodules(changing, source, heir, module, record, ix);
    });
  }
  if (heir === undefined) return;
  changeStrings(changing, source, heir);
  passOn(changing, source, heir);
}

/** What the module exported on its heir exports on: with the path as it is from there. */
function passOn(changing: Changing, source: Module, heir: WorkspacePath): void {
  for (const record of source.view.index.imports) {
    if (record.kind !== 'reexport' || changing.homes.leavesAt(source, record.start) !== heir) continue;
    const answer = changing.ground.terrain.module(source.path, record.specifier, record.level);
    const [path] = answer.kind === 'files' ? answer.paths : [];
    const index = changing.ground.terrain.view(heir)?.index;
    const spelt = path && changing.ground.got(source.imports.specifierOf({ path: heir, index }, path, changing.ground.terrain.facts));
    if (spelt !== undefined) changing.rewrite(source.path, record.specifierExtent, spelt, 'leads there from its new place', 'import', 0.95);
  }
}

function changeImport(
  changing: Changing,
  source: Module,
  heir: WorkspacePath | undefined,
  module: Module,
  record: ImportRecord,
  ix: ImportIx,
): void {
  for (const [position, entry] of record.names.entries()) {
    const own = source.view.exportedAs(entry.name).some((symbol) => changing.homes.of({ path: source.path, symbol }) !== undefined);
    if (!own) changeRelayed(changing, source, heir, module, record, ix, position);
  }
  if (record.names.length > 0) return;
  if (heir === undefined) {
    if (record.star) shareStar(changing, source, module, record, ix);
    else if (usesLeft(changing, module, record)) cannotFollow(changing, source, module);
    else changing.drop(module.path, { import: ix, name: 'all' });
    return;
  }
  if (module.path === heir) {
    if (record.kind === 'reexport') withoutLine(changing, module, record);
    else if (usesLeft(changing, module, record)) cannotFollow(changing, source, module);
    else changing.drop(module.path, { import: ix, name: 'all' });
    return;
  }
  if (module.view.family === 'ecmascript') {
    const spelt = changing.ground.got(
      module.imports.specifierOf({ path: module.path, index: module.view.index }, heir, changing.ground.terrain.facts),
    );
    const doubled =
      record.kind === 'reexport' &&
      record.star &&
      view(module).some((each, other) => each.kind === 'reexport' && each.star && leadsTo(changing.ground, module.view, other, heir));
    if (doubled) {
      withoutLine(changing, module, record);
      return;
    }
    const binds = record.kind !== 'reexport' && record.kind !== 'dynamic' && record.starAs !== undefined;
    if (binds && isUsed(module, record) && !usesLeft(changing, module, record)) {
      changing.drop(module.path, { import: ix, name: 'all' });
      return;
    }
    if (spelt !== undefined) changing.rewrite(module.path, record.specifierExtent, spelt, why, 'import', 0.95);
    return;
  }
  changeWhole(changing, module, record, ix, heir);
}

/** `from pkg import old`, where the name is the module itself. */
function changeSubmodules(
  changing: Changing,
  source: Module,
  heir: WorkspacePath | undefined,
  module: Module,
  record: ImportRecord,
  ix: ImportIx,
): void {
  for (const [position, entry] of record.names.entries()) {
    const links = changing.ground.terrain.importedLinks(module.path, record, entry.name);
    if (!links.some(({ target }) => target.kind === 'module' && target.path === source.path)) continue;
    const uses = module.view.index.occurrences.filter(({ symbol, role }) => symbol === entry.symbol && role === 'reference');
    const gone = changing.file(module.path).unused;
    const left = uses.filter(({ start }) => !gone.some((extent) => extent.start <= start && start < extent.end));
    if (uses.length > 0 && left.length === 0) continue; // every use names what took its place
    if (left.length > 0 && (heir === undefined || heir === module.path)) {
      cannotFollow(changing, source, module);
      continue;
    }
    changing.drop(module.path, { import: ix, name: position });
    if (heir === undefined || heir === module.path) continue;
    const time: WantedImport['time'] =
      momentOf(module.view.index, record) === 'deferred' ? { kind: 'deferred', inside: record.start } : { kind: 'load' };
    const local = left.length > 0 ? (entry.alias ?? entry.name) : undefined;
    changing.bring(module.path, { module: { kind: 'file', path: heir }, what: { kind: 'module' }, local, time });
  }
}

/** Several modules take the place of one that was taken whole: a package names what it offers, a barrel stars them all. */
function shareStar(changing: Changing, source: Module, module: Module, record: ImportRecord, ix: ImportIx): void {
  if (module.view.family === 'ecmascript') {
    replaceStar(changing, module, record);
    return;
  }
  changing.drop(module.path, { import: ix, name: 'all' });
  if (!/(?:^|\/)__init__\.pyi?$/.test(module.path)) return;
  const listed = source.view.index.listedExports;
  for (const { name, to, ref } of changing.homes.symbols) {
    const offered = ref.path === source.path && (listed ? listed.includes(name) : !name.startsWith('_'));
    if (offered && to !== module.path)
      changing.bring(module.path, {
        module: { kind: 'file', path: to },
        what: { kind: 'name', name },
        local: undefined,
        time: { kind: 'load' },
      });
  }
}

function view(module: Module): readonly ImportRecord[] {
  return module.view.index.imports;
}

/** `import a.old`, `from a import old`, `from a.old import *` of Python. */
function changeWhole(changing: Changing, module: Module, record: ImportRecord, ix: ImportIx, heir: WorkspacePath): void {
  if (record.star) {
    if (view(module).some((each, other) => each.kind === 'from' && each.star && leadsTo(changing.ground, module.view, other, heir))) {
      withoutLine(changing, module, record);
      return;
    }
    const spelt = changing.ground.got(
      module.imports.specifierOf({ path: module.path, index: module.view.index }, heir, changing.ground.terrain.facts),
    );
    if (spelt !== undefined) changing.rewrite(module.path, record.specifierExtent, spelt, why, 'import', 0.9);
    return;
  }
  const left = usesLeft(changing, module, record);
  const used = bindings(module, record).length > 0 && isUsed(module, record);
  if (!left && used) return; // all its uses name what took its place; the import goes as unused
  changing.drop(module.path, { import: ix, name: 'all' });
  const local = left ? (record.starAs ?? record.specifier.split('.').at(-1)) : undefined;
  const wanted: WantedImport = {
    module: { kind: 'file', path: heir },
    what: { kind: 'module' },
    local,
    time: momentOf(module.view.index, record) === 'deferred' ? { kind: 'deferred', inside: record.start } : { kind: 'load' },
  };
  changing.bring(module.path, wanted);
}

/** What the module only passed on is imported from where it comes from. */
function changeRelayed(
  changing: Changing,
  source: Module,
  heir: WorkspacePath | undefined,
  module: Module,
  record: ImportRecord,
  ix: ImportIx,
  position: number,
): void {
  const entry = record.names[position];
  if (!entry) return;
  const moving = changing.ground.terrain
    .importedLinks(module.path, record, entry.name)
    .flatMap(({ target }) => (target.kind === 'symbol' ? (changing.homes.of(target.ref) ?? []) : []))[0];
  if (moving && record.kind !== 'reexport') {
    changing.drop(module.path, { import: ix, name: position });
    const exported = changing.ground.terrain.view(moving.ref.path)?.symbol(moving.ref.symbol)?.exports ?? [];
    const name = entry.name === 'default' ? nameOutside(changing, moving, entry.name) : importName(exported, moving.name);
    if (module.path !== moving.to)
      changing.bring(module.path, {
        module: { kind: 'file', path: moving.to },
        what: { kind: 'name', name },
        local: entry.alias ?? (entry.name === name ? undefined : entry.name),
        time: record.typeOnly ? { kind: 'typeOnly' } : { kind: 'load' },
      });
    return;
  }
  const bound = source.view.boundIn(0, entry.name);
  const symbol = source.view.symbol(bound);
  // What both modules had in the same words is there.
  const passedOn = source.view.index.imports.some(
    (each) => each.kind === 'reexport' && each.names.some((one) => (one.alias ?? one.name) === entry.name),
  );
  const there = heir !== undefined && (passedOn || changing.ground.terrain.view(heir)?.exportedAs(entry.name).length);
  if (there) {
    changing.drop(module.path, { import: ix, name: position });
    const time: WantedImport['time'] = record.typeOnly ? { kind: 'typeOnly' } : { kind: 'load' };
    if (module.path !== heir)
      changing.bring(module.path, {
        module: { kind: 'file', path: heir },
        what: { kind: 'name', name: entry.name },
        local: entry.alias,
        time,
      });
    return;
  }
  const origin = symbol && symbol.import !== NONE ? source.view.importsOf(bound)[0] : undefined;
  if (!origin) {
    cannotFollow(changing, source, module);
    return;
  }
  const answer = changing.ground.terrain.module(source.path, origin.record.specifier, origin.record.level);
  const [first] = answer.kind === 'files' ? answer.paths : [];
  const path = first && (changing.order.heirs?.get(first) ?? first);
  const from: WantedImport['module'] = path === undefined ? { kind: 'spelt', specifier: origin.record.specifier } : { kind: 'file', path };
  const local = entry.alias ?? (entry.name === (origin.name?.name ?? '') ? undefined : entry.name);
  changing.drop(module.path, { import: ix, name: position });
  changing.bring(module.path, {
    module: from,
    what: origin.name ? { kind: 'name', name: origin.name.name } : { kind: 'module' },
    local,
    time: record.typeOnly ? { kind: 'typeOnly' } : { kind: 'load' },
  });
}

function bindings(module: Module, record: ImportRecord): readonly number[] {
  return module.view.index.symbols.flatMap((symbol, ix) =>
    symbol.import !== NONE && module.view.importsOf(ix).some((each) => each.record === record) ? [ix] : [],
  );
}

function isUsed(module: Module, record: ImportRecord): boolean {
  const own = bindings(module, record);
  return module.view.index.occurrences.some(({ symbol, role }) => own.includes(symbol) && role === 'reference');
}

/** Whether something uses the module other than by one of its names that moves. */
function usesLeft(changing: Changing, module: Module, record: ImportRecord): boolean {
  const own = bindings(module, record);
  const gone = changing.file(module.path).unused;
  return module.view.index.occurrences.some(
    ({ symbol, role, start }) =>
      own.includes(symbol) && role === 'reference' && !gone.some((extent) => extent.start <= start && start < extent.end),
  );
}

/** What was to stand below the star stands in its place. */
function replaceStar(changing: Changing, module: Module, record: ImportRecord): void {
  const unit = module.unitAt(record.start);
  const { rewrites } = changing.file(module.path);
  const at = rewrites.findIndex(({ start, end }) => start === unit?.code.end && end === start);
  const below = rewrites[at];
  if (!unit || !below) {
    withoutLine(changing, module, record);
    return;
  }
  rewrites.splice(at, 1, { ...below, start: unit.code.start, newText: below.newText.replace(/^\r?\n/, '') });
}

function withoutLine(changing: Changing, module: Module, record: ImportRecord): void {
  const unit = module.unitAt(record.start);
  if (!unit) return;
  const lineEnd = module.text.indexOf('\n', unit.end);
  const end = lineEnd === -1 ? module.text.length : lineEnd + 1;
  changing.rewrite(module.path, { start: unit.start, end }, '', 'the module that took its place is offered already', 'import', 0.95);
}

function cannotFollow(changing: Changing, source: Module, module: Module): void {
  changing.find(
    'module-as-value',
    `${module.path} uses ${source.path} as a whole, and nothing takes the place of all of it there.`,
    'Have it import the names it uses first.',
  );
}

/** `patch("pkg.old.json")`: paths in strings that lead through the module. */
function changeStrings(changing: Changing, source: Module, heir: WorkspacePath): void {
  const { ground } = changing;
  for (const path of filesNaming(ground, source.path)) {
    const module = changing.order.removed.has(path) ? undefined : ground.module(path);
    for (const occurrence of module?.view.occurrencesOf(stemOf(source.path)) ?? []) {
      const { dotted, role, end } = occurrence;
      if (!module || role !== 'string' || dotted === undefined || module.text.slice(end - dotted.length, end) !== dotted) continue;
      if (!ground.resolver.links(module.view, occurrence).some(({ target }) => target.kind === 'module' && target.path === source.path))
        continue;
      const spelt = moduleNameLike(changing, source.path, heir, dotted);
      const place = { start: end - dotted.length, end };
      if (spelt !== undefined) changing.rewrite(path, place, spelt, 'names the module in a string that is used as code', 'string', 0.85);
    }
  }
}
