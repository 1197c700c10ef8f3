/** How good finding is on code nobody wrote for it: rxjs, zod and gyp. Misspellings are made up from a seed; the floors are asserted. */
import { beforeAll, describe, expect, it } from 'vitest';
import { Finder } from '../../../../server/core/terrain/find/finder.ts';
import { type Finding, pathOfFound } from '../../../../server/core/terrain/find/finding.ts';
import type { FileRecord } from '../../../../server/core/terrain/index/fileRecord.ts';
import { type Misspelling, misspelled, misspellings, numbersFrom } from './misspellings.ts';
import { realRecords, rxjsZodGyp } from './realRecords.ts';

let records: readonly FileRecord[];
const finder = new Finder();
beforeAll(async () => {
  records = await realRecords(rxjsZodGyp);
  for (const record of records) finder.put(record, undefined);
});

function shown({ found }: Finding): string {
  return found.what === 'symbol' ? `${found.symbol.name} ${found.record.path}` : pathOfFound(found);
}

describe('the first that is found', () => {
  it.each([
    ['BuildFlie', 'BuildFile gyp/pylib/gyp/common.py'],
    ['build_file_targets', 'BuildFileTargets gyp/pylib/gyp/common.py'],
    ['switchmap', 'switchMap rxjs/internal/operators/switchMap.ts'],
    ['swithcMapTo', 'switchMapTo rxjs/internal/operators/switchMapTo.ts'],
    ['combine_latest_all', 'combineLatestAll rxjs/internal/operators/combineLatestAll.ts'],
    ['path relative make', 'MakePathRelative gyp/pylib/gyp/input.py'],
    ['QSA', 'QuoteShellArgument gyp/pylib/gyp/generator/ninja.py'],
    ['gyp.common.BuildFile', 'BuildFile gyp/pylib/gyp/common.py'],
    ['rxjs/operators#map', 'map rxjs/internal/operators/map.ts'],
    ['Subject.next', 'next rxjs/internal/Subject.ts'],
    ['packaging.version:parse', 'parse gyp/pylib/packaging/version.py'],
    ['map in the operators folder', 'map rxjs/internal/operators/map.ts'],
    ['operators/throtleTime.ts', 'rxjs/internal/operators/throttleTime.ts'],
    ['throttle by time', 'throttleTime rxjs/internal/operators/throttleTime.ts'],
    ['where is the visual studio version detected', '_DetectVisualStudioVersions gyp/pylib/gyp/MSVSVersion.py'],
    ['how are shell arguments quoted', 'QuoteShellArgument gyp/pylib/gyp/generator/ninja.py'],
    ['sort dependencies topologically', 'TopologicallySorted gyp/pylib/gyp/common.py'],
  ])('for “%s”', (question, first) => {
    const [best] = finder.find(question);
    expect(best && shown(best)).toBe(first);
  });
});

describe('among the first five', () => {
  it.each([
    ['convert an observable to a promise', 'firstValueFrom'],
    ['retry after an error', 'retry'],
    ['merge several observables into one', 'merge'],
    ['error when a sequence is empty', 'EmptyError'],
    ['where is json schema generated', 'JSONSchemaGenerator'],
    ['loading of build files', 'LoadOneBuildFile'],
    ['animation frames', 'animationFrames'],
  ])('for “%s” is %s', (question, name) => {
    const names = finder.find(question, { findingsMax: 5 }).map(({ found }) => (found.what === 'symbol' ? found.symbol.name : ''));
    expect(names).toContain(name);
  });
});

/**
 * Of names written wrong in each way: the share found first, and among the first five; measured a little higher. Most of those
 * that are not the first stand behind one that fits as well: parseAsync before _parseAsync for “async parse”.
 */
const floors: Readonly<Record<Misspelling, readonly [first: number, firstFive: number]>> = {
  swap: [0.97, 0.99],
  leftOut: [0.9, 0.97],
  doubled: [0.97, 0.99],
  replaced: [0.94, 0.99],
  caseStyle: [0.87, 0.99],
  plural: [0.94, 0.98],
  prefix: [0.8, 0.98],
  order: [0.7, 0.95],
};
const namesTried = 200;
const seed = 20_261_121;

describe(`names written wrong (seed ${seed})`, () => {
  it.each(misspellings)('%s', (how) => {
    const number = numbersFrom(seed);
    const tried = ['function', 'class', 'method', 'interface'];
    const declared = records.flatMap(({ outline }) => outline.symbols.filter(({ kind }) => tried.includes(kind)).map(({ name }) => name));
    const names = [...new Set(declared)].filter((name) => name.length >= 5).sort();
    const known = new Set(names);
    const places = Array.from({ length: namesTried }, () => names[number(names.length)] ?? '').flatMap((name) => {
      const wrong = misspelled(name, how, number);
      if (wrong === undefined || known.has(wrong)) return [];
      const order = [...finder.names.search(wrong)].map((found) => found.name.name);
      return [order.indexOf(name)];
    });
    const share = (among: number): number => places.filter((place) => place !== -1 && place < among).length / places.length;
    expect(places.length).toBeGreaterThan(namesTried / 4);
    expect(share(1), `first of ${places.length}`).toBeGreaterThanOrEqual(floors[how][0]);
    expect(share(5), `among the first five of ${places.length}`).toBeGreaterThanOrEqual(floors[how][1]);
  });
});
