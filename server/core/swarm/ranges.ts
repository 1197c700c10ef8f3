/** Places as the ledger writes them. Lines that only a text could tell are left 0 here; the runner, which has the texts, fills them. */
import type { MessageInitShape } from '@bufbuild/protobuf';
import type { FindingSchema, NoteSchema, SourceRangeSchema } from '../../protocol/generated/events_pb.js';
import { NoteKind } from '../../protocol/generated/events_pb.js';
import type { Place } from '../facts/facts.ts';
import type { OperationFinding } from '../operation/operation.ts';
import type { MissionNote } from './words.ts';

export type RangeInit = MessageInitShape<typeof SourceRangeSchema>;
export type FindingInit = MessageInitShape<typeof FindingSchema>;
export type NoteInit = MessageInitShape<typeof NoteSchema>;

export function rangeOf(place: Place, startLine = 0): RangeInit {
  return { path: place.path, start: place.start, end: place.end, startLine };
}

export function findingOf(finding: OperationFinding): FindingInit {
  const { rule, text, hint, at } = finding;
  return at ? { rule, text, hint, at: rangeOf(at) } : { rule, text, hint };
}

const noteKinds = {
  'not-rewritten': NoteKind.NOT_REWRITTEN,
  'not-checked': NoteKind.NOT_CHECKED,
  assumed: NoteKind.ASSUMED,
  'not-understood': NoteKind.NOT_UNDERSTOOD,
  warning: NoteKind.WARNING,
} as const satisfies Record<MissionNote['kind'], NoteKind>;

export function noteOf(note: MissionNote): NoteInit {
  const base = { kind: noteKinds[note.kind], text: note.text };
  return note.at ? { ...base, at: rangeOf(note.at) } : base;
}
