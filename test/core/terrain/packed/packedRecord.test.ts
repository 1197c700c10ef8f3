import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordsOf } from '../../../../server/core/terrain/find/words/fileWords.ts';
import type { FileOutline, OutlineSymbol } from '../../../../server/core/terrain/outline/outline.ts';
import { type ContentRecord, PackedRecord, packRecord } from '../../../../server/core/terrain/packed/packedRecord.ts';
import { NotPacked } from '../../../../server/core/terrain/packed/packReader.ts';
import { asContentHash, asWorkspacePath } from '../../../../server/protocol/ids.ts';

const path = asWorkspacePath('a/b.py');
const hash = asContentHash('0123');

function unpacked(bytes: Uint8Array): ContentRecord {
  const { language, bytes: size, lines, outline, words, declared, syntaxProblems, generated } = new PackedRecord(path, hash, bytes);
  return { language, bytes: size, lines, outline, words, declared, syntaxProblems, generated };
}

const symbol: fc.Arbitrary<OutlineSymbol> = fc.record({
  start: fc.nat(100_000),
  end: fc.nat(100_000),
  name: fc.string({ unit: 'binary' }),
  kind: fc.constantFrom('function', 'struct', 'heading'),
  container: fc.integer({ min: -1, max: 50 }),
  nameExtent: fc.record({ start: fc.nat(100_000), end: fc.nat(100_000) }),
  signature: fc.string(),
  doc: fc.string({ unit: 'grapheme' }),
  exported: fc.boolean(),
  containerName: fc.option(fc.string(), { nil: undefined }),
});
const outline: fc.Arbitrary<FileOutline> = fc.record({
  symbols: fc.array(symbol),
  imports: fc.array(fc.record({ start: fc.nat(), end: fc.nat(), specifier: fc.string(), names: fc.array(fc.string()) })),
  leftOut: fc.option(fc.string(), { nil: undefined }),
});

test('a record comes back as it was', () => {
  const sizes = {
    bytes: fc.nat(),
    lines: fc.nat(),
    syntaxProblems: fc.nat(),
    generated: fc.boolean(),
    declared: fc.option(fc.array(fc.string()), { nil: undefined }),
  };
  fc.assert(
    fc.property(fc.record({ language: fc.constantFrom('python', 'rust'), outline, text: fc.lorem({ maxCount: 50 }), ...sizes }), (made) => {
      const { text, ...rest } = made;
      const record: ContentRecord = { ...rest, words: wordsOf('python', { symbols: [], imports: [] }, text) };
      expect(unpacked(packRecord(record))).toEqual(record);
    }),
    { numRuns: 200 },
  );
});

test('half a surrogate pair, cut off by a bound, stays half', () => {
  const signature = 'def f(x="\ud83d';
  const symbols = [
    { start: 0, end: 9, name: 'f', kind: 'function', container: -1, nameExtent: { start: 4, end: 5 }, signature, doc: '', exported: true },
  ];
  const record = {
    language: 'python',
    bytes: 9,
    lines: 1,
    outline: { symbols, imports: [] },
    words: wordsOf('python', { symbols: [], imports: [] }, ''),
    syntaxProblems: 0,
    generated: false,
  } as const;
  expect(unpacked(packRecord(record as ContentRecord)).outline.symbols[0]?.signature).toBe(signature);
});

test('other bytes are no record', () => {
  expect(() => new PackedRecord(path, hash, new Uint8Array([1, 2, 3]))).toThrow(NotPacked);
  expect(() => new PackedRecord(path, hash, new Uint8Array())).toThrow(NotPacked);
});
