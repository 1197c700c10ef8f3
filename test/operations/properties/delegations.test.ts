/**
 * Shapes that few random arguments would fit, drawn so that they may: functions that call one another, methods that go to what a
 * field holds, functions that become static methods. None adds a syntax error, and some of each are carried out. The seed is printed.
 */
import { expect, test } from 'vitest';
import type { SymbolRecord } from '../../../server/core/terrain/fileIndex.ts';
import { Dice } from '../rename/fuzz/dice.ts';
import { declaring, outcomeOf } from './randomApplications.ts';
import type { DeclaringFile } from './randomArguments.ts';
import { sourceNames, sourcesOf } from './realSources.ts';

const first = Number(process.env.SWARM_PROPERTY_SEED ?? Date.now() % 1_000_000);
const drawsEach = 40;
/** So many more, until one of a shape was carried out: most of what is drawn does not fit. */
const drawsMax = 800;
const msMax = 600_000;

interface Declared {
  readonly file: DeclaringFile;
  readonly symbol: SymbolRecord;
}

function target({ file, symbol }: Declared): object {
  const owner = file.index.symbols[symbol.container]?.name;
  return { name: symbol.name, kind: symbol.kind, pathHint: file.path, ...(owner !== undefined && { containerHint: owner }) };
}

type Draw = (all: readonly Declared[], dice: Dice) => readonly [string, object] | undefined;

const shapes: Readonly<Record<string, Draw>> = {
  'a function only calls another': (all, dice) => {
    const one = dice.one(all.filter(({ symbol }) => symbol.kind === 'function' && symbol.scope === 0));
    const alike = all.filter(
      ({ symbol }) => symbol.kind === 'function' && symbol.scope === 0 && symbol.parameters.length === one.symbol.parameters.length,
    );
    return ['delegate', { target: target(one), to: target(dice.one(alike)) }];
  },
  'a method goes to a field': (all, dice) => {
    const methods = all.filter(({ file, symbol }) => symbol.kind === 'method' && fieldsOf(file, symbol).length > 0);
    const method = methods.length === 0 ? undefined : dice.one(methods);
    if (method === undefined) return undefined;
    const to = { name: dice.one(fieldsOf(method.file, method.symbol)) };
    return ['delegate', { target: target(method), to, ...(dice.chance(30) && { callers: 'follow' }) }];
  },
  'a function becomes a static method': (all, dice) => {
    const one = dice.one(all.filter(({ symbol }) => symbol.kind === 'function' && symbol.scope === 0));
    const classes = all.filter(
      ({ file, symbol }) => symbol.kind === 'class' && symbol.scope === 0 && (file === one.file || dice.chance(5)),
    );
    if (classes.length === 0) return undefined;
    return ['functionToMethod', { target: target(one), className: target(dice.one(classes)), as: dice.one(['static', 'class']) }];
  },
};

/** Fields of which something tells what they hold. */
function fieldsOf({ index }: DeclaringFile, { container }: SymbolRecord): readonly string[] {
  return Object.entries(index.symbols[container]?.members ?? {}).flatMap(([name, ix]) => {
    const symbol = index.symbols[ix];
    const isField = symbol?.kind === 'attribute' || symbol?.kind === 'property';
    return isField && (symbol.type?.kind === 'name' || symbol.value?.kind === 'call') ? [name] : [];
  });
}

test.each(Object.entries(shapes))('%s: no syntax error is added', { timeout: msMax }, async (_, draw) => {
  console.log(`delegations: seeds ${first} to ${first + drawsEach - 1}`);
  const broken: string[] = [];
  let done = 0;
  for (let seed = first; seed < first + (done > 0 ? drawsEach : drawsMax); seed++) {
    const dice = new Dice(seed);
    const { name, files } = sourcesOf(dice.one(sourceNames));
    const all = (await declaring(name, files)).flatMap((file) => file.index.symbols.map((symbol) => ({ file, symbol })));
    const drawn = draw(all, dice);
    if (drawn === undefined) continue;
    const [operation, args] = drawn;
    const { outcome, findings } = await outcomeOf(files, operation, args);
    if (outcome === 'done') done++;
    if (outcome !== 'done' && outcome !== 'refused')
      broken.push(`seed ${seed}: ${outcome} ${operation} on ${name} ${JSON.stringify(args)}: ${findings[0]}`);
  }
  expect(broken).toEqual([]);
  expect(done).toBeGreaterThan(0);
});
