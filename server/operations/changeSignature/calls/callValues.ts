/** Which value a call gives a new parameter: by the rules that were asked for, else by what such a call is there for. */

import type { CallRule } from '../../../core/operation/signatureChange.ts';
import { isTestPath } from '../../../core/terrain/relations/testFiles.ts';
import type { Resolver } from '../../../core/terrain/resolver.ts';
import { pathFits } from '../../target/hints.ts';
import type { PlannedParameter } from '../definitions/draft.ts';
import { definitionsOf, type SignatureFamily } from '../definitions/family.ts';
import { type CallSite, namesAround } from './callSites.ts';
import type { FreshValue } from './newArguments.ts';

export interface CallValue extends FreshValue {
  readonly why: string;
}

/** Parameters whose work goes on in a call of the function by itself, so that the call has to hand them on. */
const handedOnAlways =
  /^(?:dry_?run|verbose|quiet|strict|timeout|encoding|errors|force|debug|logger|log|ctx|context|signal|cache|session|config|options)$/i;

export interface ValueQuestion {
  readonly resolver: Resolver;
  readonly family: SignatureFamily;
  readonly rules: readonly CallRule[]; // of this parameter
  readonly parameter: PlannedParameter;
  readonly site: CallSite;
}

/** Undefined: the call leaves the parameter out. */
export function valueAt({ resolver, family, rules, parameter, site }: ValueQuestion): CallValue | undefined {
  const named = parameter.fallback !== undefined || parameter.optional || parameter.kind === 'keywordOnly';
  for (const rule of bySpecificity(resolver, rules, site)) {
    if (!fits(resolver, rule, site)) continue;
    if (rule.from === 'recursion' && !site.inFamily) continue;
    if (rule.from === 'callersThatHaveIt' && !callerHas(resolver, site, parameter, family)) continue;
    return {
      text: rule.value ?? parameter.name,
      byName: named,
      ...(rule.source !== undefined && { source: rule.source }),
      why: rule.value === undefined ? 'hands the parameter on' : 'passes what was asked for',
    };
  }
  if (parameter.old !== undefined || !site.inFamily) return undefined;
  if (site.manner === 'super') return { text: parameter.name, byName: named, why: 'hands the parameter on to the class above' };
  return handedOnAlways.test(parameter.name)
    ? { text: parameter.name, byName: named, why: 'hands the parameter on, since the call does the same work further down' }
    : undefined;
}

/** The narrower rule holds: of one function before one of a folder, one about recursion before one about callers. */
function bySpecificity(resolver: Resolver, rules: readonly CallRule[], site: CallSite): readonly CallRule[] {
  const around = namesAround(resolver, site);
  const weight = ({ from, inside, tests }: CallRule): number =>
    (inside.some((hint) => around.includes(hint)) ? 8 : inside.length > 0 ? 6 : 0) +
    { everywhere: 0, callersThatHaveIt: 2, recursion: 4 }[from] +
    (tests === undefined ? 0 : 1);
  return [...rules].sort((a, b) => weight(b) - weight(a));
}

/** Whether the call stands where the rule says. */
export function fits(resolver: Resolver, { inside, outside, tests }: CallRule, site: CallSite): boolean {
  if (tests !== undefined && isTestPath(site.path) !== (tests === 'only')) return false;
  const around = namesAround(resolver, site);
  const stands = (hint: string): boolean => {
    const name = hint.split('.').at(-1) ?? hint;
    return pathFits(site.path, hint) || around.includes(hint) || (hint.includes('.') && around.includes(name));
  };
  return (inside.length === 0 || inside.some(stands)) && !outside.some(stands);
}

/** Whether the function around the call has a parameter called like this one. */
function callerHas(resolver: Resolver, { caller, inFamily }: CallSite, { name }: PlannedParameter, family: SignatureFamily): boolean {
  if (inFamily) return true; // it gets it now
  if (caller === undefined) return false;
  return definitionsOf(resolver, caller).some(
    ({ signature }) => signature !== family.primary.signature && signature.parameters.some((each) => each.name === name),
  );
}
