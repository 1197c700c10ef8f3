/** The timeline: one line per event, for the shell and for the live display. Nothing is shown that is no event. */
import { type FileEdits, type Finding, MessageKind, type SourceRange, type SwarmEvent } from '../../protocol/generated/events_pb.js';
import type { EventKind } from '../ports/ledgerPort.ts';
import type { EventAspect } from '../ports/timelinePort.ts';
import { sentenceOf } from './eventSentence.ts';
import { roleWord } from './eventWords.ts';

export interface TimelineLine {
  readonly sequence: number;
  readonly eventId: string;
  readonly wallMs: number;
  readonly kind: EventKind | 'unknown';
  /** The agent's id, or its role where there is no id. */
  readonly who: string;
  readonly role: string;
  readonly missionId: string; // empty when the event is of no mission
  readonly ticketId: string;
  readonly changeSetId: string;
  readonly text: string; // one sentence, one line
  readonly jumps: readonly Jump[];
  /** The machinery between the steps: bids, leases, hazards, signatures. A short timeline leaves it out. */
  readonly detail: boolean;
}

/** A place a person can go to. */
export interface Jump {
  readonly path: string;
  readonly line: number; // from 1
}

const JUMPS_MAX = 20;

const details: ReadonlySet<string> = new Set<EventKind>([
  'ticketBid',
  'ticketAwarded',
  'ticketStarted',
  'leaseGranted',
  'leaseReleased',
  'systemSignal',
  'headSigned',
]);

export function timelineLine(event: SwarmEvent): TimelineLine {
  const kind = event.payload.case ?? 'unknown';
  const role = roleWord(event.agentRole);
  return {
    sequence: Number(event.sequence),
    eventId: event.eventId,
    wallMs: Number(event.wallTimeMs),
    kind,
    who: event.agentId || role,
    role,
    missionId: event.missionId,
    ticketId: event.ticketId,
    changeSetId: event.changeSetId,
    text: sentenceOf(event),
    jumps: jumpsOf(event),
    detail: isDetail(event),
  };
}

function isDetail(event: SwarmEvent): boolean {
  return isMachinery(event.payload.case ?? 'unknown', aspectOf(event));
}

/** The same, of what is known of an event without its body. */
export function isMachinery(kind: string, aspect: EventAspect): boolean {
  return aspect !== 'none' || details.has(kind);
}

function aspectOf({ payload }: SwarmEvent): EventAspect {
  if (payload.case === 'stateChange') return payload.value.baseline ? 'baseline' : 'none';
  if (payload.case === 'brainSpoke') return payload.value.brain === 'offline' ? 'offline' : 'none';
  if (payload.case !== 'agentMessage') return 'none';
  if (payload.value.kind === MessageKind.HAZARD) return 'hazard';
  return payload.value.kind === MessageKind.REPORT ? 'report' : 'none';
}

/** Lines for many events, as they are asked for. */
export function* timeline(events: Iterable<SwarmEvent>): Iterable<TimelineLine> {
  for (const event of events) yield timelineLine(event);
}

/** Where an event points to, each place once. */
function jumpsOf(event: SwarmEvent): readonly Jump[] {
  const jumps = new Map<string, Jump>();
  for (const jump of placesOf(event)) {
    if (jumps.size >= JUMPS_MAX) break;
    if (jump.path !== '') jumps.set(`${jump.path}:${jump.line}`, jump);
  }
  return [...jumps.values()];
}

function placesOf({ payload }: SwarmEvent): readonly Jump[] {
  switch (payload.case) {
    case 'missionOpened':
      return ranges([payload.value.cursor]);
    case 'missionClosed':
      return ranges([...payload.value.candidates, ...payload.value.notes].map((one) => one.at));
    case 'agentMessage':
      return ranges([payload.value.at]);
    case 'decision':
      return ranges(payload.value.about);
    case 'violationFound':
      return ranges(payload.value.at);
    case 'editsProposed':
      return payload.value.files.flatMap(editsOf);
    case 'reflexJudged':
    case 'criticJudged':
      return findings(payload.value.findings);
    case 'physicsJudged':
      return findings(payload.value.newDiagnostics);
    case 'rewindPlanned':
      return findings(payload.value.conflicts);
    case 'changeSetIntended':
    case 'changeSetApplied':
    case 'changeSetUndone':
      return payload.value.files.map((file) => ({ path: file.path, line: 1 }));
    case 'leaseRefused':
      return [{ path: payload.value.path, line: 1 }];
    case 'stateChange': {
      const { path, lines } = payload.value;
      return lines.length > 0 ? lines.map(({ line }) => ({ path, line: Math.max(1, line) })) : [{ path, line: 1 }];
    }
    default:
      return [];
  }
}

function ranges(places: readonly (SourceRange | undefined)[]): readonly Jump[] {
  return places.flatMap((at) => (at ? [{ path: at.path, line: Math.max(1, at.startLine) }] : []));
}

function findings(all: readonly Finding[]): readonly Jump[] {
  return ranges(all.map((finding) => finding.at));
}

function editsOf(file: FileEdits): readonly Jump[] {
  return file.edits.map((edit) => ({ path: file.path, line: Math.max(1, edit.line) }));
}
