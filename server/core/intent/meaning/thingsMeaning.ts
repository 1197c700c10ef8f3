/** What the noun phrases of one clause come to, several at once: selections, "them", lists, less what is left out. */
import { ok, type Result } from '../../../base/result.ts';
import type { TargetSpec } from '../../operation/target.ts';
import { readSelector } from '../../terrain/select/readSelector.ts';
import { selectorText } from '../../terrain/select/selectorText.ts';
import type { Place, Thing } from '../phrases/phraseValue.ts';
import { type Problem, problem, type ResolvedThing } from './operationMeaning.ts';
import { exceptionSelector, meantSelection } from './selectionMeaning.ts';
import { meantThing, type ThingContext } from './thingMeaning.ts';

export interface GroupContext extends ThingContext {
  /** What "them" stands for. */
  readonly lastGroup: readonly TargetSpec[];
}

export interface MeantThings {
  readonly things: readonly ResolvedThing[];
  readonly assumptions: readonly string[];
}

/** `except`: said of all of them. */
export function meantThings(
  things: readonly Thing[],
  after: readonly Place[],
  except: readonly Thing[],
  context: GroupContext,
): Result<MeantThings, Problem> {
  const found: ResolvedThing[] = [];
  const assumptions: string[] = [];
  for (const thing of things) {
    // "The class Reader and its subclasses": of the one before.
    const last = found.at(-1)?.spec ?? context.last;
    const meant = meantOne(thing, after, { ...context, last, lastIsSpent: found.length === 0 && context.lastIsSpent });
    if (!meant.ok) return meant;
    found.push(...meant.value.things);
    assumptions.push(...meant.value.assumptions);
  }
  if (except.length === 0) return ok({ things: found, assumptions });
  const kept = without(found, except, context, assumptions);
  return kept.ok ? ok({ things: kept.value, assumptions }) : kept;
}

function meantOne(thing: Thing, after: readonly Place[], context: GroupContext): Result<MeantThings, Problem> {
  if (thing.selection !== undefined) {
    const meant = meantSelection(thing, after, context);
    if (!meant.ok) return meant;
    const spec = specOf(selectorText(meant.value.selector));
    return ok({ things: [{ thing, spec }], assumptions: meant.value.assumptions });
  }
  if (thing.pointing === 'them') return meantGroup(thing, context);
  const meant = meantThing(thing, after, context);
  return meant.ok ? ok({ things: [{ thing, spec: meant.value.spec }], assumptions: meant.value.assumptions }) : meant;
}

function meantGroup(thing: Thing, context: GroupContext): Result<MeantThings, Problem> {
  if (context.lastGroup.length === 0)
    return problem('what “them” stands for was not named before; name the things, or say what they have in common');
  const assumptions = [...thing.notes];
  const things = context.lastGroup.map((spec): ResolvedThing => ({ thing, spec }));
  const kept = without(things, thing.except ?? [], context, assumptions);
  if (!kept.ok) return kept;
  assumptions.push(`“them” is read as ${kept.value.map(({ spec }) => spec.selector ?? spec.name).join(', ')}`);
  return ok({ things: kept.value, assumptions });
}

/** Those named are taken out by their names; a selection is narrowed. */
function without(
  things: readonly ResolvedThing[],
  except: readonly Thing[],
  context: GroupContext,
  assumptions: string[],
): Result<readonly ResolvedThing[], Problem> {
  let left = things;
  for (const one of except) {
    const name = one.selection === undefined ? one.named?.name.segments.at(-1) : undefined;
    const named = left.filter(({ spec }) => spec.selector === undefined && lastOf(spec.name) === name);
    if (named.length > 0) {
      left = left.filter((thing) => !named.includes(thing));
      continue;
    }
    if (!left.some(({ spec }) => spec.selector !== undefined))
      return problem(`${one.named?.written ?? 'what is left out'} is not among the things that were named`);
    const minus = exceptionSelector(one, context, assumptions);
    if (!minus.ok) return minus;
    left = left.map((thing) => {
      if (thing.spec.selector === undefined) return thing;
      const read = readSelector(thing.spec.selector);
      if (!read.ok) return thing;
      const whole = read.value.kind === 'and' ? read.value.of : [read.value];
      const narrowed = selectorText({ kind: 'and', of: [...whole, ...minus.value.map((of) => ({ kind: 'not', of }) as const)] });
      return { ...thing, spec: { ...thing.spec, selector: narrowed } };
    });
  }
  return left.length === 0 ? problem('nothing is left of what was named') : ok(left);
}

function specOf(selector: string): TargetSpec {
  return { name: '', kind: undefined, pathHint: undefined, containerHint: undefined, cursor: undefined, selector };
}

function lastOf(dotted: string): string {
  return dotted.slice(dotted.lastIndexOf('.') + 1);
}
