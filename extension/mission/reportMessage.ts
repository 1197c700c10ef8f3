/** What a mission's report says to the person in a notification, and what they can do next. Knows nothing of the editor. */
import type { MissionReportView, PlaceView } from '../../server/protocol/messages.ts';
import type { Translate } from '../translate.ts';
import { editorHint } from './editorHint.ts';

export type ReportAction = 'timeline' | 'rewind' | 'plan' | 'apply' | 'edit' | 'again' | 'output';

export interface ReportMessage {
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
  readonly actions: readonly ReportAction[];
}

/** Findings and notes told in the notification itself; the timeline has them all. */
const toldMax = 2;

export function reportMessage(report: MissionReportView, t: Translate): ReportMessage {
  if (report.error?.code === 'interrupted') return cutOff(report, t);
  switch (report.outcome) {
    case 'done':
      return done(report, t);
    case 'planned':
      return { severity: 'info', text: withNotes(report, t), actions: report.files.length > 0 ? ['apply', 'plan'] : ['timeline'] };
    case 'nothing-to-do':
      return { severity: 'info', text: report.summary, actions: ['edit', 'timeline'] };
    case 'cancelled':
      return { severity: 'info', text: why(report), actions: ['timeline'] };
    case 'vetoed':
      return {
        severity: 'warning',
        text: why(report),
        actions: report.files.length > 0 ? ['timeline', 'plan', 'edit'] : ['timeline', 'edit'],
      };
    case 'conflict':
      return { severity: 'warning', text: why(report), actions: ['timeline', 'edit'] };
    case 'bound-reached':
      return { severity: 'warning', text: why(report), actions: ['timeline'] };
    case 'not-understood':
    case 'ambiguous':
      return { severity: 'warning', text: why(report), actions: ['edit', 'timeline'] };
    case 'failed':
      return { severity: 'error', text: why(report), actions: ['timeline', 'output'] };
  }
}

/** Its process died; nothing of it is there, so the same can be asked once more. The notification of its run is long gone: it is named. */
function cutOff({ instruction, summary }: MissionReportView, t: Translate): ReportMessage {
  const text = instruction === '' ? summary : t('“{0}” was cut off. {1}', instruction, summary);
  return { severity: 'warning', text, actions: ['again', 'timeline'] };
}

function done(report: MissionReportView, t: Translate): ReportMessage {
  const { partial } = report;
  if (partial === undefined) return { severity: 'info', text: withNotes(report, t), actions: ['timeline', 'rewind'] };
  const taken = t('{0} of {1} edits were applied.', partial.editsApplied, partial.editsPlanned);
  const unchecked = firstOf(uncheckedOf(report), t);
  const breaks = partial.findings.length > 0 ? [t('Without the rest:'), ...firstOf(partial.findings, t)] : [];
  return {
    severity: breaks.length > 0 ? 'warning' : 'info',
    text: [taken, ...breaks, ...unchecked].join(' '),
    actions: ['timeline', 'rewind'],
  };
}

/** What was not checked is told before what was left alone. */
function withNotes(report: MissionReportView, t: Translate): string {
  const others = report.notes.filter(({ kind }) => kind !== 'assumed' && kind !== 'not-checked');
  return [report.summary, ...firstOf([...uncheckedOf(report), ...others], t)].join(' ');
}

/** By whom and what; the reasons are long, and the timeline has them. */
function uncheckedOf({ notes }: MissionReportView): readonly Told[] {
  const unchecked = notes.filter(({ kind }) => kind === 'not-checked');
  return unchecked.map(({ text, at }) => ({ at, text: /^[^:]+: [^:]+(?=: )/.exec(text)?.[0] ?? text }));
}

interface Told {
  readonly text: string;
  readonly at: PlaceView | undefined;
}

function firstOf(all: readonly Told[], t: Translate): readonly string[] {
  const told = all.slice(0, toldMax).map(({ text, at }) => sentence(at === undefined ? text : `${placeWords(at)}: ${text}`));
  const more = all.length - told.length;
  return more > 0 ? [...told, t('{0} more in the timeline.', more)] : told;
}

/** The file alone where all of it is meant. */
function placeWords({ path, line, column, endLine, endColumn }: PlaceView): string {
  return line === endLine && column === endColumn ? path : `${path}:${line}`;
}

/** What happened and what to do about it; the summary when there is no error. */
function why({ error, summary }: MissionReportView): string {
  if (error === undefined) return summary;
  const hint = editorHint(error.hint);
  return hint === '' ? error.message : `${sentence(error.message)} ${hint}`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Of what could be meant, what can be said instead. */
export function suggestionsOf({ candidates }: MissionReportView): readonly string[] {
  return [...new Set(candidates.map(({ suggestion }) => suggestion).filter((one) => one !== ''))];
}
