/** Wishes about one signature that are said in several clauses: those without a function of their own join the one before. */
import type { ParameterChange } from '../../operation/signatureChange.ts';
import type { Ask, SignatureWish, Thing } from '../phrases/phraseValue.ts';
import type { PlacedUnit } from './unitLattice.ts';

/** The units with every such wish written into the ask it continues; what is left of it says nothing more. */
export function joinSignatureWishes(units: readonly PlacedUnit[]): readonly PlacedUnit[] {
  if (units.filter(({ unit }) => isSignature(unit)).length < 2) return units;
  const joined = [...units];
  let into: number | undefined;
  for (const [i, placed] of units.entries()) {
    const { unit } = placed;
    if (unit.kind !== 'ask') continue;
    const wish = wishOf(unit);
    if (wish === undefined) {
      into = undefined;
      continue;
    }
    const before = into === undefined ? undefined : joined[into];
    if (into === undefined || before?.unit.kind !== 'ask' || !continues(unit, before.unit)) {
      into = i;
      continue;
    }
    joined[into] = { ...before, unit: withWish(before.unit, wish) };
    joined[i] = { ...placed, unit: { kind: 'link', colon: false } };
  }
  return joined;
}

function isSignature(unit: PlacedUnit['unit']): boolean {
  return unit.kind === 'ask' && wishOf(unit) !== undefined;
}

function wishOf(ask: Ask): SignatureWish | undefined {
  const wish = ask.details?.wish;
  return wish?.kind === 'signatureWish' ? wish : undefined;
}

/** Without a function, with "it", or with the same name once more. */
function continues(later: Ask, before: Ask): boolean {
  return later.things.every(
    (thing) =>
      (thing.named === undefined &&
        (thing.pointing === 'it' || thing.pointing === 'them' || thing.pointing === 'kind' || thing.pointing === 'this')) ||
      before.things.some((other) => sameName(thing, other)),
  );
}

function sameName({ named }: Thing, other: Thing): boolean {
  return named !== undefined && other.named !== undefined && named.name.text === other.named.name.text;
}

/** What is said of a parameter that comes in by the same wish is how it comes in. */
function withChange(changes: readonly ParameterChange[], next: ParameterChange): readonly ParameterChange[] {
  const at = changes.findLastIndex((change) => change.change === 'add' && 'parameter' in next && next.parameter === change.parameter);
  const added = changes[at];
  const traits = traitsOf(next);
  if (added?.change !== 'add' || traits === undefined) return [...changes, next];
  return changes.with(at, { ...added, ...traits });
}

function traitsOf(change: ParameterChange): Partial<Extract<ParameterChange, { readonly change: 'add' }>> | undefined {
  switch (change.change) {
    case 'default':
      return { default: change.value };
    case 'type':
      return { type: change.type };
    case 'optional':
      return { optional: true };
    case 'noDefault':
      return { required: true };
    case 'keywordOnly':
      return change.reach === 'only' ? { keywordOnly: true } : undefined;
    case 'add':
    case 'remove':
    case 'rename':
    case 'positional':
    case 'noType':
    case 'place':
    case 'reorder':
    case 'swap':
    case 'whole':
      return undefined;
  }
}

function withWish(ask: Ask, later: SignatureWish): Ask {
  const before = wishOf(ask);
  if (before === undefined) return ask;
  const last = before.changes.at(-1);
  // "… and make it keyword-only": it is the parameter named last.
  const changes = later.changes.map((change) =>
    'parameter' in change && change.parameter === '' && last && 'parameter' in last ? { ...change, parameter: last.parameter } : change,
  );
  const wish: SignatureWish = {
    kind: 'signatureWish',
    changes: changes.reduce(withChange, before.changes),
    calls: [...before.calls, ...later.calls],
  };
  return { ...ask, details: { ...ask.details, wish } };
}
