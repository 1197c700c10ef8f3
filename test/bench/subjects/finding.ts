/**
 * Finding over 100,000 symbols of real code: misspelled names, beside comparing all names by edit distance alone; questions
 * of what code is for. How long the indexes take to make and to follow a change, and how much memory they take.
 */
import { distance } from 'fastest-levenshtein';
import { Finder } from '../../../server/core/terrain/find/finder.ts';
import type { FileRecord } from '../../../server/core/terrain/index/fileRecord.ts';
import { asContentHash, asWorkspacePath } from '../../../server/protocol/ids.ts';
import { misspelled, misspellings, numbersFrom } from '../../core/terrain/find/misspellings.ts';
import { type RealFolders, realRecords } from '../../core/terrain/find/realRecords.ts';
import { alternating, compared, median, percentile, sum, timed } from '../measurement.ts';
import type { Bench } from '../subject.ts';

const folders: RealFolders = {
  rxjs: 'rxjs/src',
  zod: 'zod/src',
  gyp: 'node-gyp/gyp',
  typeshed: 'pyright/dist/typeshed-fallback',
  node: '@types/node',
};
const symbolsWanted = 100_000;
const seed = 4_711;

const questions = [
  'where are email addresses validated',
  'convert an observable to a promise',
  'how is a build file loaded',
  'retry after an error',
  'parse a version string',
  'generate json schema from a type',
  'open a network connection',
  'read lines of a file',
  'encode bytes as base64',
  'wait for a process to end',
  'where is the timeout of a request set',
  'sort dependencies topologically',
];

/** Real code, and the same again under other names until there is enough of it. */
async function manyRecords(): Promise<readonly FileRecord[]> {
  const real = await realRecords(folders);
  const records = [...real];
  for (let copy = 2, symbols = symbolsOf(real); symbols < symbolsWanted; copy++, symbols += symbolsOf(real)) {
    for (const record of real) records.push({ ...record, path: asWorkspacePath(`copy${copy}/${record.path}`) });
  }
  return records;
}

function symbolsOf(records: readonly FileRecord[]): number {
  return sum(records.map(({ outline }) => outline.symbols.length));
}

function wrongNames(records: readonly FileRecord[], count: number): readonly string[] {
  const names = [...new Set(records.flatMap(({ outline }) => outline.symbols.map(({ name }) => name)))].filter((name) => name.length > 3);
  const number = numbersFrom(seed);
  const wrong: string[] = [];
  while (wrong.length < count) {
    const name = misspelled(names[number(names.length)] ?? '', misspellings[wrong.length % misspellings.length] ?? 'swap', number);
    if (name !== undefined) wrong.push(name);
  }
  return wrong;
}

/** What is asked of all names at the least: the nearest by edits. */
function nearestByDistance(names: readonly string[], wrong: string): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const off = distance(name, wrong);
    if (off < least) [best, least] = [name, off];
  }
  return best;
}

export async function subject({ scale, report, say }: Bench): Promise<void> {
  say('reading real code');
  const records = await manyRecords();
  const finder = new Finder();
  const made = timed(() => {
    for (const record of records) finder.put(record, undefined);
    finder.find('warm');
  });
  const label = `${symbolsOf(records).toLocaleString('en')} symbols`;
  const names = [...new Set(records.flatMap(({ outline }) => outline.symbols.map(({ name }) => name)))];
  const asked = wrongNames(records, scale === 'quick' ? 60 : 300);
  for (const name of asked.slice(0, 20)) finder.names.find(name, {});
  const [found = [], plain = []] = await alternating(
    asked.length,
    (at) => timed(() => finder.names.find(asked[at] ?? '', {})),
    (at) => timed(() => nearestByDistance(names, asked[at] ?? '')),
  );
  const peer = (value: number) => ({ name: 'edit distance to every name', value });
  report(compared({ name: `fuzzy find of a name, ${label}, median`, value: median(found), unit: 'ms' }, peer(median(plain))));
  report(
    compared(
      { name: `fuzzy find of a name, ${label}, p95`, value: percentile(found, 95), unit: 'ms', goal: '< 20 ms' },
      peer(percentile(plain, 95)),
    ),
  );
  const repetitions = scale === 'quick' ? 3 : 10;
  const meant = (at: number): number => timed(() => finder.meaning.find(questions[at % questions.length] ?? '', {}));
  const whole = (at: number): number => timed(() => finder.find(questions[at % questions.length] ?? '', {}));
  const [byMeaning = [], together = []] = await alternating(questions.length * repetitions, meant, whole);
  report({ name: `a question by meaning, ${label}, median`, value: median(byMeaning), unit: 'ms' });
  report({ name: `a question by meaning, ${label}, p95`, value: percentile(byMeaning, 95), unit: 'ms' });
  report({ name: `a question in every way at once, ${label}, p95`, value: percentile(together, 95), unit: 'ms' });
  report({ name: `making the indexes of ${label}`, value: made, unit: 'ms' });
  report({ name: `following a change of one file, ${label}, p95`, value: percentile(changes(finder, records), 95), unit: 'ms' });
  report({ name: `memory of the indexes, beside the records, ${label}`, value: finder.bytes / 2 ** 20, unit: 'MiB' });
}

function changes(finder: Finder, records: readonly FileRecord[]): readonly number[] {
  return records
    .slice(0, 200)
    .map((record) => timed(() => finder.put({ ...record, hash: asContentHash(`${record.hash} changed`) }, record)));
}
