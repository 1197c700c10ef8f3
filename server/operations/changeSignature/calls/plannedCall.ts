/** A call as it is to be: which of its arguments are whose, what new parameters are given there, and what comes of both. */
import type { CallRule } from '../../../core/operation/signatureChange.ts';
import { NONE } from '../../../core/terrain/fileIndex.ts';
import { scopeAround } from '../../../core/terrain/relations/callerAround.ts';
import type { Resolver } from '../../../core/terrain/resolver.ts';
import type { SpreadKeys, WrittenArgument, WrittenSignature } from '../../../core/terrain/signatures/writtenSignature.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { SignaturePlan } from '../definitions/draft.ts';
import type { Plans } from '../definitions/plans.ts';
import { type FamilyChange, leftAt } from '../familyChange.ts';
import { bindArguments } from './argumentBinding.ts';
import type { CallSite } from './callSites.ts';
import { type CallValue, valueAt } from './callValues.ts';
import { formerDefault } from './formerDefaults.ts';
import { type NewArgument, type NewCall, newArguments } from './newArguments.ts';

export interface PlannedCall {
  readonly site: CallSite;
  readonly list: WrittenSignature['list'];
  readonly given: readonly WrittenArgument[]; // all that are written there
  readonly kept: readonly WrittenArgument[]; // before those that are bound: a receiver's, a wrapper's own
  readonly bound: readonly WrittenArgument[];
  readonly own: readonly WrittenArgument[]; // a wrapper's own, by name
  readonly plan: SignaturePlan;
  readonly fresh: ReadonlyMap<string, CallValue>;
  readonly open: boolean;
  readonly wrapped: boolean; // brackets have to be written as well
}

export function plannedCall(change: FamilyChange, plans: Plans, site: CallSite, rules: readonly CallRule[]): PlannedCall | undefined {
  const { use } = site;
  if (use.kind !== 'call' && use.kind !== 'handedOn') return undefined;
  const plan = plans.of(site.signature);
  if (!plan) return undefined;
  const given = use.call.arguments;
  const skipped = use.kind === 'handedOn' ? use.skipped : 0;
  const positions = skipped + site.ownPositions;
  const own = given.filter(({ kind, name }) => kind === 'keyword' && site.ownNames.includes(name));
  const kept = given.slice(0, positions).filter(({ kind }) => kind === 'positional');
  const bound = [...site.prior, ...given.filter((each) => !kept.includes(each) && !own.includes(each))];
  const fresh = new Map<string, CallValue>();
  const adds = change.args.changes.filter(({ change: kind }) => kind === 'add');
  for (const parameter of plan.parameters) {
    const asked = rules.filter((rule) =>
      rule.parameter === undefined
        ? adds.length > 0 && parameter.old === undefined
        : rule.parameter === parameter.key || rule.parameter === parameter.name,
    );
    if (parameter.old !== undefined && asked.length === 0) {
      // What had a default and is needed now: the calls that left it out pass what they got.
      const definition = change.family.definitions.find(({ signature }) => signature === plan.before) ?? change.family.primary;
      const value = formerDefault(change.resolver, definition, parameter, site.path);
      if (value !== undefined) fresh.set(parameter.key, { text: value, byName: false, why: 'passes what was the default' });
      continue;
    }
    const value = valueAt({ resolver: change.resolver, family: change.family, rules: asked, parameter, site });
    if (value && lacksSelf(change, site, value.text))
      change.findings.unsettled.push(leftAt(change, site, `there is no “self” to take “${value.text}” from`));
    else if (value && givesFresh(change, site)) fresh.set(parameter.key, value);
  }
  const open = use.kind === 'handedOn' && use.open;
  const wrapped = !use.call.parenthesised;
  return { site, list: use.call.list, given, kept, bound, own, plan, fresh, open, wrapped };
}

/** A static method or a function has no object to read a value from. */
function lacksSelf({ resolver }: FamilyChange, { path, start }: CallSite, value: string): boolean {
  const view = resolver.terrain.view(path);
  return view?.family === 'python' && /^self\b/.test(value) && view.lookup(scopeAround(view, start), 'self') === NONE;
}

/** Whether new parameters get their values at a call, or where its arguments come from or go to. */
function givesFresh({ calls, family: { language } }: FamilyChange, site: CallSite): boolean {
  const open = site.use.kind === 'handedOn' && site.use.open;
  // A partial of Python takes what its calls then need not give; `bind` cannot skip what they give.
  if (site.manner === 'held') return language === 'ecmascript';
  return !calls.followed.has(site) || (open && language === 'python');
}

/** What the call passes, with what was rewritten inside of it so far. */
export function make({ resolver, rewrites, calls }: FamilyChange, { site, bound, plan, fresh, open }: PlannedCall): NewCall {
  const rules = resolver.terrain.rulesOf(site.path)?.signatures;
  const text = resolver.terrain.file(site.path)?.text ?? '';
  if (!rules) return { arguments: [], dropped: [], doubt: undefined, missing: [] };
  const file = rewrites.of(site.path, text);
  const made = newArguments({
    plan,
    binding: bindArguments(site.signature, bound, site.withReceiver),
    rules,
    withReceiver: site.withReceiver,
    open,
    followed: calls.followed.has(site),
    fresh,
    render: (extent) => file.render(extent),
    keysOf: (argument) => spreadKeysOf(resolver, site.path, argument),
  });
  return site.manner === 'held' ? withoutPrior(made, site.prior, rules.keywords) : made;
}

export function spreadKeysOf({ terrain }: Resolver, path: WorkspacePath, { value }: WrittenArgument): SpreadKeys {
  const root = terrain.tree(path);
  return (root && terrain.rulesOf(path)?.signatures.spreadKeys(root, value)) ?? { keys: new Set(), complete: false };
}

/** What a call of a partial passes itself: it has to come behind what was given before. */
function withoutPrior(made: NewCall, prior: readonly WrittenArgument[], keywords: boolean): NewCall {
  const isPrior = ({ old }: NewArgument): boolean => old !== undefined && prior.includes(old);
  const rest = made.arguments.filter((each) => !isPrior(each));
  const last = made.arguments.findLastIndex((each) => isPrior(each) && each.old?.kind === 'positional');
  const apart = made.arguments.slice(0, Math.max(last, 0)).some((each) => !isPrior(each));
  return {
    arguments: rest,
    dropped: made.dropped.filter((each) => !prior.includes(each)),
    doubt: made.doubt ?? (apart ? 'some of what it gets is given before' : undefined),
    missing: keywords ? [] : made.missing,
  };
}

export function changes(made: NewCall, { bound: all, site }: PlannedCall): boolean {
  const bound = all.slice(site.prior.length);
  if (made.doubt !== undefined || made.arguments.length !== bound.length || made.missing.length > 0) return true;
  return made.arguments.some(({ old, text }, i) => old !== bound[i] || text !== undefined);
}
