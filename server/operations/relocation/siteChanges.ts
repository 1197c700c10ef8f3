/** What becomes of each place that refers to a symbol which moves: its import leads to the new module, its module's name becomes the new one's. */

import { lineBreakIn } from '../../base/lineBreak.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { type Extent, type ImportIx, type ImportRecord, NONE, type Occurrence } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import type { BroughtImport, ImportTime, WantedImport } from '../../core/terrain/importEditing.ts';
import { momentOf } from '../../core/terrain/relations/fileImports.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Changing } from './changing.ts';
import type { Module } from './ground.ts';
import type { MovingSymbol } from './homes.ts';
import { edgeKey } from './loadGraph.ts';
import { localInSight } from './moduleLocal.ts';
import { nameOutside } from './offeredName.ts';
import { isUsedByTheOldModule } from './oldModuleUse.ts';
import { changeReexport } from './reexports.ts';
import type { Site } from './sites.ts';
import { changeString } from './stringSites.ts';

export function changeSite(changing: Changing, site: Site): void {
  const module = changing.ground.module(site.view.path);
  if (!module) return;
  switch (site.how.kind) {
    case 'own':
    case 'listed':
      return; // what stays in the old module is looked at as a whole
    case 'imported':
      changeImported(changing, module, site, site.how.import, site.how.entry);
      return;
    case 'starred':
      changeStarred(changing, module, site);
      return;
    case 'qualified':
      changeQualified(changing, module, site);
      return;
    case 'string':
      changeString(changing, module, site);
      return;
    case 'patched':
      changePatched(changing, module, site);
      return;
  }
}

/** Where a place will stand: in the file it is in, or where the code around it goes. */
function hostOf({ homes }: Changing, module: Module, offset: number): WorkspacePath {
  return homes.leavesAt(module, offset) ?? module.path;
}

function changeImported(changing: Changing, module: Module, site: Site, ix: ImportIx, position: number): void {
  const { view, symbol } = site;
  const record = view.index.imports[ix];
  const entry = record?.names[position];
  if (!record || !entry) return;
  if (record.kind === 'reexport') {
    changeReexport(changing, module, ix, position, symbol);
    return;
  }
  const host = hostOf(changing, module, record.start);
  const name = nameOutside(changing, symbol, entry.name);
  const local = entry.alias ?? (entry.name === 'default' ? (view.symbol(entry.symbol)?.name ?? name) : entry.name);
  if (host !== module.path || isInPlace(module, record)) {
    changeInPlace(changing, module, record, position, symbol, host);
    return;
  }
  changing.drop(module.path, { import: ix, name: position });
  if (host === symbol.to) {
    renameUses(changing, view, entry.symbol, local, symbol.name);
    return;
  }
  if (leavesWithUses(changing, module, entry.symbol)) return;
  const wanted: Omit<WantedImport, 'time'> = {
    module: { kind: 'file', path: symbol.to },
    what: { kind: 'name', name },
    local: local === name ? undefined : local,
  };
  const told = (brought: BroughtImport): void => {
    if ((brought.kind === 'present' || brought.kind === 'added') && brought.local !== local)
      renameUses(changing, view, entry.symbol, local, brought.local);
    if (brought.kind === 'clash') clash(changing, module.path, brought.local);
  };
  const deferred = momentOf(view.index, record) === 'load' && changing.circles.deferred.has(edgeKey({ from: module.path, to: symbol.to }));
  if (!deferred) {
    changing.bring(module.path, { ...wanted, time: timeOf(module, record, entry.nameExtent) }, told);
    return;
  }
  for (const time of functionsUsing(view, entry.symbol)) changing.bring(module.path, { ...wanted, time }, told);
}

/** Whether all that uses an imported name leaves: then what it needs is imported where it goes. */
function leavesWithUses({ homes }: Changing, module: Module, symbol: number): boolean {
  const uses = module.view.index.occurrences.filter(
    (each) => each.symbol === symbol && (each.role === 'reference' || each.role === 'shorthand'),
  );
  return uses.length > 0 && homes.sources.includes(module.path) && uses.every(({ start }) => homes.leavesAt(module, start) !== undefined);
}

export function clash(changing: Changing, path: WorkspacePath, local: string): void {
  changing.find(
    'collision',
    `“${local}” is taken: ${path} already binds it to something else.`,
    'Rename one of the two first, or move to another module.',
  );
}

function timeOf(module: Module, record: ImportRecord, name: Extent | undefined): ImportTime {
  const typed = name !== undefined && /[{,]\s*type\s+$/.test(module.text.slice(record.start, name.start));
  if (record.typeOnly || typed) return { kind: 'typeOnly' };
  return momentOf(module.view.index, record) === 'deferred' ? { kind: 'deferred', inside: record.start } : { kind: 'load' };
}

/** Whether a file says of some import that it is for types alone. */
export function importsForTypes({ text }: Module): boolean {
  return /^import\s+type\b|^import\b[^;'"]*[{,]\s*type\s+\w/m.test(text);
}

/** One import for each function that uses the name, and one for types where nothing else does. */
function functionsUsing(view: FileView, symbol: number): readonly ImportTime[] {
  return functionsAround(
    view,
    view.index.occurrences.filter((each) => each.symbol === symbol && (each.role === 'reference' || each.role === 'shorthand')),
  );
}

export function functionsAround(view: FileView, places: readonly Extent[]): readonly ImportTime[] {
  const times = new Map<number, ImportTime>();
  for (const place of places) {
    const around = innermostFunction(view, place);
    times.set(around ?? NONE, around === undefined ? { kind: 'typeOnly' } : { kind: 'deferred', inside: place.start });
  }
  return [...times.values()];
}

/** The scope, by its position, of the innermost function with a name around a place. */
function innermostFunction({ index }: FileView, { start, end }: Extent): number | undefined {
  const ix = index.scopes.findLastIndex((scope) => {
    const kind = index.symbols[scope.owner]?.kind;
    return scope.kind === 'function' && (kind === 'function' || kind === 'method') && scope.start <= start && end <= scope.end;
  });
  return ix < 0 ? undefined : ix;
}

/** The scope, by its position, of the outermost function around a place. */
export function outermostFunction({ index }: FileView, { start, end }: Extent): number | undefined {
  const ix = index.scopes.findIndex((scope) => scope.kind === 'function' && scope.start <= start && end <= scope.end);
  return ix < 0 ? undefined : ix;
}

/** In a `try` or under a condition the import stays where it is; one that is no statement cannot stand elsewhere at all. */
function isInPlace(module: Module, record: ImportRecord): boolean {
  if (record.kind === 'dynamic') return true;
  if (record.kind === 'require') return module.unitAt(record.start)?.role !== 'import';
  if (record.typeOnly || record.scope !== 0) return false;
  const unit = module.unitAt(record.start);
  return unit?.nodes.some(({ type }) => type === 'try_statement' || type === 'if_statement' || type === 'with_statement') === true;
}

function changeInPlace(
  changing: Changing,
  module: Module,
  record: ImportRecord,
  position: number,
  symbol: MovingSymbol,
  host: WorkspacePath,
): void {
  const moved = record.names.filter((entry) => movesTo(changing, module, record, entry.name) === symbol.to);
  const spelt = changing.ground.got(
    module.imports.specifierOf(
      { path: host, index: host === module.path ? module.view.index : undefined },
      symbol.to,
      changing.ground.terrain.facts,
    ),
  );
  const entry = record.names[position];
  if (spelt === undefined || !entry) return;
  if (moved.length === record.names.length) {
    if (host === symbol.to && host !== module.path && entry.alias === undefined) {
      withoutStatement(changing, module, record);
      return;
    }
    changing.rewrite(module.path, record.specifierExtent, spelt, `imports ${symbol.name} from its new module`, 'import', 0.95);
    return;
  }
  if (module.view.family !== 'python' || !entry.nameExtent) {
    const text = `${module.path} takes “${symbol.name}” together with other names in one expression; it cannot be split.`;
    changing.find('import-together', text, 'Take that import apart first.');
    return;
  }
  splitInPlace(changing, module, record, position, spelt, symbol);
}

function movesTo({ homes, ground }: Changing, module: Module, record: ImportRecord, name: string): WorkspacePath | undefined {
  for (const { target } of ground.terrain.importedLinks(module.path, record, name))
    if (target.kind === 'symbol') return homes.of(target.ref)?.to;
  return undefined;
}

/** `from .a import x, y` becomes `from .a import x` and, below it and as far in, `from .b import y`. */
function splitInPlace(
  changing: Changing,
  module: Module,
  record: ImportRecord,
  position: number,
  spelt: string,
  symbol: MovingSymbol,
): void {
  const entry = record.names[position];
  if (!entry?.nameExtent) return;
  const { text } = module;
  const next = record.names[position + 1]?.nameExtent;
  const before = record.names[position - 1];
  const start = next ? entry.nameExtent.start : (before?.aliasExtent?.end ?? before?.nameExtent?.end ?? entry.nameExtent.start);
  const end = next ? next.start : (entry.aliasExtent?.end ?? entry.nameExtent.end);
  const why = `imports ${symbol.name} from its new module`;
  changing.rewrite(module.path, { start, end }, '', why, 'import', 0.95);
  const lineStart = text.lastIndexOf('\n', record.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, record.start))?.[0] ?? '';
  const alias = entry.alias === undefined ? '' : ` as ${entry.alias}`;
  const line = `${lineBreakIn(text)}${indent}from ${spelt} import ${entry.name}${alias}`;
  changing.rewrite(module.path, { start: record.end, end: record.end }, line, why, 'import', 0.95);
}

/** An import inside a function that comes to stand in the very module it imports from. */
function withoutStatement(changing: Changing, module: Module, record: ImportRecord): void {
  const { text } = module;
  const start = text.lastIndexOf('\n', record.start - 1) + 1;
  const lineEnd = text.indexOf('\n', record.end);
  const end = lineEnd === -1 ? text.length : lineEnd + 1;
  const alone = text.slice(start, record.start).trim() === '' && text.slice(record.end, end).trim() === '';
  const why = 'the code has come to the module it was imported from';
  if (alone) changing.rewrite(module.path, { start, end }, '', why, 'import', 0.95);
  else changing.rewrite(module.path, record, 'pass', why, 'import', 0.95);
}

function changeStarred(changing: Changing, module: Module, { occurrence, symbol }: Site): void {
  const host = hostOf(changing, module, occurrence.start);
  if (host === symbol.to || host !== module.path) return; // what moves asks for what it needs by itself
  if (changing.order.heirs?.get(symbol.ref.path) === symbol.to) return; // the star itself leads there
  if (
    module.view.index.imports.some((record) => record.star && leadsThere(changing, module, record, symbol.to)) &&
    !changing.order.fresh.has(symbol.to)
  )
    return;
  changing.bring(module.path, {
    module: { kind: 'file', path: symbol.to },
    what: { kind: 'name', name: symbol.name },
    local: undefined,
    time: { kind: 'load' },
  });
}

function leadsThere({ ground }: Changing, module: Module, record: ImportRecord, path: WorkspacePath): boolean {
  const answer = ground.terrain.module(module.path, record.specifier, record.level);
  return answer.kind === 'files' && answer.paths.includes(path);
}

/** `old.x` becomes `new.x`, and plain `x` in the new module itself. */
function changeQualified(changing: Changing, module: Module, { occurrence, symbol }: Site): void {
  const object = objectOf(module.root, occurrence);
  if (!object) return;
  const host = hostOf(changing, module, occurrence.start);
  const receiver = { start: object.startIndex, end: object.endIndex };
  changing.file(module.path).unused.push(receiver);
  if (host === symbol.to) {
    const why = 'is in the same module now';
    changing.rewrite(module.path, { start: receiver.start, end: occurrence.end }, symbol.name, why, 'import', 0.95);
    return;
  }
  const binding = bindingOf(module, object);
  const time: ImportTime = binding ? timeOf(module, binding, undefined) : { kind: 'load' };
  const local = host === module.path ? localInSight(changing, module, symbol.to, receiver.start, time) : undefined;
  bringModule(changing, host, { module: { kind: 'file', path: symbol.to }, what: { kind: 'module' }, local, time }, (name) => {
    changing.rewrite(module.path, receiver, name, 'names its new module', 'import', 0.95);
  });
}

function changePatched(changing: Changing, module: Module, { occurrence, symbol, view }: Site): void {
  const object = firstArgument(module.root, occurrence);
  if (!object) return;
  if (isUsedByTheOldModule(changing, symbol)) {
    changing.left.push({
      site: { view, occurrence, symbol, how: { kind: 'patched' } },
      why: 'the old module still uses the name it patches',
    });
    return;
  }
  const host = hostOf(changing, module, occurrence.start);
  const place = { start: object.startIndex, end: object.endIndex };
  changing.file(module.path).unused.push(place);
  const wanted: WantedImport = {
    module: { kind: 'file', path: symbol.to },
    what: { kind: 'module' },
    local: undefined,
    time: { kind: 'load' },
  };
  bringModule(changing, host, wanted, (local) => {
    changing.rewrite(module.path, place, local, 'names its new module', 'string', 0.85);
  });
}

function bringModule(changing: Changing, host: WorkspacePath, wanted: WantedImport, use: (local: string) => void): void {
  changing.bring(host, wanted, (brought) => {
    if (brought.kind === 'added' || brought.kind === 'present') use(brought.local);
    else if (brought.kind === 'clash') clash(changing, host, brought.local);
  });
}

/** What stands before the dot of a member. */
function objectOf(root: SyntaxNode, { start, end }: Extent): SyntaxNode | undefined {
  let at: SyntaxNode | undefined = root;
  while (at && !(at.startIndex === start && at.endIndex === end && at.childCount === 0)) {
    at = at.children.find((child) => child.startIndex <= start && end <= child.endIndex);
  }
  const object = at?.parent?.children[0];
  return object && object.endIndex < start ? object : undefined;
}

/** What the call is given first that is also given the string at a place. */
function firstArgument(root: SyntaxNode, { start, end }: Extent): SyntaxNode | undefined {
  let at: SyntaxNode | undefined = root;
  let list: SyntaxNode | undefined;
  while (at) {
    if (at.type === 'argument_list' || at.type === 'arguments') list = at;
    at = at.children.find((child) => child.startIndex <= start && end <= child.endIndex);
  }
  const first = list?.namedChildren[0];
  return first && first.endIndex < start ? first : undefined;
}

/** The import that binds the first name of a chain. */
function bindingOf(module: Module, object: SyntaxNode): ImportRecord | undefined {
  const occurrence: Occurrence | undefined = module.view.occurrencesAt(object.startIndex).find(({ symbol }) => symbol !== NONE);
  const symbol = occurrence && module.view.symbol(occurrence.symbol);
  return symbol && symbol.import !== NONE ? module.view.index.imports[symbol.import] : undefined;
}

/** All uses of a local name get another; its own place in the import is not one of them. */
function renameUses(changing: Changing, view: FileView, symbol: number, from: string, to: string): void {
  if (from === to || symbol === NONE) return;
  for (const { role, symbol: of, name, start, end } of view.index.occurrences) {
    if (of !== symbol || name !== from) continue;
    if (role === 'reference') changing.rewrite(view.path, { start, end }, to, 'is called by its own name now', 'import', 0.95);
    else if (role === 'shorthand')
      changing.rewrite(view.path, { start, end }, `${from}: ${to}`, 'is called by its own name now', 'import', 0.95);
  }
}
