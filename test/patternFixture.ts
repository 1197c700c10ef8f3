/**
 * Test support: structural search over code written as a string, with the expected matches marked: `«f(«g(x)»)»`. Two
 * marked sources are compared, so that a failure reads as code.
 */
import { expect, test } from 'vitest';
import { createPatternSyntax } from '../server/adapters/treeSitter/patternSyntax.ts';
import type { PatternPort } from '../server/core/ports/patternPort.ts';
import type { LanguageId } from '../server/core/terrain/languageId.ts';
import type { PatternQuery } from '../server/core/terrain/pattern/compilePattern.ts';
import type { PatternMatch } from '../server/core/terrain/pattern/matchPattern.ts';
import { wasmFolder } from './syntaxFixture.ts';

export const patternSyntax: PatternPort = await createPatternSyntax(wasmFolder);

export interface PatternRow {
  readonly find: string;
  /** With the expected matches marked. */
  readonly in: string;
  /** What was captured, match by match: `NAME=text`, several apart by two spaces. Absent: not looked at. */
  readonly got?: readonly string[];
  readonly kind?: string;
  readonly as?: string;
  readonly where?: readonly string[];
}

export function matchesOf(language: LanguageId, query: PatternQuery, text: string): readonly PatternMatch[] {
  const compiled = patternSyntax.compile(language, query);
  if (!compiled.ok) throw new Error(`“${query.pattern}” was not understood: ${compiled.problem.message} (at ${compiled.problem.at})`);
  const found = patternSyntax.search(compiled.value, text);
  expect(found?.exhausted).toBe(false);
  return found?.matches ?? [];
}

/** One test a row. */
export function patternTable(language: LanguageId, rows: readonly PatternRow[]): void {
  test.each(rows.map((row) => [row.find || `kind ${row.kind}`, row] as const))('%s', (_, row) => {
    const text = row.in.replaceAll(/[«»]/g, '');
    const query = { pattern: row.find === '' ? undefined : row.find, kind: row.kind, as: row.as, where: row.where };
    const matches = matchesOf(language, query, text);
    expect(marked(text, matches)).toBe(row.in);
    if (row.got)
      expect(matches.map(({ captures }) => captures.map(({ name, text: captured }) => `${name}=${captured}`).join('  '))).toEqual(row.got);
    for (const { captures } of matches) for (const capture of captures) expect(text.slice(capture.start, capture.end)).toBe(capture.text);
  });
}

function marked(text: string, matches: readonly PatternMatch[]): string {
  const marks = [
    ...matches.map(({ start, end }) => ({ at: start, sign: '«', rank: -(end - start), opens: 1 })),
    ...matches.map(({ start, end }) => ({ at: end, sign: '»', rank: end - start, opens: 0 })),
  ].sort((a, b) => b.at - a.at || b.opens - a.opens || b.rank - a.rank);
  return marks.reduce((whole, { at, sign }) => whole.slice(0, at) + sign + whole.slice(at), text);
}
