/** The merge written out: the one function, every use of the others and of itself, and what becomes of their names. */

import { lineStart } from '../../base/textLines.ts';
import type { Step } from '../../core/facts/facts.ts';
import type { Located, Refusal } from '../../core/operation/operation.ts';
import { enclosing, extentOf, nodeAround } from '../../core/syntax/nodeSearch.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { whyHiddenAt } from '../callables/freeNames.ts';
import { importedLocal, type NamingPlace } from '../callables/importedLocal.ts';
import { locatedMember } from '../callables/locatedMember.ts';
import { memberLines } from '../callables/memberLines.ts';
import { isWithin, receiverKind } from '../callables/receiver.ts';
import { placesInWords } from '../callables/surroundings.ts';
import { refusedAs } from '../callables/unfit.ts';
import { ChangeSheet } from '../rewriting/changeSheet.ts';
import type { OldNames } from './arguments.ts';
import { callChanges, type Passing, passesNothing, valueChanges, type Written } from './callSites.ts';
import { mergeDecisions } from './mergeDecisions.ts';
import { bringsAll, followNames, sourceFor, whyKept } from './oldNames.ts';
import { type MergePlan, subjectsOf } from './plan.ts';
import { spelledAt, type Through } from './spelling.ts';
import type { MergedSubject, MergedUse } from './subject.ts';
import type { Value } from './values.ts';
import { writeWrapper } from './wrappers.ts';
import { writeBase } from './writtenBase.ts';

/** What becomes of one of them. */
export interface Fate {
  readonly subject: MergedSubject;
  /** `stays`: its name is that of the merged one, in the same module. `wrapped`: it stays beside it, and says why. */
  readonly kind: 'stays' | 'gone' | 'wrapped';
  readonly why: string;
  readonly kept: ReadonlySet<MergedUse>; // uses that go on meaning the wrapper
}

export function writeMerged(resolver: Resolver, plan: MergePlan, old: OldNames | undefined): Step<Located, Refusal> {
  const { terrain } = resolver;
  const sheet = new ChangeSheet(terrain);
  const fates: Fate[] = [];
  for (const subject of subjectsOf(plan)) {
    const fate = fateOf(resolver, sheet, plan, subject, old);
    if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
    if ('error' in fate) return { kind: 'refused', error: fate };
    fates.push(fate);
  }
  const fallbacks = plan.parameters.map(({ fallback }) =>
    fallback ? spelledAt(resolver, sheet, fallback, placeOfBase(plan)) : { text: '' },
  );
  const unspelled = fallbacks.find((each) => 'whyNot' in each);
  if (unspelled && 'whyNot' in unspelled) return refusedAs(unspelled.whyNot);
  writeBase(
    resolver,
    sheet,
    plan,
    fallbacks.map((each) => ('text' in each ? each.text : '')),
    fates.some(({ subject, kind }) => subject === plan.base && kind === 'wrapped'),
  );
  releaseReplaced(sheet, plan);
  for (const fate of fates) {
    const unfit = fate.kind === 'wrapped' ? wrap(resolver, sheet, plan, fate, old) : takeOut(sheet, plan, fate);
    if (unfit !== undefined) return refusedAs(unfit);
  }
  const unplaced = putInPlace(sheet, plan);
  if (unplaced !== undefined) return refusedAs(unplaced);
  const strings = followNames(resolver, sheet, plan, fates);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const { base } = plan;
  const located = locatedMember(
    resolver,
    { ...base.subject, decisions: [...base.decisions] },
    {
      newName: plan.name === base.subject.name ? undefined : plan.name,
      strings: strings.left,
      decisions: mergeDecisions(resolver, plan, fates, strings.followed),
    },
  );
  const readSet = [...new Set([...located.readSet, ...subjectsOf(plan).flatMap(({ subject }) => subject.found.subject.paths)])];
  return sheet.located({ ...located, readSet, names: [plan.name, ...subjectsOf(plan).map(({ subject }) => subject.name)] });
}

function placeOfBase({ base, path }: MergePlan): NamingPlace {
  return { path, view: base.subject.view, scope: 0, place: { start: base.definition.start } };
}

/** Writes the uses, as far as they can be, and tells what that leaves of the name. */
function fateOf(
  resolver: Resolver,
  sheet: ChangeSheet,
  plan: MergePlan,
  subject: MergedSubject,
  old: OldNames | undefined,
): Fate | Refusal {
  const { terrain } = resolver;
  const stays = subject.subject.name === plan.name && subject.subject.ref.path === plan.path;
  const kept = new Set<MergedUse>();
  let why = stays || old === 'remove' ? undefined : old === undefined ? whyKept(plan, subject) : 'the instruction asks for it';
  const uses = subject.uses.filter((use) => !isInOther(plan, subject, use));
  const calls = uses.filter(({ use }) => use.kind === 'call');
  for (const use of [...uses.filter((each) => !calls.includes(each)), ...calls]) {
    // Where a wrapper stays anyhow, what hands it on need not be told.
    if (why !== undefined && use.use.kind !== 'call') {
      kept.add(use);
      continue;
    }
    const written = writtenUse(resolver, sheet, plan, subject, use);
    if (terrain.needs.any) continue;
    if (!('whyNot' in written)) {
      for (const { start, end, parts } of written)
        sheet.rewrite(use.path, { start, end }, parts, `passes what “${subject.subject.name}” had; ${use.why}`, use.confidence);
      continue;
    }
    const place = placesInWords(terrain, [{ path: use.path, ...use.place }]);
    if (stays || old === 'remove') return refusedAs(`a place ${written.whyNot} (${place})`).error;
    why ??= `${place} ${written.whyNot}`;
    kept.add(use);
  }
  if (stays) return { subject, kind: 'stays', why: '', kept };
  return why === undefined ? { subject, kind: 'gone', why: '', kept } : { subject, kind: 'wrapped', why, kept };
}

/** Inside of one that is merged away, or of the base where it means another. */
function isInOther(plan: MergePlan, subject: MergedSubject, { path, place }: MergedUse): boolean {
  return subjectsOf(plan).some(
    (each) => each.subject.ref.path === path && isWithin(place, each.definition) && !(each === plan.base && subject === plan.base),
  );
}

function writtenUse(resolver: Resolver, sheet: ChangeSheet, plan: MergePlan, subject: MergedSubject, use: MergedUse): Written {
  const text = resolver.terrain.file(use.path)?.text;
  if (text === undefined) return [];
  const { object } = use.use;
  const through = object && subject.owner === undefined ? { path: subject.subject.ref.path, text: object.text } : undefined;
  const passing = passingAt(resolver, sheet, plan, subject, use, plan.path === subject.subject.ref.path ? through : undefined);
  if ('whyNot' in passing) return passing;
  const same = subject.subject.name === plan.name && subject.subject.ref.path === plan.path;
  if (same && passesNothing(passing)) return [];
  const changed = passesNothing(passing) ? [] : undefined;
  const local = nameAt(resolver, sheet, plan, subject, use);
  if (typeof local !== 'string') return local;
  const isThere = subject.owner !== undefined || plan.path === subject.subject.ref.path;
  const naming = named(use, local, isThere);
  if (use.use.object !== undefined && !isThere) sheet.release(use.path, extentOf(use.use.object));
  if (use.use.kind !== 'call') {
    if (changed) return use.shorthand ? [{ ...use.place, parts: [`${use.use.name.text}: ${local}`] }] : naming;
    const callee = use.use.object && isThere ? `${use.use.object.text}.${local}` : local;
    return valueChanges(sheet, text, use, passing, plan, callee);
  }
  const skipped = subject.owner && 'through' in use && use.through === 'class' && receiverKind(subject.definition) === 'instance' ? 1 : 0;
  const call = changed ?? callChanges(text, use.use, passing, plan, skipped);
  return 'whyNot' in call ? call : [...naming, ...call];
}

/** The name alone where what stands before it leads to the merged one, too; else all of it. */
function named({ use }: MergedUse, local: string, isThere: boolean): Exclude<Written, { whyNot: string }> {
  const whole = use.object !== undefined && !isThere;
  if (use.name.text === local && !whole) return [];
  return [{ ...extentOf(whole ? use.access : use.name), parts: [local] }];
}

function nameAt(
  resolver: Resolver,
  sheet: ChangeSheet,
  plan: MergePlan,
  subject: MergedSubject,
  use: MergedUse,
): string | { readonly whyNot: string } {
  if (subject.owner !== undefined) return plan.name;
  if (use.use.object !== undefined && plan.path === subject.subject.ref.path) return plan.name;
  const hidden = whyHiddenAt(use.view, use.scope, plan.name);
  if (hidden !== undefined) return { whyNot: `has no way to name it: ${hidden}` };
  const key = `${use.path} ${use.scope}`;
  const known = plan.locals.get(key) ?? (bringsAll(resolver, use.view, plan) ? plan.name : undefined);
  if (known !== undefined) return known;
  const local = importedLocal(resolver, sheet, use, sourceFor(resolver, plan, use.path), plan.name);
  if (typeof local === 'string') plan.locals.set(key, local);
  return typeof local === 'string' ? local : { whyNot: `cannot import it: ${local.error.message.replace(/\.$/, '')}` };
}

const documentation: ReadonlySet<string> = new Set(['string', 'comment']);

/** The values as the file of the use spells them; inside of the merged one they are its own parameters. */
function passingAt(
  resolver: Resolver,
  sheet: ChangeSheet,
  plan: MergePlan,
  subject: MergedSubject,
  place: NamingPlace & { readonly place: MergedUse['place'] },
  through?: Through,
): Passing | { readonly whyNot: string } {
  const { root } = plan.base.subject;
  const isSaid = enclosing(nodeAround(root, place.place), documentation) !== undefined; // a doctest calls it from outside
  const inside = place.path === plan.path && isWithin(place.place, plan.base.definition) && !isSaid;
  const comparison = plan.comparisons.find(({ other }) => other === subject);
  const spell = (value: Value): string => {
    const spelled = spelledAt(resolver, sheet, value, place, through);
    if ('text' in spelled) return spelled.text;
    unspelled ??= spelled.whyNot;
    return value.text;
  };
  let unspelled: string | undefined;
  const given = plan.parameters.map(({ name, values, fallback }) => {
    const value = values.get(subject);
    if (inside) return { name, text: name, standing: false };
    const standing = value === undefined || (fallback !== undefined && fallback.text === value.text);
    return { name, text: standing || value === undefined ? (value?.text ?? name) : spell(value), standing };
  });
  const supplied = new Map<string, string>();
  for (const { parameter, differences } of comparison?.supplied ?? []) {
    const [first] = differences;
    if (first !== undefined) supplied.set(parameter.name, first.other.text);
  }
  const defaults = new Map((comparison?.heads.defaults ?? []).map(({ parameter, value }) => [parameter.name, value.text]));
  return unspelled === undefined
    ? { subject, heads: comparison?.heads, given, supplied, defaults }
    : { whyNot: `cannot name its value: ${unspelled}` };
}

function wrap(resolver: Resolver, sheet: ChangeSheet, plan: MergePlan, { subject }: Fate, old: OldNames | undefined): string | undefined {
  const { ref, view } = subject.subject;
  const place = {
    path: ref.path,
    view,
    scope: view.index.scopes.findIndex(({ owner }) => owner === ref.symbol),
    place: subject.definition,
  };
  const at: NamingPlace & { readonly place: MergedUse['place'] } = { ...place, scope: Math.max(0, place.scope) };
  const passing = passingAt(resolver, sheet, plan, subject, subject === plan.base ? { ...at, place: { start: -1, end: -1 } } : at);
  if ('whyNot' in passing) return `“${subject.subject.name}” ${passing.whyNot}`;
  const callee = subject.owner ? plan.name : importedLocal(resolver, sheet, at, plan.path, plan.name);
  if (typeof callee !== 'string') return callee.error.message.replace(/\.$/, '');
  return writeWrapper(sheet, plan, passing, callee, old === 'deprecated' ? 'deprecated' : 'alias');
}

/** What the merged one is made of, and what it takes the place of, do not just go. */
function takeOut(sheet: ChangeSheet, plan: MergePlan, { subject }: Fate): string | undefined {
  if (subject === plan.base || subject === plan.place) return undefined;
  const { file, definitions, ref, name } = subject.subject;
  const lines = memberLines(file.text, definitions);
  if (lines === undefined) return `“${name}” shares its lines with other code`;
  const removed = isTight(file.text, lines.lines.start) ? lines.lines : lines.removed;
  sheet.rewrite(ref.path, removed, lines.left === '' ? [] : [lines.left], `“${plan.name}” does what it did`);
  sheet.of(ref.path).taken.push(removed);
  releaseAround(sheet, ref.path, removed, plan, subject);
  return undefined;
}

/** What only the base named, and nobody names in its file any more. */
function releaseReplaced(sheet: ChangeSheet, { base, path, parameters }: MergePlan): void {
  if (base.uses.some((use) => use.path === path)) return;
  for (const { values, fallback } of parameters) {
    const value = values.get(base);
    if (value !== undefined && value !== fallback) for (const name of value.names) sheet.release(path, extentOf(name));
  }
}

/** Whether the line above says something: what keeps the code below apart is then kept. */
function isTight(text: string, start: number): boolean {
  return start > 0 && text.slice(lineStart(text, start - 1), start).trim() !== '';
}

function putInPlace(sheet: ChangeSheet, { base, place, name }: MergePlan): string | undefined {
  if (base === place) return undefined;
  const { path } = base.subject.ref;
  const from = memberLines(base.subject.file.text, base.subject.definitions);
  const to = memberLines(place.subject.file.text, place.subject.definitions);
  if (from === undefined || to === undefined) return `“${name}” shares its lines with other code`;
  sheet.rewrite(path, to.lines, [{ start: from.lines.start, end: from.lines.end }], `“${name}” stands where “${place.subject.name}” stood`);
  sheet.takeOut(path, from.removed, `“${name}” stands where “${place.subject.name}” stood`);
  return undefined;
}

/** What its callers pass on in the same file is still named there. */
function releaseAround(
  sheet: ChangeSheet,
  path: WorkspacePath,
  stretch: { start: number; end: number },
  plan: MergePlan,
  subject: MergedSubject,
): void {
  const isUsed = subject.uses.some((use) => use.path === path && !isInOther(plan, subject, use));
  const passedOn = (isUsed ? plan.parameters : [])
    .flatMap(({ values }) => values.get(subject)?.names ?? [])
    .filter((name) => isWithin(extentOf(name), stretch))
    .sort((a, b) => a.startIndex - b.startIndex);
  let at = stretch.start;
  for (const name of passedOn) {
    sheet.release(path, { start: at, end: name.startIndex });
    at = name.endIndex;
  }
  sheet.release(path, { start: at, end: stretch.end });
}
