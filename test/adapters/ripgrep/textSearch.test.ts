/** Both text searches, ripgrep's and Swarm's own: the same files, places and counts, whatever is searched. */
import { mkdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRipgrep } from '../../../server/adapters/ripgrep/ripgrepPlaces.ts';
import { RipgrepSearch } from '../../../server/adapters/ripgrep/ripgrepSearch.ts';
import { OwnTextSearch } from '../../../server/adapters/workspace/textSearching.ts';
import { Workspace } from '../../../server/adapters/workspace/workspace.ts';
import {
  defaultTextBounds,
  type TextBounds,
  type TextFound,
  type TextQuery,
  type TextSearchPort,
} from '../../../server/core/ports/textSearchPort.ts';
import { SwarmFailure } from '../../../server/protocol/errors.ts';
import { TempFolder } from '../../fakes/tempFolder.ts';

const never = new AbortController().signal;
const { platform, arch, execPath: runtime } = process;
const executable = findRipgrep({ home: import.meta.dirname, runtime, searchPath: '', platform, arch })!;

const searchers: readonly (readonly [name: string, of: (root: string) => TextSearchPort])[] = [
  ['ripgrep', (root) => new RipgrepSearch(executable, root)],
  ['Swarm', (root) => new OwnTextSearch(root)],
];

function queryOf(pattern: string, rest: Partial<TextQuery> = {}): TextQuery {
  return { pattern, isRegex: false, wholeWord: false, letterCase: 'smart', globs: [], ...rest };
}

async function search(
  searcher: TextSearchPort,
  root: string,
  query: TextQuery,
  bounds: Partial<TextBounds> = {},
  signal = never,
): Promise<TextFound> {
  const { paths } = await Workspace.open(root).list(never);
  const found = await searcher.search(query, paths, { ...defaultTextBounds, ...bounds }, signal);
  if (!found.ok) throw new Error(found.error.message);
  return found.value;
}

/** "a.py:1:5 foo", the place and what stands there. */
function places({ files }: TextFound): readonly string[] {
  return files.flatMap(({ path, matches }) =>
    matches.map(
      ({ line, column, length, text, textColumn }) => `${path}:${line}:${column} ${text.slice(textColumn - 1, textColumn - 1 + length)}`,
    ),
  );
}

describe.each(searchers)('text is found by %s', (name, of) => {
  it('with line, column and count, in the files that are listed and in no others', async () => {
    const folder = new TempFolder()
      .write('.gitignore', 'out/\n*.log\n')
      .write('.swarmignore', 'legacy/\n')
      .write('a.py', 'foo(foo)\r\nbar Foo\n')
      .write('ümlaut dir/-b.txt', '\uFEFFgröße foo\nß foo')
      .write('latin.py', Buffer.from('caf\xe9 foo', 'latin1'))
      .write('.hidden/c.txt', 'foo');
    for (const hidden of ['out/a.py', 'x.log', 'legacy/a.py', 'node_modules/a.js', '.env', '.git/config']) folder.write(hidden, 'foo');
    folder.link('link.py', 'a.py');
    const found = await search(of(folder.root), folder.root, queryOf('foo'));
    expect(places(found)).toEqual([
      '.hidden/c.txt:1:1 foo',
      'a.py:1:1 foo',
      'a.py:1:5 foo',
      'a.py:2:5 Foo',
      'latin.py:1:6 foo',
      'ümlaut dir/-b.txt:1:7 foo',
      'ümlaut dir/-b.txt:2:3 foo',
    ]);
    expect([found.matches, found.complete, found.leftOut, found.searcher]).toEqual([7, true, [], name]);
    expect(found.files.find(({ path }) => path === 'a.py')?.matches[0]?.text).toBe('foo(foo)');
  });

  it('as asked: cases, whole words, expressions, globs', async () => {
    const folder = new TempFolder()
      .write('a.py', 'Foo foo food FOO\n')
      .write('src/b.ts', 'foo_bar foo-bar\n')
      .write('src/deep/c.tsx', 'f00 foo\n');
    const found = async (query: TextQuery): Promise<readonly string[]> => places(await search(of(folder.root), folder.root, query));
    expect(await found(queryOf('Foo'))).toEqual(['a.py:1:1 Foo']);
    expect(await found(queryOf('foo', { letterCase: 'exact', globs: ['*.py'] }))).toEqual(['a.py:1:5 foo', 'a.py:1:9 foo']);
    expect(await found(queryOf('FOO', { letterCase: 'either', wholeWord: true, globs: ['*.py'] }))).toEqual([
      'a.py:1:1 Foo',
      'a.py:1:5 foo',
      'a.py:1:14 FOO',
    ]);
    expect(await found(queryOf('foo', { wholeWord: true, globs: ['src/**'] }))).toEqual(['src/b.ts:1:9 foo', 'src/deep/c.tsx:1:5 foo']);
    expect(await found(queryOf('f[o0]{2}\\b', { isRegex: true, globs: ['*.{ts,tsx}'] }))).toEqual([
      'src/b.ts:1:9 foo',
      'src/deep/c.tsx:1:1 f00',
      'src/deep/c.tsx:1:5 foo',
    ]);
    expect(await found(queryOf('foo', { globs: ['src', '!deep/'] }))).toEqual(['src/b.ts:1:1 foo', 'src/b.ts:1:9 foo']);
    expect(await found(queryOf('foo', { globs: ['!*.ts', '!*.tsx'], letterCase: 'exact' }))).toEqual(['a.py:1:5 foo', 'a.py:1:9 foo']);
    expect(await found(queryOf('o.b', { letterCase: 'exact' })), 'a literal is no expression').toEqual([]);
  });

  it('not in binaries and giants, which are named', async () => {
    const folder = new TempFolder()
      .write('image.bin', Buffer.from('foo\0foo'))
      .write('other.bin', Buffer.from('\0'))
      .write('large.txt', 'foo'.repeat(100))
      .write('a.txt', 'foo');
    const found = await search(of(folder.root), folder.root, queryOf('foo'), { fileBytesMax: 200 });
    expect(places(found)).toEqual(['a.txt:1:1 foo']);
    expect(found.leftOut).toEqual(['image.bin: binary', 'large.txt: larger than 200 bytes']);
  });

  it('up to a bound, and of a long line what is around the place', async () => {
    const folder = new TempFolder().write('a.txt', 'foo\n'.repeat(50)).write('b.txt', `${'x'.repeat(500)}foo${'y'.repeat(500)}`);
    const bounded = await search(of(folder.root), folder.root, queryOf('foo'), { matchesMax: 7 });
    expect([bounded.matches, bounded.complete]).toEqual([7, false]);
    const long = await search(of(folder.root), folder.root, queryOf('foo', { globs: ['b.txt'] }), { lineUnitsMax: 100 });
    expect(long.files[0]?.matches).toEqual([
      { line: 1, column: 501, length: 3, text: `${'x'.repeat(60)}foo${'y'.repeat(37)}`, textColumn: 61 },
    ]);
  });

  it('not for what is no pattern', async () => {
    const folder = new TempFolder().write('a.txt', 'foo');
    const errors = await Promise.all(
      [queryOf(''), queryOf('a\nb'), queryOf('a\\nb', { isRegex: true }), queryOf('(', { isRegex: true })].map(async (query) => {
        const found = await of(folder.root).search(query, (await Workspace.open(folder.root).list(never)).paths, defaultTextBounds, never);
        return found.ok ? undefined : found.error.code;
      }),
    );
    expect(errors).toEqual(['usage', 'usage', 'usage', 'usage']);
  });

  it('until it is stopped', async () => {
    const folder = new TempFolder();
    for (let n = 0; n < 400; n++) folder.write(`f${n}.txt`, 'foo\n'.repeat(200));
    const stop = new AbortController();
    const work = search(of(folder.root), folder.root, queryOf('foo'), { matchesMax: 1e9 }, stop.signal);
    setTimeout(() => stop.abort(), 3);
    await expect(work).rejects.toThrow(SwarmFailure);
    await expect(search(of(folder.root), folder.root, queryOf('foo'), {}, AbortSignal.abort())).rejects.toThrow(SwarmFailure);
  });
});

describe('both searches', () => {
  it('find the same in any tree', async () => {
    const word = fc.constantFrom('foo', 'Foo', 'foo_bar', 'bar', 'ß', 'x', ' ', '-', '\n', '\r\n', 'é', '𝒳', 'fo');
    const content = fc.array(word, { maxLength: 25 }).map((words) => words.join(''));
    const path = fc
      .tuple(fc.constantFrom('', 'a/', 'b c/', 'a/d/', 'ignored/'), fc.constantFrom('x.py', 'y.ts', '-z.txt', 'w.log'))
      .map((parts) => parts.join(''));
    const tree = fc.dictionary(path, content, { maxKeys: 8 });
    const literal = fc
      .constantFrom('foo', 'Foo', 'fo', 'o', 'ß', 'é', '𝒳', ' ', 'foo-', '_bar', '.', 'SS', 'X')
      .map((pattern) => queryOf(pattern));
    const expression = fc
      .constantFrom('fo+', '[fF]oo', '\\bfoo\\b', '\\w+', '^foo', 'r$', '(foo|bar)+', '[^o]o', 'x*', '\\s', 'É', 'o{2}', '.')
      .map((pattern) => queryOf(pattern, { isRegex: true }));
    const options = fc.record({
      wholeWord: fc.boolean(),
      letterCase: fc.constantFrom<TextQuery['letterCase']>('smart', 'exact', 'either'),
      globs: fc.constantFrom<readonly string[]>([], ['*.py'], ['a/'], ['!*.ts']),
    });
    await fc.assert(
      fc.asyncProperty(tree, fc.oneof(literal, expression), options, async (files, query, rest) => {
        const folder = new TempFolder().write('.gitignore', 'ignored/\n*.log\n');
        mkdirSync(folder.at('a'), { recursive: true });
        for (const [file, text] of Object.entries(files)) folder.write(file, text);
        const [one, two] = await Promise.all(searchers.map(([, of]) => search(of(folder.root), folder.root, { ...query, ...rest })));
        expect(places(one!)).toEqual(places(two!));
        expect({ ...one, searcher: '' }).toEqual({ ...two, searcher: '' });
      }),
      { numRuns: 120 },
    );
  });
});

describe('Swarm’s own search', () => {
  it('gives up an expression that takes too long, and only there', async () => {
    const folder = new TempFolder().write('a.txt', `${'a'.repeat(40)}!`).write('b.txt', 'aab');
    const found = await search(new OwnTextSearch(folder.root), folder.root, queryOf('(a+)+b', { isRegex: true }));
    expect(places(found)).toEqual(['b.txt:1:1 aab']);
    expect(found.leftOut).toEqual(['a.txt: the expression takes too long there']);
  });
});
