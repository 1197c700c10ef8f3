/** Bodies of all shapes, split: what each part keeps, line by line. Python and TypeScript side by side where they differ. */
import { describe, expect, it } from 'vitest';
import { carryOut } from '../carryOut.ts';

/** The texts of the two parts of `f`, with nothing else in the file. */
async function partsOf(path: string, text: string): Promise<string> {
  const outcome = await carryOut(new Map([[path, text]]), 'splitFunction', {
    target: { name: 'f' },
    parts: [{ name: 'one' }, { name: 'two' }],
  });
  if ('refusal' in outcome) return `refused: ${outcome.refusal.error.message}`;
  return outcome.result.after.get(path) ?? '';
}

const python: readonly (readonly [string, string, string])[] = [
  [
    'a name that is set again is followed to where it was set',
    `def f(x):
    a = x
    left = a + 1
    a = x * 2
    return left, a
`,
    `def one(x):
    a = x
    left = a + 1
    return left


def two(x):
    a = x * 2
    return a
`,
  ],
  [
    'early returns and what decides about them stay in both',
    `def f(xs, strict):
    if strict and not xs:
        return 0, 0
    size = len(xs)
    total = 0
    for x in xs:
        if x is None:
            continue
        if x < 0:
            break
        total += x
    return total, size
`,
    `def one(xs, strict):
    if strict and not xs:
        return 0
    total = 0
    for x in xs:
        if x is None:
            continue
        if x < 0:
            break
        total += x
    return total


def two(xs, strict):
    if strict and not xs:
        return 0
    size = len(xs)
    return size
`,
  ],
  [
    'an empty branch is turned round, an empty else goes',
    `def f(xs):
    small = 0
    big = 0
    for x in xs:
        if x > 10:
            big += 1
        elif x > 5:
            pass
        else:
            small += 1
    if small:
        a = 1
    else:
        b = 2
    return big, small
`,
    `def one(xs):
    big = 0
    for x in xs:
        if x > 10:
            big += 1
    return big


def two(xs):
    small = 0
    for x in xs:
        if x > 10:
            pass
        elif x > 5:
            pass
        else:
            small += 1
    return small
`,
  ],
  [
    'what a try holds belongs together',
    `def f(text):
    size = len(text)
    try:
        number = int(text)
    except ValueError:
        number = 0
    return number, size
`,
    `def one(text):
    try:
        number = int(text)
    except ValueError:
        number = 0
    return number


def two(text):
    size = len(text)
    return size
`,
  ],
  [
    'a file is read by each part that needs it',
    `def f(path):
    with open(path) as stream:
        first = stream.readline()
        rest = stream.read()
    return first, rest
`,
    `def one(path):
    with open(path) as stream:
        first = stream.readline()
    return first


def two(path):
    with open(path) as stream:
        first = stream.readline()
        rest = stream.read()
    return rest
`,
  ],
  [
    'functions inside go where they are used, with what they change',
    `def f(rows):
    seen = []
    count = 0

    def note(row):
        seen.append(row)

    def plus(n):
        nonlocal count
        count = count + n

    for row in rows:
        note(row)
        plus(1)
    return seen, count
`,
    `def one(rows):
    seen = []

    def note(row):
        seen.append(row)

    for row in rows:
        note(row)
    return seen


def two(rows):
    count = 0

    def plus(n):
        nonlocal count
        count = count + n

    for row in rows:
        plus(1)
    return count
`,
  ],
  [
    'comments go with the statement below them, tabs and blank lines stay',
    `def f(xs):
\t# the first
\ta = xs[0]

\t# the last
\tb = xs[-1]  # really

\treturn a, b
`,
    `def one(xs):
\t# the first
\ta = xs[0]

\treturn a


def two(xs):
\t# the last
\tb = xs[-1]  # really

\treturn b
`,
  ],
  [
    'several statements in a line, and no line break at the end',
    `def f(x):
    a = x + 1; b = x + 2
    if a: c = 1
    return a, b`,
    `def one(x):
    a = x + 1
    return a


def two(x):
    b = x + 2
    return b`,
  ],
  [
    'a parameter that is copied may be changed',
    `def f(rows):
    rows = list(rows)
    rows.sort()
    rows.append(None)
    return rows, len(rows)
`,
    `def one(rows):
    rows = list(rows)
    rows.sort()
    rows.append(None)
    return rows


def two(rows):
    rows = list(rows)
    rows.sort()
    rows.append(None)
    return len(rows)
`,
  ],
  [
    'two names for one object',
    `def f(n):
    all_of = []
    same = all_of
    other = []
    for i in range(n):
        same.append(i)
        other.append(-i)
    return all_of, other
`,
    `def one(n):
    all_of = []
    same = all_of
    for i in range(n):
        same.append(i)
    return all_of


def two(n):
    other = []
    for i in range(n):
        other.append(-i)
    return other
`,
  ],
  [
    'while loops, else of a loop, match',
    `def f(x, kind):
    steps = 0
    found = None
    while x > 1:
        x = x // 2
        steps += 1
    else:
        found = kind
    match kind:
        case 1:
            name = 'a'
        case _:
            name = 'b'
    return steps, (name, found)
`,
    `def one(x, kind):
    steps = 0
    while x > 1:
        x = x // 2
        steps += 1
    return steps


def two(x, kind):
    while x > 1:
        x = x // 2
    else:
        found = kind
    match kind:
        case 1:
            name = 'a'
        case _:
            name = 'b'
    return (name, found)
`,
  ],
  [
    'annotations, also quoted ones',
    `def f(x: int) -> "tuple[int, dict[str, int]]":
    n: int
    m: dict[str, int] = {}
    n = x
    return n, m
`,
    `def one(x: int) -> "int":
    n: int
    n = x
    return n


def two(x: int) -> "dict[str, int]":
    m: dict[str, int] = {}
    return m
`,
  ],
  [
    'checks stay in both',
    `def f(x):
    assert x
    if x > 3:
        raise ValueError(x)
    a = x
    return a, x
`,
    `def one(x):
    assert x
    if x > 3:
        raise ValueError(x)
    a = x
    return a


def two(x):
    assert x
    if x > 3:
        raise ValueError(x)
    return x
`,
  ],
];

const more: readonly (readonly [string, string, string])[] = [
  [
    'a list that is set bit by bit from itself is its own, also in a function that is called',
    `def lines_of(text):
    lines = text.splitlines()
    for i in range(len(lines)):
        lines[i] = lines[i][1:]
    lines.append('')
    return lines


def f(text):
    kept = []
    other = {}
    for line in lines_of(text):
        if line:
            kept.append(line)
        else:
            other[line] = line.strip()
    return kept, other
`,
    `def lines_of(text):
    lines = text.splitlines()
    for i in range(len(lines)):
        lines[i] = lines[i][1:]
    lines.append('')
    return lines


def one(text):
    kept = []
    for line in lines_of(text):
        if line:
            kept.append(line)
    return kept


def two(text):
    other = {}
    for line in lines_of(text):
        if not line:
            other[line] = line.strip()
    return other
`,
  ],
];

const typescript: readonly (readonly [string, string, string])[] = [
  [
    'declarations without a value come along',
    `export function f(x: number) {
  let a: number;
  let b: number;
  if (x > 1) {
    a = 1;
    b = 2;
  } else {
    a = 3;
    b = 4;
  }
  return [a, b] as const;
}
`,
    `export function one(x: number) {
  let a: number;
  if (x > 1) {
    a = 1;
  } else {
    a = 3;
  }
  return a;
}

export function two(x: number) {
  let b: number;
  if (x > 1) {
    b = 2;
  } else {
    b = 4;
  }
  return b;
}
`,
  ],
  [
    'else if, and branches of which nothing is left',
    `function f(rows: Row[]) {
  const left: Row[] = [];
  const right: Row[] = [];
  for (const row of rows) {
    if (row.isLeft) {
      left.push(row);
    } else if (row.isRight) {
      right.push(row);
    }
  }
  return { left, right };
}
`,
    `function one(rows: Row[]) {
  const left: Row[] = [];
  for (const row of rows) {
    if (row.isLeft) {
      left.push(row);
    }
  }
  return left;
}

function two(rows: Row[]) {
  const right: Row[] = [];
  for (const row of rows) {
    if (!row.isLeft && row.isRight) {
      right.push(row);
    }
  }
  return right;
}
`,
  ],
  [
    'callbacks that set what is outside of them',
    `function f(xs: number[]) {
  let lo = Infinity;
  let hi = -Infinity;
  xs.forEach((x) => {
    lo = Math.min(lo, x);
  });
  xs.forEach((x) => (hi = Math.max(hi, x)));
  return [lo, hi];
}
`,
    `function one(xs: number[]) {
  let lo = Infinity;
  xs.forEach((x) => {
    lo = Math.min(lo, x);
  });
  return lo;
}

function two(xs: number[]) {
  let hi = -Infinity;
  xs.forEach((x) => (hi = Math.max(hi, x)));
  return hi;
}
`,
  ],
  [
    'patterns lose what nothing uses',
    `function f(row: Row) {
  const { a, b: c, d } = row;
  const left = a + d;
  const right = c;
  return { left, right };
}
`,
    `function one(row: Row) {
  const { a, d } = row;
  const left = a + d;
  return left;
}

function two(row: Row) {
  const { b: c } = row;
  const right = c;
  return right;
}
`,
  ],
  [
    'switch and throw',
    `function f(kind: string) {
  let size = 0;
  let name;
  switch (kind) {
    case 'a':
      name = 'A';
      break;
    default:
      throw new Error(kind);
  }
  size = kind.length;
  return { size, name };
}
`,
    `function one(kind: string) {
  let size = 0;
  let name;
  switch (kind) {
    case 'a':
      name = 'A';
      break;
    default:
      throw new Error(kind);
  }
  size = kind.length;
  return size;
}

function two(kind: string) {
  let name;
  switch (kind) {
    case 'a':
      name = 'A';
      break;
    default:
      throw new Error(kind);
  }
  return name;
}
`,
  ],
  [
    'an expression body, types by name, windows line ends',
    'type Pair = { a: number; b: string };\r\nexport const f = (x: number): Pair => ({ a: x, b: String(x) });\r\n',
    "type Pair = { a: number; b: string };\r\nexport const one = (x: number): Pair['a'] => x;\r\n\r\nexport const two = (x: number): Pair['b'] => String(x);\r\n",
  ],
  [
    'types inside, and try',
    `async function f(path: string): Promise<{ text: string; size: number }> {
  type Text = string;
  let text: Text;
  try {
    text = await load(path);
  } catch {
    return { text: '', size: 0 };
  }
  const size = await measure(path);
  return { size, text };
}
declare function load(path: string): Promise<string>;
declare function measure(path: string): Promise<number>;
`,
    `async function one(path: string): Promise<string> {
  type Text = string;
  let text: Text;
  try {
    text = await load(path);
  } catch {
    return '';
  }
  return text;
}

async function two(path: string): Promise<number> {
  type Text = string;
  let text: Text;
  try {
    text = await load(path);
  } catch {
    return 0;
  }
  const size = await measure(path);
  return size;
}
declare function load(path: string): Promise<string>;
declare function measure(path: string): Promise<number>;
`,
  ],
];

describe('what each part keeps', () => {
  it.each([...python, ...more])('python: %s', async (_, before, after) => {
    expect(await partsOf('a.py', before)).toBe(after);
  });

  it.each(typescript)('typescript: %s', async (_, before, after) => {
    expect(await partsOf('a.ts', before)).toBe(after);
  });
});

describe('values that belong together', () => {
  it.each([
    [
      'one holds the other',
      'a.ts',
      `interface State { proxy: object | undefined }
function f(base: object): [object, State] {
  const state: State = { proxy: undefined };
  const proxy = wrap(state);
  state.proxy = proxy as object;
  return [proxy as object, state];
}
`,
    ],
    [
      'one is appended to the other',
      'a.py',
      `def f(text):
    root = Node(text)
    leaf = Node(text)
    root.children.append(leaf)
    return root, leaf
`,
    ],
  ])('are not made by parts: %s', async (_, path, before) => {
    expect(await partsOf(path, before)).toMatch(/^refused: .*makes its values for each other/);
  });

  it('what was given stays one, and a number put into it is one each time', async () => {
    expect(
      await partsOf(
        'a.py',
        `def f(rows):
    counts = {}
    total = len(rows)
    counts['total'] = total
    return counts, total
`,
      ),
    ).toBe(`def one(rows):
    counts = {}
    total = len(rows)
    counts['total'] = total
    return counts


def two(rows):
    total = len(rows)
    return total
`);
  });
});
