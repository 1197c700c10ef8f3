/** Projects as Python workspaces lay them out: where installed packages are, and what the project itself says to pyright. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PythonHints } from '../../../server/adapters/physics/physicsOptions.ts';
import { PhysicsWorkspace } from './physicsWorkspace.ts';

let machine: string; // what is outside the workspace
let workspace: PhysicsWorkspace | undefined;
beforeEach(() => {
  machine = realpathSync(mkdtempSync(join(tmpdir(), 'swarm-machine-')));
});
afterEach(async () => {
  await workspace?.dispose();
  workspace = undefined;
  rmSync(machine, { recursive: true });
});

const over = (files: Readonly<Record<string, string>>, pythonHints: PythonHints = {}): PhysicsWorkspace => {
  workspace = new PhysicsWorkspace(files, { pythonHints });
  return workspace;
};

/** An environment with one installed package, `wheel_only`, which has `spin`. */
function environmentAt(folder: string, version = '3.11'): string {
  const module = join(folder, 'lib', `python${version}`, 'site-packages', 'wheel_only', '__init__.py');
  mkdirSync(dirname(module), { recursive: true });
  writeFileSync(module, 'def spin() -> int:\n    return 1\n');
  writeFileSync(join(folder, 'pyvenv.cfg'), `home = /nowhere\nversion = ${version}.1\n`);
  return folder;
}

const main = { 'main.py': 'import wheel_only\n\nwheel_only.spin()\nwheel_only.missing()\n' };
/** 1: the package was found, and its missing member seen. An environment that was not found leaves one error, too, of another rule. */
const rules = async () => {
  const before = workspace!.overlay({ 'main.py': { text: `${workspace!.read('main.py')}wheel_only.gone()\n` } });
  return workspace!.findings(before, []);
};
const found = ['main.py:5 reportAttributeAccessIssue gone'];

describe('the environment is found', () => {
  test('where Poetry keeps it, by the project’s name and folder', async () => {
    over(
      { ...main, 'pyproject.toml': '[tool.poetry]\nname = "My Shop"\nversion = "1"\n' },
      { poetryEnvironments: join(machine, 'poetry') },
    );
    const digest = createHash('sha256').update(workspace!.root).digest('base64url').slice(0, 8);
    environmentAt(join(machine, 'poetry', `my_shop-${digest}-py3.11`));
    environmentAt(join(machine, 'poetry', 'my_shop-AAAAAAAA-py3.12'), '3.12'); // of another folder
    expect(await rules()).toEqual(found);
  });

  test('where pyenv keeps what .python-version names', async () => {
    environmentAt(join(machine, 'versions', 'shop-3.11'));
    over({ ...main, '.python-version': 'shop-3.11\n' }, { pyenvVersions: join(machine, 'versions') });
    expect(await rules()).toEqual(found);
  });

  test('of conda, when it is active and the project has none of its own', async () => {
    over(main, { condaPrefix: environmentAt(join(machine, 'conda', 'envs', 'shop')) });
    expect(await rules()).toEqual(found);
  });

  test('in the folder of a package of the workspace', async () => {
    over({ 'backend/pyproject.toml': '[project]\nname = "backend"\n', ...main });
    environmentAt(join(workspace!.root, 'backend', '.venv'));
    expect(await rules()).toEqual(found);
  });

  test('not by a .python-version that leads elsewhere', async () => {
    environmentAt(join(machine, 'elsewhere'));
    mkdirSync(join(machine, 'versions'));
    over({ ...main, '.python-version': '../elsewhere\n' }, { pyenvVersions: join(machine, 'versions') });
    expect(await rules()).toEqual([]); // nothing is known of what is not found
  });
});

describe('what the project says to pyright is heeded', () => {
  test('its own environment in pyrightconfig.json', async () => {
    environmentAt(join(machine, 'named'));
    over({ ...main, 'pyrightconfig.json': JSON.stringify({ venvPath: machine, venv: 'named' }) });
    expect(await rules()).toEqual(found);
  });

  test('extra paths in pyproject.toml', async () => {
    over({
      'pyproject.toml': '[tool.pyright]\nextraPaths = ["third_party"]\n',
      'third_party/tools.py': 'def hammer() -> int:\n    return 1\n',
      'main.py': 'import tools\n\ntools.hammer()\n',
    });
    const change = workspace!.replacing(['third_party/tools.py'], /hammer/g, 'mallet');
    expect(await workspace!.findings(change, ['main.py'])).toEqual(['main.py:3 reportAttributeAccessIssue hammer']);
  });

  test('stubs in typings', async () => {
    over({
      'typings/remote/__init__.pyi': 'def call(url: str) -> int: ...\n',
      'main.py': 'import remote\n\nremote.call("a")\n',
    });
    expect(await workspace!.findings(workspace!.overlay({ 'main.py': { text: 'import remote\n\nremote.cal("a")\n' } }), [])).toEqual([
      'main.py:3 reportAttributeAccessIssue cal',
    ]);
  });
});

test('namespace packages over two source folders are one package', async () => {
  over({
    'a/pyproject.toml': '[project]\nname = "a"\n',
    'a/src/shop/prices/__init__.py': 'def total() -> int:\n    return 1\n',
    'b/pyproject.toml': '[project]\nname = "b"\n',
    'b/src/shop/report/__init__.py': 'from shop.prices import total\n\nprint(total())\n',
  });
  const change = workspace!.replacing(['a/src/shop/prices/__init__.py'], /total/g, 'add_up');
  expect(await workspace!.findings(change, ['b/src/shop/report/__init__.py'])).toEqual([
    'b/src/shop/report/__init__.py:1 reportAttributeAccessIssue total',
  ]);
});
