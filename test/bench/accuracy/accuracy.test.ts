/** The accuracy benchmark itself: what it is asked for, what it draws, what it counts. No language server runs here. */
import { describe, expect, test } from 'vitest';
import { SeededRandomness } from '../../../server/base/randomness.ts';
import { viewOf } from '../../../server/core/terrain/fileView.ts';
import { asWorkspacePath } from '../../../server/protocol/ids.ts';
import { sharedSyntax } from '../../support/sharedSyntax.ts';
import { readAccuracyRequest } from './commandLine.ts';
import type { Comparison, JudgedPlace, TerrainSays } from './comparison.ts';
import { candidatesIn, drawn } from './sample.ts';
import { shown, tally } from './tally.ts';

describe('what is asked for', () => {
  test.each([
    [[], { folders: [], seed: 1, sample: 320, json: undefined }],
    [['a', '--seed', '7', 'b', '--sample', '40', '--json', 'out.json'], { folders: ['a', 'b'], seed: 7, sample: 40, json: 'out.json' }],
  ])('%j', (args, request) => expect(readAccuracyRequest(args)).toEqual(request));

  test.each([
    [['--fast'], /no option --fast/],
    [['--seed'], /--seed needs a value/],
    [['--sample', '0'], /whole number from 1, not “0”/],
  ])('%j is refused', (args, why) => expect(readAccuracyRequest(args)).toMatch(why));
});

describe('what is drawn', () => {
  const text = `
class Row:
    limit = 1
    def cells(self, size): return [each for each in size]
def load(path, mode): rows = path; return rows
def save(path, mode): return mode
LIMIT = 1
import os as system
`;
  const candidates = async () => {
    const { index } = (await sharedSyntax()).index('python', text);
    return candidatesIn([viewOf(asWorkspacePath('a.py'), index)]);
  };

  test('every sort of symbol in turn, whatever there is most of', async () => {
    const chosen = drawn(await candidates(), 8, new SeededRandomness(3));
    expect(chosen.map(({ stratum }) => stratum).sort()).toEqual([
      'attribute',
      'class',
      'function',
      'import',
      'local',
      'method',
      'parameter',
      'variable',
    ]);
  });

  test('the same for the same seed, and a smaller sample begins a larger one', async () => {
    const all = await candidates();
    const large = drawn(all, 12, new SeededRandomness(5));
    expect(drawn(all, 12, new SeededRandomness(5))).toEqual(large);
    expect(drawn(all, 4, new SeededRandomness(5))).toEqual(large.slice(0, 4));
    expect(new Set(large).size).toBe(large.length);
  });
});

describe('what is counted', () => {
  const sure: TerrainSays = { kind: 'reference', confidence: 0.95, how: 'hierarchy' };
  const likely: TerrainSays = { kind: 'reference', confidence: 0.6, how: 'unique-name' };
  const open: TerrainSays = { kind: 'open', why: 'nobody can tell' };
  const place = (terrain: TerrainSays, server: JudgedPlace['server'], together: boolean): JudgedPlace => ({
    path: asWorkspacePath('a.py'),
    start: 0,
    end: 1,
    terrain,
    server,
    together,
  });
  const of = (...places: readonly JudgedPlace[]): Comparison => ({
    codebase: 'x',
    name: 'f',
    stratum: 'method',
    group: 'members',
    at: { path: asWorkspacePath('a.py'), start: 0, end: 1 },
    places,
  });

  test('precision of what the server judges, strictly of all; recall of what the server lists; by confidence', () => {
    const counted = tally([
      of(place(sure, 'reference', true), place(likely, 'reference', true), place(open, 'reference', true), place(sure, 'elsewhere', false)),
      of(place(likely, 'silent', true)),
      of(place(sure, 'reference', true)),
    ]);
    expect(counted).toMatchObject({ symbols: 3, places: 4, exact: 1, open: 1 });
    expect(counted.precision).toEqual({ of: 4, held: 3 });
    expect(counted.strictPrecision).toEqual({ of: 5, held: 3 });
    expect(counted.recall).toEqual({ of: 4, held: 3 });
    expect(counted.togetherPrecision).toEqual({ of: 4, held: 4 });
    expect(counted.togetherRecall).toEqual({ of: 4, held: 4 });
    expect(counted.bands.find(({ confidence }) => confidence === 0.95)).toEqual({
      confidence: 0.95,
      precision: { of: 3, held: 2 },
      recall: { of: 4, held: 2 },
    });
  });

  test('nothing counted is shown as nothing', () =>
    expect([shown({ of: 0, held: 0 }), shown({ of: 8, held: 7 })]).toEqual(['–', '0.8750']));
});
