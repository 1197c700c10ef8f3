/** Small random Python programs of two modules that reuse few names in every sort of scope, and show what they compute. */
import { Dice } from './dice.ts';

const names = ['a', 'b', 'c', 'd', 'e'];
const CALLS_MAX = 300;

/** Shows values without the names that a rename changes, and ends a program that calls itself too often. */
const prelude = `calls = 0
class Stop(BaseException):
    pass
def tick():
    global calls
    calls += 1
    if calls > ${CALLS_MAX}:
        raise Stop()
def plain(value):
    if isinstance(value, (int, str)):
        return str(value)
    if isinstance(value, (list, tuple)):
        return '[' + ' '.join(plain(each) for each in value) + ']'
    if isinstance(value, dict):
        return '{' + ' '.join(plain(each) for each in value.values()) + '}'
    if isinstance(value, type):
        return 'class'
    return 'function' if callable(value) else 'object'
def show(*values):
    print(*[plain(value) for value in values])
def same(thing):
    return thing
def oops(error):
    print('!', 'ValueError' if isinstance(error, ValueError) else isinstance(error, NameError))
`;

export function pythonProgram(seed: number): ReadonlyMap<string, string> {
  const dice = new Dice(seed);
  const first = new Writer(dice, 'm0').module();
  const second = new Writer(dice, 'm1').module();
  return new Map([
    ['prelude.py', prelude],
    [
      'm0.py',
      `from prelude import tick, show, plain, same, oops\n${dice.chance(30) ? `__all__ = ['${dice.one(names)}', '${dice.one(names)}']\n` : ''}${first}`,
    ],
    ['m1.py', `from prelude import tick, show, plain, same, oops\n${imports(dice)}${second}`],
  ]);
}

function imports(dice: Dice): string {
  const [x, y, z] = [dice.one(names), dice.one(names), dice.one(names)];
  const clause = dice.one([
    'import m0\n',
    'import m0 as m\n',
    'from m0 import *\n',
    `from m0 import ${x}\n`,
    `from m0 import ${x} as ${y}, ${z}\n`,
    `from m0 import (${x}, ${x} as ${z})\n`,
  ]);
  return `try:\n    ${clause}except Exception as error:\n    oops(error)\n`;
}

type Around = 'module' | 'function' | 'class';

class Writer {
  readonly #dice: Dice;
  readonly #module: string;

  constructor(dice: Dice, module: string) {
    this.#dice = dice;
    this.#module = module;
  }

  module(): string {
    return `${this.#block(3 + this.#dice.roll(4), 'module', 0).join('\n')}\n`;
  }

  #name(): string {
    return this.#dice.one(names);
  }

  #block(length: number, around: Around, depth: number): string[] {
    return Array.from({ length }, () => this.#guarded(around, depth)).flat();
  }

  /** Every statement may fail; that it does, and how, is part of what the program shows. */
  #guarded(around: Around, depth: number): string[] {
    return ['try:', ...indent(this.#statement(around, depth)), 'except Exception as error:', '    oops(error)'];
  }

  #statement(around: Around, depth: number): string[] {
    const d = this.#dice;
    const n = () => this.#name();
    const e = () => this.#expression(2);
    switch (d.roll(depth > 2 ? 12 : 18)) {
      case 0:
        return [`${n()} = ${e()}`];
      case 1:
        return [`show(${e()}, ${e()})`];
      case 2:
        return [`${n()}, (${n()}, *${n()}) = ${e()}, (${e()}, 7, 8)`];
      case 3:
        return [`${n()} += ${e()}`];
      case 4:
        return [`for ${n()} in range(2):`, ...indent(this.#guarded(around, depth + 1))];
      case 5:
        return [`show([${e()} for ${n()} in range(2) for ${n()} in range(2) if ${n()}])`];
      case 6:
        return [`show((lambda ${n()}, _${n()}=${n()}: ${e()})(4))`];
      case 7:
        return ['try:', '    raise ValueError(1)', `except ValueError as ${n()}:`, ...indent([`show(${e()})`])];
      case 8:
        return [d.chance(30) ? `del ${n()}` : `show((${n()} := ${e()}), ${n()})`];
      case 9:
        return [`show(f"{plain(${n()})} {plain(${n()})!s:>{3}} {plain(${e()})}")`];
      case 10:
        return ['match (1, 2, {"k": 3}):', `    case (${n()}, 2, {"k": _${n()}}):`, ...indent(indent([`show(${e()})`]))];
      case 11:
        return [d.one([`from m0 import ${n()} as ${n()}`, `import m0 as ${n()}`, `show(${n()}.${n()})`, `${n()}.${n()} = ${e()}`])];
      case 12:
      case 13:
      case 14:
        return this.#function(around, depth);
      default:
        return this.#class(depth);
    }
  }

  #function(around: Around, depth: number): string[] {
    const d = this.#dice;
    const name = this.#name();
    const [x, y, z] = shuffled(d, names);
    const method = around === 'class' && d.chance(80);
    const scoped = d.chance(30)
      ? [`${d.one(['global', depth > 0 && around === 'function' ? 'nonlocal' : 'global'])} ${this.#other([x!, y!, z!])}`]
      : [];
    const parameters = d.one([
      `${x}`,
      `${x}, ${y}=${this.#expression(1)}`,
      `${x}, *, ${y}=2`,
      `${x}, *${y}, ${z}=3`,
      `${x}, /, ${y}=4, **${z}`,
    ]);
    const body = indent([...scoped, 'tick()', ...this.#block(1 + d.roll(3), 'function', depth + 1), `return ${this.#expression(2)}`]);
    const head = `def ${name}(${method ? 'self, ' : ''}${parameters}):`;
    const put = method ? indent([`self.${this.#name()} = ${x}`]) : [];
    const decorated = d.chance(20) ? ['@same'] : [];
    const lines = [...decorated, head, ...(method && scoped.length === 0 ? put : []), ...body];
    return method ? lines : [...lines, `show(${name}(${d.one(['1', `1, ${y}=5`, `${x}=6`, `1, ${this.#name()}=7`])}))`];
  }

  #class(depth: number): string[] {
    const d = this.#dice;
    const name = this.#name();
    const base = d.chance(40) ? `(${this.#name()})` : '';
    const body = this.#block(1 + d.roll(3), 'class', depth + 1);
    const method = indent(this.#function('class', depth + 1));
    const use = d.one([
      `show(${name}().${this.#name()})`,
      `show(${name}().${this.#name()}(1))`,
      `show(${name}.${this.#name()}, ${name}().${this.#name()})`,
      `show(getattr(${name}(), '${this.#name()}'))`,
      `${this.#name()} = ${name}()`,
      `show(${name}().${this.#name()}(1, ${this.#name()}=2))`,
    ]);
    return [`class ${name}${base}:`, ...indent(body), ...method, use];
  }

  #other(taken: readonly string[]): string {
    const free = names.filter((name) => !taken.includes(name));
    return this.#dice.one(free);
  }

  #expression(depth: number): string {
    const d = this.#dice;
    const n = () => this.#name();
    switch (d.roll(depth === 0 ? 3 : 11)) {
      case 0:
        return `${d.roll(9)}`;
      case 1:
      case 2:
      case 3:
        return n();
      case 4:
        return `(${this.#expression(depth - 1)} + ${n()})`;
      case 5:
        return `${n()}(${this.#expression(depth - 1)})`;
      case 6:
        return `${n()}(${n()}=${this.#expression(depth - 1)})`;
      case 7:
        return `${n()}.${n()}`;
      case 8:
        return `[${n()} for ${n()} in [1, 2]]`;
      case 9:
        return this.#module === 'm1' ? `${d.one(['m0', 'm'])}.${n()}` : `${n()}().${n()}`;
      default:
        return `(lambda ${n()}: ${this.#expression(depth - 1)})(3)`;
    }
  }
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `    ${line}`);
}

function shuffled(dice: Dice, items: readonly string[]): string[] {
  const left = [...items];
  return items.map(() => left.splice(dice.roll(left.length), 1)[0]!);
}
