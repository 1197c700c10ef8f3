/** From what was gathered to what is located: for each file its edits, for new files their text. */
import { lineBreakIn } from '../../base/lineBreak.ts';
import type { LocatedCreation, LocatedInsertion, LocatedReference } from '../../core/operation/operation.ts';
import type { BroughtImport } from '../../core/terrain/importEditing.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Changing, Rewrite } from './changing.ts';
import { afterLine, cutEdits, gapBetween, gapFor, isBlock, usualGap } from './gaps.ts';
import type { Module } from './ground.ts';
import type { MovingUnit } from './homes.ts';
import { block, habitsOf, withoutNested } from './incoming.ts';
import { type PlacedUnit, placeUnits, usersAtLoad } from './placement.ts';
import { freshListing, listsNames, withListed, withoutListed } from './pythonListing.ts';
import { moduleStyle } from './scriptExports.ts';
import type { Trailers } from './scriptOffers.ts';

export interface Assembled {
  readonly references: readonly LocatedReference[];
  readonly insertions: readonly LocatedInsertion[];
  readonly creations: readonly LocatedCreation[];
}

export function assemble(changing: Changing, trailers: Trailers): Assembled {
  const { order, homes, ground } = changing;
  for (const path of homes.targets) changing.file(path);
  for (const path of homes.sources) changing.file(path);
  // Told what became of their imports, places are rewritten in other files too: so imports first, everywhere.
  const headers = new Map<WorkspacePath, string>();
  const importEdits = new Map<WorkspacePath, readonly Rewrite[]>();
  for (const [path, change] of changing.files) {
    if (order.removed.has(path)) continue;
    const brings = [...change.bring.values()];
    const tell = (brought: readonly BroughtImport[]): void => {
      for (const [i, { told }] of brings.entries()) for (const each of told) if (brought[i]) each(brought[i]);
    };
    if (order.fresh.has(path)) {
      const like = homes.arriving(path)[0]?.module;
      const rules = ground.terrain.rulesOf(path);
      const header =
        rules &&
        ground.got(
          rules.imports.headerFor(
            path,
            brings.map(({ wanted }) => wanted),
            like?.file,
            ground.terrain.facts,
          ),
        );
      headers.set(path, header?.text ?? '');
      tell(header?.brought ?? []);
      continue;
    }
    const module = ground.module(path);
    if (!module || (brings.length === 0 && change.drop.size === 0)) continue;
    const leaving = homes.leaving(module).map(({ unit }) => ({ start: unit.start, end: unit.end }));
    const changes = { bring: brings.map(({ wanted }) => wanted), drop: [...change.drop.values()], elsewhere: leaving };
    const edits = ground.got(module.imports.edit(module.file, changes, ground.terrain.facts));
    importEdits.set(path, edits?.edits.map((edit) => ({ ...edit, how: 'import' as const, confidence: 0.97 })) ?? []);
    tell(edits?.brought ?? []);
  }
  const references: LocatedReference[] = [];
  const insertions: LocatedInsertion[] = [];
  const creations: LocatedCreation[] = [];
  for (const [path] of changing.files) {
    if (order.removed.has(path)) continue;
    if (order.fresh.has(path)) {
      creations.push({
        path,
        text: newText(changing, path, headers.get(path) ?? '', trailers),
        why: 'takes in what moves',
        confidence: 0.97,
      });
      continue;
    }
    const module = ground.module(path);
    if (!module) continue;
    const imports = importEdits.get(path) ?? [];
    const whole = joined([...imports, ...editsOf(changing, module, trailers, imports.length > 0)]);
    const edits = withoutEmptyEnd(module.text, withoutEmptyTop(module.text, whole));
    for (const { start, end, newText: text, why, how, confidence } of edits) {
      if (start === end) insertions.push({ path, at: start, newText: text, why, confidence });
      else if (module.text.slice(start, end) !== text) references.push({ path, start, end, newText: text, why, how, confidence });
    }
  }
  return { references, insertions, creations };
}

function editsOf(changing: Changing, module: Module, trailers: Trailers, imports: boolean): readonly Rewrite[] {
  const { homes } = changing;
  const leaving = homes.leaving(module).map(({ unit }) => unit);
  const gone = [...leaving, ...(trailers.goneUnits.get(module.path) ?? [])].sort((a, b) => a.ix - b.ix);
  const cuts = cutEdits(module, gone).map(
    (edit): Rewrite => ({ ...edit, why: 'moves to another module', how: 'declaration', confidence: 0.97 }),
  );
  const leaves = ({ start, end, stays }: Rewrite): boolean => !stays && leaving.some((unit) => unit.start <= start && end <= unit.end);
  const outside = withoutNested(changing.file(module.path).rewrites.filter((each) => !leaves(each)));
  const lists = module.view.family === 'python' ? listEdits(changing, module) : [];
  return [...outside, ...lists, ...arrivalEdits(changing, module, trailers, imports), ...cuts];
}

function listEdits(changing: Changing, module: Module): readonly Rewrite[] {
  const { homes, order } = changing;
  const edits = [];
  if (!order.keep) {
    const gone = homes.symbols.filter(({ ref, to }) => ref.path === module.path && to !== module.path).map(({ name }) => name);
    edits.push(
      ...withoutListed(module, new Set(gone)).map(
        (edit): Rewrite => ({ ...edit, why: 'is listed in its new module', how: 'declaration', confidence: 0.97 }),
      ),
    );
  }
  edits.push(
    ...withListed(module, publicNames(changing, module.path)).map(
      (edit): Rewrite => ({ ...edit, why: 'is public here now', how: 'declaration', confidence: 0.95 }),
    ),
  );
  return edits;
}

/** What a list of the new module has to name: what was listed, or where there was no list what has no underscore. */
function publicNames({ homes, ground }: Changing, to: WorkspacePath): readonly string[] {
  return homes.symbols.flatMap(({ ref, name, to: home, because }) => {
    const module = home === to ? ground.module(ref.path) : undefined;
    if (!module || homes.stands(ref)) return [];
    if (module.view.index.listedExports) return module.view.index.listedExports.includes(name) ? [name] : [];
    return because === 'asked' && !name.startsWith('_') && !listsNames(module) ? [name] : [];
  });
}

function arrivalEdits(changing: Changing, module: Module, trailers: Trailers, imports: boolean): readonly Rewrite[] {
  const arriving = changing.homes.arriving(module.path);
  const { text, path } = module;
  const lineBreak = lineBreakIn(text);
  const extra = trailing(changing, path, trailers, moduleStyle(module) === 'commonJs');
  if (arriving.length === 0) return [];
  const placed = placesIn(changing, module, arriving);
  const groups = Map.groupBy(placed, ({ before }) => before);
  const usual = usualGap(module);
  const edits = [...groups].map(([before, group]) => {
    const units = group.map(({ moving }) => moving);
    return { before, units, written: block(changing, units, lineBreak, usual) };
  });
  const last = Math.max(...groups.keys());
  return edits.map(({ before, units, written }): Rewrite => {
    const whole = before === last && extra.length > 0 ? `${written}${lineBreak.repeat(2)}${extra.join(lineBreak)}` : written;
    return {
      ...insertionAt(module, before, units, whole, usual, lineBreak, imports),
      why: 'comes from another module',
      how: 'declaration',
      confidence: 0.97,
    };
  });
}

function insertionAt(
  module: Module,
  before: number,
  arriving: readonly MovingUnit[],
  written: string,
  usual: number,
  lineBreak: string,
  imports: boolean,
): { readonly start: number; readonly end: number; readonly newText: string } {
  const { text, units } = module;
  const previous = units[before - 1];
  const next = units[before];
  const first = arriving[0]?.unit;
  const last = arriving.at(-1)?.unit;
  const breaks = (count: number): string => lineBreak.repeat(count);
  const insert = (at: number, newText: string): { start: number; end: number; newText: string } => ({ start: at, end: at, newText });
  if (!first || !last) return insert(text.length, '');
  if (!previous && next) return insert(next.start, written + breaks(1 + gapFor(last, next, usual)));
  if (!previous) {
    const start = text === '' || text.endsWith('\n') ? '' : breaks(1);
    const gap = imports ? breaks(isBlock(first) ? usual : 1) : text.trim() === '' ? '' : breaks(1);
    return insert(text.length, start + gap + written + breaks(1));
  }
  const lead = (previous.role === 'import' || previous.role === 'head') && !isBlock(first) ? 1 : gapFor(previous, first, usual);
  if (!next) {
    const rest = text.slice(previous.end).trim();
    const at = rest === '' ? afterLine(text, previous.end) : text.length;
    return text.endsWith('\n') ? insert(at, breaks(lead) + written + breaks(1)) : insert(text.length, breaks(1 + lead) + written);
  }
  const there = gapBetween(text, previous, next);
  const missing = Math.max(0, gapFor(last, next, usual) - there);
  return insert(afterLine(text, previous.end), breaks(lead) + written + breaks(1 + missing));
}

function placesIn(changing: Changing, module: Module, arriving: readonly MovingUnit[]): readonly PlacedUnit[] {
  const { ground, homes } = changing;
  const local = new Map<string, string>();
  for (const { ref, name, to } of homes.symbols) {
    if (to !== module.path) continue;
    module.view.index.symbols.forEach((symbol, ix) => {
      if (symbol.import === -1) return;
      const leads = ground.terrain
        .follow({ path: module.path, symbol: ix })
        .some(({ target }) => target.kind === 'symbol' && target.ref.path === ref.path && target.ref.symbol === ref.symbol);
      if (leads) local.set(symbol.name, name);
    });
  }
  const needsAtLoad = new Map<MovingUnit, ReadonlySet<string>>();
  for (const moving of arriving) {
    const { module: source, unit } = moving;
    const needs = ground.got(source.imports.neededBy(source.file, [{ start: unit.start, end: unit.end }], ground.terrain.facts)) ?? [];
    needsAtLoad.set(
      moving,
      new Set(
        needs.flatMap((need) =>
          need.atLoad && !need.typesOnly
            ? [need.kind === 'import' && need.wanted.what.kind === 'name' ? need.wanted.what.name : need.name]
            : [],
        ),
      ),
    );
  }
  const placement = placeUnits(module, arriving, { needsAtLoad, neededAtLoad: usersAtLoad(ground, module, local) });
  if ('placed' in placement) return placement.placed;
  const { needs, user } = placement;
  changing.find(
    'load-order',
    `In ${module.path} it would have to stand behind “${needs}”, which it needs while the file is loaded, and before ${user || 'what needs it'}.`,
    'Change the order in that file first.',
  );
  return arriving.map((moving) => ({ moving, before: module.units.length }));
}

/** Lists and statements that offer what came, at the end of it. */
function trailing(_changing: Changing, path: WorkspacePath, { listed, statements }: Trailers, commonJs: boolean): readonly string[] {
  const names = listed.get(path) ?? [];
  const list = names.length === 0 ? [] : commonJs ? names.map((name) => `exports.${name} = ${name};`) : [`export { ${names.join(', ')} };`];
  return [...list, ...(statements.get(path) ?? [])];
}

function newText(changing: Changing, path: WorkspacePath, header: string, trailers: Trailers): string {
  const arriving = changing.homes.arriving(path);
  const { lineBreak, gap } = habitsOf(arriving);
  const first = arriving[0];
  const source = first?.module;
  const written = block(changing, arriving, lineBreak, gap);
  const python = source?.view.family === 'python';
  const listing = python && source && listsNames(source) ? publicNames(changing, path) : [];
  const parts: string[] = [];
  const above = header === '' ? '' : header.replaceAll(/\r?\n/g, lineBreak);
  if (above !== '') parts.push(above);
  if (source && listing.length > 0)
    parts.push(`${above === '' ? '' : lineBreak}${freshListing(source, listing).replaceAll(/\r?\n/g, lineBreak)}${lineBreak}`);
  const lead = parts.length === 0 || !first ? 0 : isBlock(first.unit) ? Math.max(1, gap) : 1;
  parts.push(lineBreak.repeat(lead) + written + lineBreak);
  const names = trailers.listed.get(path) ?? [];
  const statements = trailers.statements.get(path) ?? [];
  const commonJs = source !== undefined && moduleStyle(source) === 'commonJs';
  const ends = commonJs
    ? commonJsEnds(names, statements)
    : [...(names.length === 0 ? [] : [`export { ${names.join(', ')} };`]), ...statements];
  if (ends.length > 0) parts.push(lineBreak + ends.join(lineBreak) + lineBreak);
  return parts.join('');
}

/** One list, but where each is offered by a statement, or one is all that the module is: a list would take the place of those. */
function commonJsEnds(names: readonly string[], statements: readonly string[]): readonly string[] {
  if (names.length === 0) return statements;
  if (statements.length === 0) return [`module.exports = { ${names.join(', ')} };`];
  const whole = statements.some((statement) => statement.startsWith('module.exports ='));
  const single = names.map((name) => {
    const [as, of = as] = name.split(': ');
    return `${whole ? 'module.' : ''}exports.${as} = ${of};`;
  });
  return [...statements, ...single];
}

/** Where all that stood at the top goes, the empty lines below it go too. */
function withoutEmptyTop(text: string, edits: readonly Rewrite[]): readonly Rewrite[] {
  let end = 0;
  let taken = 0;
  for (const edit of edits) {
    if (edit.newText !== '' || text.slice(end, edit.start).trim() !== '') break;
    end = edit.end;
    taken += 1;
  }
  const [first, ...rest] = edits;
  if (!first || taken === 0 || /^\s/.test(text)) return edits;
  const next = edits[taken]?.start ?? text.length;
  const blank = /^\s*\n/.exec(text.slice(end, next))?.[0].length ?? 0;
  return [{ ...first, start: 0, end: end + blank }, ...rest.slice(taken - 1)];
}

/** Where nothing stands below what comes in any more, it ends with its last line. */
function withoutEmptyEnd(text: string, edits: readonly Rewrite[]): readonly Rewrite[] {
  const trimmed = [...edits];
  let end = text.length;
  for (let i = trimmed.length - 1; i >= 0; i--) {
    const edit = trimmed[i];
    if (!edit || edit.end !== end) break;
    const newText = edit.newText.replace(/(\r?\n)(?:[ \t]*\r?\n)+$/, '$1');
    trimmed[i] = { ...edit, newText };
    if (newText !== '') break;
    end = edit.start;
  }
  return trimmed;
}

/** Values stand right below imports that come in with them. */
function below(imports: string, written: string): string {
  if (written === '') return imports;
  const isDefinition = /^(?:@|#|\/|(?:async |export |default |abstract )*(?:def|class|function|interface|enum)\b)/.test(written);
  return isDefinition || written.startsWith('\n') || written.startsWith('\r') ? imports : imports.replace(/(\r?\n)(?:\r?\n){2,}$/, '$1$1');
}

/** Edits of one file by position: those that meet in one place are one, imports before what stands below them. */
function joined(edits: readonly Rewrite[]): readonly Rewrite[] {
  const sorted = edits
    .map((edit, i) => ({ edit, i: edit.newText.startsWith('from __future__') ? -1 : i }))
    .sort(
      (a, b) => a.edit.start - b.edit.start || (a.edit.start === a.edit.end ? 0 : 1) - (b.edit.start === b.edit.end ? 0 : 1) || a.i - b.i,
    );
  const found: Rewrite[] = [];
  for (const { edit } of sorted) {
    const last = found.at(-1);
    if (last && last.start === last.end && last.start === edit.start) {
      found[found.length - 1] = { ...edit, newText: below(last.newText, edit.newText) + edit.newText };
    } else if (last && edit.start < last.end) {
      // Two cuts that share empty lines are one; where something comes in, the empty lines below it stay.
      if (last.newText === '' && edit.newText === '') found[found.length - 1] = { ...last, end: Math.max(last.end, edit.end) };
      else if (last.newText === '' && edit.start === edit.end) {
        found[found.length - 1] = { ...last, end: edit.start };
        found.push(last.start === 0 ? { ...edit, newText: edit.newText.replace(/^(?:\r?\n)+/, '') } : edit);
      }
    } else found.push(edit);
  }
  return found;
}
