/** "Rename the parameter a of f to b and make it keyword-only": which parameter of which function a wish without names is about. */
import { ok, type Result } from '../../../base/result.ts';
import type { TargetSpec } from '../../operation/target.ts';
import { partSpokenOf } from '../phrases/partPhrases.ts';
import type { Ask, SignatureWish, Thing } from '../phrases/phraseValue.ts';
import { type Problem, problem, type ResolvedThing } from './operationMeaning.ts';

export interface AskOfPart {
  readonly ask: Ask;
  readonly things: readonly ResolvedThing[];
  readonly assumption: string;
}

/** Whether a wish is about a parameter that it does not name, of a function that it does not name. */
export function isOfPart(ask: Ask): boolean {
  return ask.things.length === 0 && (wishOf(ask)?.changes ?? []).some(isUnnamed);
}

/** `last`: what was spoken of last; only a parameter, or what has something around it, can be meant. */
export function ofPart(ask: Ask, last: TargetSpec | undefined): Result<AskOfPart, Problem> {
  const wish = wishOf(ask);
  const around = last?.containerHint;
  if (wish === undefined || last === undefined || last.name === '' || (last.kind !== 'parameter' && around === undefined))
    return problem('which parameter “it” stands for was not said; name it', 'make limit of load keyword-only');
  if (last.kind !== undefined && last.kind !== 'parameter')
    return problem(`“it” stands for the ${last.kind} ${last.name}, which is no parameter`, 'make limit of load keyword-only');
  if (around === undefined) return problem(`whose parameter ${last.name} is was not said`, `make ${last.name} of load keyword-only`);
  const changes = wish.changes.map((change) => (isUnnamed(change) ? { ...change, parameter: last.name } : change));
  const thing: Thing = { kind: 'thing', named: undefined, pointing: 'it', thingKind: undefined, places: [], notes: [] };
  const spec: TargetSpec = { name: around, kind: undefined, pathHint: last.pathHint, containerHint: undefined, cursor: undefined };
  return ok({
    ask: { ...ask, details: { ...ask.details, wish: { ...wish, changes } } },
    things: [{ thing, spec }],
    assumption: `“it” is read as the parameter ${last.name} of ${around}`,
  });
}

function wishOf(ask: Ask): SignatureWish | undefined {
  const wish = ask.details?.['wish'];
  return wish?.kind === 'signatureWish' ? wish : undefined;
}

function isUnnamed(change: SignatureWish['changes'][number]): boolean {
  return 'parameter' in change && change.parameter === partSpokenOf;
}
