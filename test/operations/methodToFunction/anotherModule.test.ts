/** Methods that become functions of another module: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { checkInstruction, checkInstructionRefused } from '../carryOut.ts';

describe('a method of Python becomes a function of another module', () => {
  it('a new one, with the private helpers and imports it needs; callers import it from there', async () => {
    await checkInstruction(
      `//- page.py
import html

from paths import root


class Page:
    def __init__(self, title):
        self.title = title

    # What is shown.
    def render(self, deep=False):
        """As HTML."""
        return _wrap(html.escape(self.title), deep)


def _wrap(text, deep):
    return f"<p>{text}</p>" * (1 + deep)


def show(page: Page):
    return root + page.render()
//- use.py
from page import Page


def run(page: Page):
    return page.render(deep=True)
//- paths.py
root = "/"
`,
      'turn the method render of Page into a function in rendering.py',
      `//- page.py
from paths import root
from rendering import render


class Page:
    def __init__(self, title):
        self.title = title


def show(page: Page):
    return root + render(page)
//- rendering.py
import html


# What is shown.
def render(page, deep=False):
    """As HTML."""
    return _wrap(html.escape(page.title), deep)


def _wrap(text, deep):
    return f"<p>{text}</p>" * (1 + deep)
//- use.py
from page import Page
from rendering import render


def run(page: Page):
    return render(page, deep=True)
`,
    );
  });

  it('one that is there, under another name, where the two would load each other', async () => {
    await checkInstruction(
      `//- app/__init__.py
//- app/config.py
from app.parsing import lines


class Config:
    @staticmethod
    def parse(text: str) -> list[str]:
        return [each.strip() for each in lines(text)]


def load(text: str) -> list[str]:
    return Config.parse(text)
//- app/parsing.py
def lines(text: str) -> list[str]:
    return text.splitlines()
`,
      'extract the method parse of Config as function parse_config into the module app/parsing.py',
      `//- app/config.py
from app.parsing import parse_config


class Config:
    pass


def load(text: str) -> list[str]:
    return parse_config(text)
//- app/parsing.py
def lines(text: str) -> list[str]:
    return text.splitlines()


def parse_config(text: str) -> list[str]:
    return [each.strip() for each in lines(text)]
`,
    );
  });

  it('an annotation that needs its old class imports it, and the old module imports late', async () => {
    await checkInstruction(
      `//- page.py
class Page:
    title: str = ""

    def render(self, other: "Page") -> str:
        return self.title + other.title


def show(page: Page) -> str:
    return page.render(page)
`,
      'make Page.render a plain function in rendering.py',
      `//- page.py
class Page:
    title: str = ""


def show(page: Page) -> str:
    from rendering import render

    return render(page, page)
//- rendering.py
from page import Page


def render(page: Page, other: "Page") -> str:
    return page.title + other.title
`,
    );
  });

  it('its own module needs no second step, however it is called', async () => {
    const before = `//- lib/page.py
class Page:
    def render(self):
        return 1
`;
    const after = `//- lib/page.py
class Page:
    pass


def render():
    return 1
`;
    for (const place of ['page.py', 'lib/page.py', 'the module page', 'the module lib.page'])
      expect(await checkInstruction(before, `turn Page.render into a function in ${place}`, after)).toHaveLength(1);
  });

  it('is refused where the method cannot be a function', async () => {
    const refused = await checkInstructionRefused(
      `//- page.py
class Base:
    def render(self): ...


class Page(Base):
    def render(self):
        return 1
`,
      'turn the method render of the class Page into a function in rendering.py',
      'shape-unfit',
    );
    expect(refused.error.message).toContain('“Base.render” is overridden by “Page.render”');
  });
});

describe('a method of TypeScript becomes a function of another module', () => {
  it('a new one, with what only it needs; callers follow', async () => {
    await checkInstruction(
      `//- src/log.ts
import { join } from './paths';

const LINE = '\\n';

export class Log {
  constructor(readonly path: string) {}

  /** Writes one line. */
  write(text: string): string {
    return join(this.path, text + LINE);
  }
}
//- src/paths.ts
export function join(a: string, b: string): string {
  return a + b;
}
//- src/index.ts
export { Log } from './log';
//- src/use.ts
import { Log } from './log';

export function run(log: Log): string {
  return log.write('x');
}
`,
      'make write of Log a function in src/lines.ts',
      `//- src/log.ts
export class Log {
  constructor(readonly path: string) {}
}
//- src/lines.ts
import { Log } from './log';
import { join } from './paths';

const LINE = '\\n';

/** Writes one line. */
export function write(log: Log, text: string): string {
  return join(log.path, text + LINE);
}
//- src/use.ts
import { write } from './lines';
import { Log } from './log';

export function run(log: Log): string {
  return write(log, 'x');
}
`,
    );
  });

  it('a static one goes to a module that is there', async () => {
    await checkInstruction(
      `//- config.ts
export class Config {
  static parse(text: string): string[] {
    return text.split(',');
  }
}

export const all = () => Config.parse('a,b');
//- parsing.ts
export const lines = (text: string) => text.split('\\n');
`,
      'pull the method parse of Config out of its class into parsing.ts',
      `//- config.ts
import { parse } from './parsing';

export class Config {
}

export const all = () => parse('a,b');
//- parsing.ts
export const lines = (text: string) => text.split('\\n');

export function parse(text: string): string[] {
  return text.split(',');
}
`,
    );
  });

  it('CommonJS requires it from there', async () => {
    await checkInstruction(
      `//- log.js
class Log {
  write(text) {
    return this.path + text;
  }
}

module.exports = { Log };
//- use.js
const { Log } = require('./log');

exports.run = () => new Log().write('x');
`,
      'turn Log.write into a function write_line in lines.js',
      `//- lines.js
function write_line(log, text) {
  return log.path + text;
}

module.exports = { write_line };
//- log.js
class Log {
}

module.exports = { Log };
//- use.js
const { write_line } = require('./lines');
const { Log } = require('./log');

exports.run = () => write_line(new Log(), 'x');
`,
    );
  });
});
