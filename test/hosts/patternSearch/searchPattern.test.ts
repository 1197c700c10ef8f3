/** Structural search over a workspace on disk: what is searched, what is left out, limits, threads, unsaved texts, and stopping. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPatternSyntax } from '../../../server/adapters/treeSitter/patternSyntax.ts';
import { Workspace } from '../../../server/adapters/workspace/workspace.ts';
import type { SeenDocuments } from '../../../server/core/documents/seenDocuments.ts';
import { wasmFolder } from '../../../server/hosts/installation.ts';
import { type PatternRequest, searchedFileBytesMax } from '../../../server/hosts/patternSearch/patternRequest.ts';
import { type SearchGround, searchPattern } from '../../../server/hosts/patternSearch/searchPattern.ts';
import { asContentHash, asWorkspacePath } from '../../../server/protocol/ids.ts';
import { TempFolder } from '../../fakes/tempFolder.ts';

const never = new AbortController().signal;
let syntax: Awaited<ReturnType<typeof createPatternSyntax>>;
beforeAll(async () => {
  syntax = await createPatternSyntax(wasmFolder);
});
afterAll(() => syntax.dispose());

function groundIn(folder: TempFolder, more: Partial<SearchGround> = {}): SearchGround {
  return { workspace: Workspace.open(folder.root), seen: undefined, syntax, threads: 0, ...more };
}

async function found(ground: SearchGround, request: PatternRequest) {
  const result = await searchPattern(ground, request, never);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe('what is searched', () => {
  test('files of all languages in which the pattern makes sense; the others are named', async () => {
    const folder = new TempFolder().write('a.py', 'f(1)\n').write('b/c.ts', 'x;\n  f(2)\n').write('d.json', '{}').write('e.txt', 'f(3)');
    const { matches, files, notUnderstood } = await found(groundIn(folder), { pattern: 'f($X)' });
    expect(matches.map(({ path, line, column, text, captures }) => [path, line, column, text, captures[0]?.text])).toEqual([
      ['a.py', 1, 1, 'f(1)', '1'],
      ['b/c.ts', 2, 3, 'f(2)', '2'],
    ]);
    expect([files, notUnderstood.map(({ language }) => language)]).toEqual([2, ['json']]);
  });

  test('by language and by glob, without what is ignored', async () => {
    const folder = new TempFolder();
    for (const path of ['src/a.ts', 'src/deep/b.ts', 'test/c.ts', 'src/d.py', 'built/e.ts']) folder.write(path, 'f(1)\n');
    folder.write('.gitignore', 'built/\n');
    const paths = async (request: Partial<PatternRequest>) =>
      (await found(groundIn(folder), { pattern: 'f(1)', ...request })).matches.map(({ path }) => path);
    expect(await paths({ languages: ['typescript'] })).toEqual(['src/a.ts', 'src/deep/b.ts', 'test/c.ts']);
    expect(await paths({ paths: ['src/**'] })).toEqual(['src/a.ts', 'src/d.py', 'src/deep/b.ts']);
    expect(await paths({ paths: ['*.ts', '!test/'] })).toEqual(['src/a.ts', 'src/deep/b.ts', 'test/c.ts']);
    expect(await paths({ paths: ['deep'] })).toEqual(['src/deep/b.ts']);
  });

  test('what cannot be read is left out by name', async () => {
    const folder = new TempFolder()
      .write('large.py', `f(1)\n${'#'.repeat(searchedFileBytesMax)}`)
      .write('binary.py', 'f(1)\0')
      .write('latin.py', new Uint8Array([...Buffer.from('f(1) # caf'), 0xe9]))
      .write('fine.py', '\uFEFFf(1)');
    const { matches, leftOut } = await found(groundIn(folder), { pattern: 'f($X)' });
    expect(matches.map(({ path, start }) => [path, start])).toEqual([['fine.py', 0]]);
    expect(leftOut).toEqual([
      { path: 'binary.py', why: 'binary' },
      { path: 'large.py', why: 'larger than 2 MiB' },
      { path: 'latin.py', why: 'no UTF-8 text' },
    ]);
  });

  test('an unsaved text counts, not what is on disk', async () => {
    const folder = new TempFolder().write('a.py', 'f(1)\n').write('b.py', 'g()\n');
    const unsaved = {
      path: asWorkspacePath('b.py'),
      text: 'f(2)\n',
      bom: false,
      hash: asContentHash('0'.repeat(64)),
      version: 1,
      holder: 'x',
    };
    const seen = { allUnsaved: () => [unsaved] } as unknown as SeenDocuments;
    const { matches } = await found(groundIn(folder, { seen }), { pattern: 'f($X)' });
    expect(matches.map(({ text }) => text)).toEqual(['f(1)', 'f(2)']);
  });

  test('nodes of a kind, without a pattern', async () => {
    const folder = new TempFolder().write('a.py', 'def f(): pass\n').write('b.ts', 'class A { m() {} }\n');
    const { matches } = await found(groundIn(folder), { pattern: undefined, kind: 'function' });
    expect(matches.map(({ text }) => text)).toEqual(['def f(): pass', 'm() {}']);
  });
});

describe('limits and threads', () => {
  const many = (): TempFolder => {
    const folder = new TempFolder();
    for (let at = 0; at < 900; at++) folder.write(`p${at % 10}/f${String(at).padStart(3, '0')}.py`, `f(${at})\ng(f(${at}))\n`);
    return folder;
  };

  test('threads find what one finds', async () => {
    const folder = many();
    const told: number[] = [];
    const threaded = await searchPattern(groundIn(folder, { threads: 2 }), { pattern: 'f($X)' }, never, (matches) =>
      told.push(matches.length),
    );
    const alone = await found(groundIn(folder), { pattern: 'f($X)' });
    expect(threaded.ok && threaded.value).toEqual(alone);
    expect(alone.matches).toHaveLength(1_800);
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(1_800);
  });

  test('a limit gives the first by path, and says that there is more', async () => {
    const folder = many();
    const all = await found(groundIn(folder), { pattern: 'f($X)' });
    for (const threads of [0, 2]) {
      const some = await found(groundIn(folder, { threads }), { pattern: 'f($X)', limit: 70 });
      expect(some.matches).toEqual(all.matches.slice(0, 70));
      expect(some.limited).toBe(true);
    }
    expect(all.limited).toBe(false);
  });

  test('it can be stopped', async () => {
    const stop = new AbortController();
    const searching = searchPattern(groundIn(many()), { pattern: 'f($X)' }, stop.signal, () => stop.abort());
    await expect(searching).rejects.toMatchObject({ error: { code: 'cancelled' } });
  });
});

describe('what is not understood', () => {
  const problem = async (request: PatternRequest): Promise<string> => {
    const folder = new TempFolder().write('a.py', 'f(1)\n');
    const result = await searchPattern(groundIn(folder), request, never);
    return result.ok ? 'understood' : result.error.message;
  };
  test.each<readonly [PatternRequest, string]>([
    [{ pattern: 'f($X' }, '“f($X” is not understood as python: “)” is missing (at character 5).'],
    [{ pattern: '' }, '“” is not understood as python: it is empty.'],
    [
      { pattern: '$X' },
      '“$X” is not understood as python: it stands for everything; give it a kind, as in $(NAME:call), or something beside it.',
    ],
    [
      { pattern: 'f($(X:strng))' },
      '“f($(X:strng))” is not understood as python: there is no kind “strng” in this language; near are: string, true, return (at character 3).',
    ],
    [
      { pattern: 'f($X)', where: ['Y~a'] },
      '“f($X)” is not understood as python: the constraint “Y~a” is about $Y, which the pattern has not.',
    ],
    [{ pattern: 'f($X)', kind: 'class' }, '“f($X)” is not understood as python: it is of another kind: call.'],
    [{ pattern: 'f(1)', languages: ['json'] }, '“f(1)” is not understood as json: what stands here makes no sense (at character 1).'],
  ])('%o', async (request, expected) => expect(await problem(request)).toBe(expected));
});
