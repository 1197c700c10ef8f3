import { expect, test } from 'vitest';
import { applyEdits } from '../../../server/base/textEdit.ts';
import { pythonRules } from '../../../server/languages/python/rules.ts';
import { asWorkspacePath } from '../../../server/protocol/ids.ts';
import { syntaxFixture } from '../../syntaxFixture.ts';
import { workspaceFacts } from './workspaceFacts.ts';

const fixture = await syntaxFixture(pythonRules);

test.each([
  ['a/b.py', 'a/c.py'],
  ['b.pyi', 'c.pyi'],
  ['a/b/__init__.py', 'a/c/__init__.py'],
  ['b/__init__.pyi', 'c/__init__.pyi'],
])('%s renamed to c is %s', (path, expected) => {
  expect(pythonRules.renamedPath(asWorkspacePath(path), 'c')).toBe(expected);
});

function rewritten(files: string, from: string, text: string, movedFrom: string, movedTo: string): string {
  const facts = workspaceFacts(files, { [from]: text });
  const { index } = fixture.index('python', text);
  const edits = index.imports.flatMap((record) =>
    pythonRules.respecify(asWorkspacePath(from), index, record, asWorkspacePath(movedFrom), asWorkspacePath(movedTo), facts),
  );
  return applyEdits(text, edits);
}

const tree = 'run.py p/__init__.py p/m.py p/n.py p/q/__init__.py p/q/deep.py other/m.py other/__init__.py';

test.each([
  ['import p.m', 'import p.k'],
  ['import p.m as x, os', 'import p.k as x, os'],
  ['from p.m import a', 'from p.k import a'],
  ['from p import m', 'from p import k'],
  ['from p import n, m as x', 'from p import n, k as x'],
  ['from other.m import m', 'from other.m import m'],
  ['import m', 'import m'],
])('renaming p.m to p.k, from outside: %s', (before, after) => {
  expect(rewritten(tree, 'run.py', before, 'p/m.py', 'p/k.py')).toBe(after);
});

test.each([
  ['from .m import a', 'from .k import a'],
  ['from . import m, n', 'from . import k, n'],
  ['from  . m  import a', 'from  . k  import a'],
  ['from p.m import a', 'from p.k import a'],
])('renaming p.m to p.k, from inside: %s', (before, after) => {
  expect(rewritten(tree, 'p/n.py', before, 'p/m.py', 'p/k.py')).toBe(after);
});

test.each([
  ['import p.q.deep', 'import p.r.deep'],
  ['from p.q import deep', 'from p.r import deep'],
  ['from p import q', 'from p import r'],
])('renaming the package p.q to p.r: %s', (before, after) => {
  expect(rewritten(tree, 'run.py', before, 'p/q/__init__.py', 'p/r/__init__.py')).toBe(after);
});

test.each([
  ['import p.m', 'import p.q.m'],
  ['from p.m import a', 'from p.q.m import a'],
  ['from p import m', 'from p.q import m'],
  ['if x:\n    from p import n, m', 'if x:\n    from p import n\n    from p.q import m'],
  ['from p import (\n    m as y,\n    n,\n)', 'from p import (\n    n,\n)\nfrom p.q import m as y'],
  ['x = 1; from p import m, n', 'x = 1; from p import n; from p.q import m'],
])('moving p.m to p.q.m, from outside: %s', (before, after) => {
  expect(rewritten(tree, 'run.py', before, 'p/m.py', 'p/q/m.py')).toBe(after);
});

test.each([
  ['from .m import a', 'from .q.m import a'],
  ['from . import m', 'from .q import m'],
])('moving p.m to p.q.m, from inside: %s', (before, after) => {
  expect(rewritten(tree, 'p/n.py', before, 'p/m.py', 'p/q/m.py')).toBe(after);
});

test.each([
  ['from p import m', 'import z'],
  ['import p.m as m', 'import z as m'],
])('moving p.m out of its package to z: %s', (before, after) => {
  const result = rewritten(tree, 'run.py', before, 'p/m.py', 'z.py');
  expect(result).toBe(before.startsWith('from') ? `${after} as m` : after);
});
