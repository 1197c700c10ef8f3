/** Barrels: `export { x } from './old'` leads to the new module, and what a star no longer brings is named. */
import { lineBreakIn } from '../../base/lineBreak.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { ImportIx, ImportRecord } from '../../core/terrain/fileIndex.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Changing } from './changing.ts';
import { withItems, withoutItems } from './commaList.ts';
import type { Module } from './ground.ts';
import type { MovingSymbol } from './homes.ts';
import { nameOutside } from './offeredName.ts';
import { changePythonStars } from './pythonStars.ts';
import { importersOf, leadsTo } from './sites.ts';
import { spelling, starToo, statementOf } from './starLines.ts';

const why = 'offers it from its new module';

export function changeReexport(changing: Changing, module: Module, ix: ImportIx, position: number, symbol: MovingSymbol): void {
  const record = module.view.index.imports[ix];
  const entry = record?.names[position];
  const statement = record && statementOf(module, record);
  const clause = statement?.namedChildren.find(({ type }) => type === 'export_clause');
  if (!record || !entry || !statement || !clause) return;
  const specifiers = clause.namedChildren.filter(({ type }) => type === 'export_specifier');
  const written = specifiers.find(
    (each) => each.startIndex <= (entry.nameExtent?.start ?? -1) && (entry.nameExtent?.start ?? -1) < each.endIndex,
  );
  if (!written) return;
  const moving = record.names.flatMap((each) => {
    const found = movingName(changing, module, record, each.name);
    return found ? [{ each, found }] : [];
  });
  const name = nameOutside(changing, symbol, entry.name);
  const item = name === entry.name ? written.text : name === (entry.alias ?? entry.name) ? name : `${name} as ${entry.alias ?? entry.name}`;
  if (symbol.to === module.path) {
    // It is defined here now, and offered from there.
    if (moving.length === record.names.length) {
      takeOut(changing, module, statement);
      return;
    }
    takeItems(changing, module, clause, specifiers, (each) => each === written);
    return;
  }
  const spelt = spelling(changing, module, symbol.to);
  if (spelt === undefined) return;
  const sameHome = moving.length === record.names.length && moving.every(({ found }) => found.to === symbol.to);
  if (sameHome && entry.alias === undefined && isStarred(changing, module, symbol.to)) {
    takeOut(changing, module, statement);
    return;
  }
  if (sameHome && offeredFrom(changing, module, symbol.to, record.typeOnly)) {
    // What was parted from it comes together again.
    takeOut(changing, module, statement);
    offer(changing, module, symbol.to, item, record.typeOnly, statement);
    return;
  }
  if (sameHome) {
    changing.rewrite(module.path, record.specifierExtent, spelt, why, 'import', 0.97);
    if (item !== written.text)
      changing.rewrite(module.path, { start: written.startIndex, end: written.endIndex }, item, why, 'import', 0.97);
    return;
  }
  if (moving.length === record.names.length && moving[0]?.each === entry) {
    // All of it goes, to several modules: the statement becomes the first of theirs.
    const others = specifiers.filter((each) => each !== written && movingName(changing, module, record, nameIn(each))?.to !== symbol.to);
    takeItems(changing, module, clause, specifiers, (each) => others.includes(each));
    changing.rewrite(module.path, record.specifierExtent, spelt, why, 'import', 0.97);
    return;
  }
  if (moving.length === record.names.length && moving[0]?.found.to === symbol.to) return;
  if (moving.length < record.names.length)
    takeItems(changing, module, clause, specifiers, (each) => movingName(changing, module, record, nameIn(each)) !== undefined);
  if (entry.alias !== undefined || !isStarred(changing, module, symbol.to))
    offer(changing, module, symbol.to, item, record.typeOnly, statement);
}

function movingName({ ground, homes }: Changing, module: Module, record: ImportRecord, name: string): MovingSymbol | undefined {
  const answer = ground.terrain.module(module.path, record.specifier, record.level);
  for (const path of answer.kind === 'files' ? answer.paths : []) {
    const view = ground.terrain.view(path);
    for (const symbol of view?.exportedAs(name) ?? []) {
      const found = homes.of({ path, symbol });
      if (found) return found;
    }
  }
  return undefined;
}

function isStarred({ ground }: Changing, module: Module, to: WorkspacePath): boolean {
  return module.view.index.imports.some(
    (record, ix) => record.kind === 'reexport' && record.star && record.starAs === undefined && leadsTo(ground, module.view, ix, to),
  );
}

/** The list of what a barrel exports on from a module. */
function offeredFrom(changing: Changing, module: Module, to: WorkspacePath, typeOnly: boolean): ImportRecord | undefined {
  return module.view.index.imports.find((record) => {
    if (record.kind !== 'reexport' || record.star || record.typeOnly !== typeOnly || record.names.length === 0) return false;
    const answer = changing.ground.terrain.module(module.path, record.specifier, record.level);
    return answer.kind === 'files' && answer.paths.includes(to);
  });
}

/** Adds a name to what the file already offers of the module, or a statement of its own. */
function offer(changing: Changing, module: Module, to: WorkspacePath, item: string, typeOnly: boolean, beside: SyntaxNode): void {
  const known = offeredFrom(changing, module, to, typeOnly);
  const clause = known && statementOf(module, known)?.namedChildren.find(({ type }) => type === 'export_clause');
  if (clause) {
    const items = clause.namedChildren.filter(({ type }) => type === 'export_specifier');
    const { start, end, newText } = withItems({ text: module.text, node: clause, items }, undefined, [item]);
    const before = changing.file(module.path).rewrites.findIndex((each) => each.start === start && each.end === end);
    const edits = changing.file(module.path).rewrites;
    const earlier = edits[before];
    if (earlier) edits[before] = { ...earlier, newText: earlier.newText + newText };
    else changing.rewrite(module.path, { start, end }, newText, why, 'import', 0.97);
    return;
  }
  const spelt = spelling(changing, module, to);
  if (spelt !== undefined) newStatement(changing, module, spelt, item, typeOnly, beside);
}

function newStatement(changing: Changing, module: Module, spelt: string, item: string, typeOnly: boolean, beside: SyntaxNode): void {
  const quote = beside.text.includes('"') ? '"' : "'";
  const semicolon = beside.text.endsWith(';') ? ';' : '';
  const head = `export ${typeOnly ? 'type ' : ''}{ `;
  const tail = ` } from ${quote}${spelt}${quote}${semicolon}`;
  const at = { start: beside.endIndex, end: beside.endIndex };
  const { rewrites } = changing.file(module.path);
  const there = rewrites.findIndex((each) => each.start === at.start && each.end === at.end);
  const known = rewrites[there];
  const line = `${lineBreakIn(module.text)}${head}${item}${tail}`;
  if (!known) {
    changing.rewrite(module.path, at, line, why, 'import', 0.97);
    return;
  }
  const joins = known.newText.includes(tail) && known.newText.includes(head);
  rewrites[there] = { ...known, newText: joins ? known.newText.replace(tail, `, ${item}${tail}`) : known.newText + line };
}

/** `export * from './old'` no longer brings what moved; the file goes on offering it. */
export function changeStars(changing: Changing, source: Module): void {
  if (source.view.family === 'python') {
    changePythonStars(changing, source);
    return;
  }
  const { ground, homes, order } = changing;
  for (const view of importersOf(ground, source.path)) {
    const module = ground.module(view.path);
    if (!module) continue;
    view.index.imports.forEach((record, ix) => {
      if (record.kind !== 'reexport' || !record.star || !leadsTo(ground, view, ix, source.path)) return;
      const statement = statementOf(module, record);
      const moved = homes.symbols.filter(({ ref }) => ref.path === source.path && exportsOf(changing, ref.path, ref.symbol).length > 0);
      for (const to of new Set(moved.map((each) => each.to))) {
        if (!statement || to === module.path || starsAlready(changing, module, to)) continue;
        const spelt = spelling(changing, module, to);
        if (spelt === undefined) continue;
        if (order.fresh.has(to)) {
          starToo(changing, module, statement, record, spelt);
          continue;
        }
        const names = new Map(moved.filter((each) => each.to === to).map((each) => [each.name, each]));
        for (const symbol of names.values()) {
          const typeOnly = isType(changing, symbol);
          for (const name of exportsOf(changing, symbol.ref.path, symbol.ref.symbol))
            offer(changing, module, to, name, typeOnly || record.typeOnly, statement);
        }
      }
    });
  }
}

function starsAlready({ ground }: Changing, module: Module, to: WorkspacePath): boolean {
  return module.view.index.imports.some((record, ix) => record.kind === 'reexport' && record.star && leadsTo(ground, module.view, ix, to));
}

function exportsOf({ ground }: Changing, path: WorkspacePath, ix: number): readonly string[] {
  return (ground.terrain.view(path)?.symbol(ix)?.exports ?? []).filter((name) => name !== 'default' && name !== 'export=');
}

/** Whether nothing is left of the name when the types are taken away: a value may have the same. */
function isType({ ground, homes }: Changing, { ref, name }: MovingSymbol): boolean {
  const same = homes.symbols.filter((each) => each.ref.path === ref.path && each.name === name);
  return same.every((each) => {
    const kind = ground.terrain.view(each.ref.path)?.symbol(each.ref.symbol)?.kind;
    return kind === 'interface' || kind === 'type';
  });
}

function takeOut(changing: Changing, module: Module, statement: SyntaxNode): void {
  const lineEnd = module.text.indexOf('\n', statement.endIndex);
  changing.rewrite(
    module.path,
    { start: statement.startIndex, end: lineEnd === -1 ? module.text.length : lineEnd + 1 },
    '',
    'is defined here now',
    'import',
    0.97,
  );
}

function takeItems(
  changing: Changing,
  module: Module,
  clause: SyntaxNode,
  items: readonly SyntaxNode[],
  isGone: (item: SyntaxNode) => boolean,
): void {
  for (const { start, end, newText } of withoutItems({ text: module.text, node: clause, items }, isGone))
    changing.rewrite(module.path, { start, end }, newText, why, 'import', 0.97);
}

function nameIn(specifier: SyntaxNode): string {
  return specifier.childForFieldName('name')?.text ?? specifier.text;
}
