/**
 * What a change set adds to the errors that were there before. Compared by rule and by position mapped through the
 * edits, never by the message's text: a rename changes messages, and a message may stay while its cause is another.
 */
import { mapOffset, type TextEdit } from '../../base/textEdit.ts';

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

/**
 * Those of `after` that have no counterpart in `before`; each old one excuses at most one new one.
 * A counterpart has the same rule and starts where the old one's start is after the edits.
 */
export function newDiagnostics(
  before: readonly ServerDiagnostic[],
  after: readonly ServerDiagnostic[],
  edits: readonly TextEdit[],
): ServerDiagnostic[] {
  const oldByPlace = new Map<string, number[]>();
  before.forEach((old, id) => {
    if (!matters(old)) return;
    for (const start of startsAfter(old.start, edits)) {
      const key = `${start} ${old.rule}`;
      oldByPlace.set(key, [...(oldByPlace.get(key) ?? []), id]);
    }
  });
  const used = new Set<number>();
  return after.filter((diagnostic) => {
    if (!matters(diagnostic)) return false;
    const old = oldByPlace.get(`${diagnostic.start} ${diagnostic.rule}`)?.find((id) => !used.has(id));
    if (old !== undefined) used.add(old);
    return old === undefined;
  });
}

/** Where a start may be after the edits: text inserted exactly there can be meant to stand before it or behind it. */
function startsAfter(start: number, edits: readonly TextEdit[]): number[] {
  const mapped = mapOffset(start, edits);
  const inserted = edits.find((edit) => edit.start === start && edit.end === start);
  return inserted === undefined || inserted.newText === '' ? [mapped] : [mapped, mapped + inserted.newText.length];
}
