/** Where code is entered: every way in which a project of Python or JavaScript declares it. */
import { expect, it } from 'vitest';
import { entryPointsOf } from '../../../../server/core/terrain/relations/entryPoints.ts';
import { Resolver } from '../../../../server/core/terrain/resolver.ts';
import { Terrain } from '../../../../server/core/terrain/terrain.ts';
import { readFixture } from '../../../support/memoryWorkspace.ts';
import { rules } from '../../../support/sharedSyntax.ts';
import { Spoken, told } from './asking.ts';

/** "command run → app/cli.py main, declared in setup.py:3" */
function entries(fixture: string): Promise<readonly string[]> {
  const { files } = readFixture(fixture);
  return told(files, (facts) => {
    const resolver = new Resolver(new Terrain(facts, rules));
    const found = entryPointsOf(resolver);
    const { needs } = resolver.terrain;
    if (needs.any) return { kind: 'need', requests: needs.requests };
    const spoken = new Spoken(resolver, files);
    const value = found.map(({ kind, name, declared, path, symbol }) => {
      const to = symbol ? `${symbol.path} ${spoken.symbol(symbol)}` : (path ?? 'nothing');
      return `${kind} ${name} → ${to}, at ${spoken.place(declared)}`;
    });
    return { kind: 'done', value };
  });
}

it('of Python: main modules, guards, and what every kind of project file declares', async () => {
  const fixture = `
//- pyproject.toml
[project]
name = "app"
[project.scripts]
run = "app.cli:main"
# off = "app.cli:off"
"run-gui" = 'app.gui:Window.open'
[project.entry-points."app.plugins"]
csv = "app.plugins.csv"
[tool.poetry.scripts]
gone = "missing.module:main"
[tool.other]
x = "app.cli:main"
//- setup.cfg
[metadata]
name = app
[options.entry_points]
console_scripts =
    cfg = app.cli:main [extra]
app.plugins =
    one = app.plugins.csv:load
//- old/setup.py
from setuptools import setup
setup(
    entry_points={
        "console_scripts": ["legacy = app.cli:main", 'other=app.gui:nowhere'],
        "app.plugins": ["two = app.plugins.csv:load"],
    },
)
//- app/__init__.py
//- app/__main__.py
from .cli import main
if __name__ == "__main__":
    main()
//- app/cli.py
def main(): ...
if __name__ == '__main__':
    main()
//- app/gui.py
class Window:
    def open(self): ...
text = """
  if __name__ == '__main__':
"""
//- app/plugins/__init__.py
//- app/plugins/csv.py
def load(): ...
`;
  expect(await entries(fixture)).toEqual([
    'mainModule app/__main__.py → app/__main__.py, at app/__main__.py:1',
    'mainGuard app/cli.py → app/cli.py, at app/cli.py:2',
    'command legacy → app/cli.py main, at old/setup.py:4',
    'command other → app/gui.py, at old/setup.py:4',
    'plugin two → app/plugins/csv.py load, at old/setup.py:5',
    'command run → app/cli.py main, at pyproject.toml:4',
    'command run-gui → app/gui.py, at pyproject.toml:6',
    'plugin csv → app/plugins/csv.py, at pyproject.toml:8',
    'command gone → nothing, at pyproject.toml:10',
    'command cfg → app/cli.py main, at setup.cfg:5',
    'plugin one → app/plugins/csv.py load, at setup.cfg:7',
  ]);
});

it('of JavaScript: commands, and what a package publishes', async () => {
  const fixture = `
//- package.json
{ "name": "@s/app", "bin": { "app": "./bin/app.js" }, "main": "lib/index.js",
  "exports": { ".": { "types": "./x.d.ts", "import": "./lib/index.js" }, "./sub": ["./lib/sub.js"], "./all/*": "./lib/*.js" } }
//- tool/package.json
{ "name": "tool", "bin": "run.js", "main": "dist/gone.js" }
//- broken/package.json
{ "bin":
//- bin/app.js
//- lib/index.js
//- lib/sub.ts
//- tool/run.js
`;
  expect(await entries(fixture)).toEqual([
    'command app → bin/app.js, at package.json:1',
    'package . → lib/index.js, at package.json:1',
    'package ./sub → lib/sub.ts, at package.json:2',
    'command tool → tool/run.js, at tool/package.json:1',
    'package . → nothing, at tool/package.json:1',
  ]);
});

it('are none where there are none', async () => {
  expect(await entries('//- a.py\nx = "__main__"\n//- b.ts\nexport {};\n')).toEqual([]);
});
