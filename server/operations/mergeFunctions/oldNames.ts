/** The names that are merged away, where they are not called: imports, lists of what a module offers, strings that are used as code. */

import { lineEnd } from '../../base/textLines.ts';
import { enclosing, nodeAround } from '../../core/syntax/nodeSearch.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import type { FoundReference } from '../../core/terrain/relations/references/reference.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { entryExtent } from '../callables/listEntry.ts';
import { insertionPlace, publishing } from '../callables/publicNames.ts';
import { isWithin } from '../callables/receiver.ts';
import type { ChangeSheet } from '../rewriting/changeSheet.ts';
import type { Fate } from './merged.ts';
import { type MergePlan, subjectsOf } from './plan.ts';
import type { MergedSubject } from './subject.ts';

/** Why a name stays although nobody asked for it: others may import it, or a string leads to it that cannot be written anew. */
export function whyKept(plan: MergePlan, subject: MergedSubject): string | undefined {
  const string = stringsOf(plan, subject).find((each) => !isFollowed(plan, subject, each));
  return isPublic(subject) ?? (string && `a string of ${string.path} leads to it`);
}

/** Strings that lead to it, doctests among them; what its own documentation says of it goes with it. */
function stringsOf({ base }: MergePlan, subject: MergedSubject): readonly FoundReference[] {
  const { ref, definitions } = subject.subject;
  if (subject === base) return subject.strings;
  return subject.strings.filter((each) => each.path !== ref.path || !definitions.some((definition) => isWithin(each, definition)));
}

/** Whether the file has all that the module offers, by a star. */
export function bringsAll({ terrain }: Resolver, view: FileView, { path, name }: MergePlan): boolean {
  if (view.family !== 'python' || name.startsWith('_') || terrain.view(path)?.index.listedExports !== undefined) return false;
  return view.index.imports.some((record) => {
    const answer = record.star ? terrain.module(view.path, record.specifier, record.level) : undefined;
    return answer?.kind === 'files' && answer.paths.includes(path);
  });
}

/** Why users outside of this workspace may import it; undefined where nothing says so. */
function isPublic({ listed, imports, subject, uses }: MergedSubject): string | undefined {
  const { family } = subject.view;
  if (family === 'python') {
    const list = listed.find(({ path }) => path.endsWith('.py') || path.endsWith('.pyi'));
    if (list) return `\`__all__\` of ${list.path} offers it`;
    const shown = imports.find(({ path }) => path.endsWith('/__init__.py') && !uses.some((use) => use.path === path));
    return shown && `${shown.path} offers it`;
  }
  const passedOn = imports.find(({ reexport }) => reexport);
  return passedOn && `${passedOn.path} passes it on`;
}

/** The module from which a file imports the merged one: through the package that all came through, where that offers it. */
export function sourceFor(resolver: Resolver, plan: MergePlan, from: WorkspacePath): WorkspacePath {
  const sources = subjectsOf(plan).flatMap((subject) => relayOf(resolver, plan, subject, from) ?? []);
  return sources.includes(plan.path) ? plan.path : (sources[0] ?? plan.path);
}

/** Undefined where the file does not import it. */
function relayOf({ terrain }: Resolver, plan: MergePlan, subject: MergedSubject, from: WorkspacePath): WorkspacePath | undefined {
  const own = subject.imports.find(({ path, reexport }) => path === from && !reexport);
  const record = own && terrain.view(from)?.index.imports[own.dropped.import];
  if (record === undefined) return undefined;
  const answer = terrain.module(from, record.specifier, record.level);
  const relay = answer.kind === 'files' ? answer.paths.find((path) => path !== subject.subject.ref.path) : undefined;
  const offers =
    relay !== undefined && subject.imports.some(({ path, reexport }) => path === relay && (reexport || isPassedOn(subject, relay)));
  return offers || (relay !== undefined && plan.path === subject.subject.ref.path && hasStar(terrain.view(relay))) ? relay : plan.path;
}

/** `export * from …`: what its module offers under whatever name. */
function hasStar(view: FileView | undefined): boolean {
  return view?.index.imports.some(({ kind, star, starAs }) => kind === 'reexport' && star && starAs === undefined) === true;
}

/** Strings are followed where the place they lead to has the merged function by its new name. */
export function followNames(
  resolver: Resolver,
  sheet: ChangeSheet,
  plan: MergePlan,
  fates: readonly Fate[],
): { readonly followed: readonly FoundReference[]; readonly left: readonly FoundReference[] } {
  const inLists: { readonly path: WorkspacePath; readonly place: Extent }[] = [];
  const followed: FoundReference[] = [];
  const left: FoundReference[] = [];
  for (const { subject, kind, kept } of fates) {
    if (kind === 'stays') continue;
    const { imports, listed, uses } = subject;
    for (const { path, dropped, reexport, place } of imports) {
      if (kind === 'wrapped' && (reexport || isPassedOn(subject, path) || uses.some((use) => kept.has(use) && use.path === path))) continue;
      if (reexport) inLists.push({ path, place });
      else {
        sheet.drop(path, dropped);
        if (isPassedOn(subject, path)) bring(sheet, plan, path);
      }
    }
    if (kind === 'gone') inLists.push(...listed);
    for (const each of stringsOf(plan, subject)) {
      const follows = kind === 'gone' && isFollowed(plan, subject, each);
      (follows ? followed : kind === 'gone' ? left : []).push(each);
      if (follows) sheet.rewrite(each.path, each, [plan.name], 'names the merged function', 0.85);
    }
  }
  renameLists(resolver, sheet, plan, inLists);
  offerNew(resolver, sheet, plan, fates, inLists);
  return { followed, left };
}

/** A path of names in a string, which ends with it and leads to the same module. */
function isFollowed({ path }: MergePlan, { subject }: MergedSubject, { occurrence }: FoundReference): boolean {
  return path === subject.ref.path && occurrence.receiver === undefined && occurrence.dotted?.includes('.') === true;
}

/** A file that imports it for others alone. */
function isPassedOn({ uses, listed }: MergedSubject, path: WorkspacePath): boolean {
  return path.endsWith('__init__.py')
    ? !uses.some((use) => use.path === path) || listed.some((each) => each.path === path)
    : listed.some((each) => each.path === path);
}

function bring(sheet: ChangeSheet, { path: from, name }: MergePlan, path: WorkspacePath): void {
  if (path !== from)
    sheet.bring(path, { module: { kind: 'file', path: from }, what: { kind: 'name', name }, local: undefined, time: { kind: 'load' } });
}

/** `exports.f = f`: each in a statement of its own. */
const assignments = -1;
const lists: ReadonlySet<string> = new Set(['list', 'tuple', 'export_clause', 'object', 'array']);

/** The first name in each list becomes the new one, where it is not listed already; the others go. */
function renameLists(
  resolver: Resolver,
  sheet: ChangeSheet,
  { name, kept }: MergePlan,
  inLists: readonly { readonly path: WorkspacePath; readonly place: Extent }[],
): void {
  const { terrain } = resolver;
  for (const [path, entries] of Map.groupBy(inLists, (entry) => entry.path)) {
    const root = terrain.tree(path);
    const text = terrain.file(path)?.text ?? '';
    if (root === undefined) continue;
    const listOf = ({ place }: { readonly place: Extent }): number => enclosing(nodeAround(root, place), lists)?.id ?? assignments;
    for (const group of Map.groupBy(entries, listOf).values()) {
      const sorted = group.sort((a, b) => a.place.start - b.place.start);
      const [first] = sorted;
      const line = first && lineEnd(text, first.place.start);
      const isThere = kept !== undefined && first !== undefined && offers(kept, path);
      for (const entry of sorted) {
        // `exports.f = f` names it twice.
        const isFirst = entry === first || (listOf(entry) === assignments && lineEnd(text, entry.place.start) === line);
        if (isFirst && !isThere) {
          sheet.rewrite(path, entry.place, [name], `offers “${name}” instead`);
          continue;
        }
        const extent = entryExtent(root, text, entry.place);
        const gone = extent && sheet.of(path).taken.some(({ start, end }) => start === extent.start && end === extent.end);
        if (extent && !gone) sheet.takeOut(path, extent, `“${name}” is offered instead`);
      }
    }
  }
}

function offers({ listed, imports }: MergedSubject, path: WorkspacePath): boolean {
  return listed.some((each) => each.path === path) || imports.some((each) => each.path === path && each.reexport);
}

/** Where old names stay public, the new one is public beside them. */
function offerNew(
  resolver: Resolver,
  sheet: ChangeSheet,
  plan: MergePlan,
  fates: readonly Fate[],
  renamed: readonly { readonly path: WorkspacePath }[],
): void {
  const done = new Set(renamed.map(({ path }) => path));
  if (plan.kept !== undefined) return;
  for (const { subject, kind } of fates) {
    if (kind !== 'wrapped') continue;
    for (const { path } of subject.listed) {
      const view = resolver.terrain.view(path);
      if (done.has(path) || view === undefined) continue;
      done.add(path);
      const how = publishing(view, resolver.terrain.file(path)?.text ?? '', subject.subject.name, plan.name, false);
      if (how.kind === 'insertion') sheet.rewrite(path, insertionPlace(how), [how.newText], `“${plan.name}” is offered, too`);
      bring(sheet, plan, path);
    }
    for (const { path, reexport, place } of subject.imports) {
      if (done.has(path) || !(reexport || isPassedOn(subject, path))) continue;
      done.add(path);
      if (reexport && plan.path === subject.subject.ref.path)
        sheet.rewrite(path, { start: place.start, end: place.start }, [`${plan.name}, `], `“${plan.name}” is offered, too`);
      else if (!reexport) bring(sheet, plan, path);
    }
  }
}
