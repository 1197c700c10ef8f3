/** Functions that become static or class methods: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { checkInstruction, checkOperation, checkOperationRefused } from '../carryOut.ts';

describe('a function of Python becomes a static or class method', () => {
  it('with its comments, and callers in other files', async () => {
    await checkInstruction(
      `//- app/__init__.py
from app.config import Config, parse

__all__ = ["Config", "parse"]
//- app/config.py
class Config:
    """Settings."""

    def __init__(self, rows):
        self.rows = rows


# One line each.
def parse(text: str, *, strict: bool = False) -> list[str]:
    """Split it."""
    if strict:
        return parse(text.strip())
    return text.splitlines()


def load(text):
    return Config(parse(text))
//- use.py
import app.config
from app.config import parse as read


def run(text):
    return read(text, strict=True), app.config.parse(text), list(map(read, [text]))
`,
      'convert the function parse to a static method of Config',
      `//- app/__init__.py
from app.config import Config

__all__ = ["Config"]
//- app/config.py
class Config:
    """Settings."""

    def __init__(self, rows):
        self.rows = rows

    # One line each.
    @staticmethod
    def parse(text: str, *, strict: bool = False) -> list[str]:
        """Split it."""
        if strict:
            return Config.parse(text.strip())
        return text.splitlines()


def load(text):
    return Config(Config.parse(text))
//- use.py
import app.config
from app.config import Config


def run(text):
    return Config.parse(text, strict=True), app.config.Config.parse(text), list(map(Config.parse, [text]))
`,
    );
  });

  it('a class method takes the class first', async () => {
    await checkInstruction(
      `//- config.py
class Config:
    pass


def parse(text):
    return Config()


def empty():
    return parse("")
`,
      'make parse a classmethod of Config called from_text',
      `//- config.py
class Config:
    @classmethod
    def from_text(cls, text):
        return Config()


def empty():
    return Config.from_text("")
`,
    );
    await checkOperation(
      `//- config.py
class Config:
    x = 1


async def empty():
    return 1
`,
      'functionToMethod',
      { target: { name: 'empty' }, className: { name: 'Config' }, as: 'class' },
      `//- config.py
class Config:
    x = 1

    @classmethod
    async def empty(cls):
        return 1
`,
    );
  });

  it('goes to a class of another module with what it needs', async () => {
    await checkInstruction(
      `//- parsing.py
import json

from config import Config

LIMIT = 3


def parse(text):
    """Read it."""
    return Config(json.loads(text)[:LIMIT])


def run(text):
    return parse(text)
//- config.py
class Config:
    def __init__(self, rows):
        self.rows = rows
//- main.py
from parsing import parse

print(parse("[]"))
`,
      'move the function parse into class Config as a static method',
      `//- config.py
import json


class Config:
    def __init__(self, rows):
        self.rows = rows

    @staticmethod
    def parse(text):
        """Read it."""
        from parsing import LIMIT

        return Config(json.loads(text)[:LIMIT])
//- main.py
from config import Config

print(Config.parse("[]"))
//- parsing.py
from config import Config

LIMIT = 3


def run(text):
    return Config.parse(text)
`,
    );
  });

  it('doctests, mock targets and roles of documentation name the class', async () => {
    await checkInstruction(
      `//- config.py
class Config:
    x = 1


def parse(text):
    """Read it.

    >>> parse("a")
    'a'
    """
    return text


def dump(config):
    """The reverse of :func:\`parse\`."""
//- test_config.py
from unittest import mock

import config


def test_parse():
    with mock.patch("config.parse") as fake:
        config.parse("x")
`,
      'make the function parse a static method of Config',
      `//- config.py
class Config:
    x = 1

    @staticmethod
    def parse(text):
        """Read it.

        >>> Config.parse("a")
        'a'
        """
        return text


def dump(config):
    """The reverse of :func:\`Config.parse\`."""
//- test_config.py
from unittest import mock

import config


def test_parse():
    with mock.patch("config.Config.parse") as fake:
        config.Config.parse("x")
`,
    );
  });

  it('decorators stay below its own, tabs and CRLF stay', async () => {
    await checkOperation(
      '//- a.py\nimport functools\r\n\r\n\r\nclass Dates:\r\n\tzone = 1\r\n\r\n\r\n@functools.cache\r\ndef parse(text):\r\n\treturn text\r\n',
      'functionToMethod',
      { target: { name: 'parse' }, className: { name: 'Dates' }, as: 'static' },
      '//- a.py\nimport functools\r\n\r\n\r\nclass Dates:\r\n\tzone = 1\r\n\r\n\t@staticmethod\r\n\t@functools.cache\r\n\tdef parse(text):\r\n\t\treturn text\r\n',
    );
  });

  it.each([
    ['no class is named', undefined, 'x = 1', 'static', 'Nothing tells of which class “parse” is to be a static method.'],
    ['the name is taken', 'Config', 'def parse(self): ...', 'static', '“Config” already has a “parse”.'],
    ['it has a cls', 'Config', 'x = 1', 'class', '“parse” already has a “cls”.'],
    [
      'it is used before its class is there',
      'Config',
      'x = parse(1)',
      'static',
      '“parse” is used before “Config” would be there (a.py:6).',
    ],
  ])('is refused: %s', async (_, className, member, as, message) => {
    const before = `//- a.py
def parse(cls):
    return cls


class Config:
    ${member}
`;
    const args = { target: { name: 'parse', kind: 'function' }, ...(className !== undefined && { className: { name: className } }), as };
    const refused = await checkOperationRefused(before, 'functionToMethod', args, 'shape-unfit');
    expect(refused.error.message).toBe(message);
  });
});

describe('what is a method of the class already', () => {
  it('becomes another kind of method', async () => {
    await checkInstruction(
      `//- config.py
class Config:
    def parse(self, text):
        return text


def run(config: Config):
    return config.parse("")
`,
      'make parse a static method of Config',
      `//- config.py
class Config:
    @staticmethod
    def parse(text):
        return text


def run(config: Config):
    return config.parse("")
`,
    );
  });
});

describe('a function of TypeScript becomes a static method', () => {
  it('arrows and generic ones, callers and shorthands follow', async () => {
    await checkInstruction(
      `//- src/config.ts
export class Config {
  rows: string[] = [];
}

/** Splits it. */
export const parse = <T extends string>(text: T, limit = 3): string[] => text.split(',', limit);

export const tools = { parse };
//- src/index.ts
export { Config, parse } from './config';
//- src/use.ts
import { parse } from './config';

export const all = ['a', 'b'].map((each) => parse(each)).concat(['c'].flatMap(parse));
`,
      'make parse a static method of Config',
      `//- src/config.ts
export class Config {
  rows: string[] = [];

  /** Splits it. */
  static parse<T extends string>(text: T, limit = 3): string[] {
    return text.split(',', limit);
  }
}

export const tools = { parse: Config.parse };
//- src/index.ts
export { Config } from './config';
//- src/use.ts
import { Config } from './config';

export const all = ['a', 'b'].map((each) => Config.parse(each)).concat(['c'].flatMap(Config.parse));
`,
    );
  });

  it('a class method is a static one; what it needs comes along to another file', async () => {
    const steps = await checkInstruction(
      `//- src/parse.ts
import { split } from './split';

const LIMIT = 3;

export async function parse(text: string): Promise<string[]> {
  return split(text).slice(0, LIMIT);
}
//- src/split.ts
export const split = (text: string): string[] => [...text];
//- src/config.ts
export class Config {
  rows = 1;
}
//- src/use.ts
import { parse } from './parse';

export const run = async () => parse('x');
`,
      'turn the function parse into a class method of Config',
      `//- src/parse.ts
export const LIMIT = 3;
//- src/config.ts
import { LIMIT } from './parse';
import { split } from './split';

export class Config {
  rows = 1;

  static async parse(text: string): Promise<string[]> {
    return split(text).slice(0, LIMIT);
  }
}
//- src/use.ts
import { Config } from './config';

export const run = async () => Config.parse('x');
`,
    );
    expect(steps[0]?.located.decisions.map(({ rationale }) => rationale)).toContain(
      'static methods are the class methods of this language',
    );
  });

  it('CommonJS, and a namespace import', async () => {
    await checkOperation(
      `//- config.js
class Config {
  constructor(rows) {
    this.rows = rows;
  }
}

function parse(text) {
  return new Config(text.split(','));
}

module.exports = { Config, parse };
//- use.js
const config = require('./config');

module.exports = () => config.parse('a');
`,
      'functionToMethod',
      { target: { name: 'parse' }, className: { name: 'Config' }, as: 'static' },
      `//- config.js
class Config {
  constructor(rows) {
    this.rows = rows;
  }

  static parse(text) {
    return new Config(text.split(','));
  }
}

module.exports = { Config };
//- use.js
const config = require('./config');

module.exports = () => config.Config.parse('a');
`,
    );
  });

  it('what it needs is imported where it was imported itself', async () => {
    await checkOperation(
      `//- close.js
export const nearest = 3;

export function isClose(a, b) {
  return Math.abs(a - b) < nearest;
}
//- point.js
import { isClose } from './close.js';

export class Point {
  meets(other) {
    return isClose(this.at, other.at);
  }
}
`,
      'functionToMethod',
      { target: { name: 'isClose' }, className: { name: 'Point' }, as: 'static' },
      `//- close.js
export const nearest = 3;
//- point.js
import { nearest } from './close.js';

export class Point {
  meets(other) {
    return Point.isClose(this.at, other.at);
  }

  static isClose(a, b) {
    return Math.abs(a - b) < nearest;
  }
}
`,
    );
  });

  it('is refused where it uses “this”', async () => {
    const refused = await checkOperationRefused(
      '//- a.ts\nexport class Config {}\n\nexport function parse(this: unknown) {\n  return this;\n}\n',
      'functionToMethod',
      { target: { name: 'parse' }, className: { name: 'Config' }, as: 'static' },
      'shape-unfit',
    );
    expect(refused.error.message).toBe('“parse” uses “this”, which would be the class.');
  });
});
