/**
 * Structural search beside ast-grep on real code: the same matches, or a difference with its reason. ast-grep is a tool of
 * ours only here.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../server/core/terrain/languageId.ts';
import { matchesOf } from '../../patternFixture.ts';

const packages = join(import.meta.dirname, '../../../node_modules');
const program = ['linux-x64-gnu', 'linux-arm64-gnu', 'darwin-arm64', 'darwin-x64']
  .map((platform) => join(packages, `@ast-grep/cli-${platform}/ast-grep`))
  .find((path) => existsSync(path));

interface Row {
  readonly pattern: string;
  /** Code that only one of them finds must be like this. */
  readonly onlyOurs?: RegExp;
  readonly onlyTheirs?: RegExp;
  readonly why?: string;
}

const bodies: readonly {
  readonly language: LanguageId;
  readonly folder: string;
  readonly ending: string;
  readonly rows: readonly Row[];
}[] = [
  {
    language: 'typescript',
    folder: 'rxjs/src/internal',
    ending: '.ts',
    rows: [
      { pattern: 'new Observable($$$)' },
      { pattern: '$A === $B' },
      { pattern: '$X.subscribe($$$)' },
      { pattern: 'for (const $X of $Y) { $$$ }', onlyTheirs: /^for await/, why: 'a loop that waits is another one' },
      { pattern: '($A) => $B' },
      {
        pattern: 'if ($C) { return $X; }',
        onlyOurs: /\/\/|\/\*/,
        onlyTheirs: /else/,
        why: 'a comment is no code; an else is, and the pattern has none',
      },
    ],
  },
  {
    language: 'python',
    folder: 'node-gyp/gyp/pylib',
    ending: '.py',
    rows: [
      { pattern: 'os.path.join($A, $B)' },
      { pattern: 'len($X)' },
      { pattern: '$X in $Y' },
      { pattern: 'raise $E', onlyTheirs: / from /, why: 'the pattern has no cause' },
      { pattern: '$A[$B] = $C' },
      { pattern: 'isinstance($X, str)' },
      { pattern: '"".join($X)', onlyOurs: /''/, why: 'either quote makes the same string' },
    ],
  },
  {
    language: 'c',
    folder: 'tree-sitter-python/src',
    ending: 'scanner.c',
    // A call without its semicolon is a declaration to ast-grep.
    rows: [{ pattern: '$A == $B' }, { pattern: '$A->$B' }],
  },
];

type Places = ReadonlyMap<string, string>; // the text by path and place

function ours(language: LanguageId, root: string, ending: string, pattern: string): Places {
  const found = new Map<string, string>();
  for (const entry of readdirSync(root, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !entry.name.endsWith(ending)) continue;
    const file = join(entry.parentPath, entry.name);
    const text = readFileSync(file, 'utf8');
    for (const { start, end } of matchesOf(language, { pattern }, text)) {
      const lines = text.slice(0, start).split('\n');
      found.set(`${relative(root, file)}:${lines.length - 1}:${lines.at(-1)?.length}`, text.slice(start, end));
    }
  }
  return found;
}

interface TheirMatch {
  readonly file: string;
  readonly text: string;
  readonly range: { readonly start: { readonly line: number; readonly column: number } };
}

function theirs(language: LanguageId, root: string, ending: string, pattern: string): Places {
  const globs = ['--globs', `*${ending}`, '--no-ignore', 'hidden', '--no-ignore', 'parent', '--no-ignore', 'vcs', '--no-ignore', 'exclude'];
  const run = spawnSync(program ?? '', ['run', '-p', pattern, '-l', language, '--json=compact', ...globs, '.'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const found = JSON.parse(run.stdout) as readonly TheirMatch[];
  return new Map(found.map(({ file, text, range }) => [`${file.replace(/^\.\//, '')}:${range.start.line}:${range.start.column}`, text]));
}

describe.skipIf(program === undefined)('beside ast-grep', () => {
  for (const { language, folder, ending, rows } of bodies) {
    test.each(rows.map((row) => [row.pattern, row] as const))(`${language}: %s`, (pattern, { onlyOurs, onlyTheirs }) => {
      const root = join(packages, folder);
      const [mine, peers] = [ours(language, root, ending, pattern), theirs(language, root, ending, pattern)];
      const unexplained = (found: Places, others: Places, reason: RegExp | undefined): readonly string[] =>
        [...found].filter(([place, text]) => !others.has(place) && !reason?.test(text)).map(([place, text]) => `${place} ${text}`);
      expect(unexplained(mine, peers, onlyOurs)).toEqual([]);
      expect(unexplained(peers, mine, onlyTheirs)).toEqual([]);
      expect([...mine.keys()].filter((place) => peers.has(place)).length).toBeGreaterThan(0);
    });
  }
});
