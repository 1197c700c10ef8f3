/** Judges each occurrence of a name: is it the symbol that is looked for, something else, or not to be told from here? */
import { NONE, type Occurrence } from '../../fileIndex.ts';
import type { FileView } from '../../fileView.ts';
import type { Resolver } from '../../resolver.ts';
import { type Link, symbolKey } from '../../symbolRef.ts';
import type { ReferenceHow, Spelling } from './reference.ts';
import type { Subject } from './subject.ts';

export type Verdict =
  | {
      readonly kind: 'ours';
      readonly how: ReferenceHow;
      readonly confidence: number;
      readonly why: string;
      readonly spelling: Spelling;
    }
  | { readonly kind: 'other' } // surely not ours
  | { readonly kind: 'kept'; readonly why: string } // ours, under a name of its own
  | { readonly kind: 'torn'; readonly why: string } // ours and something else's at once
  | { readonly kind: 'unknown'; readonly why: string; readonly spelling: Spelling; readonly handed: boolean }; // handed: by code from outside

const other: Verdict = { kind: 'other' };
const boundTwice: Verdict = { kind: 'kept', why: 'the name is also bound to something else in this file' };

export function judge(resolver: Resolver, subject: Subject, view: FileView, occurrence: Occurrence): Verdict {
  const direct = occurrence.symbol !== NONE && subject.keys.has(symbolKey({ path: view.path, symbol: occurrence.symbol }));
  if (occurrence.role === 'shorthand') return judgeShorthand(resolver, subject, view, occurrence, direct);
  if (direct) return ours(occurrence);
  if (subject.reach === 'file') return other;
  if (subject.reach === 'keywords' && occurrence.role !== 'keyword' && occurrence.role !== 'string') return other;
  if (occurrence.role === 'moduleSegment') return other;
  if (occurrence.role === 'keyword' && subject.reach === 'module') return other;
  if (bindsSomethingElse(view, occurrence)) return other;
  const verdict = verdictOf(subject, resolver.links(view, occurrence), occurrence);
  if (verdict.kind === 'ours') return asImported(resolver, subject, view, occurrence, verdict);
  if (verdict.kind === 'torn' && isShared(resolver, subject, view, localOf(view, occurrence))) return boundTwice;
  return verdict;
}

/** A bare name or declaration whose symbol is a plain one of this file, and not ours. */
function bindsSomethingElse(view: FileView, occurrence: Occurrence): boolean {
  const symbol = view.symbol(occurrence.symbol);
  return symbol !== undefined && symbol.import === NONE && occurrence.role !== 'importedName';
}

function ours(occurrence: Occurrence): Verdict {
  if (occurrence.role === 'declaration') {
    return { kind: 'ours', how: 'declaration', confidence: 1, why: 'declares it', spelling: 'name' };
  }
  if (occurrence.role === 'string') {
    return { kind: 'ours', how: 'string', confidence: 0.85, why: 'names it in a string that is used as code', spelling: 'name' };
  }
  return { kind: 'ours', how: 'scope', confidence: 1, why: 'resolves to it in this file', spelling: 'name' };
}

function isOurs(subject: Subject, link: Link): boolean {
  return link.target.kind === 'symbol' && subject.keys.has(symbolKey(link.target.ref));
}

function verdictOf(subject: Subject, links: readonly Link[], occurrence: Occurrence): Verdict {
  const mine = links.filter((link) => isOurs(subject, link));
  const strange = links.some((link) => !mine.includes(link) && link.target.kind !== 'external' && link.target.kind !== 'unknown');
  const unsure = links.some(({ target }) => target.kind === 'unknown');
  if (mine.length === 0) {
    if (strange || !unsure) return other;
    if (occurrence.role === 'string' && !occurrence.receiver) return other; // a string that only looks like code
    const handed = links.some(({ target }) => target.kind === 'unknown' && target.handed);
    return { kind: 'unknown', why: whyUnknown(occurrence), spelling: 'name', handed };
  }
  if (mine.every((link) => link.aliased)) return { kind: 'kept', why: 'an alias gives it a name of its own here' };
  if (strange) return { kind: 'torn', why: `“${occurrence.name}” here may be this one or another of the same name` };
  const { how, why } = subject.reach === 'module' && occurrence.role === 'member' ? fromModule : manner(occurrence);
  const certain = how === 'import' ? 0.99 : how === 'string' ? 0.85 : occurrence.role === 'reference' ? 0.98 : 0.95;
  return { kind: 'ours', how, confidence: unsure ? 0.8 : certain, why, spelling: 'name' };
}

const fromModule = { how: 'import', why: 'is read from the module that has it' } as const;

function manner(occurrence: Occurrence): { readonly how: ReferenceHow; readonly why: string } {
  switch (occurrence.role) {
    case 'importedName':
      return { how: 'import', why: 'imports it from where it is defined' };
    case 'exportedName':
    case 'listedExport':
      return { how: 'import', why: 'exports it under its name' };
    case 'declaration':
    case 'reference':
    case 'shorthand':
      return { how: 'import', why: 'resolves to it through an import' };
    case 'member':
      return { how: 'hierarchy', why: 'is read from an object whose type has it' };
    case 'keyword':
      return { how: 'hierarchy', why: 'passes it by name to what declares it' };
    case 'propertyKey':
      return { how: 'hierarchy', why: 'is a property of an object of the type that has it' };
    case 'string':
      return { how: 'string', why: 'names it in a string that is used as code' };
    case 'moduleSegment':
      return { how: 'import', why: 'is part of its module’s name' };
  }
}

function whyUnknown(occurrence: Occurrence): string {
  switch (occurrence.role) {
    case 'member':
      return 'the type of the object before the dot cannot be told';
    case 'keyword':
      return 'what is called here cannot be told';
    case 'propertyKey':
    case 'shorthand':
      return 'the type of this object cannot be told';
    case 'string':
      return 'what this string refers to cannot be told';
    case 'declaration':
    case 'reference':
    case 'importedName':
    case 'exportedName':
    case 'listedExport':
    case 'moduleSegment':
      return 'where this name comes from cannot be told';
  }
}

/** `{ x }` is a property and a variable at once; what is not ours of it keeps its name. */
function judgeShorthand(resolver: Resolver, subject: Subject, view: FileView, occurrence: Occurrence, direct: boolean): Verdict {
  const variable: Verdict = direct
    ? ours(occurrence)
    : subject.reach === 'module' && !bindsSomethingElse(view, occurrence)
      ? verdictOf(subject, resolver.links(view, occurrence), occurrence)
      : other;
  const property = subject.reach === 'members' || direct ? verdictOf(subject, resolver.propertyLinks(view, occurrence), occurrence) : other;
  const variableOurs = variable.kind === 'ours';
  if (variableOurs && property.kind === 'ours') return variable;
  if (variableOurs) return { ...variable, spelling: 'shorthandVariable', why: `${variable.why}; the property keeps its name` };
  if (variable.kind === 'unknown') return { ...variable, spelling: 'shorthandVariable' };
  if (variable.kind === 'torn') return variable;
  if (property.kind === 'ours') return { ...property, spelling: 'shorthandProperty', why: `${property.why}; the variable keeps its name` };
  return property.kind === 'unknown' ? { ...property, spelling: 'shorthandProperty' } : property;
}

/**
 * A local name that a fallback binds to something else as well (`try: from a import f` / `except: from b import f`) keeps
 * its name: only the import itself is ours, and what uses the local name is not.
 */
function asImported(
  resolver: Resolver,
  subject: Subject,
  view: FileView,
  occurrence: Occurrence,
  verdict: Verdict & { kind: 'ours' },
): Verdict {
  const local = localOf(view, occurrence);
  if (local === NONE || !isShared(resolver, subject, view, local)) return verdict;
  if (occurrence.role !== 'importedName') return boundTwice;
  const aliased = view.importsOf(local).some(({ name }) => name?.nameExtent?.start === occurrence.start && name.alias !== undefined);
  return aliased ? verdict : { ...verdict, spelling: 'sharedImport', why: `${verdict.why}; its other binding keeps the name` };
}

function localOf(view: FileView, occurrence: Occurrence): number {
  if (occurrence.symbol !== NONE) return occurrence.symbol;
  const record = view.index.imports[occurrence.import];
  return record?.names.find((name) => name.nameExtent?.start === occurrence.start)?.symbol ?? NONE;
}

/** Whether an import symbol is bound by several clauses of which some lead elsewhere. */
export function isShared(resolver: Resolver, subject: Subject, view: FileView, local: number): boolean {
  const bindings = view.importsOf(local);
  if (bindings.length < 2) return false;
  return bindings.some(
    ({ record, name }) => !name || !resolver.terrain.importedLinks(view.path, record, name.name).some((link) => isOurs(subject, link)),
  );
}
