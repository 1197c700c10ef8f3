/** What follows a rename beyond code: what tools read always, comments, docstrings, strings and documents where that is asked for. */
import { describe, expect, it } from 'vitest';
import { checkInstruction } from '../carryOut.ts';

describe('what tools read', () => {
  it('entry points and roles follow without being asked', async () => {
    await checkInstruction(
      `//- pyproject.toml
[project.scripts]
app = "app.cli:main"
other = "app.web:main"
//- setup.cfg
[options.entry_points]
console_scripts =
    app = app.cli:main
//- docs/api.rst
.. autofunction:: app.cli.main

:func:\`~app.cli.main\` and :func:\`app.web.main\`, main in prose
//- app/__init__.py
//- app/cli.py
def main(): ...
//- app/web.py
def main(): ...
`,
      'rename main in app/cli.py to run',
      `//- pyproject.toml
[project.scripts]
app = "app.cli:run"
other = "app.web:main"
//- setup.cfg
[options.entry_points]
console_scripts =
    app = app.cli:run
//- docs/api.rst
.. autofunction:: app.cli.run

:func:\`~app.cli.run\` and :func:\`app.web.main\`, main in prose
//- app/cli.py
def run(): ...
`,
    );
  });
});

describe('prose of Python', () => {
  const files = `//- README.md
Use \`parse_row\` to parse a row; parse_row(line) does.
//- CHANGELOG.md
- parse_row is faster
//- rows.py
def parse_row(line):
    """Like parse_row of old."""
    # parse_row is fast
    log("parse_row failed", f"{parse_row}: parse_row")
    return line
`;

  it('stays where nothing is said', async () => {
    await checkInstruction(
      files,
      'rename parse_row to read_row',
      `//- rows.py
def read_row(line):
    """Like parse_row of old."""
    # parse_row is fast
    log("parse_row failed", f"{read_row}: parse_row")
    return line
`,
    );
  });

  it('follows in documents and docstrings', async () => {
    const [step] = await checkInstruction(
      files,
      'rename parse_row to read_row, also in the docs',
      `//- README.md
Use \`read_row\` to parse a row; read_row(line) does.
//- rows.py
def read_row(line):
    """Like read_row of old."""
    # parse_row is fast
    log("parse_row failed", f"{read_row}: parse_row")
    return line
`,
    );
    expect(step?.located.left.map(({ path, why }) => `${path}: ${why}`)).toContain(
      'CHANGELOG.md: tells how things were, so it stays as written',
    );
  });

  it('follows in comments', async () => {
    await checkInstruction(
      files,
      'rename parse_row to read_row, and in comments',
      `//- rows.py
def read_row(line):
    """Like read_row of old."""
    # read_row is fast
    log("parse_row failed", f"{read_row}: parse_row")
    return line
`,
    );
  });

  it('follows in strings', async () => {
    await checkInstruction(
      files,
      'rename parse_row to read_row in strings too',
      `//- rows.py
def read_row(line):
    """Like parse_row of old."""
    # parse_row is fast
    log("read_row failed", f"{read_row}: read_row")
    return line
`,
    );
  });

  it('leaves what may be an ordinary word, and says so', async () => {
    const [step] = await checkInstruction(
      `//- README.md
We load the file with \`load\`, or store.load().
//- store.py
def load(path):  # load it: load(path)
    return path
`,
      'rename load to fetch, also in the docs and comments',
      `//- README.md
We load the file with \`fetch\`, or store.fetch().
//- store.py
def fetch(path):  # load it: fetch(path)
    return path
`,
    );
    expect(step?.located.left.map(({ path, text }) => `${path}: ${text}`)).toEqual([
      'store.py: def load(path):  # load it: load(path)',
      'README.md: We load the file with `load`, or store.load().',
    ]);
  });

  it('leaves what another thing of that name may be meant by', async () => {
    const [step] = await checkInstruction(
      `//- a.py
def parse_row(): ...  # parse_row
//- b.py
class Reader:
    def parse_row(self): ...  # parse_row
`,
      'rename the function parse_row to read_row, also in comments',
      `//- a.py
def read_row(): ...  # read_row
`,
    );
    expect(step?.located.left.map(({ path }) => path)).toContain('b.py');
  });

  it('of a parameter only in its function', async () => {
    await checkInstruction(
      `//- a.py
def f(max_rows):
    """max_rows: how many"""
    return max_rows  # max_rows

def g(max_rows):
    """max_rows: how many"""
`,
      'rename the parameter max_rows of f to row_limit, and in comments',
      `//- a.py
def f(row_limit):
    """row_limit: how many"""
    return row_limit  # row_limit

def g(max_rows):
    """max_rows: how many"""
`,
    );
  });
});

describe('prose of TypeScript', () => {
  const files = `//- docs/guide.md
\`parseRow\` reads; call parseRow().
//- src/rows.ts
/** {@link parseRow} is old. */
export function parseRow(line: string) {
  // parseRow is fast
  throw new Error(\`parseRow: \${parseRow}\`);
}
//- src/rows.test.ts
import { parseRow } from './rows';
describe('parseRow', () => { it('works', () => { parseRow('parseRow'); }); });
`;

  it('follows in documents and documentation comments', async () => {
    await checkInstruction(
      files,
      'rename parseRow to readRow and update the docs',
      `//- docs/guide.md
\`readRow\` reads; call readRow().
//- src/rows.ts
/** {@link readRow} is old. */
export function readRow(line: string) {
  // parseRow is fast
  throw new Error(\`parseRow: \${readRow}\`);
}
//- src/rows.test.ts
import { readRow } from './rows';
describe('parseRow', () => { it('works', () => { readRow('parseRow'); }); });
`,
    );
  });

  it('follows in comments and strings', async () => {
    await checkInstruction(
      files,
      'rename parseRow to readRow in comments and strings',
      `//- src/rows.ts
/** {@link readRow} is old. */
export function readRow(line: string) {
  // readRow is fast
  throw new Error(\`readRow: \${readRow}\`);
}
//- src/rows.test.ts
import { readRow } from './rows';
describe('readRow', () => { it('works', () => { readRow('readRow'); }); });
`,
    );
  });

  it('follows in titles of tests with the tests', async () => {
    await checkInstruction(
      files,
      'rename parseRow to readRow, and rename its tests too',
      `//- src/rows.ts
/** {@link readRow} is old. */
export function readRow(line: string) {
  // parseRow is fast
  throw new Error(\`parseRow: \${readRow}\`);
}
//- src/rows.test.ts
import { readRow } from './rows';
describe('readRow', () => { it('works', () => { readRow('parseRow'); }); });
`,
    );
  });
});

describe('a module', () => {
  it('with its test file, and in the docs', async () => {
    await checkInstruction(
      `//- README.md
See csv/reader.py, \`reader\` and csv.reader; a reader reads.
//- csv/__init__.py
//- csv/reader.py
def read(): ...
//- tests/test_reader.py
from csv.reader import read
def test_read(): ...
`,
      'rename csv/reader.py to parser.py, with its tests, and update the docs',
      `//- README.md
See csv/parser.py, \`parser\` and csv.parser; a reader reads.
//- csv/parser.py
def read(): ...
//- tests/test_parser.py
from csv.parser import read
def test_read(): ...
`,
      { gone: ['csv/reader.py', 'tests/test_reader.py'] },
    );
  });
});
