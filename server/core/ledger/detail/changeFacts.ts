/** What edits, change sets, files and rewinds hold, as facts for a person. */
import { unreachable } from '../../../base/assert.ts';
import { type FileChange, PersonAction, StateMedium } from '../../../protocol/generated/events_pb.js';
import type { DetailFact } from '../../../protocol/messages/timeline.ts';
import { actionWord, authorWord } from '../eventWords.ts';
import type { PayloadOf } from './eventFacts.ts';
import { amount, each, fact, files, findings, flag } from './facts.ts';

type ChangePayload = PayloadOf<
  | 'editsProposed'
  | 'changeSetIntended'
  | 'changeSetApplied'
  | 'changeSetPartlyTaken'
  | 'changeSetUndone'
  | 'stateChange'
  | 'rewindPlanned'
  | 'leaseGranted'
  | 'leaseRefused'
  | 'leaseReleased'
  | 'headMoved'
>;

const personActions: Readonly<Record<PersonAction, string>> = {
  [PersonAction.UNSPECIFIED]: '',
  [PersonAction.SAVE]: 'saved',
  [PersonAction.UNDO]: 'undone in the editor',
  [PersonAction.REDO]: 'done again in the editor',
};

/** Of a text that comes in, what is shown of it (UTF-16 units); the diffs show all. */
const passageMax = 200;

function passage(text: string): string {
  return text.length <= passageMax ? text : `${text.slice(0, passageMax)}…`;
}

export function changeFacts(payload: ChangePayload): readonly DetailFact[] {
  switch (payload.case) {
    case 'editsProposed':
      return [
        ...amount('attempt', payload.value.attempt),
        ...payload.value.files.flatMap(({ path, newPath, baseHash, proposedHash, edits }) => [
          ...(newPath === '' ? [] : fact('file renamed', `${path} → ${newPath}`)),
          ...(baseHash === '' && proposedHash !== '' ? fact('new file', path) : []),
          ...(baseHash !== '' && proposedHash === '' ? fact('file deleted', path) : []),
          ...each('edit', edits, (edit) => ({
            label: 'edit',
            text: `${path}:${edit.line} “${passage(edit.newText)}”${edit.reason && `: ${edit.reason}`} (confidence ${edit.confidence.toFixed(2)})`,
            jump: { path, line: Math.max(1, edit.line) },
          })),
        ]),
      ];
    case 'changeSetIntended':
      return [...fact('summary', payload.value.summary), ...changed(payload.value.files)];
    case 'changeSetApplied':
      return [...flag('completed at a later start', payload.value.recovered), ...changed(payload.value.files)];
    case 'changeSetPartlyTaken':
      return [
        ...fact('edits taken', `${payload.value.editsApplied} of ${payload.value.editsPlanned}`),
        ...files('left out in', payload.value.leftOutPaths),
      ];
    case 'changeSetUndone':
      return [
        ...fact('reason', payload.value.reason),
        ...flag('undone at a later start', payload.value.recovered),
        ...changed(payload.value.files),
      ];
    case 'stateChange':
      return stateFacts(payload.value);
    case 'rewindPlanned': {
      const { target, targetSequence, keptPersonEdits, conflicts, unknownPaths, crossesHeadMove } = payload.value;
      return [
        ...fact('target', target),
        ...fact('to the moment after event', targetSequence),
        ...changed(payload.value.files),
        ...files('your edits kept in', keptPersonEdits),
        ...findings('conflict', conflicts),
        ...each('not known', unknownPaths, (path) => path),
        ...flag('goes back across a change of branch', crossesHeadMove),
      ];
    }
    case 'leaseGranted':
      return [
        ...files(
          'file',
          payload.value.paths.map(({ path }) => path),
        ),
        ...amount('lives for', payload.value.ttlMs, ' ms'),
      ];
    case 'leaseReleased':
      return files(
        'file',
        payload.value.paths.map(({ path }) => path),
      );
    case 'leaseRefused':
      return [
        ...files('file', [payload.value.path]),
        ...fact('reason', payload.value.reason),
        ...fact('held by mission', payload.value.holderMissionId),
      ];
    case 'headMoved':
      return [...fact('from', payload.value.previousCommit), ...fact('to', payload.value.commit), ...fact('branch', payload.value.ref)];
    default:
      return unreachable(payload);
  }
}

function changed(all: readonly FileChange[]): readonly DetailFact[] {
  return each('file', all, ({ path, action, renamedFrom }) => ({
    label: 'file',
    text: `${path} ${renamedFrom === '' ? actionWord(action) : `renamed from ${renamedFrom}`}`,
    jump: { path, line: 1 },
  }));
}

function stateFacts({
  path,
  medium,
  reversible,
  author,
  baseline,
  renamedFrom,
  lines,
  action,
  newHash,
}: PayloadOf<'stateChange'>['value']): readonly DetailFact[] {
  return [
    ...files('file', [path]),
    ...fact('by', authorWord(author)),
    ...fact('how', personActions[action] ?? ''),
    ...flag('became known with this event', baseline),
    ...(newHash === '' ? fact('now', 'the file is gone') : []),
    ...fact('renamed from', renamedFrom),
    ...(medium === StateMedium.BUFFER ? fact('where', 'in an editor, not saved') : []),
    ...(baseline ? [] : fact('can be put back', reversible ? 'yes' : 'no, the previous content is not in the ledger')),
    ...each('line', lines, ({ line, reason, before, after, confidence }) => ({
      label: `line ${line}`,
      text: `${before.trim()} → ${after.trim()}${reason && `: ${reason}`} (confidence ${confidence.toFixed(2)})`,
      jump: { path, line: Math.max(1, line) },
    })),
  ];
}
