/** What the comparison came to, as text: a table for each language, and every disagreement at its place. */
import { LineIndex } from '../../../server/base/lineIndex.ts';
import type { LanguageFamily } from '../../../server/core/terrain/languageId.ts';
import type { Comparison, JudgedPlace } from './comparison.ts';
import { type Disagreement, disagreement, groups, shown, type Tally, tally } from './tally.ts';

const languageNames: Readonly<Record<LanguageFamily, string>> = { python: 'Python', ecmascript: 'TypeScript and JavaScript' };
const sorts: readonly Disagreement[] = ['only the terrain', 'only the server', 'only the terrain, the server says nothing'];
const lineUnitsMax = 110;

export interface Listed {
  readonly sort: Disagreement;
  readonly codebase: string;
  readonly symbol: string;
  readonly at: string; // path:line:column
  readonly declared: string;
  readonly terrain: string;
  readonly together: boolean;
  readonly server: string;
  readonly line: string;
}

export function languageReport(family: LanguageFamily, comparisons: readonly Comparison[]): string {
  const rows = groups
    .map((group) => [group, tally(comparisons.filter((each) => each.group === group))] as const)
    .filter(([, { symbols }]) => symbols > 0);
  const columns = [
    '',
    'symbols',
    'places',
    'precision',
    'strict',
    'recall',
    'listed as open',
    'with physics: precision',
    'recall',
    'symbols exact',
  ];
  const table = [columns, ...rows.map(([group, counted]) => cells(group, counted))];
  const members = rows.find(([group]) => group === 'members')?.[1];
  return [`\n━━ ${languageNames[family]}`, aligned(table), ...(members ? ['', bandTable(members)] : [])].join('\n');
}

function cells(group: string, counted: Tally): readonly string[] {
  return [
    group,
    `${counted.symbols}`,
    `${counted.places}`,
    shown(counted.precision),
    shown(counted.strictPrecision),
    shown(counted.recall),
    `${counted.open}`,
    shown(counted.togetherPrecision),
    shown(counted.togetherRecall),
    `${counted.exact}`,
  ];
}

function bandTable({ bands }: Tally): string {
  const rows = bands.map(({ confidence, precision, recall }) => [`members, confidence ≥ ${confidence}`, shown(precision), shown(recall)]);
  return aligned([['', 'precision', 'recall'], ...rows]);
}

function aligned(table: readonly (readonly string[])[]): string {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  return table
    .map((row) =>
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '),
    )
    .join('\n');
}

export function disagreements(comparisons: readonly Comparison[], textOf: (codebase: string, path: string) => string): readonly Listed[] {
  return comparisons.flatMap(({ codebase, name, at, places }) => {
    const where = (place: { readonly path: string; readonly start: number }): string => {
      const { line, column } = new LineIndex(textOf(codebase, place.path)).at(place.start);
      return `${place.path}:${line}:${column}`;
    };
    return places.flatMap((place): readonly Listed[] => {
      const sort = disagreement(place);
      if (sort === undefined) return [];
      const line = lineAt(textOf(codebase, place.path), place.start);
      return [
        {
          sort,
          codebase,
          symbol: name,
          at: where(place),
          declared: where(at),
          terrain: terrainWords(place),
          together: place.together,
          server: place.server,
          line,
        },
      ];
    });
  });
}

function lineAt(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text
    .slice(text.lastIndexOf('\n', offset - 1) + 1, end === -1 ? undefined : end)
    .trim()
    .slice(0, lineUnitsMax);
}

function terrainWords({ terrain }: JudgedPlace): string {
  return terrain.kind === 'reference' ? `reference by ${terrain.how} (${terrain.confidence})` : `${terrain.kind}: ${terrain.why}`;
}

/** One paragraph for each sort, symbol by symbol. */
export function disagreementList(listed: readonly Listed[]): string {
  return sorts
    .flatMap((sort) => {
      const of = listed.filter((each) => each.sort === sort);
      return of.length === 0 ? [] : [`\n${sort}: ${of.length}`, ...of.map(oneLine)];
    })
    .join('\n');
}

function oneLine({ codebase, symbol, at, declared, terrain, together, line }: Listed): string {
  const physics = together ? 'with physics: reference' : 'with physics: no';
  return `  ${codebase}: ${symbol} (${declared})\n    ${at}  ${line}\n      terrain: ${terrain}; ${physics}`;
}
