/** What is offered where, and that each offer, with its answers, comes to what it says. */
import { expect, test } from 'vitest';
import { allOffers, offersAt } from '../../../server/operations/offers/offers.ts';
import { createOperations } from '../../../server/operations/registry.ts';
import { rules } from '../../support/sharedSyntax.ts';
import { checkModuleOffer, checkOffer } from './checkOffer.ts';
import { spotIn } from './spotIn.ts';

/** Operations that no place in the code suggests; each with the reason. */
const byWordsOnly: readonly string[] = [];

test('every operation is offered somewhere, each listed once', () => {
  const listed = [...allOffers.map(({ operation }) => operation), ...byWordsOnly];
  expect(listed.sort()).toEqual([...createOperations(rules).keys()].sort());
});

const offered = async (path: string, marked: string, elsewhere?: Parameters<typeof spotIn>[2]) =>
  offersAt(await spotIn(path, marked, elsewhere)).map(({ title }) => title);

test('on a function, what can be done to it; to others less is known', async () => {
  const move = ['move ‘f’ to another module', 'move ‘f’ to a new file'];
  expect(await offered('m.py', 'def $0f(a, b): ...\n')).toEqual([
    'rename ‘f’',
    ...move,
    'add a parameter to ‘f’',
    'reorder the parameters of ‘f’',
    'make one object of the parameters of ‘f’',
    'delete ‘f’ if nothing uses it',
  ]);
  expect(await offered('m.py', 'def $0f(a, *, b): ...\n')).not.toContain('reorder the parameters of ‘f’');
  expect(await offered('m.py', 'from a import f\n$0f(1, 2)\n', { f: ['function'] })).toEqual([
    'rename ‘f’',
    ...move,
    'add a parameter to ‘f’',
  ]);
  expect(await offered('m.py', 'from a import f\n$0f(1, 2)\n', { f: ['function', 'method'] })).toEqual([
    'rename ‘f’',
    'add a parameter to ‘f’',
  ]);
  expect(await offered('m.py', 'LIMIT$0 = 3\n')).toEqual([
    'rename ‘LIMIT’',
    'move ‘LIMIT’ to another module',
    'move ‘LIMIT’ to a new file',
    'delete ‘LIMIT’ if nothing uses it',
  ]);
  expect(await offered('m.py', 'def f():\n    def $0g(): ...\n')).toEqual([
    'rename ‘g’',
    'add a parameter to ‘g’',
    'delete ‘g’ if nothing uses it',
  ]);
  expect(await offered('m.py', 'import f\n$0f.x\n')).toEqual(['rename ‘f’']);
});

test('a function that returns several values may be split; others may not', async () => {
  const splits = async (...where: Parameters<typeof offered>) => (await offered(...where)).filter((title) => title.startsWith('split'));
  const split = ['split ‘f’ into a function for each value it returns'];
  expect(await splits('m.py', 'def $0f(x):\n    return x, len(x)\n')).toEqual(split);
  expect(await splits('m.py', 'class C:\n    def $0f(self):\n        return (self.a, self.b)\n')).toEqual(split);
  expect(await splits('m.ts', 'function $0f(x) {\n  return { x, y: 1 };\n}\n')).toEqual(split);
  expect(await splits('m.ts', 'const $0f = (x) => [x, 1];\n')).toEqual(split);
  expect(await splits('m.py', 'def $0f(x):\n    return g(x, 1)\n')).toEqual([]);
  expect(await splits('m.py', 'def $0f(x):\n    yield x\n    return x, 1\n')).toEqual([]);
  await checkOffer(
    `//- m.py
def $0f(low, high):
    return low, high
`,
    'split ‘f’ into a function for each value it returns',
    [],
    `//- m.py
def f_low(low, high):
    return low


def f_high(low, high):
    return high
`,
  );
});

test('a function that takes an object of the folder may become its method; others may not', async () => {
  const methods = async (...where: Parameters<typeof offered>) => (await offered(...where)).filter((title) => title.includes('method'));
  const method = ['turn the function ‘area’ into a method of ‘Shape’'];
  expect(await methods('m.py', 'class Shape: ...\ndef $0area(shape: Shape): ...\n')).toEqual(method);
  expect(await methods('m.ts', "import { Shape } from './shape';\nfunction $0area(shape: Shape) {}\n", { Shape: ['class'] })).toEqual(
    method,
  );
  expect(await methods('m.py', 'def $0area(shape: str): ...\n')).toEqual([]);
  expect(await methods('m.py', 'from pathlib import Path\ndef $0area(shape: Path): ...\n')).toEqual([]);
  expect(await methods('m.py', 'def $0area(shape): ...\n')).toEqual([]);
});

test('on a method, on one that the language calls, on one without a body', async () => {
  expect(await offered('m.py', 'class C:\n    def $0m(self, a): ...\n')).toEqual([
    'rename ‘m’',
    'add a parameter to ‘m’',
    'turn the method ‘m’ into a function',
    'make the method ‘m’ static',
    'delete ‘m’ if nothing uses it',
  ]);
  expect(await offered('m.py', 'class C:\n    def $0__init__(self, a, b): ...\n')).toEqual([
    'add a parameter to ‘__init__’',
    'reorder the parameters of ‘__init__’',
  ]);
  expect(await offered('m.ts', 'abstract class C { abstract $0m(): void }\n')).toEqual([
    'rename ‘m’',
    'add a parameter to ‘m’',
    'delete ‘m’ if nothing uses it',
  ]);
});

test('on a parameter, and not on those that the language gives', async () => {
  expect(await offered('m.py', 'def f($0a, b): ...\n')).toEqual([
    'rename ‘a’',
    'remove the parameter ‘a’ of ‘f’',
    'make the parameter ‘a’ of ‘f’ keyword-only',
    'give the parameter ‘a’ of ‘f’ a default',
  ]);
  expect(await offered('m.py', 'def f(*$0a): ...\n')).toEqual(['rename ‘a’', 'remove the parameter ‘a’ of ‘f’']);
  expect(await offered('m.ts', 'function f($0a: number) {}\n')).toEqual([
    'rename ‘a’',
    'remove the parameter ‘a’ of ‘f’',
    'give the parameter ‘a’ of ‘f’ a default',
  ]);
  expect(await offered('m.py', 'class C:\n    def m($0self): ...\n')).toEqual(['rename ‘self’']);
});

test('a rename', () =>
  checkOffer(
    '//- rows.py\ndef parse_row(row):\n    return row\n//- app.py\nfrom rows import parse_row\n$0parse_row(1)\n',
    'rename ‘parse_row’',
    ['read_row'],
    '//- rows.py\ndef read_row(row):\n    return row\n//- app.py\nfrom rows import read_row\nread_row(1)\n',
  ));

test('a parameter comes in, and the calls there are pass something', () =>
  checkOffer(
    '//- net.py\ndef $0fetch(url):\n    return url\n//- app.py\nfrom net import fetch\nfetch("/a")\n',
    'add a parameter to ‘fetch’',
    ['timeout', 'float', '10', '30'],
    '//- net.py\ndef fetch(url, timeout: float = 10):\n    return url\n//- app.py\nfrom net import fetch\nfetch("/a", timeout=30)\n',
  ));

test('a parameter goes, from where it is declared', () =>
  checkOffer(
    '//- net.py\ndef fetch(url, $0debug):\n    return url\n//- app.py\nfrom net import fetch\nfetch("/a", False)\n',
    'remove the parameter ‘debug’ of ‘fetch’',
    [],
    '//- net.py\ndef fetch(url):\n    return url\n//- app.py\nfrom net import fetch\nfetch("/a")\n',
  ));

test('parameters change places', () =>
  checkOffer(
    '//- a.ts\nexport function $0clamp(value: number, low: number) { return value - low; }\nclamp(1, 2);\n',
    'reorder the parameters of ‘clamp’',
    [['low', 'value']],
    '//- a.ts\nexport function clamp(low: number, value: number) { return value - low; }\nclamp(2, 1);\n',
  ));

test('a default, and keyword-only', async () => {
  await checkOffer(
    '//- a.py\ndef scale(x, $0by):\n    return x\n\n\nscale(1, 2)\n',
    'give the parameter ‘by’ of ‘scale’ a default',
    ['1'],
    '//- a.py\ndef scale(x, by=1):\n    return x\n\n\nscale(1, 2)\n',
  );
  await checkOffer(
    '//- a.py\ndef scale(x, $0by):\n    return x\n\n\nscale(1, 2)\n',
    'make the parameter ‘by’ of ‘scale’ keyword-only',
    [],
    '//- a.py\ndef scale(x, *, by):\n    return x\n\n\nscale(1, by=2)\n',
  );
});

test('a method becomes a function', () =>
  checkOffer(
    '//- a.py\nclass Shape:\n    def $0area(self):\n        return self.width\n\n    def other(self):\n        return 1\n\n\nprint(Shape().area())\n',
    'turn the method ‘area’ into a function',
    [],
    '//- a.py\nclass Shape:\n    def other(self):\n        return 1\n\n\ndef area(shape):\n    return shape.width\n\n\nprint(area(Shape()))\n',
  ));

test('a function becomes a method', () =>
  checkOffer(
    '//- a.py\nclass Shape:\n    width = 1\n\n\ndef $0area(shape: Shape):\n    return shape.width\n\n\nprint(area(Shape()))\n',
    'turn the function ‘area’ into a method of ‘Shape’',
    [],
    '//- a.py\nclass Shape:\n    width = 1\n\n    def area(self):\n        return self.width\n\n\nprint(Shape().area())\n',
  ));

test('a function moves from where it is used, to a module that is there', () =>
  checkOffer(
    '//- shop/__init__.py\n//- shop/a.py\ndef f():\n    return 1\n\n\ndef g():\n    return 2\n//- shop/b.py\nx = 1\n//- app.py\nfrom shop.a import f\n\n$0f()\n',
    'move ‘f’ to another module',
    ['shop/b.py'],
    '//- shop/a.py\ndef g():\n    return 2\n//- shop/b.py\nx = 1\n\n\ndef f():\n    return 1\n//- app.py\nfrom shop.b import f\n\nf()\n',
    { elsewhere: { f: ['function'] } },
  ));

test('what is selected moves to a new module', () =>
  checkOffer(
    '//- a.ts\n$0export function f() { return 1; }\n\nexport class C {}\n$0\nexport const x = 1;\n//- app.ts\nimport { f, C, x } from "./a";\n\nf(); new C(); x;\n',
    'move the 2 selected declarations to another module',
    ['b.ts'],
    '//- a.ts\nexport const x = 1;\n//- b.ts\nexport function f() { return 1; }\n\nexport class C {}\n//- app.ts\nimport { x } from "./a";\nimport { C, f } from "./b";\n\nf(); new C(); x;\n',
  ));

test('a module moves, and is renamed', async () => {
  const before =
    '//- shop/__init__.py\n//- shop/rows.py\nx = 1\n//- shop/till.py\n//- lib/__init__.py\n//- app.py\nfrom shop.rows import x\n';
  await checkModuleOffer(
    before,
    'shop/rows.py',
    'move the module ‘rows’ to another folder',
    ['lib'],
    '//- lib/rows.py\nx = 1\n//- app.py\nfrom lib.rows import x\n',
    { gone: ['shop/rows.py'] },
  );
  await checkModuleOffer(
    before,
    'shop/rows.py',
    'rename the module ‘rows’',
    ['lines'],
    '//- shop/lines.py\nx = 1\n//- app.py\nfrom shop.lines import x\n',
    { gone: ['shop/rows.py'] },
  );
});

test('a folder moves', () =>
  checkModuleOffer(
    '//- shop/__init__.py\n//- shop/rows.py\nx = 1\n//- lib/__init__.py\n//- app.py\nfrom shop.rows import x\n',
    'shop',
    'move the folder ‘shop’ to another folder',
    ['lib'],
    '//- lib/shop/__init__.py\n//- lib/shop/rows.py\nx = 1\n//- app.py\nfrom lib.shop.rows import x\n',
    { gone: ['shop/__init__.py', 'shop/rows.py'] },
  ));

test('a module moves to the top of the workspace', () =>
  checkModuleOffer(
    '//- shop/__init__.py\n//- shop/rows.py\nx = 1\n//- shop/till.py\n//- app.py\nfrom shop.rows import x\n',
    'shop/rows.py',
    'move the module ‘rows’ to another folder',
    ['.'],
    '//- rows.py\nx = 1\n//- app.py\nfrom rows import x\n',
    { gone: ['shop/rows.py'] },
  ));

test('a module is merged into another, and split', async () => {
  const before = '//- a.py\ndef f():\n    return 1\n\n\nclass C:\n    pass\n//- b.py\nx = 1\n//- app.py\nfrom a import f\n\nf()\n';
  await checkModuleOffer(
    before,
    'a.py',
    'merge the module ‘a’ into another',
    ['b.py'],
    '//- b.py\nx = 1\n\n\ndef f():\n    return 1\n\n\nclass C:\n    pass\n//- app.py\nfrom b import f\n\nf()\n',
    { gone: ['a.py'] },
  );
  await checkModuleOffer(
    '//- shapes.py\nclass Square:\n    pass\n\n\nclass Circle:\n    pass\n\n\nx = 1\n',
    'shapes.py',
    'split the module ‘shapes’',
    ['class'],
    '//- shapes.py\nx = 1\n//- square.py\nclass Square:\n    pass\n//- circle.py\nclass Circle:\n    pass\n',
  );
});

test('what nothing uses goes; a module, too', async () => {
  await checkOffer('//- a.py\ndef $0f():\n    return 1\n\n\nx = 1\n', 'delete ‘f’ if nothing uses it', [], '//- a.py\nx = 1\n');
  const before = '//- a.py\nx = 1\n//- b.py\ny = 1\n';
  await checkModuleOffer(before, 'a.py', 'delete the module ‘a’ if nothing uses it', [], '', { gone: ['a.py'] });
});

test('a method becomes static, and one of objects again, where it can', async () => {
  const kinds = async (marked: string) => (await offered('m.py', marked)).filter((title) => title.startsWith('make the method'));
  expect(await kinds('class C:\n    def $0m(self):\n        return self.x\n')).toEqual([]);
  expect(await kinds('class C:\n    def $0m(self):\n        return 1\n')).toEqual(['make the method ‘m’ static']);
  expect(await kinds('class C:\n    @classmethod\n    def $0m(cls):\n        return 1\n')).toEqual(['make the method ‘m’ one of objects']);
  await checkOffer(
    '//- a.py\nclass C:\n    def $0m(self, a):\n        return a\n\n\nprint(C().m(1))\n',
    'make the method ‘m’ static',
    [],
    '//- a.py\nclass C:\n    @staticmethod\n    def m(a):\n        return a\n\n\nprint(C().m(1))\n',
  );
});

const selection = '//- a.py\n$0def load_rows(path):\n    return path\n\n\ndef load_cells(path):\n    return path\n$0\n\nx = 1\n';

test('what is selected gets other names by a rule', async () => {
  await checkOffer(
    selection,
    'rename the 2 selected declarations by a prefix or suffix',
    [{ kind: 'removePrefix' }, 'load_'],
    '//- a.py\ndef rows(path):\n    return path\n\n\ndef cells(path):\n    return path\n\n\nx = 1\n',
  );
  await checkOffer(
    selection,
    'rename the 2 selected declarations in another case style',
    ['camelCase'],
    '//- a.py\ndef loadRows(path):\n    return path\n\n\ndef loadCells(path):\n    return path\n\n\nx = 1\n',
  );
});

test('selected functions are gathered in a class', async () => {
  const titles = await offered('a.py', 'x = 1\n$0def f(): ...\nclass C: ...\n$0');
  expect(titles.filter((title) => title.startsWith('gather'))).toEqual([]);
  await checkOffer(
    selection,
    'gather the 2 selected functions in a class',
    ['Loader'],
    '//- a.py\nclass Loader:\n    def __init__(self, path):\n        self.path = path\n\n    def load_rows(self):\n        return self.path\n\n    def load_cells(self):\n        return self.path\n\n\nx = 1\n',
  );
});

test('near-equal functions are merged under a parameter', async () => {
  const before =
    '//- a.py\n$0def read_csv(path):\n    return path.split(",")\n\n\ndef read_tsv(path):\n    return path.split(";")\n$0\n\nx = 1\n';
  const after = (name: string): string => `//- a.py\ndef ${name}\n    return path.split(separator)\n\n\nx = 1\n`;
  await checkOffer(before, 'merge the 2 selected functions under a parameter', ['read'], after('read(path, separator):'));
  await checkOffer(
    before.replace('$0def ', 'def $0').replace('$0\n\nx', '\n\nx'),
    'merge ‘read_csv’ with a function that is nearly the same',
    ['read_tsv'],
    after('read_csv(path, separator=","):'),
  );
  expect((await offered('a.py', 'def f$0ind(): ...\ndef other(): ...\n')).filter((title) => title.startsWith('merge'))).toEqual([]);
});

test('another exception is made from one', () =>
  checkOffer(
    '//- errors.py\nclass $0ShopError(Exception):\n    pass\n',
    'make another exception from ‘ShopError’',
    ['RowError'],
    '//- errors.py\nclass ShopError(Exception):\n    pass\n\n\nclass RowError(ShopError):\n    pass\n',
  ));

test('a duplicate is replaced by an import', () =>
  checkOffer(
    '//- other.py\ndef clean(row):\n    return row.strip()\n//- b.py\ndef $0clean(row):\n    return row.strip()\n\n\nprint(clean("a"))\n',
    'replace ‘clean’ by an import of its duplicate',
    ['other.py'],
    '//- b.py\nfrom other import clean\n\n\nprint(clean("a"))\n',
    { elsewhere: { clean: ['function'] } },
  ));

test('a name is imported from where it is defined, on its import', async () => {
  const before =
    '//- shop/__init__.py\nfrom .rows import f\n//- shop/rows.py\ndef f():\n    return 1\n//- app.py\nfrom shop import $0f\n\nf()\n';
  await checkOffer(before, 'import ‘f’ from the module that defines it', [], '//- app.py\nfrom shop.rows import f\n\nf()\n', {
    elsewhere: { f: ['function'] },
  });
  expect(await offered('app.py', 'from shop import f\n\n$0f()\n', { f: ['function'] })).not.toContain(
    'import ‘f’ from the module that defines it',
  );
});

test('a class of static methods is dissolved, another is not', async () => {
  const dissolved = async (marked: string) => (await offered('m.py', marked)).filter((title) => title.startsWith('dissolve'));
  expect(await dissolved('class $0C:\n    def m(self): ...\n')).toEqual([]);
  await checkOffer(
    '//- a.py\nclass $0Rows:\n    @staticmethod\n    def clean(row):\n        return row\n\n\nprint(Rows.clean(1))\n',
    'dissolve the class ‘Rows’ into functions',
    [],
    '//- a.py\ndef clean(row):\n    return row\n\n\nprint(clean(1))\n',
  );
});
