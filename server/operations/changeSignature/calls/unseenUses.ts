/** Uses of a function whose arguments are not written where it is named: callbacks, decorators, mocks; and calls nobody can be sure of. */
import type { OperationDecision } from '../../../core/operation/operation.ts';
import { isTestPath } from '../../../core/terrain/relations/testFiles.ts';
import type { SignaturePlan } from '../definitions/draft.ts';
import { type FamilyChange, leftAt } from '../familyChange.ts';
import { bindArguments } from './argumentBinding.ts';
import type { CallSite } from './callSites.ts';
import { judgeDecorators } from './decorators.ts';
import { SURE } from './handedCalls.ts';
import { judgeStandIns } from './standIns.ts';

const PLACES_NAMED_MAX = 20;
const NAME_UNITS_MAX = 40;
const HIDDEN = 'it gets arguments here in a way that does not show which';
/** `wouldChange`: whether a doubtful call would have to be rewritten, were it one. */
export function unseenUses(change: FamilyChange, plan: SignaturePlan, wouldChange: (site: CallSite) => boolean): void {
  const { calls, findings, family } = change;
  const breaking = isBreaking(plan);
  const values: CallSite[] = [];
  for (const site of calls.sites) {
    switch (site.use.kind) {
      case 'held':
        if (!isFollowed(change, site, site.use.name)) values.push(site);
        break;
      case 'value':
      case 'decorator':
        values.push(site);
        break;
      case 'spreadCall':
        if (breaking && !calls.followed.has(site)) findings.unsettled.push(leftAt(change, site, HIDDEN));
        break;
      case 'template':
      case 'element':
        if (breaking) findings.unsettled.push(leftAt(change, site, HIDDEN));
        break;
      case 'call':
      case 'handedOn':
      case 'none':
        break;
    }
  }
  const certain = values.filter((site) => site.manner !== 'forwarded');
  const moved = certain.filter((site) => breaking || takesWhatItsCallerGives(family.language, plan, site));
  for (const site of moved) findings.unsettled.push(leftAt(change, site, whyHandedOver(site)));
  const safe = certain.filter((site) => !moved.includes(site));
  if (safe.length > 0) findings.decisions.push(handedOver(safe));
  for (const site of calls.unsettled) {
    const misfit = whyMisfit(site);
    if (misfit !== undefined) findings.left.push(leftAt(change, site, `${site.why}, and ${misfit}`));
    else if (wouldChange(site)) findings.unsettled.push(leftAt(change, site, `${site.why}; it may be a call of it`));
  }
  judgeDecorators(change, breaking);
  judgeStandIns(change, plan);
  mocks(change, breaking);
}

/** Why the call as it stands cannot be one of the function as it was: it gives what that never took. */
function whyMisfit({ use, signature, withReceiver }: CallSite): string | undefined {
  if (use.kind !== 'call') return undefined;
  const { surplus, unknownNames, spread } = bindArguments(signature, use.call.arguments, withReceiver);
  const takes = (kind: 'rest' | 'keywordRest'): boolean => signature.parameters.some((each) => each.kind === kind);
  if (surplus.length > 0 && spread === undefined && !takes('rest')) return 'it gives more than this one takes';
  const [unknown] = unknownNames;
  return unknown && !takes('keywordRest') ? `it gives “${unknown.name}”, which this one does not take` : undefined;
}

/** Whether all calls by the name it is held under are surely calls of it, so that they were rewritten. */
function isFollowed({ calls, resolver }: FamilyChange, { path }: CallSite, name: string): boolean {
  const text = resolver.terrain.file(path)?.text ?? '';
  const held = calls.sites.filter((site) => site.path === path && text.slice(site.start, site.end) === name);
  return held.length > 0 && held.every(({ confidence }) => confidence >= SURE);
}

/** Whether calls that were right before are wrong now. */
function isBreaking({ before, parameters, removed }: SignaturePlan): boolean {
  if (removed.length > 0) return true;
  const needed = parameters.some(
    (each) =>
      each.fallback === undefined &&
      !each.optional &&
      each.kind !== 'rest' &&
      each.kind !== 'keywordRest' &&
      (each.old === undefined || each.written?.fallback !== undefined || each.written?.optional === true),
  );
  const order = parameters.flatMap(({ old, kind }) => (old !== undefined && kind !== 'keywordOnly' ? [old] : []));
  const was = before.parameters.flatMap(({ kind }, ix) => (kind !== 'keywordOnly' ? [ix] : []));
  const kept = was.every((ix, i) => order[i] === ix);
  const firstNew = parameters.findIndex(({ old, kind }) => old === undefined && kind !== 'keywordOnly');
  const inTheMiddle = firstNew !== -1 && parameters.slice(firstNew).some(({ old, kind }) => old !== undefined && kind === 'plain');
  return needed || !kept || inTheMiddle || parameters.some(({ written, name }) => written !== undefined && written.name !== name);
}

/** How many arguments methods of the language give the function that they get. */
const given: readonly (readonly [RegExp, number])[] = [
  [/\.(?:map|forEach|filter|some|every|find|findIndex|findLast|findLastIndex|flatMap)$/, 3],
  [/\.(?:reduce|reduceRight)$/, 4],
  [/\.sort$/, 2],
];

/** `rows.map(f)` gives f an index as well: a parameter that f gets in its place would take it. */
function takesWhatItsCallerGives(language: 'python' | 'ecmascript', { parameters }: SignaturePlan, { use }: CallSite): boolean {
  if (language !== 'ecmascript' || use.kind !== 'value') return false;
  const count = given.find(([method]) => method.test(use.passedTo ?? ''))?.[1] ?? 0;
  const added = parameters.findIndex(({ old }) => old === undefined);
  return added !== -1 && added < count;
}

function whyHandedOver({ use }: CallSite): string {
  if (use.kind === 'decorator') return 'it is used as a decorator, which gives it its arguments';
  const to =
    use.kind === 'value' && use.passedTo !== undefined ? ` to “${use.passedTo.replaceAll(/\s+/g, ' ').slice(-NAME_UNITS_MAX)}”` : '';
  return `it is handed over${to} as a value; whoever calls it there decides what it gets`;
}

function handedOver(sites: readonly CallSite[]): OperationDecision {
  const count = sites.length === 1 ? 'one place' : `${sites.length} places`;
  return {
    kind: 'leave',
    choice: `left ${count} alone where it is handed over as a value`,
    rationale: 'whoever calls it there decides what it gets; what it got before still fits',
    rejected: [],
    confidence: 0.8,
    about: sites.slice(0, PLACES_NAMED_MAX).map(({ path, start, end }) => ({ path, start, end })),
  };
}

const asserted =
  /\b(?:assert_(?:called|any_call|awaited|has_calls|has_awaits)\w*|toHaveBeen(?:Last|Nth)?CalledWith|toHaveBeenCalled|calledWith\w*)\b/g;

/** Tests that say what it must be called with: reported, since what a mock stands for is not always told. */
function mocks(change: FamilyChange, breaking: boolean): void {
  const { resolver, family, calls, findings, args } = change;
  if (!breaking && args.calls.length === 0) return;
  const name = family.constructs
    ? (resolver.terrain.view(family.spoken.path)?.symbol(family.spoken.symbol)?.name ?? '')
    : family.target.name;
  const tests = (resolver.terrain.facts.mentions(name)?.code ?? []).filter(isTestPath);
  for (const path of tests) {
    const text = resolver.terrain.file(path)?.text ?? '';
    for (const { index, 0: word } of text.matchAll(asserted)) {
      const place = { path, start: index, end: index + word.length };
      if (calls.sites.some((site) => site.path === path && site.start === index)) continue;
      findings.left.push(
        leftAt(change, place, `says what a mock must have been called with; if it stands for “${name}”, look whether it still holds`),
      );
    }
  }
}
