/**
 * What a change set adds to the errors that were there before. Compared by rule and by position mapped through the
 * edits, never by the message's text: a rename changes messages, and a message may stay while its cause is another.
 */
import { mapOffset, sortEdits, type TextEdit } from '../../base/textEdit.ts';

export interface ServerDiagnostic {
  readonly severity: 'error' | 'warning' | 'note';
  readonly rule: string;
  readonly text: string;
  readonly start: number; // UTF-16 offsets into the text it was made for
  readonly end: number;
}

/**
 * Rules whose findings mean a broken binding whatever severity the project gave them: a name, member, module or
 * argument that no longer leads anywhere. Other warnings are matters of taste and veto nothing.
 */
const bindingRules: ReadonlySet<string> = new Set([
  'reportUndefinedVariable',
  'reportAttributeAccessIssue',
  'reportMissingImports',
  'reportUnsupportedDunderAll',
  'reportCallIssue',
  'reportIndexIssue',
  'reportFunctionMemberAccess',
  'reportRedeclaration',
  'reportIncompatibleMethodOverride',
  'reportIncompatibleVariableOverride',
  'reportAbstractUsage',
  'reportPossiblyUnbound',
  'reportUnboundVariable',
  'reportTypedDictNotRequiredAccess',
]);

/** Whether a finding can veto at all. */
export function matters(diagnostic: ServerDiagnostic): boolean {
  return diagnostic.severity === 'error' || (diagnostic.severity === 'warning' && bindingRules.has(diagnostic.rule));
}

/** Those of `after` that have no counterpart in `before`. */
export function newDiagnostics(
  before: readonly ServerDiagnostic[],
  after: readonly ServerDiagnostic[],
  edits: readonly TextEdit[],
): readonly ServerDiagnostic[] {
  return compareDiagnostics(before, after, edits).fresh;
}

export interface DiagnosticChange {
  readonly fresh: readonly ServerDiagnostic[]; // of `after`, without a counterpart
  readonly vanished: readonly ServerDiagnostic[]; // of `before`, without one
  readonly all: readonly ServerDiagnostic[]; // of `before`, as far as they matter
}

/**
 * A counterpart has the same rule and starts where the old one's start is after the edits. Each old one excuses at most
 * one new one.
 */
export function compareDiagnostics(
  before: readonly ServerDiagnostic[],
  after: readonly ServerDiagnostic[],
  edits: readonly TextEdit[],
): DiagnosticChange {
  const oldByPlace = new Map<string, number[]>();
  before.forEach((old, id) => {
    if (!matters(old)) return;
    for (const start of startsAfter(old.start, edits)) {
      const key = `${start} ${old.rule}`;
      oldByPlace.set(key, [...(oldByPlace.get(key) ?? []), id]);
    }
  });
  const used = new Set<number>();
  const fresh = after.filter((diagnostic) => {
    if (!matters(diagnostic)) return false;
    const old = oldByPlace.get(`${diagnostic.start} ${diagnostic.rule}`)?.find((id) => !used.has(id));
    if (old !== undefined) used.add(old);
    return old === undefined;
  });
  return { fresh, vanished: before.filter((old, id) => matters(old) && !used.has(id)), all: before.filter(matters) };
}

/** A changed file with what became of its diagnostics. */
export interface ComparedFile extends DiagnosticChange {
  readonly before: string;
  readonly after: string;
  readonly edits: readonly TextEdit[]; // that lead from the one to the other
}

/**
 * The fresh diagnostics of each file without those that came with code from elsewhere: one of the same rule, on the same
 * words, vanished with code that was taken out of one of the files. Each excuses at most one. A line that comes in once more
 * in its own file, word by word, brings what was found in it along.
 */
export function withoutMoved(files: readonly ComparedFile[]): readonly (readonly ServerDiagnostic[])[] {
  const left = new Map<string, number>();
  for (const { vanished, before, edits } of files) {
    for (const { rule, start, end } of vanished) {
      if (!edits.some((edit) => edit.start <= start && start < edit.end)) continue;
      const key = `${rule} ${before.slice(start, end)}`;
      left.set(key, (left.get(key) ?? 0) + 1);
    }
  }
  return files.map(({ fresh, after, edits, before, all }) => {
    const comesIn = insertedIn(edits);
    const copied = new Set(all.map(({ rule, start, end }) => inItsLine(before, rule, start, end)));
    return fresh.filter(({ rule, start, end }) => {
      if (comesIn(start) && copied.has(inItsLine(after, rule, start, end))) return false;
      const key = `${rule} ${after.slice(start, end)}`;
      const count = comesIn(start) ? (left.get(key) ?? 0) : 0;
      if (count > 0) left.set(key, count - 1);
      return count === 0;
    });
  });
}

/** What a finding says of which words of which line; the name of a function that begins there does not count. */
function inItsLine(text: string, rule: string, start: number, end: number): string {
  const lineEnd = text.indexOf('\n', start);
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, lineEnd < 0 ? text.length : lineEnd).trim();
  return `${rule} ${text.slice(start, end)} ${line.replace(/\b(def|function)\s+[\p{ID_Continue}$]+/u, '$1')}`;
}

/** Whether a place of the edited text is in what the edits put there. */
function insertedIn(edits: readonly TextEdit[]): (at: number) => boolean {
  let shift = 0;
  const stretches = sortEdits(edits).map(({ start, end, newText }) => {
    const from = start + shift;
    shift += newText.length - (end - start);
    return [from, from + newText.length] as const;
  });
  return (at) => stretches.some(([from, to]) => from <= at && at < to);
}

/** Where a start may be after the edits: text inserted exactly there can be meant to stand before it or behind it. */
function startsAfter(start: number, edits: readonly TextEdit[]): number[] {
  const mapped = mapOffset(start, edits);
  const inserted = edits.find((edit) => edit.start === start && edit.end === start);
  return inserted === undefined || inserted.newText === '' ? [mapped] : [mapped, mapped + inserted.newText.length];
}
