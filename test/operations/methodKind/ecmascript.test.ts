/** Methods of TypeScript and JavaScript become static, or of objects: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { checkOperation, checkOperationRefused } from '../carryOut.ts';

describe('another kind of method in ECMAScript', () => {
  it('a method becomes static and is called on the class', async () => {
    await checkOperation(
      `//- dates.ts
export class Dates {
  /** Reads it. */
  public async parse(text: string): Promise<number> {
    return Number(text);
  }

  all(texts: string[]) {
    return texts.map((text) => this.parse(text));
  }
}
//- app.ts
import type { Dates } from './dates';

export function run(dates: Dates) {
  return dates.parse('1');
}
`,
      'methodKind',
      { target: { name: 'Dates.parse' }, to: 'static' },
      `//- app.ts
import { Dates } from './dates';

export function run(dates: Dates) {
  return Dates.parse('1');
}
//- dates.ts
export class Dates {
  /** Reads it. */
  public static async parse(text: string): Promise<number> {
    return Number(text);
  }

  all(texts: string[]) {
    return texts.map((text) => Dates.parse(text));
  }
}
`,
    );
  });
  it('it uses its object', async () => {
    const { error } = await checkOperationRefused(
      `//- dates.ts
class Dates {
  unit = 1;
  parse(text: string) {
    return Number(text) * this.unit;
  }
}
`,
      'methodKind',
      { target: { name: 'Dates.parse' }, to: 'static' },
      'shape-unfit',
    );
    expect(error.message).toBe('“Dates.parse” uses the object it is called on (dates.ts:4).');
  });
  it('a static method becomes one of objects', async () => {
    await checkOperation(
      `//- dates.ts
class Dates {
  static unit = 1;
  private static parse(text: string): number {
    return Number(text) * this.unit;
  }
  all(texts: string[]) {
    return texts.map((text) => Dates.parse(text));
  }
}
`,
      'methodKind',
      { target: { name: 'Dates.parse' }, to: 'instance' },
      `//- dates.ts
class Dates {
  static unit = 1;
  private parse(text: string): number {
    return Number(text) * Dates.unit;
  }
  all(texts: string[]) {
    return texts.map((text) => this.parse(text));
  }
}
`,
    );
  });
  it('a static method that is called without an object stays', async () => {
    const { error } = await checkOperationRefused(
      `//- dates.ts
class Dates {
  static parse(text: string) {
    return Number(text);
  }
}
console.log(Dates.parse('1'));
`,
      'methodKind',
      { target: { name: 'Dates.parse' }, to: 'instance' },
      'shape-unfit',
    );
    expect(error.message).toBe('“Dates.parse” is called where there is no object to call it on (dates.ts:6).');
  });
  it('an object made for the call stays', async () => {
    const { error } = await checkOperationRefused(
      `//- dates.js
class Dates {
  parse(text) {
    return Number(text);
  }
}
console.log(new Dates().parse('1'));
`,
      'methodKind',
      { target: { name: 'Dates.parse' }, to: 'static' },
      'shape-unfit',
    );
    expect(error.message).toBe('A place calls it on an object that is made right there, and would not be made any more (dates.js:6).');
  });
  it('optional calls stay', async () => {
    const { error } = await checkOperationRefused(
      `//- dates.ts
class Dates {
  parse(text: string) {
    return Number(text);
  }
}
declare const d: Dates | undefined;
console.log(d?.parse('1'));
`,
      'methodKind',
      { target: { name: 'Dates.parse' }, to: 'static' },
      'shape-unfit',
    );
    expect(error.message).toBe('A place calls it only if there is an object (dates.ts:7).');
  });
  it('overloads and generators', async () => {
    await checkOperation(
      `//- dates.ts
class Dates {
  all(text: string): Generator<number>;
  all(text: number): Generator<number>;
  *all(text: string | number): Generator<number> {
    yield Number(text);
  }
}
`,
      'methodKind',
      { target: { name: 'Dates.all' }, to: 'static' },
      `//- dates.ts
class Dates {
  static all(text: string): Generator<number>;
  static all(text: number): Generator<number>;
  static *all(text: string | number): Generator<number> {
    yield Number(text);
  }
}
`,
    );
  });
  it('handed on it comes from the class', async () => {
    await checkOperation(
      `//- dates.js
class Dates {
  #x = 1;
  parse(text) {
    return Number(text);
  }
  all(texts) {
    return texts.map(this.parse);
  }
}
`,
      'methodKind',
      { target: { name: 'Dates.parse' }, to: 'class' },
      `//- dates.js
class Dates {
  #x = 1;
  static parse(text) {
    return Number(text);
  }
  all(texts) {
    return texts.map(Dates.parse);
  }
}
`,
    );
  });
  it('an implemented method stays', async () => {
    const { error } = await checkOperationRefused(
      `//- dates.ts
interface Parser { parse(text: string): number }
class Dates implements Parser {
  parse(text: string) { return Number(text); }
}
`,
      'methodKind',
      { target: { name: 'Dates.parse' }, to: 'static' },
      'shape-unfit',
    );
    expect(error.message).toBe(
      '“Parser.parse” is overridden by “Dates.parse” in dates.ts; which of them runs is chosen by the object, and only methods of objects can be chosen so.',
    );
  });
  it('a file that has the name of the class as a type of its comments is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- lib/command.js
export class Command {
  makeOption(flags) {
    return flags.trim();
  }
}
//- lib/help.js
/** @typedef {import("./command.js").Command} Command */

/** @param {Command} command */
export function options(command) {
  return command.makeOption('-h');
}
`,
      'methodKind',
      { target: { name: 'Command.makeOption' }, to: 'static' },
      'shape-unfit',
    );
    expect(error.message).toBe(
      'lib/help.js has to import “Command”, and has a type “Command” in its comments already, which would clash with it.',
    );
  });
});
