import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Facts } from '../../../server/core/facts/facts.ts';
import { pythonRules } from '../../../server/languages/python/rules.ts';
import { asWorkspacePath } from '../../../server/protocol/ids.ts';
import { workspaceFacts } from './workspaceFacts.ts';

function resolve(files: string, from: string, specifier: string): string {
  const dots = /^\.*/.exec(specifier)![0].length;
  const answer = pythonRules.resolveModule(asWorkspacePath(from), specifier, dots, workspaceFacts(files));
  return answer.kind === 'files' ? answer.paths.join(' ') : answer.kind === 'folder' ? `${answer.path}/` : answer.kind;
}

test.each<[string, string, string, string, string]>([
  ['a package beside a script', 'run.py p/__init__.py p/m.py', 'run.py', 'p.m', 'p/m.py'],
  ['the package itself', 'run.py p/__init__.py', 'run.py', 'p', 'p/__init__.py'],
  ['a package goes before a module', 'run.py p.py p/__init__.py', 'run.py', 'p', 'p/__init__.py'],
  ['from inside the package', 'p/__init__.py p/q/__init__.py p/q/a.py p/b.py', 'p/q/a.py', 'p.b', 'p/b.py'],
  [
    'the own package is found before another of the same name',
    'x/p/__init__.py x/p/a.py x/p/b.py y/p/__init__.py y/p/b.py',
    'y/p/b.py',
    'p.b',
    'y/p/b.py',
  ],
  ['a src layout', 'tests/t.py src/p/__init__.py src/p/m.py', 'tests/t.py', 'p.m', 'src/p/m.py'],
  [
    'a folder that only a path setting makes known',
    'gyp_main.py pylib/gyp/__init__.py pylib/gyp/common.py',
    'gyp_main.py',
    'gyp.common',
    'pylib/gyp/common.py',
  ],
  ['the nearest of several', 'a/tool/t.py a/lib2/h.py b/lib2/h.py', 'a/tool/t.py', 'h', 'a/lib2/h.py'],
  ['a script’s neighbour', 'tools/run.py tools/helper.py', 'tools/run.py', 'helper', 'tools/helper.py'],
  ['a neighbour inside a package, as Python 2 had it', 'p/__init__.py p/a.py p/helper.py', 'p/a.py', 'helper', 'p/helper.py'],
  ['the standard library is not a neighbour in a package', 'p/__init__.py p/a.py p/json.py', 'p/a.py', 'json', 'external'],
  ['a script’s neighbour hides the standard library', 'tools/run.py tools/queue.py', 'tools/run.py', 'queue', 'tools/queue.py'],
  ['a far file does not', 'tools/run.py other/queue.py', 'tools/run.py', 'queue', 'external'],
  ['what is installed', 'run.py', 'run.py', 'numpy.linalg', 'external'],
  ['a plain folder of the name of something installed', 'run.py docs/yaml/x.py', 'run.py', 'yaml.nodes', 'external'],
  ['a namespace package', 'run.py ns/m.py', 'run.py', 'ns', 'ns/'],
  ['a module in a namespace package', 'run.py ns/deep/m.py', 'run.py', 'ns.deep.m', 'ns/deep/m.py'],
  ['a name of a package that is no module', 'run.py p/__init__.py', 'run.py', 'p.name', 'missing'],
  ['a stub beside its source', 'run.py p/__init__.py p/m.py p/m.pyi', 'run.py', 'p.m', 'p/m.py p/m.pyi'],
  ['relative, same folder', 'p/__init__.py p/a.py p/b.py', 'p/a.py', '.b', 'p/b.py'],
  ['relative, the package', 'p/__init__.py p/a.py', 'p/a.py', '.', 'p/__init__.py'],
  ['relative, from the package', 'p/__init__.py p/a.py', 'p/__init__.py', '.a', 'p/a.py'],
  ['relative, two up', 'p/__init__.py p/q/__init__.py p/q/a.py p/b.py', 'p/q/a.py', '..b', 'p/b.py'],
  ['relative, beyond the workspace', 'a.py', 'a.py', '..b', 'missing'],
  ['relative, not there', 'p/__init__.py p/a.py', 'p/a.py', '.c', 'missing'],
])('%s', (_, files, from, specifier, expected) => {
  expect(resolve(files, from, specifier)).toBe(expected);
});

test('without the paths it asks for them', () => {
  const facts = { paths: () => undefined } as Partial<Facts> as Facts;
  expect(pythonRules.resolveModule(asWorkspacePath('a.py'), 'b', 0, facts)).toEqual({ kind: 'need', requests: [{ kind: 'paths' }] });
});

test.each<[string, string, readonly string[]]>([
  ['src/p/__init__.py src/p/m.py', 'src/p/m.py', ['p.m', 'src.p.m', 'm']],
  ['src/p/__init__.py', 'src/p/__init__.py', ['p', 'src.p']],
  [
    'pylib/gyp/__init__.py pylib/gyp/generator/__init__.py pylib/gyp/generator/make.py',
    'pylib/gyp/generator/make.py',
    ['gyp.generator.make', 'pylib.gyp.generator.make', 'generator.make', 'make'],
  ],
  ['my-tool/run.py', 'my-tool/run.py', ['run']],
  ['a/b.pyi', 'a/b.pyi', ['b', 'a.b']],
])('names of a module: %s', (files, path, names) => {
  expect(pythonRules.moduleNames(asWorkspacePath(path), workspaceFacts(files))).toEqual(names);
});

test('the workspace folder may be a package itself, and is imported by its own name', () => {
  const from = asWorkspacePath('sub/a.py');
  const resolved = (files: string, specifier: string, name = 'mine'): unknown =>
    pythonRules.resolveModule(from, specifier, 0, workspaceFacts(files, {}, name));
  const files = '__init__.py m.py sub/__init__.py sub/a.py';
  expect(resolved(files, 'mine')).toEqual({ kind: 'files', paths: ['__init__.py'] });
  expect(resolved(files, 'mine.m')).toEqual({ kind: 'files', paths: ['m.py'] });
  expect(resolved(files, 'mine.sub')).toEqual({ kind: 'files', paths: ['sub/__init__.py'] });
  expect(resolved(files, 'mine.gone')).toEqual({ kind: 'missing' });
  expect(resolved(files, 'other.m')).toEqual({ kind: 'external' });
  expect(resolved('m.py sub/__init__.py sub/a.py', 'mine.m')).toEqual({ kind: 'external' }); // no package
  expect(resolved(files, 'json', 'json')).toEqual({ kind: 'external' }); // the standard library's
  expect(resolved(`${files} mine/__init__.py mine/m.py`, 'mine.m')).toEqual({ kind: 'files', paths: ['mine/m.py'] });
  const names = (path: string) => pythonRules.moduleNames(asWorkspacePath(path), workspaceFacts(files, {}, 'mine'));
  expect([names('m.py'), names('__init__.py'), names('sub/a.py')]).toEqual([['mine.m', 'm'], ['mine'], ['mine.sub.a', 'sub.a', 'a']]);
});

test('a module is found by its first name, from any file of the workspace that is alone with it', () => {
  const segment = fc.constantFrom('a', 'b', 'c', 'd');
  fc.assert(
    fc.property(
      fc.array(segment, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      fc.integer({ min: 0, max: 3 }),
      (segments, packaged, plain) => {
        const unique = segments.filter((name, i) => segments.indexOf(name) === i);
        const module = asWorkspacePath(`${unique.join('/')}/mod.py`);
        const packages = packaged ? unique.slice(plain).map((_, i) => `${unique.slice(0, plain + i + 1).join('/')}/__init__.py`) : [];
        const facts = workspaceFacts([module, 'start.py', ...packages].join(' '));
        const [name] = pythonRules.moduleNames(module, facts);
        expect(pythonRules.resolveModule(asWorkspacePath('start.py'), name!, 0, facts)).toEqual({ kind: 'files', paths: [module] });
      },
    ),
    { numRuns: 100 },
  );
});
