/** How what moves is offered in its new module (TypeScript, JavaScript): as it was, in the new module's own manner; and what must be exported now that was not. */
import { lineBreakIn } from '../../base/lineBreak.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Changing } from './changing.ts';
import type { LeftNeeds } from './circles.ts';
import type { CommaList } from './commaList.ts';
import type { NeedsOf } from './companions.ts';
import type { Module } from './ground.ts';
import type { MovingSymbol } from './homes.ts';
import type { ModuleUnit } from './moduleUnits.ts';
import { staysDefault } from './offeredName.ts';
import {
  exportsManner,
  isCommonJsDefinition,
  isInline,
  isInlineDefault,
  listedInto,
  moduleStyle,
  ownList,
  type SeparateExport,
  separateExports,
  singleExport,
  withoutOffers,
} from './scriptExports.ts';

/** Statements that stand at the end of a file that code comes into. */
export interface Trailers {
  readonly listed: Map<WorkspacePath, string[]>; // names for one list of the whole file
  readonly statements: Map<WorkspacePath, string[]>;
  readonly goneUnits: Map<WorkspacePath, ModuleUnit[]>; // of the sources: nothing is left of them
}

export function offerMoved(changing: Changing, needs: readonly NeedsOf[], left: readonly LeftNeeds[]): Trailers {
  const trailers: Trailers = { listed: new Map(), statements: new Map(), goneUnits: new Map() };
  const outside = neededOutside(changing, needs, left);
  for (const symbol of changing.homes.symbols) {
    const module = changing.ground.module(symbol.ref.path);
    if (module?.view.family !== 'ecmascript' || changing.homes.stands(symbol.ref)) continue;
    if (!checkStyle(changing, module, symbol)) continue;
    offerOne(changing, module, symbol, outside.has(symbol), trailers);
  }
  for (const path of changing.homes.targets) {
    const module = changing.order.fresh.has(path) ? undefined : changing.ground.module(path);
    const bare = module?.units.find(({ nodes }) => /^export\s*\{\s*\};?$/.test(nodes[0]?.text ?? ''));
    // `export {}` was there for want of anything else.
    if (bare) trailers.goneUnits.set(path, [...(trailers.goneUnits.get(path) ?? []), bare]);
  }
  for (const path of changing.homes.sources) {
    const module = changing.ground.module(path);
    if (module?.view.family !== 'ecmascript' || changing.order.removed.has(path)) continue;
    withoutOld(changing, module, trailers);
    exportStaying(changing, module, needs);
  }
  return trailers;
}

/** What is used from another file than the one it goes to. */
function neededOutside({ homes }: Changing, needs: readonly NeedsOf[], left: readonly LeftNeeds[]): ReadonlySet<MovingSymbol> {
  const found = new Set<MovingSymbol>();
  for (const { module, to, needs: each } of needs) {
    for (const need of each) {
      const symbol = need.kind === 'symbol' ? homes.of({ path: module.path, symbol: need.symbol }) : undefined;
      if (symbol && symbol.to !== to) found.add(symbol);
    }
  }
  for (const { path, needs: each } of left) {
    for (const need of each) {
      const symbol = homes.of({ path, symbol: need.symbol });
      if (symbol) found.add(symbol);
    }
  }
  return found;
}

function checkStyle(changing: Changing, module: Module, symbol: MovingSymbol): boolean {
  const from = moduleStyle(module);
  const target = changing.order.fresh.has(symbol.to) ? undefined : changing.ground.module(symbol.to);
  const to = target && moduleStyle(target);
  if (from === undefined || to === undefined || from === to) return true;
  const what = { commonJs: 'a CommonJS module', modules: 'an ECMAScript module' };
  changing.find(
    'module-style',
    `${module.path} is ${what[from]} and ${symbol.to} ${what[to]}: “${symbol.name}” would not be exported as there.`,
    'Move it to a module of the same sort.',
  );
  return false;
}

function offerOne(changing: Changing, module: Module, symbol: MovingSymbol, outside: boolean, trailers: Trailers): void {
  const units = module.unitsOf(symbol.ref.symbol).filter(({ role }) => role !== 'listing');
  const stays = staysDefault(changing, symbol);
  let offered = false;
  for (const unit of units) {
    if (isCommonJsDefinition(unit) || isInline(unit)) offered = true;
    if (isInlineDefault(unit) && !stays) makeNamed(changing, module, unit, symbol);
  }
  const separate = separateExports(module, symbol.ref.symbol);
  for (const each of separate) {
    if (each.as === 'default' && !stays) {
      if (!offered)
        exportInline(
          changing,
          module,
          units,
          `“${symbol.name}” is exported by its name, since ${symbol.to} has a default of its own or is no module made for it`,
        );
      offered = true;
      continue;
    }
    offerApart(changing, module, symbol, units, each, offered, trailers);
    offered = true;
  }
  if (!offered && outside) {
    const target = changing.order.fresh.has(symbol.to) ? undefined : changing.ground.module(symbol.to);
    const commonJs = (moduleStyle(module) ?? (target && moduleStyle(target))) === 'commonJs';
    const list = target && ownList(target);
    if (commonJs && list?.commonJs === true) offerInList(changing, symbol, list.list, symbol.name);
    else if (commonJs) {
      if (exportsManner(target ?? module) === undefined) push(trailers.listed, symbol.to, symbol.name);
      else offerAlone(changing, module, symbol, units, `exports.${symbol.name} = ${symbol.name};`, trailers);
    } else exportInline(changing, module, units, `“${symbol.name}” is exported now, since ${module.path} still uses it`);
  }
}

/** What a list or a statement of its own offered is offered in the same way there; beside the definition where the new module has no list. */
function offerApart(
  changing: Changing,
  module: Module,
  symbol: MovingSymbol,
  units: readonly ModuleUnit[],
  offer: SeparateExport,
  already: boolean,
  trailers: Trailers,
): void {
  const { to } = symbol;
  const fresh = changing.order.fresh.has(to);
  const target = fresh ? undefined : changing.ground.module(to);
  const semicolon = offer.unit.nodes[0]?.text.endsWith(';') ? ';' : '';
  if (offer.as === 'default') {
    push(trailers.statements, to, `export default ${symbol.name}${semicolon}`);
    return;
  }
  if (offer.as === 'export=') {
    if (fresh && changing.homes.symbols.filter((each) => each.to === to && each.because === 'asked').length === 1) {
      push(trailers.statements, to, `module.exports = ${symbol.name}${semicolon}`);
      return;
    }
    changing.find(
      'export-whole',
      `“${symbol.name}” is all that ${module.path} exports, which ${to} cannot take over beside other things.`,
      'Move it to a new module of its own.',
    );
    return;
  }
  const item = offer.as === symbol.name ? symbol.name : offer.commonJs ? `${offer.as}: ${symbol.name}` : `${symbol.name} as ${offer.as}`;
  const written = offer.typeOnly && offer.item && /^type\s/.test(offer.item.text) ? `type ${item}` : item;
  const list = target && ownList(target);
  if (list && list.commonJs === offer.commonJs) {
    offerInList(changing, symbol, list.list, written);
    return;
  }
  if (offer.commonJs && !offer.list) {
    offerAlone(changing, module, symbol, units, `exports.${offer.as} = ${symbol.name}${semicolon}`, trailers);
    return;
  }
  if (fresh || offer.commonJs) {
    push(trailers.listed, to, written);
    return;
  }
  if (offer.as === symbol.name && !already) {
    exportInline(changing, module, units, undefined);
    return;
  }
  push(trailers.statements, to, `export ${offer.typeOnly ? 'type ' : ''}{ ${item} }${semicolon}`);
}

function offerInList(changing: Changing, { name, to }: MovingSymbol, list: CommaList, written: string): void {
  const { start, end, newText } = listedInto(list, [written]);
  const { rewrites } = changing.file(to);
  const there = rewrites.findIndex((each) => each.start === start && each.end === end);
  const known = rewrites[there];
  if (known)
    rewrites[there] = { ...known, newText: start === end ? known.newText + newText : known.newText.replace(/\s*$/, `, ${written} `) };
  else changing.rewrite(to, { start, end }, newText, `offers ${name}, which is defined here now`, 'import', 0.97);
}

/** `exports.f = f` where the file that it comes into has such: right behind the definition, or below all that comes. */
function offerAlone(
  changing: Changing,
  module: Module,
  { to, name }: MovingSymbol,
  units: readonly ModuleUnit[],
  statement: string,
  { statements }: Trailers,
): void {
  const target = changing.order.fresh.has(to) ? undefined : changing.ground.module(to);
  const manner = (target && exportsManner(target)) ?? exportsManner(module);
  const last = units.at(-1);
  if (manner !== 'behind' || !last) {
    push(statements, to, statement);
    return;
  }
  writeBehind(changing, module, last.end, statement, `offers ${name}, which is defined here now`);
}

function makeNamed(changing: Changing, module: Module, unit: ModuleUnit, symbol: MovingSymbol): void {
  const keyword = unit.nodes[0]?.children.find(({ type }) => type === 'default');
  const next = keyword?.nextSibling;
  if (!keyword || !next) return;
  changing.rewrite(
    module.path,
    { start: keyword.startIndex, end: next.startIndex },
    '',
    'is exported by its name now',
    'declaration',
    0.95,
  );
  changing.decide({
    kind: 'plan',
    choice: `“${symbol.name}” is exported by its name`,
    rationale: `${symbol.to} was there already, and its default is its own`,
    rejected: [{ choice: 'keep it a default export', whyNot: 'a module has one default' }],
    confidence: 0.9,
    about: [],
  });
}

function exportInline(changing: Changing, module: Module, units: readonly ModuleUnit[], said: string | undefined): void {
  for (const unit of units) {
    if (unit.about.length > 0 || isInline(unit)) continue;
    const node = unit.nodes[0];
    const after = node?.children.findLast(({ type }) => type === 'decorator')?.nextSibling;
    const at = after?.startIndex ?? unit.code.start;
    changing.rewrite(module.path, { start: at, end: at }, 'export ', 'is used from other modules', 'declaration', 0.95);
  }
  if (said !== undefined)
    changing.decide({
      kind: 'plan',
      choice: said,
      rationale: 'what other modules import must be exported',
      rejected: [],
      confidence: 0.95,
      about: [],
    });
}

function withoutOld(changing: Changing, module: Module, { goneUnits }: Trailers): void {
  const gone = new Set(changing.homes.symbols.filter(({ ref }) => ref.path === module.path).map(({ ref }) => ref.symbol));
  const { edits, units } = withoutOffers(module, gone);
  for (const { start, end, newText } of edits)
    changing.rewrite(module.path, { start, end }, newText, 'is defined elsewhere now', 'import', 0.97);
  for (const unit of units) push(goneUnits, module.path, unit);
}

/** What stays behind, was not exported and is needed by what went. */
function exportStaying(changing: Changing, module: Module, needs: readonly NeedsOf[]): void {
  for (const { module: from, to, needs: each } of needs) {
    if (from !== module) continue;
    for (const need of each) {
      if (need.kind !== 'symbol' || changing.homes.of({ path: module.path, symbol: need.symbol })) continue;
      const symbol = module.view.symbol(need.symbol);
      if (!symbol || symbol.exports.length > 0) continue;
      if (changing.homes.copies.some((copy) => copy.to === to && copy.unit.declares.includes(need.symbol))) continue;
      const units = module.unitsOf(need.symbol).filter(({ role }) => role === 'definition');
      const list = ownList(module);
      const said = `“${need.name}” is exported from ${module.path} now`;
      if (list?.commonJs === true || (moduleStyle(module) === 'commonJs' && list === undefined)) {
        if (list) {
          const { start, end, newText } = listedInto(list.list, [need.name]);
          changing.rewrite(module.path, { start, end }, newText, 'is used from another module now', 'import', 0.95);
        } else if (exportsManner(module) !== undefined && units.length > 0) exportAlone(changing, module, units, need.name);
        else
          changing.find(
            'not-exported',
            `“${need.name}” stays in ${module.path}, which does not export it.`,
            'Export it first, or move it too.',
          );
      } else exportInline(changing, module, units, undefined);
      const rationale = `${to} needs it, and other code of ${module.path} does too`;
      changing.decide({
        kind: 'plan',
        choice: said,
        rationale,
        rejected: [{ choice: 'move it as well', whyNot: 'other code of its module uses it' }],
        confidence: 0.9,
        about: [],
      });
    }
  }
}

/** As the others of its module are: right behind its definition, or below the last of them. */
function exportAlone(changing: Changing, module: Module, units: readonly ModuleUnit[], name: string): void {
  const others = module.units.filter((unit) => singleExport(unit) !== undefined);
  const after = exportsManner(module) === 'behind' ? units.at(-1) : others.at(-1);
  writeBehind(changing, module, after?.end ?? module.text.length, `exports.${name} = ${name};`, 'is used from another module now');
}

/** In a line of its own; below what has come to stand there already. */
function writeBehind(changing: Changing, { path, text }: Module, at: number, statement: string, why: string): void {
  const { rewrites } = changing.file(path);
  const line = lineBreakIn(text) + statement;
  const there = rewrites.findIndex(({ start, end }) => start === at && end === at);
  const known = rewrites[there];
  if (known === undefined) changing.rewrite(path, { start: at, end: at }, line, why, 'import', 0.95);
  else if (!known.newText.includes(statement)) rewrites[there] = { ...known, newText: known.newText + line };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}
