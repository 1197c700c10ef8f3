/** `swarm terrain stats`: what the map holds: files, lines and symbols by language, what was left out and why, and what it leans on. */
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type LanguageId, languageOfPath } from '../../../../core/terrain/languageId.ts';
import { ExitCode } from '../../../../protocol/errors.ts';
import { countOf } from '../../render/plan.ts';
import type { TerrainGround } from './ground.ts';

interface LanguageCount {
  files: number;
  lines: number;
  bytes: number;
  symbols: number;
  syntaxProblems: number; // files with any
  generated: number; // files
}

/** Files named as the most important ones. */
const importantShown = 5;
/** Files named that have no record; the rest are counted. */
const leftOutShown = 20;

export async function stats(ground: TerrainGround): Promise<ExitCode> {
  const { session, output } = ground;
  const { clock } = session.ports;
  const began = clock.wallMs();
  const state = await ground.index();
  const indexMs = Math.round(clock.wallMs() - began);
  const graph = await ground.graph();
  const languages = countsOf(ground);
  const known = Object.values(languages);
  const sum = (field: keyof LanguageCount): number => known.reduce((total, count) => total + count[field], 0);
  const { index } = session.terrain;
  const other = index.paths.filter((path) => languageOfPath(path) === undefined && index.record(path) === undefined).length;
  const important = ground.rank.ranking.filter(({ path }) => graph.importersOf(path).length > 0).slice(0, importantShown);
  const document = {
    files: state.files,
    lines: sum('lines'),
    symbols: sum('symbols'),
    languages,
    other,
    index: { complete: state.complete, indexed: state.indexed, waiting: state.waiting, ms: indexMs },
    cache: cacheOf(ground),
    important: important.map(({ path, importance }) => ({ path, importance: Number(importance.toFixed(3)) })),
    notIndexed: state.leftOut,
    leftOut: state.notListed,
  };
  if (output.json) output.document(document);
  else asText(ground, document);
  return ExitCode.done;
}

function countsOf({ session }: TerrainGround): Readonly<Record<string, LanguageCount>> {
  const counts = new Map<LanguageId, LanguageCount>();
  for (const record of session.terrain.index.records()) {
    const count = counts.get(record.language) ?? { files: 0, lines: 0, bytes: 0, symbols: 0, syntaxProblems: 0, generated: 0 };
    count.files += 1;
    count.lines += record.lines;
    count.bytes += record.bytes;
    count.symbols += record.outline.symbols.length;
    if (record.syntaxProblems > 0) count.syntaxProblems += 1;
    if (record.generated) count.generated += 1;
    counts.set(record.language, count);
  }
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b.lines - a.lines));
}

function cacheOf({ session }: TerrainGround): { readonly path: string; readonly bytes: number } | undefined {
  const path = join(dirname(session.ledger.info().databasePath), 'terrain.sqlite');
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  return size === undefined ? undefined : { path, bytes: size };
}

interface StatsDocument {
  readonly files: number;
  readonly lines: number;
  readonly symbols: number;
  readonly languages: Readonly<Record<string, LanguageCount>>;
  readonly other: number;
  readonly index: { readonly indexed: number; readonly waiting: number; readonly ms: number };
  readonly important: readonly { readonly path: string; readonly importance: number }[];
  readonly notIndexed: readonly { readonly path: string; readonly why: string }[];
  readonly leftOut: readonly string[];
}

function asText(
  { output }: TerrainGround,
  { files, lines, symbols, languages, other, index, important, notIndexed, leftOut }: StatsDocument,
): void {
  const { bold, dim } = output.colors;
  const list = (title: string, entries: readonly string[]): void => {
    if (entries.length > 0) output.result(`${title}\n${entries.map((text) => `  ${text}`).join('\n')}`);
  };
  output.result(bold(`${countOf(files, 'file')}, ${countOf(lines, 'line')}, ${countOf(symbols, 'symbol')}`));
  for (const [language, count] of Object.entries(languages)) {
    const notes = [
      count.syntaxProblems > 0 ? `${count.syntaxProblems} with syntax errors` : '',
      count.generated > 0 ? `${count.generated} generated` : '',
    ].filter((note) => note !== '');
    const counted = `${countOf(count.files, 'file')}, ${countOf(count.lines, 'line')}, ${countOf(count.symbols, 'symbol')}`;
    output.result(`  ${language.padEnd(11)} ${counted}${notes.length === 0 ? '' : dim(`  (${notes.join(', ')})`)}`);
  }
  if (other > 0) output.result(`  ${'other'.padEnd(11)} ${countOf(other, 'file')}`);
  output.result(dim(`index: ${countOf(index.indexed, 'file')} in ${index.ms} ms${index.waiting > 0 ? `, ${index.waiting} not yet` : ''}`));
  list(
    'most leaned on:',
    important.map(({ path }) => path),
  );
  list(
    'not indexed:',
    notIndexed.slice(0, leftOutShown).map(({ path, why }) => `${path}: ${why}`),
  );
  if (notIndexed.length > leftOutShown) output.result(dim(`  … and ${notIndexed.length - leftOutShown} more; --json lists them all`));
  list('left out:', leftOut);
}
