/** Duplicates of Python give way to imports: each case a small workspace before and after, or the reason why not. */
import { expect, test } from 'vitest';
import { checkOperation, checkOperationRefused } from '../carryOut.ts';

interface Case {
  readonly name: string;
  readonly args?: object;
  readonly before: string;
  readonly after: string;
}

const body = 'def clean(row):\n    return row.strip()\n';
const dupe = { target: { name: 'clean', pathHint: 'b.py' } };

const replaced: readonly Case[] = [
  {
    name: 'a function that its module uses',
    before: `//- a.py\n${body}//- b.py\nimport os\n\n\n${body}\n\ndef f(rows):\n    return [clean(row) for row in rows], os\n`,
    after: '//- b.py\nimport os\n\nfrom a import clean\n\n\ndef f(rows):\n    return [clean(row) for row in rows], os\n',
  },
  {
    name: 'layout, comments and quotes apart',
    before:
      '//- a.py\ndef clean(row, sep=","):\n    # strips\n    return sep.join([row.strip(), "x"])\n//- b.py\ndef clean(\n    row,\n    sep=\',\',\n):\n    return sep.join([\n        row.strip(),\n        \'x\',\n    ])\n\n\nprint(clean("a"))\n',
    after: '//- b.py\nfrom a import clean\n\n\nprint(clean("a"))\n',
  },
  {
    name: 'what others import goes there as well',
    before: `//- app/__init__.py\n//- app/a.py\n${body}//- app/b.py\n${body}\n\ndef g():\n    pass\n//- main.py\nfrom app.b import clean, g\n\ng()\nclean("x")\n`,
    after: '//- app/b.py\ndef g():\n    pass\n//- main.py\nfrom app.a import clean\nfrom app.b import g\n\ng()\nclean("x")\n',
  },
  {
    name: 'qualified uses and mock targets follow',
    before: `//- a.py\n${body}//- b.py\n${body}\n\nx = 1\n//- main.py\nimport b\nfrom unittest import mock\n\nb.clean(b.x)\nmock.patch("b.clean")\n`,
    after: '//- b.py\nx = 1\n//- main.py\nimport a\nimport b\nfrom unittest import mock\n\na.clean(b.x)\nmock.patch("a.clean")\n',
  },
  {
    name: 'the imports and helpers that only it used go along',
    before:
      '//- a.py\nimport re\n\n\ndef _norm(row):\n    return re.sub("x", "", row)\n\n\ndef clean(row):\n    return _norm(row)\n//- b.py\nimport re\n\n\ndef _norm(row):\n    return re.sub("x", "", row)\n\n\ndef clean(row):\n    return _norm(row)\n\n\nprint(clean("a"))\n',
    after: '//- b.py\nfrom a import clean\n\n\nprint(clean("a"))\n',
  },
  {
    name: 'a helper that both take from one place',
    before:
      '//- h.py\ndef norm(x): ...\n//- a.py\nfrom h import norm\n\n\ndef clean(row):\n    return norm(row)\n//- b.py\nfrom h import norm\n\n\ndef clean(row):\n    return norm(row)\n\n\nclean(1)\n',
    after: '//- b.py\nfrom a import clean\n\n\nclean(1)\n',
  },
  {
    name: 'a constant',
    args: { target: { name: 'LIMIT', pathHint: 'b.py' } },
    before: '//- a.py\nLIMIT = 10\n//- b.py\nLIMIT = 10\n\nprint(LIMIT)\n',
    after: '//- b.py\nfrom a import LIMIT\n\nprint(LIMIT)\n',
  },
  {
    name: 'a class that uses itself',
    args: { target: { name: 'Node', pathHint: 'b.py' } },
    before:
      '//- a.py\nclass Node:\n    def make(self):\n        return Node()\n//- b.py\nclass Node:\n    def make(self):\n        return Node()\n\n\nNode()\n',
    after: '//- b.py\nfrom a import Node\n\n\nNode()\n',
  },
  {
    name: 'with its entry in the list of what the module offers',
    before: `//- a.py\n${body}//- b.py\n__all__ = ["clean", "g"]\n\n\n${body}\n\ndef g(): ...\n`,
    after: '//- b.py\n__all__ = ["g"]\n\n\ndef g(): ...\n',
  },
  {
    name: 'all of them but the one that is kept',
    args: { target: { name: 'clean' }, keep: 'a.py' },
    before: `//- a.py\n${body}//- b.py\n${body}\n\nclean("b")\n//- c.py\n${body}\n\nclean("c")\n//- d.py\ndef clean(row):\n    return row\n`,
    after: '//- b.py\nfrom a import clean\n\n\nclean("b")\n//- c.py\nfrom a import clean\n\n\nclean("c")\n',
  },
  {
    name: 'by dots, as the package does',
    args: { target: { name: 'clean', pathHint: 'app/b.py' } },
    before: `//- app/__init__.py\nfrom .b import g\n//- app/a.py\n${body}//- app/b.py\nfrom .c import x\n\n\n${body}\n\ndef g():\n    return clean(x)\n//- app/c.py\nx = 1\n`,
    after: '//- app/b.py\nfrom .a import clean\nfrom .c import x\n\n\ndef g():\n    return clean(x)\n',
  },
];

test.each(replaced)('$name', async ({ args = dupe, before, after }) => {
  await checkOperation(before, 'replaceDuplicate', args, after);
});

test('other documentation is asked about', async () => {
  const { located } = await checkOperation(
    '//- a.py\ndef clean(row):\n    """Strips."""\n    return row.strip()\n//- b.py\ndef clean(row):\n    """Cleans rows."""\n    return row.strip()\n\n\nclean("b")\n',
    'replaceDuplicate',
    dupe,
    '//- b.py\nfrom a import clean\n\n\nclean("b")\n',
  );
  expect(located.unsettled?.map(({ why }) => why)).toEqual(['its documentation is not that of a.py, and would be lost']);
});

interface Refused {
  readonly name: string;
  readonly args?: object;
  readonly before: string;
  readonly code?: string;
  readonly says: RegExp;
}

const refusedCases: readonly Refused[] = [
  {
    name: 'what differs, and says where',
    before: `//- a.py\n${body}//- b.py\ndef clean(row):\n    return row.rstrip()\n`,
    says: /“clean” is not the same in both: “rstrip” here, “strip” there \(b\.py:2, a\.py:2\)/,
  },
  {
    name: 'a name that means something else there',
    before:
      '//- a.py\nfrom h import norm\n\n\ndef clean(row):\n    return norm(row)\n//- b.py\nfrom k import norm\n\n\ndef clean(row):\n    return norm(row)\n',
    says: /“norm” is from k in b\.py and from h in a\.py/,
  },
  {
    name: 'helpers that differ',
    before:
      '//- a.py\ndef _h(x):\n    return 1\n\n\ndef clean(row):\n    return _h(row)\n//- b.py\ndef _h(x):\n    return 2\n\n\ndef clean(row):\n    return _h(row)\n',
    says: /“_h” is not the same in both/,
  },
  {
    name: 'state of its own',
    before:
      '//- a.py\n_cache = {}\n\n\ndef clean(row):\n    return _cache[row]\n//- b.py\n_cache = {}\n\n\ndef clean(row):\n    return _cache[row]\n',
    says: /each module has a “_cache” of its own/,
  },
  {
    name: 'what asks for its own module',
    before: '//- a.py\ndef clean(row):\n    return __name__\n//- b.py\ndef clean(row):\n    return __name__\n',
    says: /“__name__” is another in each module/,
  },
  {
    name: 'a circle of imports',
    before: `//- a.py\nfrom b import x\n\n\n${body}//- b.py\nx = 1\n\n\n${body}`,
    says: /a\.py loads b\.py, so importing from it there would close a circle/,
  },
  {
    name: 'one that has no duplicate',
    before: `//- a.py\n${body}//- b.py\nx = 1\n`,
    args: { target: { name: 'clean' } },
    code: 'symbol-not-found',
    says: /Only a\.py defines “clean”/,
  },
  {
    name: 'two of which none is said to stay',
    before: `//- a.py\n${body}//- b.py\n${body}`,
    args: { target: { name: 'clean' } },
    code: 'symbol-ambiguous',
    says: /which of them keeps it/,
  },
  {
    name: 'a place without it',
    before: `//- a.py\n${body}//- b.py\n${body}`,
    args: { target: { name: 'clean', pathHint: 'c.py' } },
    code: 'symbol-not-found',
    says: /No “clean” is defined in c\.py/,
  },
];

test.each(refusedCases)('refuses $name', async ({ args = dupe, before, code = 'duplicate-unproven', says }) => {
  const refusal = await checkOperationRefused(before, 'replaceDuplicate', args, code);
  expect(refusal.error.message).toMatch(says);
});
