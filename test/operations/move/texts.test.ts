/** What is no code and names what moves: entry points, configuration, documentation. What tools read follows, the rest where it is asked for. */
import { expect, it } from 'vitest';
import { checkInstruction } from '../carryOut.ts';

const rows = `//- pkg/__init__.py
//- pkg/a.py
def parse(text):
    """See :func:\`pkg.a.parse\`."""
    return text


def other():
    return 1
//- pkg/b.py
X = 1
`;

const rowsMoved = `//- pkg/a.py
def other():
    return 1
//- pkg/b.py
X = 1


def parse(text):
    """See :func:\`pkg.b.parse\`."""
    return text
`;

it('entry points, in all their files', async () => {
  await checkInstruction(
    `${rows}//- pyproject.toml
[project.scripts]
rows = "pkg.a:parse"
all = "pkg.a:other"
//- setup.cfg
[options.entry_points]
console_scripts =
    rows = pkg.a:parse
//- setup.py
from setuptools import setup

setup(entry_points={"console_scripts": ["rows=pkg.a:parse", "all=pkg.a:other"]})
`,
    'move parse to b.py',
    `${rowsMoved}//- pyproject.toml
[project.scripts]
rows = "pkg.b:parse"
all = "pkg.a:other"
//- setup.cfg
[options.entry_points]
console_scripts =
    rows = pkg.b:parse
//- setup.py
from setuptools import setup

setup(entry_points={"console_scripts": ["rows=pkg.b:parse", "all=pkg.a:other"]})
`,
  );
});

it('configuration that loads it by its name, in a file and in code', async () => {
  await checkInstruction(
    `${rows}//- logging.yaml
handlers:
  rows:
    class: pkg.a.parse
    level: pkg.a.parser
//- config.py
LOGGING = {"handlers": {"rows": {"()": "pkg.a.parse"}}}
`,
    'move parse to b.py',
    `${rowsMoved}//- logging.yaml
handlers:
  rows:
    class: pkg.b.parse
    level: pkg.a.parser
//- config.py
LOGGING = {"handlers": {"rows": {"()": "pkg.b.parse"}}}
`,
  );
});

it('roles and directives, also where the page says the module', async () => {
  const [step] = await checkInstruction(
    `${rows}//- docs/rows.rst
.. currentmodule:: pkg.a

.. autofunction:: parse
.. autofunction:: other

:func:\`pkg.a.parse\`, :func:\`~pkg.a.parse\`, :func:\`the parser <pkg.a.parse>\`, :func:\`parse\`, plainly pkg.a.parse.
//- docs/changes.rst
:func:\`pkg.a.parse\` came.
`,
    'move parse to b.py',
    `${rowsMoved}//- docs/rows.rst
.. currentmodule:: pkg.a

.. autofunction:: pkg.b.parse
.. autofunction:: other

:func:\`pkg.b.parse\`, :func:\`~pkg.b.parse\`, :func:\`the parser <pkg.b.parse>\`, :func:\`~pkg.b.parse\`, plainly pkg.a.parse.
`,
  );
  expect(step?.located.left.map(({ path, why }) => `${path}: ${why}`)).toEqual([
    'docs/changes.rst: tells how things were, so it stays as written',
    'docs/rows.rst: is documentation, which follows when that is asked for (“also in the docs”)',
  ]);
});

it.each(['move parse to b.py, also in the docs', 'move parse to b.py and update the documentation'])(
  '%s: examples and links too, but not one that takes more',
  async (instruction) => {
    const [step] = await checkInstruction(
      `${rows}//- README.md
Use \`pkg.a.parse\`, [\`parse\`](pkg/a.py#L1):

\`\`\`python
from pkg.a import parse
from pkg.a import other, parse
\`\`\`
`,
      instruction,
      `${rowsMoved}//- README.md
Use \`pkg.b.parse\`, [\`parse\`](pkg/b.py#L1):

\`\`\`python
from pkg.b import parse
from pkg.a import other, parse
\`\`\`
`,
    );
    expect(step?.located.left.map(({ why, text }) => `${text}: ${why}`)).toEqual([
      'from pkg.a import other, parse: imports other names together with it; take that example apart by hand',
    ]);
  },
);

it('TypeScript: links and examples, from where the document stands', async () => {
  await checkInstruction(
    `//- README.md
See [parse](src/a.ts#L1) and [\`other\`](src/a.ts).

import { parse } from './src/a';
//- docs/usage.md
import { parse } from '../src/a.js';
//- src/a.ts
export function parse(text: string): string {
  return text;
}

export const other = 1;
//- src/lib/b.ts
export const b = 1;
`,
    'move parse to src/lib/b.ts, also in the docs',
    `//- README.md
See [parse](src/lib/b.ts#L1) and [\`other\`](src/a.ts).

import { parse } from './src/lib/b';
//- docs/usage.md
import { parse } from '../src/lib/b.js';
//- src/a.ts
export const other = 1;
//- src/lib/b.ts
export const b = 1;

export function parse(text: string): string {
  return text;
}
`,
  );
});

it('where the old module goes on offering it, what names it there stays', async () => {
  await checkInstruction(
    `${rows}//- pyproject.toml
[project.scripts]
rows = "pkg.a:parse"
`.replace('    """See :func:`pkg.a.parse`."""\n', ''),
    'move parse to b.py, keep it importable from the old module',
    `//- pkg/a.py
from pkg.b import parse


def other():
    return 1
//- pkg/b.py
X = 1


def parse(text):
    return text
`,
  );
});

it('a merge: what named the module names what took its place, unless that is named beside it', async () => {
  const [step] = await checkInstruction(
    `//- pkg/__init__.py
//- pkg/a.py
def parse(text):
    return text
//- pkg/b.py
X = 1
//- pyproject.toml
[project.scripts]
rows = "pkg.a:parse"
[tool.rows]
modules = ["pkg.a", "pkg.b"]
plugin = "pkg.a"
//- docs/a.rst
.. automodule:: pkg.a

:mod:\`pkg.a\`, plainly pkg.a.parse
//- docs/all.rst
.. automodule:: pkg.a
.. automodule:: pkg.b
`,
    'merge pkg/a.py into pkg/b.py and update the docs',
    `//- pkg/b.py
X = 1


def parse(text):
    return text
//- pyproject.toml
[project.scripts]
rows = "pkg.b:parse"
[tool.rows]
modules = ["pkg.a", "pkg.b"]
plugin = "pkg.b"
//- docs/a.rst
.. automodule:: pkg.b

:mod:\`pkg.b\`, plainly pkg.b.parse
`,
    { gone: ['pkg/a.py'] },
  );
  expect(step?.located.left.map(({ path, text }) => `${path}: ${text}`)).toEqual([
    'docs/all.rst: .. automodule:: pkg.a',
    'pyproject.toml: modules = ["pkg.a", "pkg.b"]',
  ]);
});

it('a split: each name by its new module', async () => {
  await checkInstruction(
    `//- pkg/__init__.py
//- pkg/a.py
def parse(text):
    return text


def strip(text):
    return text
//- docs/a.rst
:func:\`pkg.a.parse\` and :func:\`pkg.a.strip\`
`,
    'split pkg/a.py: parse goes to pkg/rows.py, strip goes to pkg/texts.py',
    `//- pkg/rows.py
def parse(text):
    return text
//- pkg/texts.py
def strip(text):
    return text
//- docs/a.rst
:func:\`pkg.rows.parse\` and :func:\`pkg.texts.strip\`
`,
    { gone: ['pkg/a.py'] },
  );
});
