/** Many renames at once in TypeScript and JavaScript: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { checkInstruction } from '../carryOut.ts';
import { byMapping, byRule, checkByRule, checkMapping, whyNot } from './checkMany.ts';

describe('by a rule', () => {
  it('gives all functions of a file another case, through imports and re-exports', async () => {
    await checkByRule(
      `//- src/rows.ts
export function get_row() { return 1; }
export const get_cell = () => get_row();
//- src/index.ts
export { get_row, get_cell as cell } from './rows';
//- src/app.ts
import { get_row, cell } from './index';
import * as rows from './rows';
get_row() + cell() + rows.get_cell();
`,
      ['function in:src/rows.ts'],
      { kind: 'case', style: 'camelCase' },
      `//- src/rows.ts
export function getRow() { return 1; }
export const getCell = () => getRow();
//- src/index.ts
export { getRow, getCell as cell } from './rows';
//- src/app.ts
import { getRow, cell } from './index';
import * as rows from './rows';
getRow() + cell() + rows.getCell();
`,
    );
  });

  it('takes the prefix off interfaces', async () => {
    await checkByRule(
      `//- a.ts
export interface IReader { next(): IRow }
export interface IRow { cells: string[] }
export class Csv implements IReader { next(): IRow { return { cells: [] }; } }
//- b.tsx
import type { IReader, IRow } from './a';
export const View = (props: { row: IRow; reader: IReader }) => <p>{props.row.cells}</p>;
`,
      ['interface name:I*'],
      { kind: 'removePrefix', text: 'I' },
      `//- a.ts
export interface Reader { next(): Row }
export interface Row { cells: string[] }
export class Csv implements Reader { next(): Row { return { cells: [] }; } }
//- b.tsx
import type { Reader, Row } from './a';
export const View = (props: { row: Row; reader: Reader }) => <p>{props.row.cells}</p>;
`,
    );
  });

  it('replaces a part in members of a class and of an interface it implements', async () => {
    await checkByRule(
      `//- a.ts
interface Source { nextRow(): string; rowCount: number }
class Csv implements Source {
  rowCount = 0;
  nextRow() { this.rowCount += 1; return ''; }
}
new Csv().nextRow();
`,
      ['members-of:Csv'],
      { kind: 'replace', part: 'row', by: 'line' },
      `//- a.ts
interface Source { nextLine(): string; lineCount: number }
class Csv implements Source {
  lineCount = 0;
  nextLine() { this.lineCount += 1; return ''; }
}
new Csv().nextLine();
`,
    );
  });

  it('makes one text of a property and a variable that both change', async () => {
    await checkByRule(
      `//- a.ts
interface Options { max_rows: number }
function f(options: Options) {
  const { max_rows } = options;
  return max_rows;
}
`,
      ['Options.max_rows', 'f.max_rows'],
      { kind: 'case', style: 'camelCase' },
      `//- a.ts
interface Options { maxRows: number }
function f(options: Options) {
  const { maxRows } = options;
  return maxRows;
}
`,
    );
  });

  it('keeps each old name as a deprecated one', async () => {
    await checkByRule(
      `//- a.ts
export const get_row = () => 1;
export const get_cell = () => get_row();
`,
      ['get_row', 'get_cell'],
      { kind: 'case', style: 'camelCase' },
      `//- a.ts
export const getRow = () => 1;
/** @deprecated Use \`getRow\` instead. */
export const get_row = getRow;
export const getCell = () => getRow();
/** @deprecated Use \`getCell\` instead. */
export const get_cell = getCell;
`,
      { keepOld: 'deprecated' },
    );
  });

  it('renames files to another case', async () => {
    await checkByRule(
      `//- src/rowReader.ts
export const read = 1;
//- src/cellReader.ts
import { read } from './rowReader';
export const cell = read;
//- src/app.ts
import { cell } from './cellReader.js';
import { read } from './rowReader.js';
cell + read;
`,
      ['src/rowReader.ts', 'src/cellReader.ts'],
      { kind: 'case', style: 'kebab-case' },
      `//- src/row-reader.ts
export const read = 1;
//- src/cell-reader.ts
import { read } from './row-reader';
export const cell = read;
//- src/app.ts
import { cell } from './cell-reader.js';
import { read } from './row-reader.js';
cell + read;
`,
      { gone: ['src/rowReader.ts', 'src/cellReader.ts'] },
    );
  });

  it('adds a hump where the language has them', async () => {
    await checkByRule(
      `//- a.js
function load() {}
function save() { load(); }
module.exports = { load, save };
//- b.js
const { load, save } = require('./a');
load(); save();
`,
      ['function in:a.js'],
      { kind: 'addSuffix', text: 'async' },
      `//- a.js
function loadAsync() {}
function saveAsync() { loadAsync(); }
module.exports = { loadAsync, saveAsync };
//- b.js
const { loadAsync, saveAsync } = require('./a');
loadAsync(); saveAsync();
`,
    );
  });
});

describe('by a mapping', () => {
  it('swaps two exports', async () => {
    await checkMapping(
      `//- a.ts
export const first = 1;
export const last = 2;
//- b.ts
import { first, last } from './a';
export { first as one } from './a';
first - last;
`,
      { first: 'last', last: 'first' },
      `//- a.ts
export const last = 1;
export const first = 2;
//- b.ts
import { last, first } from './a';
export { last as one } from './a';
last - first;
`,
    );
  });

  it('swaps members of an object', async () => {
    await checkMapping(
      `//- a.ts
class Point { x = 1; y = 2; }
const p = new Point();
p.x - p.y;
`,
      { 'Point.x': 'y', 'Point.y': 'x' },
      `//- a.ts
class Point { y = 1; x = 2; }
const p = new Point();
p.y - p.x;
`,
    );
  });
});

describe('what cannot be', () => {
  it('one name for two, or one that something keeps', async () => {
    const files = `//- a.ts
export const get_row = 1;
export const getRow = 2;
export const cell = 3;
`;
    expect(await whyNot(files, byRule(['get_row'], { kind: 'case', style: 'camelCase' }))).toEqual(['collision']);
    expect(await whyNot(files, byMapping({ get_row: 'x', cell: 'x' }))).toEqual(['collision']);
  });

  it('what adds to a global of the language is left out', async () => {
    const { located } = await checkByRule(
      `//- a.ts
declare global {
  interface SymbolConstructor { readonly observable: symbol }
}
export interface Row { cells: string[] }
export const key = (row: Row) => [Symbol.observable, row];
`,
      ['interface in:a.ts'],
      { kind: 'addSuffix', text: 'Like' },
      `//- a.ts
declare global {
  interface SymbolConstructor { readonly observable: symbol }
}
export interface RowLike { cells: string[] }
export const key = (row: RowLike) => [Symbol.observable, row];
`,
    );
    expect(located.decisions.map(({ choice }) => choice)).toContain('leaves out SymbolConstructor');
  });

  it('the constructor', async () => {
    const files = `//- a.ts
class A { constructor() {} b() {} }
new A().b();
`;
    expect(await whyNot(files, byRule(['A.constructor', 'A.b'], { kind: 'addPrefix', text: 'x' }))).not.toEqual([]);
  });
});

describe('tests', () => {
  it('named after what is renamed follow where asked', async () => {
    await checkInstruction(
      `//- rows.py
def parse(): ...
def parse_row(): return parse()
//- tests/test_rows.py
from rows import parse_row, parse
def test_parse_row(): parse_row()
def test_parse_row_fails(): parse_row()
def test_parse(): parse()
class TestParseRow:
    def test_it(self): ...
`,
      'rename parse_row to read_line, and rename its tests too',
      `//- rows.py
def parse(): ...
def read_line(): return parse()
//- tests/test_rows.py
from rows import read_line, parse
def test_read_line(): read_line()
def test_read_line_fails(): read_line()
def test_parse(): parse()
class TestReadLine:
    def test_it(self): ...
`,
    );
  });

  it('follow a rule as well', async () => {
    await checkInstruction(
      `//- rows.py
def parseRow(): ...
def parseCell(): ...
//- tests/test_rows.py
from rows import parseRow, parseCell
def test_parseRow(): parseRow()
def test_parseCell_fails(): parseCell()
class ParseRowTests: ...
`,
      'rename all functions in rows.py to snake_case, and rename their tests too',
      `//- rows.py
def parse_row(): ...
def parse_cell(): ...
//- tests/test_rows.py
from rows import parse_row, parse_cell
def test_parse_row(): parse_row()
def test_parse_cell_fails(): parse_cell()
class ParseRowTests: ...
`,
    );
  });

  it('of a shorter name are not those of a longer one', async () => {
    await checkInstruction(
      `//- rows.py
def parse(): ...
def parse_row(): return parse()
//- tests/test_rows.py
from rows import parse_row, parse
def test_parse_row(): parse_row()
def test_parse(): parse()
`,
      'rename parse to load, with its tests',
      `//- rows.py
def load(): ...
def parse_row(): return load()
//- tests/test_rows.py
from rows import parse_row, load
def test_parse_row(): parse_row()
def test_load(): load()
`,
    );
  });
});

it('another end for all that end alike', async () => {
  await checkInstruction(
    `//- Constants.ts
export const ADMIN_SCOPE = 'admin';
export const SCOPE_SCOPE = 'scope';
export const SCOPES = [ADMIN_SCOPE, SCOPE_SCOPE];
//- main.ts
import { ADMIN_SCOPE, SCOPES } from './Constants';
console.log(ADMIN_SCOPE, SCOPES);
`,
    'rename every constant ending in _SCOPE in Constants.ts to end in _PERMISSION',
    `//- Constants.ts
export const ADMIN_PERMISSION = 'admin';
export const SCOPE_PERMISSION = 'scope';
export const SCOPES = [ADMIN_PERMISSION, SCOPE_PERMISSION];
//- main.ts
import { ADMIN_PERMISSION, SCOPES } from './Constants';
console.log(ADMIN_PERMISSION, SCOPES);
`,
  );
});
