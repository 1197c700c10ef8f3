/** The timeline page: its words in English, and what the extension may tell it. */
import { type InFolder, notification } from '../messages/message.ts';
import { isRecord } from './envelope.ts';

export interface RevealParams extends InFolder {
  readonly sequence?: number; // of the event to open
  readonly missionId?: string; // to filter by
}
/** Extension to page: shows an event, or the events of a mission. */
export const revealInTimeline = notification<RevealParams>('timeline/reveal');

/** Whoever runs the command from a link may hand over anything. */
export function isReveal(params: unknown): params is RevealParams {
  if (!isRecord(params)) return false;
  const isText = (value: unknown): boolean => value === undefined || typeof value === 'string';
  const { folder, missionId, sequence } = params;
  return isText(folder) && isText(missionId) && (sequence === undefined || (Number.isSafeInteger(sequence) && Number(sequence) > 0));
}

export const timelineWords = {
  timeline: 'Timeline',
  events: 'Events',
  loading: 'Reading the ledger…',
  nothingYet: 'Nothing has happened here yet',
  nothingYetHint: 'Run “Swarm: Refactor…” and every step is shown here as it happens.',
  nothingFits: 'No event fits these filters.',
  noFolder: 'Open a folder to see what Swarm did in it.',
  failed: 'The timeline cannot be read.',
  tryAgain: 'Try again',
  search: 'Search events',
  filters: 'Filters',
  filtersOn: 'Filters ({0} on)',
  clear: 'Clear filters',
  agent: 'Agent',
  kind: 'Kind',
  file: 'File',
  mission: 'Mission',
  folder: 'Folder',
  anyAgent: 'Any agent',
  anyKind: 'Any kind',
  anyFile: 'Any file',
  anyMission: 'Any mission',
  machinery: 'Machinery too',
  machineryHint: 'Also bids, leases, signatures and the words of brains',
  counting: 'counting…',
  count: '{0} events',
  countOne: '1 event',
  countCut: 'newest {0} of {1} events',
  newEvents: '{0} new',
  toNewest: 'Go to the newest event',
  noMission: 'Outside of missions',
  speaking: '{0} is thinking: {1}',
  veto: 'Veto',
  warning: 'Warning',
  good: 'Good',
  person: 'By a person',
  event: 'Event {0}',
  close: 'Close',
  back: 'Back',
  content: 'Content',
  cause: 'Led to by',
  causeNone: 'Nothing on record led to this.',
  consequences: 'Led to',
  consequencesNone: 'Nothing on record followed from this directly.',
  code: 'Code',
  changes: 'Changes',
  openPlace: 'Open {0}, line {1}',
  openDiff: 'Compare {0} before and after',
  diffTitle: '{0} (event {1}: before and after)',
  json: 'Whole event as JSON',
  onlyMission: 'Show only this mission',
  eventFailed: 'This event cannot be shown: {0}',
} as const;

export type TimelineWord = keyof typeof timelineWords;
