/** Renames in files that are not understood in depth: what a server answers is carried out where it fits, and refused where it does not. */
import { describe, expect, it } from 'vitest';
import type { ServerRename } from '../../../server/core/facts/facts.ts';
import { asWorkspacePath } from '../../../server/protocol/ids.ts';
import { type Files, readFixture, type ScriptedPhysics } from '../../support/memoryWorkspace.ts';
import { checkRefused, checkRename, rename } from './checkRename.ts';

const css = `//- style.css
/* btn is the button */
.btn { color: var(--accent); background: url("btn.png"); }
.btn:hover, a.btn > b { color: red; }
#btn-row { --accent: blue; }
//- page.html
<section><p class="btn">x</p></section>
//- app.js
document.querySelector('.btn');
`;

/** A server that replaces every match of a pattern in one file, by the new name as it was given. */
function replacing(
  files: Files,
  path: string,
  pattern: RegExp,
  more: Partial<Extract<ServerRename, { answered: true }>> = {},
): ScriptedPhysics {
  return {
    rename: (_path, _offset, newText) => {
      const edits = [...(files.get(path) ?? '').matchAll(pattern)].map(({ index, 0: found }) => ({
        start: index,
        end: index + found.length,
        newText,
      }));
      return { answered: true, server: 'css 1', outside: 0, moves: [], files: [{ path: asWorkspacePath(path), edits }], ...more };
    },
  };
}
const inCss = (pattern: RegExp, more = {}): ScriptedPhysics => replacing(readFixture(css).files, 'style.css', pattern, more);
/** The extension for style sheets: a class with its dot. */
const classes = inCss(/\.btn(?![\w.-])/g);

describe('a name in words', () => {
  it('is found where it is written, and what stands before it stays', async () => {
    const { located } = await checkRename(
      css,
      { target: 'btn', in: 'style.css', to: 'button', physics: classes, oneWay: 'the server of this test knows one name' },
      `//- style.css
/* btn is the button */
.button { color: var(--accent); background: url("btn.png"); }
.button:hover, a.button > b { color: red; }
#btn-row { --accent: blue; }
`,
    );
    expect(located.target).toMatchObject({ name: 'btn', dotted: '.btn', kind: 'name', language: 'css' });
    expect(located.references.map(({ how, confidence, why }) => ({ how, confidence, why }))).toEqual([
      { how: 'declaration', confidence: 0.95, why: 'renamed by css 1' },
      { how: 'physics', confidence: 0.95, why: 'renamed by css 1' },
      { how: 'physics', confidence: 0.95, why: 'renamed by css 1' },
    ]);
    expect(located.left.map(({ path, why }) => `${path}: ${why}`)).toEqual([
      'style.css: css 1 did not name it, like 1 more in this file',
      'app.js: mentions it 1 time and was left alone: css 1 did not name it',
      'page.html: mentions it 1 time and was left alone: css 1 did not name it',
    ]);
  });

  it.each([
    ['.btn', '.button'],
    ['btn', '.button'],
    ['.btn', 'button'],
  ])('may be written with what stands before it: %s to %s', async (target, to) => {
    const outcome = await rename(readFixture(css).files, undefined, { target, to, in: 'style.css', physics: classes });
    expect('result' in outcome && outcome.result.after.get('style.css')).toContain('.button { color');
  });

  it('needs no file where it is written in one alone', async () => {
    const physics = inCss(/--accent/g);
    const outcome = await rename(readFixture(css).files, undefined, { target: '--accent', to: '--brand', physics });
    expect('result' in outcome && outcome.result.after.get('style.css')).toContain('var(--brand)');
  });

  it('that code in depth has is that of the code', async () => {
    const fixture = `${css}//- lib.js\nexport function btn() {}\n`;
    const outcome = await rename(readFixture(fixture).files, undefined, { target: 'btn', to: 'button', physics: classes });
    expect('result' in outcome && outcome.result.located.target).toMatchObject({ language: 'javascript', kind: 'function' });
    for (const call of [{ target: 'btn', in: 'style.css' }, { target: '.btn' }]) {
      const named = await rename(readFixture(fixture).files, undefined, { ...call, to: 'button', physics: classes });
      expect('result' in named && named.result.located.target).toMatchObject({ language: 'css' });
    }
  });

  it('that may be two things is asked about, each with what settles it', async () => {
    const fixture = '//- a.css\n.btn {}\n#btn {}\n//- b.css\n.btn {}\n';
    const { error, candidates } = await checkRefused(fixture, { target: 'btn', to: 'button' }, 'symbol-ambiguous');
    expect(error.message).toBe('“btn” could mean 3 different things.');
    expect(candidates.map(({ name, suggestion }) => [name, suggestion])).toEqual([
      ['.btn', '--at a.css:1:2'],
      ['#btn', '--at a.css:2:2'],
      ['.btn', 'rename btn in b.css to button'],
    ]);
    expect((await checkRefused(fixture, { target: '#btn', in: 'a.css', to: 'x' }, 'rename-unavailable')).error.message).toContain('“#btn”');
    expect(
      (await checkRefused(fixture, { target: 'btn', kind: 'class', in: 'a.css', to: 'x' }, 'rename-unavailable')).error.message,
    ).toContain('“.btn”');
  });

  it('in a language with scopes is never guessed from several places', async () => {
    const fixture = '//- main.go\nfunc a() { x := 1; _ = x }\nfunc b() { x := 2; _ = x }\n';
    const { candidates } = await checkRefused(fixture, { target: 'x', in: 'main.go', to: 'y' }, 'symbol-ambiguous');
    expect(candidates[0]?.suggestion).toBe('--at main.go:1:12');
  });

  const go =
    '//- a.go\npackage a\n\ntype Row struct{ next int }\n\nfunc (r *Row) next() {}\n\nfunc next() { next() }\n//- b.go\npackage a\n\nfunc b() { next() }\n';

  it.each([
    [{ target: 'Row.next', kind: 'method' }, 'a.go:5'],
    [{ target: 'next', kind: 'method', of: 'Row' }, 'a.go:5'],
    [{ target: 'next', kind: 'attribute', in: 'a.go' }, 'a.go:3'],
    [{ target: 'b', in: 'b.go' }, 'b.go:3'],
  ])('is a declaration where the outline has one: %j', async (call, place) => {
    const { error } = await checkRefused(go, { ...call, to: 'x' }, 'rename-unavailable'); // nobody was there, but it was told which
    expect(error.message).toContain(`in ${place} can`);
  });

  it('that several declarations have is one thing when a server counts them as one', async () => {
    const c = '//- a.h\nvoid run(void);\n//- a.c\n#include "a.h"\nvoid run(void) {}\n';
    await checkRefused(c, { target: 'run', to: 'go' }, 'symbol-ambiguous');
    const place = (path: string, start: number) => ({ path: asWorkspacePath(path), start, end: start + 3 });
    const edit = (path: string, start: number) => ({ path: asWorkspacePath(path), edits: [{ start, end: start + 3, newText: 'go' }] });
    const physics: ScriptedPhysics = {
      references: () => ({ answered: true, server: 'clangd 18', outside: 0, places: [place('a.h', 5), place('a.c', 20)] }),
      rename: () => ({ answered: true, server: 'clangd 18', outside: 0, moves: [], files: [edit('a.c', 20), edit('a.h', 5)] }),
    };
    await checkRename(
      c,
      { target: 'run', to: 'go', physics, oneWay: 'the server of this test knows one name' },
      '//- a.h\nvoid go(void);\n//- a.c\n#include "a.h"\nvoid go(void) {}\n',
    );
  });

  it('that code only imports, or data mentions, is not taken for another language’s', async () => {
    const fixture =
      '//- a.js\nimport { lodash } from "lodash";\nlodash();\n//- style.css\n.lodash {}\n//- package.json\n{ "lodash": 1, "left": 2 }\n';
    const { error } = await checkRefused(fixture, { target: 'lodash', to: 'x' }, 'symbol-not-found');
    expect(error.message).toContain('defined outside of this workspace');
    await checkRefused(fixture, { target: 'left', to: 'x' }, 'symbol-not-found');
    await checkRefused(fixture, { target: 'left', in: 'package.json', to: 'x' }, 'rename-unavailable');
  });

  it('that is nowhere is still not found', async () => {
    await checkRefused(css, { target: 'knopf', in: 'style.css', to: 'button', physics: classes }, 'symbol-not-found');
  });
});

describe('a place that is pointed at', () => {
  const go = '//- main.go\nfunc hello() {}\nfunc main() { he$0llo() }\n//- other.go\nfunc other() { hello() }\n';
  const hellos: ScriptedPhysics = {
    rename: (_path, offset, newText) => {
      expect(offset).toBe(30);
      const edit = (path: string, ...starts: readonly number[]) => ({
        path: asWorkspacePath(path),
        edits: starts.map((start) => ({ start, end: start + 5, newText })),
      });
      return { answered: true, server: 'gopls 0.16', outside: 0, moves: [], files: [edit('main.go', 5, 30), edit('other.go', 15)] };
    },
  };

  it('is renamed in all files that the server names', async () => {
    await checkRename(
      go,
      { to: 'greet', physics: hellos },
      '//- main.go\nfunc greet() {}\nfunc main() { greet() }\n//- other.go\nfunc other() { greet() }\n',
    );
  });

  it('may be in a file of no known language, when something knows it', async () => {
    const fixture = '//- x.lua\nlocal na$0me = 1\n';
    const physics = replacing(readFixture(fixture).files, 'x.lua', /name/g);
    const { located } = await checkRename(
      fixture,
      { to: 'other', physics, oneWay: 'the server of this test knows one name' },
      '//- x.lua\nlocal other = 1\n',
    );
    expect(located.target.language).toBeUndefined();
  });

  it('must be a name', async () => {
    await checkRefused('//- a.css\n.btn { $0 }\n', { to: 'x' }, 'cursor-nowhere');
  });

  it('of which nobody knows is refused, with the reason and what would help', async () => {
    const { error } = await checkRefused(go, { to: 'greet' }, 'rename-unavailable');
    expect(error.message).toBe(
      '“hello” in main.go:2 can be renamed only by what knows its language, and nothing here did: no language server runs in this test.',
    );
    expect(error.hint).toContain('put its language server on PATH');
  });

  it('moves the file that bears the name, if the server says so', async () => {
    const fixture = '//- Row.java\nclass R$0ow {}\n';
    const moves = [{ from: asWorkspacePath('Row.java'), to: asWorkspacePath('Line.java') }];
    const physics = replacing(readFixture(fixture).files, 'Row.java', /Row/g, { moves });
    await checkRename(fixture, { to: 'Line', physics, oneWay: 'the server of this test moves one way' }, '//- Line.java\nclass Line {}\n');
    await checkRefused(`${fixture}//- Line.java\nclass Other {}\n`, { to: 'Line', physics }, 'conflict-case');
  });
});

describe('what is not carried out', () => {
  const at = { target: 'btn', in: 'style.css', to: 'button' };

  it.each([
    ['an empty name', '.', 'name-illegal'],
    ['two words', 'my button', 'name-illegal'],
    ['another kind of thing', '#button', 'name-illegal'],
    ['the same name', '.btn', 'name-unchanged'],
  ])('%s', async (_, to, code) => {
    await checkRefused(css, { ...at, to, physics: classes }, code);
  });

  it('an answer that reaches out of the workspace', async () => {
    const { error } = await checkRefused(css, { ...at, physics: inCss(/\.btn\b/g, { outside: 2 }) }, 'veto-scope');
    expect(error.message).toBe('2 files outside of this workspace would have to change with it, by the answer of css 1.');
  });

  it.each([
    ['elsewhere', /color/g],
    ['nowhere', /nothing/g],
  ])('an answer that changes something %s', async (_, pattern) => {
    await checkRefused(css, { ...at, physics: inCss(pattern) }, 'rename-unavailable');
  });

  it('edits beyond the text', async () => {
    const edits = [
      { start: 25, end: 28, newText: 'button' },
      { start: 9_000, end: 9_003, newText: 'button' },
    ];
    await checkRefused(
      css,
      { ...at, physics: inCss(/x/g, { files: [{ path: asWorkspacePath('style.css'), edits }] }) },
      'veto-base-changed',
    );
  });

  it('a file that cannot be written', async () => {
    const { error } = await checkRefused(css, { ...at, physics: classes, options: { readOnly: ['style.css'] } }, 'veto-read-only');
    expect(error.hint).toBe('Make the file writable, then run it again; nothing was written.'); // an exception would not be understood
  });

  it('a class of a name that another class of the sheet has', async () => {
    const fixture = '//- a.css\n.btn {}\n.button {}\n';
    const physics = replacing(readFixture(fixture).files, 'a.css', /\.btn/g);
    const outcome = await rename(readFixture(fixture).files, undefined, { target: 'btn', to: 'button', physics });
    expect('result' in outcome && outcome.result.located.collisions.map(({ text }) => text)).toEqual([
      'a.css has “.button” already; the two would become one.',
    ]);
  });
});

it('a server that may not know everything says so where it counts', async () => {
  const doubt = 'css does not say when it has loaded the project';
  const outcome = await rename(readFixture(css).files, undefined, {
    target: 'btn',
    in: 'style.css',
    to: 'button',
    physics: inCss(/\.btn(?![\w.-])/g, { doubt }),
  });
  const located = 'result' in outcome ? outcome.result.located : undefined;
  expect(located?.decisions).toMatchObject([{ kind: 'target', confidence: 0.8, rationale: expect.stringContaining(doubt) }]);
  expect(located?.left.find(({ path }) => path === 'page.html')?.why).toContain(`but ${doubt}`);
});
