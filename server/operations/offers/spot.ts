/** What a cursor or selection is on, for offers: from the text and index of the one file alone. */
import { LineIndex } from '../../base/lineIndex.ts';
import type { NamedSpot, Spot } from '../../core/operation/offer.ts';
import type { CursorSpec } from '../../core/operation/target.ts';
import { nameAt } from '../../core/syntax/nameAt.ts';
import { wideNameAt } from '../../core/syntax/wideNames.ts';
import { type Extent, type FileIndex, type ImportRecord, NONE, type Occurrence, type SymbolIx } from '../../core/terrain/fileIndex.ts';
import { viewOf } from '../../core/terrain/fileView.ts';
import { familyOf, isDeep, type LanguageId } from '../../core/terrain/languageId.ts';
import type { OutlineKind } from '../../core/terrain/outline/outline.ts';
import type { RulesByFamily } from '../../core/terrain/terrain.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';

export interface Pointed {
  readonly path: WorkspacePath;
  readonly language: LanguageId;
  readonly text: string;
  readonly start: number;
  readonly end: number; // `start` when it is a cursor
  /** Of languages understood in depth; undefined: the line alone must do. */
  readonly index: FileIndex | undefined;
  readonly rules: RulesByFamily;
  readonly declared: Spot['declared'];
  /** Whether an import of the file certainly leads out of the workspace. */
  readonly leadsOut: (clause: ImportRecord) => boolean;
}

/** A longer line is no line that anyone reads. */
const lineUnitsMax = 2_000;

export function spotOf(pointed: Pointed): Spot {
  const { path, language, text, index, start, end } = pointed;
  const family = isDeep(language) ? familyOf(language) : undefined;
  const ground = { ...pointed, lines: new LineIndex(text) };
  return {
    path,
    family,
    text,
    index,
    named: namedAt(ground),
    declared: pointed.declared,
    selected: start === end || index === undefined ? [] : selectedIn(ground, index),
  };
}

interface Ground extends Pointed {
  readonly lines: LineIndex;
}

function namedAt(ground: Ground): NamedSpot | undefined {
  const { index, start, end } = ground;
  if (index === undefined) return start === end ? namedInLine(ground) : undefined;
  const view = viewOf(ground.path, index);
  const occurrence = view.occurrenceAround(start);
  // A selection of a name is a cursor on it.
  if (occurrence === undefined || (start !== end && (occurrence.start !== start || occurrence.end !== end))) return undefined;
  return namedBy(ground, index, occurrence);
}

function namedBy(ground: Ground, index: FileIndex, occurrence: Occurrence): NamedSpot | undefined {
  const { name, role } = occurrence;
  const rules = ground.rules[familyOf(index.language)];
  const own = index.symbols[occurrence.symbol];
  // A builtin is nobody's to change, unless a star may have brought another in.
  if (own === undefined && role === 'reference' && rules.builtinNames.has(name) && !index.imports.some(({ star }) => star))
    return undefined;
  // Nor is what comes from outside; another name given to it here is.
  if (isForeign(ground, index, occurrence)) return undefined;
  const kind = own?.kind ?? (role === 'member' || role === 'propertyKey' ? 'attribute' : 'variable');
  const inImport = index.imports.some(({ start, end }) => start <= occurrence.start && occurrence.end <= end);
  const spot = { ...spotted(ground, occurrence, name), inImport, renamable: rules.whyIllegalName(name, kind) === undefined };
  if (own !== undefined && own.import === NONE)
    return { ...spot, kinds: [own.kind], symbol: occurrence.symbol, where: placeOf(index, occurrence.symbol) };
  return { ...spot, kinds: kindsElsewhere(ground, index, occurrence), symbol: NONE, where: 'elsewhere' };
}

function isForeign({ leadsOut }: Ground, { imports, symbols }: FileIndex, { symbol, import: written, name }: Occurrence): boolean {
  const clause = imports[symbols[symbol]?.import ?? written];
  if (clause === undefined || !leadsOut(clause)) return false;
  return clause.starAs !== name && !clause.names.some(({ alias }) => alias === name);
}

/** An alias is asked for by the name it has at home. */
function kindsElsewhere({ declared }: Ground, { imports, symbols }: FileIndex, { symbol, role, name }: Occurrence): readonly OutlineKind[] {
  if (role === 'moduleSegment') return ['module'];
  const clause = imports[symbols[symbol]?.import ?? NONE];
  if (clause !== undefined && clause.names.length === 0) return ['module'];
  return declared(clause?.names.find((each) => each.symbol === symbol)?.name ?? name).kinds;
}

function placeOf(index: FileIndex, ix: SymbolIx): NamedSpot['where'] {
  const scope = index.scopes[index.symbols[ix]?.scope ?? NONE];
  switch (scope?.kind) {
    case 'module':
      return 'top';
    case 'class':
      return 'inClass';
    default:
      return 'inFunction';
  }
}

/** Of what a line alone tells: in long files, and in languages that are not understood in depth. */
function namedInLine(ground: Ground): NamedSpot | undefined {
  const { text, language, lines, start, rules } = ground;
  const { line } = lines.at(start);
  const from = lines.lineExtent(line)?.[0] ?? start;
  const found = inLine(text.slice(from, lines.lineExtent(line)?.[1] ?? start).replace(/[\r\n]+$/, ''), start - from, language, rules);
  if (found === undefined) return undefined;
  const place = { start: from + found.start, end: from + found.end };
  const { written } = found;
  return { ...spotted(ground, place, found.name), written, inImport: false, renamable: true, kinds: [], symbol: NONE, where: 'elsewhere' };
}

interface InLine extends Extent {
  readonly name: string;
  readonly written: string;
}

/** What is no name, or is none that anything renames, is nothing. */
function inLine(line: string, character: number, language: LanguageId, rules: RulesByFamily): InLine | undefined {
  if (isDeep(language)) {
    const family = familyOf(language);
    const found = nameAt(line, character, family);
    return found && rules[family].whyIllegalName(found.name, 'variable') === undefined ? { ...found, written: found.name } : undefined;
  }
  switch (language) {
    case 'json':
      return undefined;
    case 'css':
    case 'html': {
      const found = line.length > lineUnitsMax ? undefined : wideNameAt(line, character, `.${language}`);
      return found && { ...found, written: found.sigil.replace(/^<\/?$/, '') + found.name };
    }
    default: {
      const found = nameAt(line, character, language === 'ruby' || language === 'bash' ? 'python' : 'ecmascript');
      return found && { ...found, written: found.name };
    }
  }
}

/** What the file declares at its top level and the selection holds whole. */
function selectedIn(ground: Ground, index: FileIndex): readonly NamedSpot[] {
  const { text, start, end } = ground;
  const from = start + (/^\s*/.exec(text.slice(start, end))?.[0].length ?? 0);
  const to = end - (/\s*$/.exec(text.slice(start, end))?.[0].length ?? 0);
  return index.symbols.flatMap((symbol, ix): readonly NamedSpot[] => {
    if (symbol.import !== NONE || index.scopes[symbol.scope]?.kind !== 'module') return [];
    if (symbol.extent.start < from || symbol.extent.end > to) return [];
    const spot = spotted(ground, symbol.nameExtent, symbol.name);
    return [{ ...spot, inImport: false, renamable: true, kinds: [symbol.kind], symbol: ix, where: 'top' }];
  });
}

function spotted({ path, lines }: Ground, { start, end }: Extent, name: string): Pick<NamedSpot, 'name' | 'written' | 'cursor'> {
  return { name, written: name, cursor: cursorOf(path, lines, { start, end }) };
}

function cursorOf(path: WorkspacePath, lines: LineIndex, { start, end }: Extent): CursorSpec {
  const from = lines.at(start);
  const to = lines.at(end);
  return { path, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}
