/** Why the new name cannot be taken: it is bound already, a nearer binding would catch a reference, or a class has it. */
import type { Place, Step } from '../../core/facts/facts.ts';
import type { OperationDecision, OperationFinding, Refusal } from '../../core/operation/operation.ts';
import { NONE, type Occurrence, type ScopeIx, type SymbolIx } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import { dottedName, kindWord } from '../../core/terrain/naming.ts';
import { isShared } from '../../core/terrain/relations/references/judgement.ts';
import { viewsMentioning } from '../../core/terrain/relations/references/subject.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { type SymbolRef, symbolKey } from '../../core/terrain/symbolRef.ts';
import type { RenameReference, RenameSubject, Vacated } from './renameSubject.ts';
import { sharedByName } from './sharedName.ts';

const FINDINGS_MAX = 20;
const hint = 'Choose another name, or rename the other one first.';

export interface Collisions {
  readonly findings: readonly OperationFinding[];
  readonly warnings: readonly OperationDecision[];
}

export function collisionsOf(
  resolver: Resolver,
  subject: RenameSubject,
  references: readonly RenameReference[],
  vacated: Vacated = () => false,
): Step<Collisions, Refusal> {
  const members =
    subject.reach === 'members' ? memberCollisions(resolver, subject, references, vacated) : { kind: 'done' as const, value: [] };
  if (members.kind !== 'done') return members;
  const findings = [
    ...members.value,
    ...bindingCollisions(resolver, subject, references, vacated),
    ...exportCollisions(resolver, subject, references, vacated),
    ...starredTwice(resolver, subject),
    ...sharedByName(resolver, subject, byView(references).keys()),
  ];
  if (resolver.terrain.needs.any) return { kind: 'need', requests: resolver.terrain.needs.requests };
  return { kind: 'done', value: { findings: unique(findings).slice(0, FINDINGS_MAX), warnings: shadowedBuiltin(resolver, subject) } };
}

/** Whether what has the name now gives it up in the same change. */
function isVacated(view: FileView, ix: SymbolIx, vacated: Vacated): boolean {
  const extent = view.symbol(ix)?.nameExtent;
  return extent !== undefined && vacated(view.path, extent.start);
}

/** The bindings that a file's references hang on: where, once renamed, the new name will be bound. */
export function bindingsIn(
  resolver: Resolver,
  subject: RenameSubject,
  view: FileView,
  references: readonly RenameReference[],
): readonly ScopeIx[] {
  const scopes = new Set<ScopeIx>();
  for (const ref of subject.refs) {
    const symbol = ref.path === view.path ? view.symbol(ref.symbol) : undefined;
    if (symbol && view.boundIn(symbol.scope, subject.name) === ref.symbol) scopes.add(symbol.scope);
  }
  for (const { occurrence } of references) {
    const local = view.symbol(localBinding(view, occurrence));
    if (
      local?.import !== undefined &&
      local.import !== NONE &&
      local.name === subject.name &&
      !isShared(resolver, subject, view, localBinding(view, occurrence))
    ) {
      scopes.add(local.scope);
    } else if (occurrence.role === 'reference' && occurrence.symbol === NONE) scopes.add(0); // came by a star import
  }
  return [...scopes];
}

function localBinding(view: FileView, occurrence: Occurrence): SymbolIx {
  if (occurrence.role === 'importedName' && occurrence.symbol === NONE) {
    const record = view.index.imports[occurrence.import];
    return record?.names.find((name) => name.nameExtent?.start === occurrence.start && name.alias === undefined)?.symbol ?? NONE;
  }
  return occurrence.symbol;
}

function bindingCollisions(
  resolver: Resolver,
  subject: RenameSubject,
  references: readonly RenameReference[],
  vacated: Vacated,
): readonly OperationFinding[] {
  const findings: OperationFinding[] = [];
  for (const [view, own] of byView(references)) {
    const bindings = bindingsIn(resolver, subject, view, own);
    for (const scope of bindings) {
      const there = view.allBoundIn(scope, subject.newName).find((ix) => view.boundIn(scope, subject.newName) === ix);
      if (there !== undefined && !isVacated(view, there, vacated))
        findings.push(collision(view, there, subject, `${view.path} already binds it in the same scope`));
    }
    findings.push(...caughtReferences(view, subject, own, bindings, vacated), ...caughtStrangers(view, subject, bindings, vacated));
  }
  return findings;
}

/** A rewritten reference that a nearer binding of the new name would catch. */
function caughtReferences(
  view: FileView,
  subject: RenameSubject,
  references: readonly RenameReference[],
  bindings: readonly ScopeIx[],
  vacated: Vacated,
): readonly OperationFinding[] {
  return references.flatMap(({ occurrence, newText }) => {
    if (!isBare(occurrence) || newText.endsWith(`: ${subject.name}`) || newText.endsWith(` as ${subject.name}`)) return [];
    const catcher = view.lookup(occurrence.scope, subject.newName);
    const symbol = view.symbol(catcher);
    if (!symbol || subject.keys.has(symbolKey({ path: view.path, symbol: catcher })) || isVacated(view, catcher, vacated)) return [];
    const around = bindings.some((scope) => scope !== symbol.scope && view.encloses(scope, symbol.scope));
    return around ? [collision(view, catcher, subject, 'a nearer binding of that name would catch a reference', occurrence)] : [];
  });
}

/** An existing use of the new name, meant for something further out or a builtin, that the renamed symbol would catch. */
function caughtStrangers(
  view: FileView,
  subject: RenameSubject,
  bindings: readonly ScopeIx[],
  vacated: Vacated,
): readonly OperationFinding[] {
  return view.occurrencesOf(subject.newName).flatMap((occurrence) => {
    if (!isBare(occurrence) || occurrence.role === 'importedName' || vacated(view.path, occurrence.start)) return [];
    const meant = view.symbol(occurrence.symbol)?.scope ?? NONE;
    const catching = bindings.find(
      (scope) => view.reaches(occurrence.scope, scope) && scope !== meant && (meant === NONE || view.encloses(meant, scope)),
    );
    if (catching === undefined) return [];
    return [
      finding(
        'shadowing',
        `“${subject.newName}” is used in ${view.path} for something else, which the renamed ${kindWord(subject.kind)} would hide.`,
        place(view, occurrence),
      ),
    ];
  });
}

function isBare(occurrence: Occurrence): boolean {
  return (
    occurrence.role === 'reference' ||
    occurrence.role === 'declaration' ||
    occurrence.role === 'shorthand' ||
    occurrence.role === 'importedName'
  );
}

function memberCollisions(
  resolver: Resolver,
  subject: RenameSubject,
  references: readonly RenameReference[],
  vacated: Vacated,
): Step<readonly OperationFinding[], Refusal> {
  const views = viewsMentioning(resolver, subject.newName);
  if (views.kind !== 'done') return views;
  const owners = new Map(ownersOfMembers(resolver, subject).map((ref) => [symbolKey(ref), ref]));
  const findings: OperationFinding[] = [];
  for (const owner of owners.values()) {
    for (const at of resolver.values.line(owner).classes) {
      const member = resolver.values.ownMember(at, subject.newName);
      const view = member && resolver.terrain.view(member.path);
      if (member && view && !isVacated(view, member.symbol, vacated))
        findings.push(collision(view, member.symbol, subject, `${dottedName(resolver.terrain, at)} already has it`));
    }
  }
  for (const view of views.value) {
    view.index.symbols.forEach((symbol, ix) => {
      if (symbol.name !== subject.newName || symbol.container === NONE || isVacated(view, ix, vacated)) return;
      const line = resolver.values.line({ path: view.path, symbol: symbol.container });
      if (line.classes.slice(1).some((above) => owners.has(symbolKey(above)))) {
        findings.push(collision(view, ix, subject, `the subclass ${view.symbol(symbol.container)?.name ?? ''} already has it`));
      }
    });
  }
  findings.push(...hiddenByPrivacy(resolver, subject, references));
  return { kind: 'done', value: findings };
}

export function ownersOfMembers(
  resolver: Resolver,
  subject: RenameSubject,
): readonly { readonly path: RenameSubject['primary']['path']; readonly symbol: number }[] {
  return subject.refs.flatMap((ref) => {
    const container = resolver.terrain.view(ref.path)?.symbol(ref.symbol)?.container ?? NONE;
    return container === NONE ? [] : [{ path: ref.path, symbol: container }];
  });
}

/** A name that its language hides inside one class cannot be reached from outside of it. */
function hiddenByPrivacy(resolver: Resolver, subject: RenameSubject, references: readonly RenameReference[]): readonly OperationFinding[] {
  const rules = resolver.terrain.rulesOf(subject.primary.path);
  if (!rules || rules.isInherited(subject.newName) || !rules.isInherited(subject.name)) return [];
  const extents = ownersOfMembers(resolver, subject).flatMap(({ path, symbol }) => {
    const extent = resolver.terrain.view(path)?.symbol(symbol)?.extent;
    return extent ? [{ path, ...extent }] : [];
  });
  const beyond = references.find(
    (reference) =>
      !extents.some((extent) => extent.path === reference.path && extent.start <= reference.start && reference.end <= extent.end),
  );
  if (!beyond && extents.length < 2) return [];
  return [
    finding(
      'private-name',
      `“${subject.newName}” would be private to its class, but it is used from outside of it.`,
      beyond && { path: beyond.path, start: beyond.start, end: beyond.end },
    ),
  ];
}

/** A module from which the new name can already be imported, as something else. */
function exportCollisions(
  resolver: Resolver,
  subject: RenameSubject,
  references: readonly RenameReference[],
  vacated: Vacated,
): readonly OperationFinding[] {
  if (subject.reach !== 'module') return [];
  const findings: OperationFinding[] = [];
  const asked = new Set<string>();
  for (const { view, occurrence } of references) {
    const record = occurrence.role === 'importedName' ? view.index.imports[occurrence.import] : undefined;
    const answer = record && resolver.terrain.module(view.path, record.specifier, record.level);
    for (const path of answer?.kind === 'files' ? answer.paths : []) {
      if (asked.has(path)) continue;
      asked.add(path);
      const taken = resolver.terrain.exported(path, subject.newName).some(({ target }) => {
        if (target.kind !== 'symbol') return target.kind === 'module';
        const there = resolver.terrain.view(target.ref.path);
        return there === undefined || !isVacated(there, target.ref.symbol, vacated);
      });
      if (taken)
        findings.push(
          finding('collision', `“${subject.newName}” can already be imported from ${path}, as something else.`, place(view, occurrence)),
        );
    }
  }
  return findings;
}

/** A file that gets the name by a star import, binds it itself and reads it: which of the two is read depends on when. */
function starredTwice(resolver: Resolver, subject: RenameSubject): readonly OperationFinding[] {
  if (subject.reach !== 'module') return [];
  return subject.views.flatMap((view) => {
    const own = view.boundIn(0, subject.name);
    if (own === NONE || !view.index.imports.some(({ star }) => star)) return [];
    const read = view.occurrencesOf(subject.name).find((each) => each.symbol === own && each.role === 'reference');
    if (!read) return [];
    const isOurs = (ref: SymbolRef): boolean => subject.keys.has(symbolKey(ref));
    const starred = (resolver.terrain.starred(view, subject.name, 0) ?? []).flatMap(({ target }) =>
      target.kind === 'symbol' ? [target.ref] : [],
    );
    const bound = isOurs({ path: view.path, symbol: own });
    if (starred.length === 0 || starred.every((ref) => isOurs(ref) === bound)) return [];
    const text = `“${subject.name}” in ${view.path} comes by a star import and is bound there once more; renaming only one of them would break it.`;
    return [finding('several-meanings', text, place(view, read))];
  });
}

function shadowedBuiltin(resolver: Resolver, subject: RenameSubject): readonly OperationDecision[] {
  const rules = resolver.terrain.rulesOf(subject.primary.path);
  if (subject.reach === 'members' || !rules?.builtinNames.has(subject.newName)) return [];
  const rationale = `“${subject.newName}” is a name of the language itself; nothing here uses it as that, so the result is right, but it may mislead readers.`;
  return [
    { kind: 'plan', choice: `warned that “${subject.newName}” hides a builtin`, rationale, rejected: [], confidence: 0.7, about: [] },
  ];
}

function collision(view: FileView, there: SymbolIx, subject: RenameSubject, why: string, at?: Occurrence): OperationFinding {
  const symbol = view.symbol(there);
  const extent = at ?? symbol?.nameExtent;
  const text = `“${subject.newName}” is taken: ${why}${symbol ? ` (${withArticle(kindWord(symbol.kind))})` : ''}.`;
  return finding('collision', text, extent && { path: view.path, start: extent.start, end: extent.end });
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

function finding(rule: string, text: string, at: Place | undefined): OperationFinding {
  return { rule, text, hint, at };
}

function place(view: FileView, occurrence: Occurrence): Place {
  return { path: view.path, start: occurrence.start, end: occurrence.end };
}

function byView(references: readonly RenameReference[]): ReadonlyMap<FileView, readonly RenameReference[]> {
  const groups = new Map<FileView, RenameReference[]>();
  for (const reference of references) {
    const group = groups.get(reference.view);
    if (group) group.push(reference);
    else groups.set(reference.view, [reference]);
  }
  return groups;
}

function unique(findings: readonly OperationFinding[]): readonly OperationFinding[] {
  return [...new Map(findings.map((each) => [`${each.text} ${each.at?.path} ${each.at?.start}`, each])).values()];
}
