/** Small random TypeScript programs of two modules that reuse few names in every sort of scope, and show what they compute. */
import { Dice } from './dice.ts';

const names = ['a', 'b', 'c', 'd', 'e'];
const CALLS_MAX = 300;

const prelude = `Function.prototype.toString = () => "function";
let calls = 0;
export function tick(): void { calls += 1; if (calls > ${CALLS_MAX}) throw new Stop(); }
export class Stop extends Error {}
export function plain(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'string') return String(value);
  if (Array.isArray(value)) return '[' + value.map(plain).join(' ') + ']';
  if (typeof value === 'function') return 'function';
  if (value && typeof value === 'object') return '{' + Object.values(value).map((each) => (typeof each === "object" ? "object" : plain(each))).sort().join(' ') + '}';
  return String(value);
}
export function show(...values: unknown[]): void { (globalThis as any).shown.push(values.map(plain).join(' ')); }
export function oops(error: unknown): void { if (error instanceof Stop) throw error; show('!', error instanceof ReferenceError ? 'reference' : 'other'); }
`;

export function ecmascriptProgram(seed: number): ReadonlyMap<string, string> {
  const dice = new Dice(seed);
  const header = `import { tick, show, oops, plain } from './prelude.ts';\n`;
  const first = new Writer(dice);
  const taken = first.top(4 + dice.roll(3));
  const declared = [...first.declared];
  const second = new Writer(dice);
  const clause = imports(dice, declared, second);
  const body = second.top(3 + dice.roll(4));
  return new Map([
    ['prelude.ts', prelude],
    ['m0.ts', `${header}${taken.join('\n')}\n${exportsOf(dice, declared)}`],
    ['m1.ts', `${header}${clause}${body.join('\n')}\n`],
  ]);
}

/** Every name declared is exported under itself, so that imports never fail; some are exported again under another. */
function exportsOf(dice: Dice, declared: readonly string[]): string {
  const [first] = declared;
  const more = first && dice.chance(40) ? `export { ${first} as extra };\n` : '';
  const normal = first && dice.chance(30) ? `export default ${first};\n` : '';
  return `export { ${declared.join(', ')} };\n${more}${normal}`;
}

function imports(dice: Dice, declared: readonly string[], into: Writer): string {
  if (declared.length === 0) return '';
  const x = dice.one(declared);
  const y = dice.one(names);
  switch (dice.roll(4)) {
    case 0:
      into.declared.add(x);
      return `import { ${x} } from './m0.ts';\n`;
    case 1:
      into.declared.add(y);
      return `import { ${x} as ${y} } from './m0.ts';\n`;
    case 2:
      into.declared.add(y);
      return `import * as ${y} from './m0.ts';\n`;
    default:
      return `export * from './m0.ts';\nexport { ${x} as again } from './m0.ts';\n`;
  }
}

class Writer {
  readonly declared = new Set<string>();
  readonly #dice: Dice;

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  top(length: number): string[] {
    return Array.from({ length }, () => this.#statement(this.declared, 0)).flat();
  }

  #name(): string {
    return this.#dice.one(names);
  }

  #fresh(taken: ReadonlySet<string>): string | undefined {
    const free = names.filter((name) => !taken.has(name));
    return free.length === 0 ? undefined : this.#dice.one(free);
  }

  #block(length: number, taken: Set<string>, depth: number): string[] {
    return Array.from({ length }, () => this.#statement(taken, depth)).flat();
  }

  #guarded(lines: readonly string[]): string[] {
    return ['try {', ...lines.map((line) => `  ${line}`), '} catch (error) { oops(error); }'];
  }

  #statement(taken: Set<string>, depth: number): string[] {
    const d = this.#dice;
    const n = () => this.#name();
    const e = () => this.#expression(2);
    const fresh = d.chance(55) ? this.#fresh(taken) : undefined;
    if (fresh !== undefined) {
      taken.add(fresh);
      return this.#declaration(fresh, taken, depth);
    }
    const inner = new Set<string>();
    switch (d.roll(depth > 2 ? 8 : 11)) {
      case 0:
        return this.#guarded([`${n()} = ${e()};`]);
      case 1:
        return this.#guarded([`show(${e()}, ${e()});`]);
      case 2:
        return this.#guarded([`show({ ${n()}, ${n()}x: ${n()} }, { ${n()}: ${e()} }.${n()});`]);
      case 3:
        return this.#guarded([`({ ${n()}, ${n()}: ${n()} } = { ${n()}: 1, ${n()}: ${e()} } as any);`]);
      case 4:
        return this.#guarded([`show(((${n()}, _x = ${n()}) => ${e()})(4));`]);
      case 5:
        return this.#guarded([`${n()}.${n()} = ${e()};`]);
      case 6:
        return this.#guarded([`show(\`\${plain(${e()})} \${plain(${n()})}\`, typeof ${n()});`]);
      case 7: {
        const x = n();
        return this.#guarded([`for (const ${x} of [1, 2]) {`, ...this.#block(1, inner, depth + 1), `show(${x}); }`]);
      }
      case 8: {
        const x = n();
        return this.#guarded([`try { throw ${e()}; } catch (${x}) {`, ...this.#block(1, new Set([x]), depth + 1), `show(${x}); }`]);
      }
      case 9:
        return this.#guarded(['{', ...this.#block(2, inner, depth + 1), '}']);
      default:
        return this.#guarded([`switch (1) { case 1:`, ...this.#block(2, inner, depth + 1), '}']);
    }
  }

  #declaration(name: string, taken: Set<string>, depth: number): string[] {
    const d = this.#dice;
    const e = () => this.#expression(2);
    switch (d.roll(depth > 2 ? 4 : 8)) {
      case 0:
        return [`let ${name}: any = ${d.roll(9)};`];
      case 1: {
        const other = this.#fresh(taken);
        if (other === undefined) return [`let ${name}: any = 1;`];
        taken.add(other);
        return [`let { ${name}, ${this.#name()}x: ${other} = 5 }: any = { ${name}: 3 };`];
      }
      case 2:
        return [`const ${name}: any = { ${this.#name()}: 1, ${this.#name()}() { return ${this.#name()}; } };`];
      case 3:
        return [`let ${name}: any = (${this.#name()}) => ${e()};`];
      case 4:
      case 5:
        return this.#function(`function ${name}`, name, depth);
      default:
        return this.#class(name, depth);
    }
  }

  #function(head: string, name: string | undefined, depth: number): string[] {
    const d = this.#dice;
    const [x, y, z] = shuffled(d, names);
    const parameters = d.one([
      { text: `${x}: any`, names: [x!] },
      { text: `${x}: any, ${y} = ${this.#expression(1)}`, names: [x!, y!] },
      { text: `{ ${x}, ${z}: ${y} }: any = { ${x}: 1 }`, names: [x!, y!] },
      { text: `${x}: any, ...${y}: any[]`, names: [x!, y!] },
    ]);
    const body = this.#block(1 + d.roll(3), new Set(parameters.names), depth + 1);
    const lines = [`${head}(${parameters.text}): any {`, 'tick();', ...body, `return ${this.#expression(2)};`, '}'];
    return name === undefined ? lines : [...lines, ...this.#guarded([`show(${name}(${d.one(['1', `{ ${x}: 5, ${z}: 6 } as any`])}));`])];
  }

  #class(name: string, depth: number): string[] {
    const d = this.#dice;
    const [x, y, z, w] = shuffled(d, names);
    const accessor = d.chance(40) ? [`get ${z}(): any { return this.${x}; }`] : [`static ${z}: any = ${d.roll(9)};`];
    const hidden = d.chance(40) ? [`#${w}: any = 4;`, `peek(): any { return this.#${w}; }`] : [];
    const made = `${name}()`;
    return [
      `class ${name} {`,
      `${x}: any = ${d.roll(9)};`,
      ...this.#function(`${y}`, undefined, depth + 1),
      ...accessor,
      ...hidden,
      '}',
      ...this.#guarded([
        d.one([
          `show(new ${made}.${x}, new ${made}.${y}(2));`,
          `show(${name}.${z}, new ${made}.${z});`,
          `const { ${x}, ${y}: made } = new ${made}; show(${x}, made);`,
          `show(class extends ${name} { ${y}(${w}: any): any { return super.${y}(${w}); } }.${z}, new ${made}['${x}']);`,
        ]),
      ]),
    ];
  }

  #expression(depth: number): string {
    const d = this.#dice;
    const n = () => this.#name();
    switch (d.roll(depth === 0 ? 3 : 10)) {
      case 0:
        return `${d.roll(9)}`;
      case 1:
      case 2:
      case 3:
        return n();
      case 4:
        return `(${this.#expression(depth - 1)} + plain(${n()}))`;
      case 5:
        return `${n()}(${this.#expression(depth - 1)})`;
      case 6:
        return `${n()}.${n()}`;
      case 7:
        return `((${n()}: any) => ${this.#expression(depth - 1)})(3)`;
      case 8:
        return `new ${n()}().${n()}`;
      default:
        return `(function ${n()}(${n()}: any): any { return ${this.#expression(depth - 1)}; })(2)`;
    }
  }
}

function shuffled(dice: Dice, items: readonly string[]): string[] {
  const left = [...items];
  return items.map(() => left.splice(dice.roll(left.length), 1)[0]!);
}
