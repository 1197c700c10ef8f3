/** Imports that come into a Python file and go out of it: each case a text before, what is wanted, the text after. */
import { describe, expect, test } from 'vitest';
import { edited, importCase } from '../../../support/importCases.ts';

interface Case {
  readonly name: string;
  readonly before: string;
  readonly bring?: readonly string[];
  readonly drop?: readonly string[];
  readonly elsewhere?: readonly string[];
  readonly after: string;
  readonly brought?: readonly string[];
}

const into: readonly Case[] = [
  {
    name: 'a name joins a sorted clause at its place',
    before: 'from shop import Basket, Order\n',
    bring: ["from 'shop' import Cart"],
    after: 'from shop import Basket, Cart, Order\n',
  },
  {
    name: 'a name joins an unsorted clause at its end',
    before: 'from shop import zebra, apple, mango\n',
    bring: ["from 'shop' import banana"],
    after: 'from shop import zebra, apple, mango, banana\n',
  },
  {
    name: 'constants, classes and functions are sorted as isort does',
    before: 'from shop import LIMIT, Basket, total\n',
    bring: ["from 'shop' import MAX", "from 'shop' import Order", "from 'shop' import add"],
    after: 'from shop import LIMIT, MAX, Basket, Order, add, total\n',
  },
  {
    name: 'one name under each other stays so, with its trailing comma',
    before: 'from shop import (\n    Basket,\n    Order,\n)\n',
    bring: ["from 'shop' import Cart"],
    after: 'from shop import (\n    Basket,\n    Cart,\n    Order,\n)\n',
  },
  {
    name: 'a list without a trailing comma gets none',
    before: 'from shop import (\n    Basket,\n    Cart\n)\n',
    bring: ["from 'shop' import Order"],
    after: 'from shop import (\n    Basket,\n    Cart,\n    Order\n)\n',
  },
  {
    name: 'comments stay with their names',
    before: 'from shop import (\n    Basket,  # the big one\n    Order,  # the last\n)\n',
    bring: ["from 'shop' import Cart"],
    after: 'from shop import (\n    Basket,  # the big one\n    Cart,\n    Order,  # the last\n)\n',
  },
  {
    name: 'what gets too long for a line goes into brackets',
    before: 'from shop.catalogue import first_long_name, second_long_name, third_long_name\n',
    bring: ["from 'shop.catalogue' import fourth_long_name"],
    after: 'from shop.catalogue import (\n    first_long_name,\n    fourth_long_name,\n    second_long_name,\n    third_long_name,\n)\n',
  },
  {
    name: 'names aligned behind a bracket go on so',
    before: 'from shop import (alpha_long_name_of_a_thing, beta_long_name_of_a_thing,\n                  gamma_long_name_of_a_thing)\n',
    bring: ["from 'shop' import delta_long_name"],
    after:
      'from shop import (alpha_long_name_of_a_thing, beta_long_name_of_a_thing,\n                  delta_long_name, gamma_long_name_of_a_thing)\n',
  },
  {
    name: 'names carried on by a backslash stay valid',
    before: 'from shop import alpha, \\\n    beta\n',
    bring: ["from 'shop' import gamma"],
    after: 'from shop import alpha, \\\n    beta, gamma\n',
  },
  {
    name: 'an alias is written',
    before: 'from shop import Basket\n',
    bring: ["from 'shop' import Order as ShopOrder"],
    after: 'from shop import Basket, Order as ShopOrder\n',
    brought: ['added ShopOrder'],
  },
  {
    name: 'new clauses go into the group of their kind, sorted',
    before: 'import os\nimport sys\nfrom typing import Any\n\nimport numpy\n\nx = 1\n',
    bring: ["import 'json'", "import 'zlib'", "from 'abc' import ABC", "import 'attrs'", "from 'requests' import get"],
    after:
      'import json\nimport os\nimport sys\nimport zlib\nfrom abc import ABC\nfrom typing import Any\n\nimport attrs\nimport numpy\nfrom requests import get\n\nx = 1\n',
  },
  {
    name: 'straight imports among the others where the file sorts by module alone',
    before: 'import abc\nfrom collections import deque\nimport os\n\nx = 1\n',
    bring: ["import 'json'"],
    after: 'import abc\nfrom collections import deque\nimport json\nimport os\n\nx = 1\n',
  },
  {
    name: 'a group of its own between those there are',
    before: 'import os\n\nfrom .models import User\n',
    bring: ["import 'requests'"],
    after: 'import os\n\nimport requests\n\nfrom .models import User\n',
  },
  {
    name: 'the standard library before the first group',
    before: '"""Doc."""\n\nfrom .models import User\n',
    bring: ["import 'os'"],
    after: '"""Doc."""\n\nimport os\n\nfrom .models import User\n',
  },
  {
    name: 'a file that keeps all in one run gets no blank line',
    before: 'import os\nimport requests\n\nx = 1\n',
    bring: ["import 'numpy'", "import 'json'"],
    after: 'import json\nimport os\nimport numpy\nimport requests\n\nx = 1\n',
  },
  {
    name: 'behind the docstring of a file without imports',
    before: '"""Doc."""\n\n\ndef f():\n    pass\n',
    bring: ["import 'os'"],
    after: '"""Doc."""\n\nimport os\n\n\ndef f():\n    pass\n',
  },
  {
    name: 'two blank lines before a function that began the file',
    before: 'def f():\n    pass\n',
    bring: ["import 'os'", "from 'numpy' import array"],
    after: 'import os\n\nfrom numpy import array\n\n\ndef f():\n    pass\n',
  },
  {
    name: 'behind shebang, coding and licence',
    before: '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n# Copyright\n\nprint(1)\n',
    bring: ["import 'os'"],
    after: '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n# Copyright\n\nimport os\n\nprint(1)\n',
  },
  {
    name: 'a comment stays with the statement under it',
    before: '# about x\nx = 1\n',
    bring: ["import 'os'"],
    after: 'import os\n\n# about x\nx = 1\n',
  },
  {
    name: 'into an empty file',
    before: '',
    bring: ["import 'os'"],
    after: 'import os\n',
  },
  {
    name: 'the future before everything',
    before: '"""Doc."""\nimport os\n',
    bring: ["from '__future__' import annotations"],
    after: '"""Doc."""\n\nfrom __future__ import annotations\n\nimport os\n',
  },
  {
    name: 'Windows line ends',
    before: 'import os\r\n\r\nx = 1\r\n',
    bring: ["import 'sys'", "import 'numpy'"],
    after: 'import os\r\nimport sys\r\n\r\nimport numpy\r\n\r\nx = 1\r\n',
  },
  {
    name: 'no line break at the end',
    before: 'import os',
    bring: ["import 'sys'"],
    after: 'import os\nimport sys',
  },
  {
    name: 'whole modules, dotted and renamed',
    before: 'import os\n',
    bring: ["import 'os.path'", "import 'numpy' as np"],
    after: 'import os\nimport os.path\n\nimport numpy as np\n',
    brought: ['added os.path', 'added np'],
  },
  {
    name: 'a clause for each name, where a file has it so',
    before: 'from shop import a\nfrom shop import c\n',
    bring: ["from 'shop' import b"],
    after: 'from shop import a\nfrom shop import b\nfrom shop import c\n',
  },
  {
    name: 'what is imported already is not doubled, under its other name neither',
    before: 'from shop import Basket as B, Order\nimport numpy as np\n',
    bring: ["from 'shop' import Basket", "from 'shop' import Order", "import 'numpy'"],
    after: 'from shop import Basket as B, Order\nimport numpy as np\n',
    brought: ['present B', 'present Order', 'present np'],
  },
  {
    name: 'a name that is taken here is a clash, and not added',
    before: 'import os\n\n\ndef total():\n    pass\n',
    bring: ["from 'shop' import total", "from 'shop' import os"],
    after: 'import os\n\n\ndef total():\n    pass\n',
    brought: ['clash total', 'clash os'],
  },
  {
    name: 'what the caller takes away is in nobody’s way',
    before: 'import os\n\n\ndef total():\n    pass\n',
    bring: ["from 'shop' import total"],
    elsewhere: ['def total():\n    pass\n'],
    after: 'import os\n\nfrom shop import total\n\n\ndef total():\n    pass\n',
    brought: ['added total'],
  },
  {
    name: 'for types alone: a new block, and its condition',
    before: 'import os\nfrom typing import Any\n\nx = 1\n',
    bring: ["from 'shop' import Basket #types"],
    after: 'import os\nfrom typing import TYPE_CHECKING, Any\n\nif TYPE_CHECKING:\n    from shop import Basket\n\nx = 1\n',
  },
  {
    name: 'for types alone: into the block there is',
    before: 'from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from shop import Basket\n\nx = 1\n',
    bring: ["from 'shop' import Cart #types", "from 'bank' import Account #types"],
    after:
      'from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from bank import Account\n    from shop import Basket, Cart\n\nx = 1\n',
  },
  {
    name: 'for types alone: by the module where it is imported whole',
    before: 'import typing\n\nx = 1\n',
    bring: ["from 'shop' import Basket #types"],
    after: 'import typing\n\nif typing.TYPE_CHECKING:\n    from shop import Basket\n\nx = 1\n',
  },
  {
    name: 'what was for types alone and is needed when the file loads moves out of the block',
    before: 'from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from shop import Basket, Cart\n\nx = 1\n',
    bring: ["from 'shop' import Basket"],
    after: 'from typing import TYPE_CHECKING\n\nfrom shop import Basket\n\nif TYPE_CHECKING:\n    from shop import Cart\n\nx = 1\n',
    brought: ['added Basket'],
  },
  {
    name: 'deferred, behind the docstring of the function',
    before: 'def f():\n    """Doc."""\n    return 1\n',
    bring: ["from 'shop' import total #in return"],
    after: 'def f():\n    """Doc."""\n    from shop import total\n\n    return 1\n',
  },
  {
    name: 'deferred, beside another',
    before: 'def f():\n    from shop import a\n\n    return a\n',
    bring: ["from 'shop' import b #in return", "import 'json' #in return"],
    after: 'def f():\n    import json\n    from shop import a, b\n\n    return a\n',
  },
  {
    name: 'deferred into a function on one line',
    before: 'def f(): return 1\n',
    bring: ["import 'json' #in return"],
    after: 'def f():\n    import json\n\n    return 1\n',
  },
  {
    name: 'deferred with tabs, under a comment',
    before: 'class A:\n\tdef f(self):\n\t\t# why\n\t\treturn 1\n',
    bring: ["import 'json' #in return"],
    after: 'class A:\n\tdef f(self):\n\t\timport json\n\n\t\t# why\n\t\treturn 1\n',
  },
  {
    name: 'beside an import that comes after a change of the path',
    before: 'import sys\n\nsys.path.insert(0, ".")\n\nfrom local_thing import a\n\n\ndef f():\n    pass\n',
    bring: ["from 'local_thing' import b", "from 'another' import c"],
    after: 'import sys\n\nsys.path.insert(0, ".")\n\nfrom another import c\nfrom local_thing import a, b\n\n\ndef f():\n    pass\n',
  },
];

const out: readonly Case[] = [
  { name: 'the first name', before: 'from shop import a, b, c\n', drop: ['a'], after: 'from shop import b, c\n' },
  { name: 'the last name', before: 'from shop import a, b, c\n', drop: ['c'], after: 'from shop import a, b\n' },
  { name: 'a name in the middle and its alias', before: 'from shop import a, b as d, c\n', drop: ['d'], after: 'from shop import a, c\n' },
  {
    name: 'a name with its line and its comment',
    before: 'from shop import (\n    # the first\n    a,\n    b,  # about b\n    c,\n)\n',
    drop: ['a', 'b'],
    after: 'from shop import (\n    c,\n)\n',
  },
  { name: 'one of several modules', before: 'import os, sys, json\n', drop: ['sys'], after: 'import os, json\n' },
  { name: 'the whole clause', before: 'import os\nimport sys\n', drop: ['os'], after: 'import sys\n' },
  { name: 'one of two statements on a line', before: 'import os; import sys\nx = 1\n', drop: ['os'], after: 'import sys\nx = 1\n' },
  { name: 'the other of two statements on a line', before: 'import os; x = os\n', drop: ['os'], after: 'x = os\n' },
  {
    name: 'a group of its own, with one of the gaps',
    before: 'import os\n\nfrom shop import a\n\n\ndef f():\n    pass\n',
    drop: ['a'],
    after: 'import os\n\n\ndef f():\n    pass\n',
  },
  { name: 'all that was above the code', before: 'import os\n\n\ndef f():\n    pass\n', drop: ['os'], after: 'def f():\n    pass\n' },
  {
    name: 'the comment that stands above a group that goes',
    before: 'import os\n\n# our own\nfrom shop import a\n\nx = 1\n',
    drop: ['a'],
    after: 'import os\n\nx = 1\n',
  },
  {
    name: 'the comment stays where one of the group stays',
    before: 'import os\n\n# our own\nfrom bank import b\nfrom shop import a\n\nx = 1\n',
    drop: ['b'],
    after: 'import os\n\n# our own\nfrom shop import a\n\nx = 1\n',
  },
  { name: 'a licence stays', before: '# Copyright\nimport os\n\nx = 1\n', drop: ['os'], after: '# Copyright\n\nx = 1\n' },
  {
    name: 'a block for types of which nothing is left',
    before: 'import os\n\nif TYPE_CHECKING:\n    from shop import a\n\nx = 1\n',
    drop: ['a'],
    after: 'import os\n\nx = 1\n',
  },
  {
    name: 'the only statement of another block',
    before: 'try:\n    import a\nexcept ImportError:\n    a = None\n',
    drop: ['a'],
    after: 'try:\n    pass\nexcept ImportError:\n    a = None\n',
  },
  { name: 'from a function', before: 'def f():\n    import json\n\n    return 1\n', drop: ['json'], after: 'def f():\n    return 1\n' },
  { name: 'a star', before: 'from shop import *\nimport os\n', drop: ['*shop'], after: 'import os\n' },
  { name: 'in brackets on one line', before: 'from shop import (a, b)\n', drop: ['a'], after: 'from shop import (b)\n' },
  { name: 'the last line, which has no line break', before: 'x = 1\nimport os', drop: ['os'], after: 'x = 1' },
];

const both: readonly Case[] = [
  {
    name: 'one name for another in a clause',
    before: 'from shop import a, b\n',
    bring: ["from 'shop' import c"],
    drop: ['a'],
    after: 'from shop import b, c\n',
  },
  {
    name: 'the only name for another',
    before: 'from shop import a\n',
    bring: ["from 'shop' import b"],
    drop: ['a'],
    after: 'from shop import b\n',
  },
  {
    name: 'one module for another, in its place',
    before: 'import os\nfrom shop import a\n',
    bring: ["from 'store' import a"],
    drop: ['a'],
    after: 'import os\nfrom store import a\n',
    brought: ['added a'],
  },
  {
    name: 'a name from another module of the file’s group',
    before: 'from bank import x\nfrom shop import a, b\n\ny = 1\n',
    bring: ["from 'cafe' import a"],
    drop: ['a'],
    after: 'from bank import x\nfrom cafe import a\nfrom shop import b\n\ny = 1\n',
  },
];

describe.each([
  ['come in', into],
  ['go', out],
  ['come and go at once', both],
] as const)('Python imports %s', (_, cases) => {
  test.each(cases)('$name', async ({ before, bring = [], drop = [], elsewhere = [], after, brought }) => {
    const result = await edited(await importCase(before), bring, drop, elsewhere);
    expect(result.text).toBe(after);
    if (brought !== undefined) expect(result.brought).toEqual(brought);
  });
});
