/** Reflexes: what each vetoes, and what it lets pass. */

import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSyntax } from '../../../server/adapters/treeSitter/treeSitter.ts';
import { applyEdits, type TextEdit } from '../../../server/base/textEdit.ts';
import type { FileProposal } from '../../../server/core/operation/operation.ts';
import type { SyntaxPort } from '../../../server/core/ports/syntaxPort.ts';
import { judgeBaseHash } from '../../../server/core/reflex/baseHash.ts';
import { judgeBindings } from '../../../server/core/reflex/bindings.ts';
import { judgeFreePlaces } from '../../../server/core/reflex/freePlaces.ts';
import { judgeScope } from '../../../server/core/reflex/scope.ts';
import { asWritten, judgeSyntax } from '../../../server/core/reflex/syntax.ts';
import { declaredIn, judgeUnbound } from '../../../server/core/reflex/unboundNames.ts';
import type { DeepLanguageId } from '../../../server/core/terrain/languageId.ts';
import { ecmascriptRules } from '../../../server/languages/ecmascript/rules.ts';
import { pythonRules } from '../../../server/languages/python/rules.ts';
import { asContentHash, asWorkspacePath } from '../../../server/protocol/ids.ts';

let syntax: SyntaxPort;
beforeAll(async () => {
  syntax = await createSyntax(join(import.meta.dirname, '../../../wasm'), [pythonRules, ecmascriptRules]);
});

const path = asWorkspacePath('a.py');

/** Replaces the n-th occurrences (from 0) of `name` by `by`. */
function replacing(text: string, name: string, by: string, ...which: readonly number[]): TextEdit[] {
  const starts = [...text.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].map((match) => match.index);
  return which.map((n) => ({ start: starts[n]!, end: starts[n]! + name.length, newText: by }));
}

function bindings(language: DeepLanguageId, text: string, edits: readonly TextEdit[]): readonly string[] {
  const after = applyEdits(text, edits);
  return judgeBindings({ path, before: syntax.index(language, text).index, after: syntax.index(language, after).index, edits }).map(
    (finding) => finding.text,
  );
}

describe('bindings', () => {
  const python = 'def f(a):\n    b = a\n    return b + a\nf(1)\n';

  it('passes a whole rename', () => {
    expect(bindings('python', python, replacing(python, 'a', 'x', 0, 1, 2))).toEqual([]);
    expect(
      bindings('typescript', 'const x = 1;\nuse({ x });\n', [
        { start: 6, end: 7, newText: 'y' },
        { start: 19, end: 20, newText: 'x: y' },
      ]),
    ).toEqual([]);
  });

  it('vetoes a rename that leaves a reference behind', () => {
    expect(bindings('python', python, replacing(python, 'a', 'x', 0, 1))).toEqual(['“a” would mean something else here than “a” did.']);
  });

  it('vetoes two symbols that become one', () => {
    expect(bindings('python', python, replacing(python, 'a', 'b', 0, 1, 2))).not.toEqual([]);
  });

  it('vetoes a capture by a nearer binding, and of a name further out', () => {
    const text = 'x = 1\ndef f(y):\n    return x + y\n';
    expect(bindings('python', text, replacing(text, 'x', 'y', 0, 1))).not.toEqual([]);
    expect(bindings('python', text, replacing(text, 'y', 'x', 0, 1))).not.toEqual([]);
    const builtin = 'def f(): ...\nprint(list(1))\n';
    expect(bindings('python', builtin, replacing(builtin, 'f', 'list', 0))).not.toEqual([]);
  });

  it('passes code that goes, as long as nothing left behind needs it', () => {
    const text = 'def f():\n    return 1\ndef g():\n    return f()\n';
    const whole = { start: 0, end: text.indexOf('def g'), newText: '' };
    expect(bindings('python', text, [whole])).toEqual(['“f” would mean something else here than “f” did.']);
    expect(bindings('python', text, [{ ...whole, newText: 'from m import f\n' }])).toEqual([]);
    expect(bindings('python', text, [{ start: text.indexOf('def g'), end: text.length, newText: '' }])).toEqual([]);
  });

  it('passes places that are to mean something else, when they mean anything', () => {
    const two = 'def f(): ...\ndef g(): ...\nf()\ng()\n';
    const without = { start: two.indexOf('def g'), end: two.indexOf('f()\n', 20), newText: '' };
    expect(bindings('python', two, [without, ...replacing(two, 'g', 'f', 1)])).toEqual([]);
    expect(bindings('python', two, replacing(two, 'g', 'f', 1))).toEqual([]);
    expect(bindings('python', two, replacing(two, 'g', 'h', 1))).toEqual(['“h” stands for nothing here.']);
    const modules = 'import a, b\na.x()\na.y()\n';
    expect(bindings('python', modules, replacing(modules, 'a', 'b', 1))).toEqual([]);
    const parameters = 'def f(a, b):\n    return a + b\n';
    const one = { start: 6, end: 10, newText: 'both' };
    expect(
      bindings('python', parameters, [one, ...replacing(parameters, 'a', 'both.a', 1), ...replacing(parameters, 'b', 'both.b', 1)]),
    ).toEqual([]);
  });

  it('passes edits that begin or end within a name, and names that something is put before', () => {
    const call = 'def f(a, b):\n    return g(a, bc)\nbc = 1\n';
    const swapped = { start: call.indexOf('a, bc'), end: call.indexOf('c)'), newText: 'b' };
    expect(
      bindings('python', call, [
        { ...swapped, newText: 'bc, ' },
        { start: swapped.end, end: swapped.end + 1, newText: 'a' },
      ]),
    ).toEqual([]);
    const partly = 'old = 1\nprint(old)\n';
    const longer = [...replacing(partly, 'old', 'older', 0, 1)].map(({ end }) => ({ start: end, end, newText: 'er' }));
    expect(bindings('python', partly, longer)).toEqual([]);
    expect(bindings('python', partly, longer.slice(0, 1))).not.toEqual([]);
    const qualified = { start: partly.lastIndexOf('old'), end: partly.lastIndexOf('old'), newText: 'm.' };
    expect(bindings('python', partly, [{ start: 0, end: 8, newText: 'import m\n' }, qualified])).toEqual([]);
  });

  it('vetoes an import that takes a name which was somebody else’s, stars apart', () => {
    const imported = { start: 0, end: 0, newText: 'from m import list\n' };
    expect(bindings('python', 'print(list(1))\n', [imported])).not.toEqual([]);
    expect(bindings('python', 'from m import *\nprint(list(1))\n', [imported])).toEqual([]);
  });

  it('always passes a rename of every occurrence to a name that is new', () => {
    const text =
      'import os\ndef f(a, b=os):\n    c = [a for a in b]\n    def g():\n        nonlocal c\n        c = a\n    return g, c\nclass K:\n    a = f\n    def m(self, a):\n        return a\n';
    const { index } = syntax.index('python', text);
    fc.assert(
      fc.property(fc.nat(index.symbols.length - 1), fc.stringMatching(/^[a-z]{3,8}_z$/), (symbol, name) => {
        const edits = index.occurrences
          .filter((each) => each.symbol === symbol && each.role !== 'moduleSegment' && each.role !== 'importedName')
          .map(({ start, end }) => ({ start, end, newText: name }));
        if (index.symbols[symbol]?.import !== -1) return;
        expect(bindings('python', text, edits)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('code that comes in', () => {
  const index = (text: string) => syntax.index('python', text).index;
  const home = () => ({
    path: asWorkspacePath('home.py'),
    index: index('LIMIT = 3\ndef helper(): ...\ndef moved(x):\n    return helper(x, LIMIT, len(x))\n'),
  });
  const unbound = (text: string, edits: readonly TextEdit[], ...more: ReturnType<typeof home>[]): readonly string[] =>
    judgeUnbound(path, index(applyEdits(text, edits)), edits, declaredIn([home(), ...more])).map((finding) => finding.text);
  const moved = 'def moved(x):\n    return helper(x, LIMIT, len(x))\n';

  it('finds there what it named where it was', () => {
    const bare = [{ start: 0, end: 0, newText: moved }];
    expect(unbound('', bare)).toEqual([
      '“helper” stands for nothing here; home.py declares it.',
      '“LIMIT” stands for nothing here; home.py declares it.',
    ]);
    expect(unbound('', [{ start: 0, end: 0, newText: `from home import LIMIT, helper\n\n\n${moved}` }])).toEqual([]);
    expect(unbound('from home import *\n', bare)).toEqual([]);
  });

  it('may go on using what a script declares, and not what a module does', () => {
    const script = (text: string) => syntax.index('javascript', text).index;
    const uses = 'function moved() {\n  return helper();\n}\n';
    const edits = [{ start: 0, end: 0, newText: uses }];
    const judged = (source: string) =>
      judgeUnbound(asWorkspacePath('b.js'), script(uses), edits, declaredIn([{ path: asWorkspacePath('a.js'), index: script(source) }]));
    expect(judged('function helper() {}\n')).toEqual([]);
    expect(judged('function helper() {}\nexport const one = 1;\n')).toHaveLength(1);
    expect(judged('function helper() {}\nmodule.exports = { one: 1 };\nconst one = require("./one");\n')).toHaveLength(1);
  });

  it('may go on using what was global, and what was there is not its business', () => {
    const user = { path: asWorkspacePath('user.py'), index: index('helper()\nLIMIT\n') };
    expect(unbound('', [{ start: 0, end: 0, newText: moved }], user)).toEqual([]);
    expect(unbound('print(helper)\n', [{ start: 0, end: 0, newText: 'x = 1\n' }])).toEqual([]);
  });
});

describe('syntax', () => {
  const judge = (text: string, edits: readonly TextEdit[]): number => {
    const after = applyEdits(text, edits);
    return judgeSyntax({ path, before: syntax.problems('python', text), after: syntax.problems('python', after), edits }).length;
  };

  it('vetoes what an edit breaks', () => {
    expect(judge('def f(): ...\n', [{ start: 4, end: 5, newText: '1(' }])).toBeGreaterThan(0);
  });

  it('does not veto what was broken before, also when it moves', () => {
    expect(judge('name = 1\ndef broken(:\n    pass\nprint(name)\n', [{ start: 0, end: 4, newText: 'longer_name' }])).toBe(0);
  });

  it('does not veto in a new file what came from another as it was, and does what did not', () => {
    const old = 'def fine(): ...\ndef broken(:\n    pass\n';
    const found = (text: string): number =>
      judgeSyntax({
        path,
        before: [],
        after: syntax.problems('python', text),
        edits: [{ start: 0, end: 0, newText: text }],
        text,
        moved: () => new Set(asWritten(old, syntax.problems('python', old))),
      }).length;
    expect(found('X = 1\n\n\ndef broken(:\n    pass\n')).toBe(0);
    expect(found('X = 1\n\n\ndef other(:\n    pass\n')).toBeGreaterThan(0);
  });

  it('vetoes a second error beside an old one', () => {
    const text = 'def broken(:\n    pass\n\ndef sound(a):\n    return a\n';
    expect(judge(text, [{ start: text.indexOf('sound'), end: text.indexOf('sound') + 5, newText: '2 sound' }])).toBeGreaterThan(0);
  });
});

describe('scope and base hash', () => {
  const proposal = (change: Partial<FileProposal> = {}): FileProposal => ({
    path,
    baseHash: asContentHash('h'),
    newPath: undefined,
    edits: [],
    ...change,
  });
  const limits = { writeSet: new Set([path]), whyDenied: (each: string) => (each === '.env' ? '.env is on the deny list.' : undefined) };
  const scope = (...proposals: readonly FileProposal[]): readonly string[] => judgeScope(proposals, limits).map(({ text }) => text);

  it('scope', () => {
    expect(scope(proposal())).toEqual([]);
    expect(scope(proposal({ newPath: asWorkspacePath('../b.py') }))).toEqual(['“../b.py” leaves the workspace.']);
    expect(scope(proposal({ newPath: asWorkspacePath('/etc/b.py') }))).toEqual(['“/etc/b.py” is no path inside the workspace.']);
    expect(scope(proposal({ newPath: asWorkspacePath('.git/hooks/x') }))).toEqual(['“.git/hooks/x” belongs to git.']);
    expect(scope(proposal({ path: asWorkspacePath('.env') }))).toEqual([
      '.env is on the deny list.',
      '.env is not among the files this work was given.',
    ]);
    expect(scope(proposal(), proposal())).toEqual(['Two edits would write a.py.']);
    expect(scope(proposal({ deleted: true }), proposal())).toEqual([]);
    const edit = { start: 0, end: 2, newText: '', reason: '', confidence: 1 };
    expect(scope(proposal({ edits: [edit, { ...edit, start: 1 }] }))).toEqual(['The edits of a.py overlap or are out of order.']);
  });

  it('base hash', () => {
    expect(judgeBaseHash([proposal()], () => asContentHash('h'))).toEqual([]);
    expect(judgeBaseHash([proposal()], () => asContentHash('other')).map(({ text }) => text)).toEqual(['a.py changed since it was read.']);
    expect(judgeBaseHash([proposal()], () => undefined).map(({ text }) => text)).toEqual(['a.py is gone since it was read.']);
    expect(judgeBaseHash([proposal({ baseHash: undefined })], () => undefined)).toEqual([]);
    expect(judgeBaseHash([proposal({ baseHash: undefined })], () => asContentHash('h')).map(({ text }) => text)).toEqual([
      'a.py is already there, so it cannot be created.',
    ]);
  });

  it('free places', () => {
    const present = ['lib/a.py', 'lib/sub/b.py', 'Main.py'].map(asWorkspacePath);
    const taken = (target: string, ...vacated: readonly string[]): readonly string[] =>
      judgeFreePlaces([asWorkspacePath(target)], present, vacated.map(asWorkspacePath)).map(({ text }) => text);
    expect(taken('lib/c.py')).toEqual([]);
    expect(taken('new/folder/c.py')).toEqual([]);
    expect(taken('lib/a.py')).toEqual(['lib/a.py is already there.']);
    expect(taken('lib/a.py', 'lib/a.py')).toEqual([]);
    expect(taken('lib/A.py')).toEqual(['lib/A.py differs from lib/a.py, which is there, in case alone.']);
    expect(taken('lib/A.py', 'lib/a.py')).toEqual([]);
    expect(taken('LIB/SUB')).toEqual(['There is a folder at LIB/SUB.']);
    expect(taken('lib/sub', 'lib/sub/b.py')).toEqual([]);
    expect(taken('main.py/part.py')).toEqual(['main.py/part.py would be in a folder, but Main.py is a file.']);
  });
});
