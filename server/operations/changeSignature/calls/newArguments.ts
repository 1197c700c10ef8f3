/** What a call passes once the signature is another: each old argument where it belongs now, and what new parameters are given. */
import type { SignatureRules, SpreadKeys, WrittenArgument } from '../../../core/terrain/signatures/writtenSignature.ts';
import type { PlannedParameter, SignaturePlan } from '../definitions/draft.ts';
import type { ArgumentBinding } from './argumentBinding.ts';

/** What a parameter is given at one call. */
export interface FreshValue {
  readonly text: string;
  readonly byName: boolean; // where the language lets it choose
  readonly source?: string | undefined; // the module it is imported from, where that was said
}

export interface CallInput {
  readonly plan: SignaturePlan;
  readonly binding: ArgumentBinding;
  readonly rules: SignatureRules;
  readonly withReceiver: boolean;
  /** Whether more arguments may come when what is made here is called: `partial(f, 1)`. */
  readonly open: boolean;
  /** Whether all that it hands on, or that comes later, is written at calls that are rewritten as well. */
  readonly followed: boolean;
  /** By a parameter's key; nothing: the call gives it none. */
  readonly fresh: ReadonlyMap<string, FreshValue>;
  readonly render: (argument: WrittenArgument['value']) => string;
  /** What an argument that is spread hands over by name. */
  readonly keysOf: (argument: WrittenArgument) => SpreadKeys;
}

/** An argument of the new call; `old`: the one whose place in the text it is. */
export interface NewArgument {
  readonly old: WrittenArgument | undefined;
  readonly text: string | undefined; // undefined: as it stands
}

export interface NewCall {
  readonly arguments: readonly NewArgument[];
  readonly dropped: readonly WrittenArgument[];
  /** Why it cannot be proven that the call means the same; undefined: it does. */
  readonly doubt: string | undefined;
  /** The parameter that has to be given and is not. */
  readonly missing: readonly string[];
}

interface Slot {
  readonly parameter: PlannedParameter;
  readonly argument: WrittenArgument | undefined;
  readonly fresh: FreshValue | undefined;
}

export function newArguments(input: CallInput): NewCall {
  const { plan, binding, rules } = input;
  const slots = plan.parameters.flatMap((parameter): readonly Slot[] => {
    if (parameter.kind === 'rest' || parameter.kind === 'keywordRest') return [];
    if (parameter.receiver && !input.withReceiver) return [];
    const argument = parameter.old === undefined ? undefined : binding.given.get(parameter.old);
    return [{ parameter, argument, fresh: argument ? undefined : input.fresh.get(parameter.key) }];
  });
  const dropped = plan.removed.flatMap((ix) => binding.given.get(ix) ?? []);
  const laid = rules.keywords ? withNames(input, slots) : withoutNames(input, slots);
  return {
    arguments: laid.arguments,
    dropped,
    doubt: takenFromRest(input) ?? givenTwice(input, slots) ?? (input.followed ? undefined : spreadDoubt(input)) ?? laid.doubt,
    missing: missingOf(input, slots),
  };
}

interface Laid {
  readonly arguments: readonly NewArgument[];
  readonly doubt: string | undefined;
}

function withNames(input: CallInput, slots: readonly Slot[]): Laid {
  const { binding, rules, render, open } = input;
  const positional: NewArgument[] = [];
  const turned: NewArgument[] = []; // given by position so far, by name now
  const named = new Map<WrittenArgument, NewArgument>();
  const added: NewArgument[] = [];
  const all = binding.surplus.length > 0; // everything before has to be given by position
  const isPositional = ({ parameter }: Slot): boolean => parameter.kind === 'plain' || parameter.kind === 'positionalOnly';
  let free = true;
  let doubt: string | undefined;
  const byName = ({ parameter, argument, fresh }: Slot): void => {
    if (argument === undefined) added.push({ old: undefined, text: rules.writeKeyword(parameter.name, fresh?.text ?? '') });
    else if (argument.kind === 'keyword') {
      const same = argument.name === parameter.name;
      named.set(argument, { old: argument, text: same ? undefined : rules.writeKeyword(parameter.name, render(argument.value)) });
    } else turned.push({ old: argument, text: rules.writeKeyword(parameter.name, render(argument.value)) });
  };
  const unfilled = slots.filter((slot) => isPositional(slot));
  for (const [i, slot] of unfilled.entries()) {
    const { parameter, argument, fresh } = slot;
    const forced = all || (parameter.kind === 'positionalOnly' && unfilled.slice(i).some((each) => each.argument || each.fresh));
    if (argument === undefined && fresh === undefined) {
      if (forced && parameter.fallback !== undefined) positional.push({ old: undefined, text: parameter.fallback });
      else free = false;
      // Arguments that come later would take its place.
      if (open && parameter.old === undefined && unfilled.slice(i + 1).some((each) => each.parameter.old !== undefined))
        doubt = 'what is passed later is not written here';
      continue;
    }
    const wantsPosition = argument ? argument.kind === 'positional' : fresh?.byName === false;
    if (forced || (free && wantsPosition && !(argument === undefined && binding.spread !== undefined))) {
      const text = argument === undefined ? fresh?.text : argument.kind === 'keyword' ? render(argument.value) : undefined;
      positional.push({ old: argument, text });
    } else {
      free = false;
      byName(slot);
    }
  }
  for (const slot of slots) if (!isPositional(slot) && (slot.argument || slot.fresh)) byName(slot);
  const written = (argument: WrittenArgument): NewArgument => ({ old: argument, text: undefined });
  const names: NewArgument[] = [];
  const keywords = [...binding.given.values(), ...binding.unknownNames].filter(({ kind }) => kind === 'keyword');
  for (const argument of keywords.sort((a, b) => a.start - b.start)) {
    const kept = named.get(argument) ?? (binding.unknownNames.includes(argument) ? written(argument) : undefined);
    if (kept) names.push(kept);
  }
  return {
    arguments: [
      ...positional,
      ...binding.surplus.map(written),
      ...binding.spreads.map(written),
      ...turned,
      ...names,
      ...added,
      ...binding.keywordSpreads.map(written),
    ],
    doubt: doubt ?? openDoubt(input),
  };
}

function withoutNames(input: CallInput, slots: readonly Slot[]): Laid {
  const { binding, rules, open } = input;
  const laid: NewArgument[] = [];
  const later = (i: number): boolean => binding.surplus.length > 0 || slots.slice(i).some(({ argument, fresh }) => argument || fresh);
  let doubt: string | undefined;
  for (const [i, { argument, fresh, parameter }] of slots.entries()) {
    if (argument) laid.push({ old: argument, text: undefined });
    else if (fresh && !(open && slots.slice(0, i).some((each) => !each.argument && !each.fresh)))
      laid.push({ old: undefined, text: fresh.text });
    else if (binding.spread !== undefined) break;
    else if (later(i)) laid.push({ old: undefined, text: rules.gap ?? parameter.fallback ?? '' });
    else {
      if (open && parameter.old === undefined && slots.slice(i + 1).some((each) => each.parameter.old !== undefined))
        doubt = 'what is passed later is not written here';
      break;
    }
  }
  // What only kept a place for something behind it is not needed at the end.
  const [last] = [...binding.given.values()].slice(-1);
  const isGap = ({ old }: NewArgument): boolean => old !== undefined && old !== last && input.render(old.value) === rules.gap;
  while (binding.surplus.length + binding.spreads.length === 0 && laid.length > 1 && laid.slice(-1).every(isGap)) laid.pop();
  const written = (argument: WrittenArgument): NewArgument => ({ old: argument, text: undefined });
  return {
    arguments: [...laid, ...binding.surplus.map(written), ...binding.spreads.map(written)],
    doubt: doubt ?? openDoubt(input),
  };
}

/** `partial(f, 1)`: what comes later by position comes to the parameters behind, which must be the same ones in the same order. */
function openDoubt({ plan, binding, open, followed }: CallInput): string | undefined {
  if (!open) return undefined;
  const given = binding.byPosition.filter((ix) => binding.given.get(ix)?.kind === 'positional').length;
  const named = binding.byPosition.findIndex((ix) => binding.given.get(ix)?.kind === 'keyword');
  const reached = binding.byPosition.slice(given, named === -1 ? undefined : named);
  const behind = reached.filter((ix) => !followed || !plan.removed.includes(ix));
  return sameTail(plan, behind) ? undefined : 'what is passed later is not written here';
}

/** What a call gave to `**rest` so far would come to a parameter that is called so now. */
function takenFromRest(input: CallInput): string | undefined {
  const { plan, binding } = input;
  if (!plan.before.parameters.some(({ kind }) => kind === 'keywordRest')) return undefined;
  const taken = binding.unknownNames.find(({ name }) => plan.parameters.some((each) => each.kind !== 'keywordRest' && each.name === name));
  if (taken) return `it gives “${taken.name}” to “**” already, which would come to the parameter now`;
  const before = new Set(plan.before.parameters.map(({ name }) => name));
  const name = spreadName(
    input,
    plan.parameters.flatMap((each) => (before.has(each.name) ? [] : [each.name])),
  );
  return name && `what “**” spreads here holds “${name}”, which would come to the parameter now`;
}

/** What is spread and what is passed would both be for one parameter. */
function givenTwice(input: CallInput, slots: readonly Slot[]): string | undefined {
  const name = spreadName(
    input,
    slots.flatMap(({ parameter, fresh }) => (fresh === undefined ? [] : [parameter.name])),
  );
  return name && `what “**” spreads here holds “${name}” already`;
}

/** The first of the names that is surely among what is spread. */
function spreadName({ binding, keysOf }: CallInput, names: readonly string[]): string | undefined {
  return names.find((name) => binding.keywordSpreads.some((each) => keysOf(each).keys.has(name)));
}

/** A spread fills the parameters after those that are given: they must be the same ones in the same order. */
function spreadDoubt({ plan, binding, rules, keysOf }: CallInput): string | undefined {
  if (binding.spreadFrom !== undefined) {
    const filled = binding.byPosition.slice(binding.spreadFrom);
    if (!sameTail(plan, filled)) return `what “${rules.keywords ? '*' : '...'}” spreads here is not written in the call`;
    const head = binding.byPosition.slice(0, binding.spreadFrom);
    const now = plan.parameters.filter(
      ({ old, kind }) => (kind === 'plain' || kind === 'positionalOnly') && old !== undefined && head.includes(old),
    );
    const fewer = head.filter((ix) => !plan.removed.includes(ix)).length;
    if (now.length !== fewer) return 'what is spread here would come to other parameters';
  }
  if (binding.keywordSpreads.length > 0) {
    const unseen = plan.before.parameters.filter(
      ({ kind, receiver }, ix) => !receiver && (kind === 'plain' || kind === 'keywordOnly') && !binding.given.has(ix),
    );
    const told = binding.keywordSpreads.map(keysOf);
    const gone = unseen.find((each) => {
      if (told.every(({ keys, complete }) => complete && !keys.has(each.name))) return false;
      const ix = plan.before.parameters.indexOf(each);
      return plan.removed.includes(ix) || plan.parameters.some((planned) => planned.old === ix && planned.name !== each.name);
    });
    if (gone) return `what “**” spreads here may hold “${gone.name}”`;
  }
  return undefined;
}

/** Whether these old parameters stand together, in this order, with nothing new before or between that takes a position. */
function sameTail(plan: SignaturePlan, old: readonly number[]): boolean {
  const now = plan.parameters.filter(({ kind, receiver }) => !receiver && (kind === 'plain' || kind === 'positionalOnly'));
  const first = now.findIndex((each) => each.old !== undefined && old.includes(each.old));
  if (first === -1) return old.length === 0;
  if (now.slice(0, first).some((each) => each.old === undefined)) return false;
  return old.every((ix, i) => now[first + i]?.old === ix);
}

/** Parameters that a call has to give and does not. What a spread may hold is not missing. */
function missingOf({ binding, open, followed }: CallInput, slots: readonly Slot[]): readonly string[] {
  if (open || followed) return [];
  return slots.flatMap(({ parameter, argument, fresh }) => {
    const needed = parameter.fallback === undefined && !parameter.optional;
    if (!needed || argument || fresh) return [];
    const wasNeeded = parameter.old !== undefined && parameter.written?.fallback === undefined && parameter.written?.optional === false;
    if (wasNeeded || (parameter.old !== undefined && (binding.spread || binding.keywordSpreads.length > 0))) return [];
    return [parameter.name];
  });
}
