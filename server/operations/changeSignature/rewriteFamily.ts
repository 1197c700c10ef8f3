/** What becomes of the functions of a family and of everything that calls them: plans first, then the texts, innermost first. */
import { LineIndex } from '../../base/lineIndex.ts';
import type { Place, Step } from '../../core/facts/facts.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import { deepLanguageOfPath } from '../../core/terrain/languageId.ts';
import type { WrittenArgument } from '../../core/terrain/signatures/writtenSignature.ts';
import { refusal } from '../target/candidates.ts';
import { linesOf, memberUses, usesOf } from './bodyUses.ts';
import type { CallSite } from './calls/callSites.ts';
import { fits } from './calls/callValues.ts';
import { SURE } from './calls/handedCalls.ts';
import type { NewCall } from './calls/newArguments.ts';
import { changes, make, type PlannedCall, plannedCall } from './calls/plannedCall.ts';
import { unseenUses } from './calls/unseenUses.ts';
import type { SignaturePlan } from './definitions/draft.ts';
import type { Definition } from './definitions/family.ts';
import { rewriteFields } from './definitions/fieldLines.ts';
import { type Plans, plansOf } from './definitions/plans.ts';
import { capital, type FamilyChange, leaveAt, leftAt, placeOfName, shownName } from './familyChange.ts';
import { rewriteFollowers } from './followers.ts';
import { rewrittenList } from './listRewrite.ts';
import { renameParameters } from './renamedParameters.ts';

export function rewriteFamily(change: FamilyChange): Step<null, Refusal> {
  const { family, args, calls, findings } = change;
  const plans = plansOf(change);
  if ('error' in plans) return { kind: 'refused', error: plans };
  const primary = plans.of(family.primary.signature);
  if (!primary) return { kind: 'done', value: null };
  for (const note of primary.notes)
    findings.decisions.push({ kind: 'plan', ...note, confidence: 0.9, about: [placeOfName(family.primary)] });
  const planned = calls.sites.flatMap((site) => plannedCall(change, plans, site, args.calls) ?? []);
  tellIdleRules(change);
  const renamed = renameParameters(change, primary);
  if (renamed.kind !== 'done') return renamed;
  const dropped = new Map<string, readonly WrittenArgument[]>();
  const news = planned.map((call) => ({ call, made: make(change, call) }));
  for (const { call, made } of news) dropped.set(call.site.path, [...(dropped.get(call.site.path) ?? []), ...made.dropped]);
  const used = stillUsed(change, plans, dropped);
  if (used.kind !== 'done') return used;
  const missing = news.filter(({ made }) => made.missing.length > 0);
  if (missing.length > 0)
    return {
      kind: 'refused',
      error: whatToPass(
        change,
        missing.map(({ call, made }) => ({ site: call.site, made })),
      ),
    };
  const writings: Writing[] = [
    ...news.flatMap(({ call, made }) => writingOfCall(change, call, made)),
    ...family.definitions.flatMap((definition) => writingOfDefinition(change, definition, plans.of(definition.signature))),
  ];
  for (const { write } of writings.sort((a, b) => a.size - b.size)) write();
  if (family.primary.fields) rewriteFields(change, family.primary.fields, primary);
  unseenUses(change, primary, (site) => {
    const call = plannedCall(change, plans, site, []);
    return call === undefined || changes(make(change, call), call);
  });
  const passed = planned.flatMap(({ site, fresh }) =>
    [...fresh].flatMap(([key, { text, source }]) =>
      text === key && source === undefined ? [] : [{ path: site.path, text, at: site.start, source }],
    ),
  );
  return rewriteFollowers(change, plans.of, passed);
}

/** A place was named at which calls were to pass something, and nothing calls the function there. */
function tellIdleRules({ resolver, family, args, calls, findings }: FamilyChange): void {
  for (const rule of args.calls) {
    if (rule.inside.length === 0 || calls.sites.some((site) => fits(resolver, rule, site))) continue;
    findings.decisions.push({
      kind: 'leave',
      choice: `no call in ${rule.inside.map((hint) => `“${hint}”`).join(' or ')} passes it`,
      rationale: `nothing there calls ${shownName(resolver, family)}`,
      rejected: [],
      confidence: 0.9,
      about: [placeOfName(family.primary)],
    });
  }
}

interface Writing {
  readonly size: number;
  readonly write: () => void;
}

function writingOfCall(change: FamilyChange, call: PlannedCall, made: NewCall): readonly Writing[] {
  const { site, list, given, kept, own } = call;
  const { findings } = change;
  if (!changes(made, call)) return [];
  if (made.doubt === undefined && site.confidence < SURE && site.byOtherName) {
    findings.unsettled.push(leftAt(change, site, `${site.why}, and maybe something else as well`));
    return [];
  }
  if (made.doubt !== undefined) {
    findings.unsettled.push(leftAt(change, site, `${made.doubt}; look what this call should pass`));
    return [];
  }
  judgeDropped(change, site, made);
  const size = list.end - list.start;
  const write = (): void => {
    const file = change.rewrites.of(site.path, change.resolver.terrain.file(site.path)?.text ?? '');
    // Again, since what stands inside may have been rewritten by now.
    const now = make(change, call);
    const items = [...kept.map((old) => ({ old, text: undefined })), ...now.arguments, ...own.map((old) => ({ old, text: undefined }))].map(
      ({ old, text }) => ({
        old: old === undefined ? undefined : given.indexOf(old),
        text: text ?? (old === undefined ? '' : file.render(old)),
      }),
    );
    const bare = call.wrapped && given.length === 1 && items.length > 1;
    const spelled = bare ? items.map((item, i) => (i === 0 ? { ...item, text: `(${item.text})` } : item)) : items;
    const inner = rewrittenList(file.text, list, given, spelled);
    const bracketed = call.wrapped && given.length === 0 ? `(${inner})` : inner;
    const why = [...call.fresh.values()][0]?.why ?? 'passes its arguments as the function takes them now';
    file.replace(list, bracketed, { why, confidence: site.confidence, how: 'usage' }, 'end');
  };
  return [{ size, write }];
}

/** What is no longer passed may have done something when it was evaluated. */
function judgeDropped({ resolver, findings }: FamilyChange, site: CallSite, made: NewCall): void {
  const rules = resolver.terrain.rulesOf(site.path)?.signatures;
  const root = resolver.terrain.tree(site.path);
  const text = resolver.terrain.file(site.path)?.text ?? '';
  for (const { value } of made.dropped) {
    const effects = rules && root ? rules.effectsOf(root, value) : undefined;
    const place: Place = { path: site.path, ...value };
    if (effects?.kind === 'some')
      findings.unsettled.push(leaveAt(text, place, `the argument that goes is evaluated here, and that may do something: ${effects.why}`));
    else if (effects?.kind === 'likelyNone')
      findings.decisions.push({
        kind: 'edit',
        choice: `dropped the argument “${text.slice(value.start, value.end).slice(0, 60)}”`,
        rationale: `${effects.why}, which is taken to do nothing else`,
        rejected: [],
        confidence: 0.8,
        about: [place],
      });
  }
}

function writingOfDefinition(change: FamilyChange, definition: Definition, plan: SignaturePlan | undefined): readonly Writing[] {
  const { signature, path, text, fields } = definition;
  const rules = change.resolver.terrain.rulesOf(path)?.signatures;
  if (!plan || !rules || fields) return [];
  const size = signature.list.end - signature.list.start;
  const write = (): void => {
    const file = change.rewrites.of(path, text);
    const old = [...signature.parameters, ...signature.marks].sort((a, b) => a.start - b.start);
    // JavaScript has no mark for what may be left out.
    const marked = deepLanguageOfPath(path) !== 'javascript';
    const parameters = plan.parameters.map((each) => ({ ...each, optional: marked && each.optional }));
    const items = rules.writeParameters(parameters, text, signature.marks).map((item) => ({
      old: item.old === undefined ? undefined : old.findIndex(({ start }) => start === item.old?.start),
      text: item.text ?? (item.old === undefined ? '' : file.render(item.old)),
    }));
    const inner = rewrittenList(text, signature.list, old, items);
    const space = signature.bare && old.length === 0 && change.family.language === 'python' && inner !== '' ? ' ' : '';
    const brackets = signature.bare && change.family.language === 'ecmascript' && !/^[\w$]+$/.test(inner);
    file.replace(signature.list, brackets ? `(${inner})` : `${space}${inner}`, {
      why: 'its parameters are what was asked for',
      confidence: 1,
      how: 'declaration',
    });
  };
  return [{ size, write }];
}

/** A parameter that goes must not be used, but for handing it to the functions that lose it too. */
function stillUsed(change: FamilyChange, plans: Plans, dropped: ReadonlyMap<string, readonly WrittenArgument[]>): Step<null, Refusal> {
  const { resolver, family } = change;
  for (const definition of family.definitions) {
    const plan = plans.of(definition.signature);
    for (const ix of plan?.removed ?? []) {
      const name = definition.signature.parameters[ix]?.name ?? '';
      const members = memberUses(resolver, definition, ix);
      if (members.kind !== 'done') return members;
      const inside = usesOf(resolver, definition, name).map((use): Place => ({ path: definition.path, ...use }));
      const uses = [...inside, ...members.value].filter(
        (use) => !(dropped.get(use.path) ?? []).some(({ start, end }) => start <= use.start && use.end <= end),
      );
      const [first] = uses;
      if (!first) continue;
      const textOf = (path: Place['path']): string => resolver.terrain.file(path)?.text ?? '';
      const here = uses.filter(({ path }) => path === first.path);
      const more = uses.length - here.length;
      const where = `${linesOf(textOf(first.path), here)} of ${first.path}${more > 0 ? `, and ${more} more times elsewhere` : ''}`;
      const message = `“${name}” is still used in ${where}, so it cannot be taken out.`;
      const candidates = uses.slice(0, 20).map((use) => {
        const { line, column } = new LineIndex(textOf(use.path)).at(use.start);
        return { name, kind: 'use', place: use, suggestion: `--at ${use.path}:${line}:${column}` };
      });
      return { kind: 'refused', error: refusal('parameter-used', message, candidates) };
    }
  }
  return { kind: 'done', value: null };
}

function whatToPass({ resolver, family }: FamilyChange, missing: readonly { readonly site: CallSite; readonly made: NewCall }[]): Refusal {
  const name = missing[0]?.made.missing[0] ?? '';
  const count = missing.length === 1 ? 'a call passes' : `${missing.length} calls pass`;
  const shown = shownName(resolver, family);
  const was = family.primary.signature.parameters.find((each) => each.name === name)?.fallback;
  const unseen = was ? `; its default “${family.primary.text.slice(was.start, was.end)}” is not seen from everywhere` : '';
  const candidates = missing.slice(0, 20).map(({ site }) => {
    const { line, column } = new LineIndex(resolver.terrain.file(site.path)?.text ?? '').at(site.start);
    return {
      name: `${site.path}:${line}:${column}`,
      kind: 'call',
      place: { path: site.path, start: site.start, end: site.end },
      suggestion: `… and pass ${name}=VALUE at every call`,
    };
  });
  return refusal(
    'argument-missing',
    `${capital(shown)} would need “${name}”, and ${count} nothing for it${unseen}.`,
    candidates,
    `Say what to pass: “… and pass ${name}=VALUE at every call”; or give it a default: “… with the default VALUE”.`,
  );
}
