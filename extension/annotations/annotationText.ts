/** What is said of a decision in the editor: behind its line, under its hover, and before its change set is rewound. */
import { ageOf } from '../../server/protocol/age.ts';
import type { AnnotationView, RewindReportView } from '../../server/protocol/messages.ts';
import { plainMessage } from '../plainMessage.ts';
import type { Translate } from '../translate.ts';

/** Commands that a hover may run; nothing else a link names is carried out. */
export const hoverCommands = {
  showDiff: 'swarm.decision.showDiff',
  rewind: 'swarm.decision.rewind',
  showTimeline: 'swarm.showTimeline',
} as const;

/** What those commands are told. */
export interface DecisionTarget {
  readonly folder: string; // URI
  readonly path: string; // in the folder
  readonly changeSetId: string;
  readonly baseHash: string;
  readonly newHash: string;
}

/** "coder-1: parse_row is now read_row · 2 minutes ago" */
export function textBehindLine({ summary, wallMs }: AnnotationView, nowMs: number, language: string): string {
  return `${summary} · ${ageOf(wallMs, nowMs, language)}`;
}

/** The links as Markdown with theme icons. */
export function hoverLinks(annotation: AnnotationView, folder: string, path: string, t: Translate): string {
  const { changeSetId, baseHash, newHash, sequence } = annotation;
  const target: DecisionTarget = { folder, path, changeSetId, baseHash, newHash };
  return [
    link(t('Before and After'), 'diff', hoverCommands.showDiff, target, t('Compare the file before and after this change set')),
    link(t('Rewind Change Set…'), 'discard', hoverCommands.rewind, target, t('Take back what this change set did, and nothing else')),
    link(t('Open in Timeline'), 'history', hoverCommands.showTimeline, { folder, sequence }, t('Show the event in the timeline')),
  ].join('&nbsp;&nbsp;·&nbsp;&nbsp;');
}

function link(title: string, icon: string, command: string, argument: object, tip: string): string {
  // Parentheses and quotes end a link's address or its title.
  const query = encodeURIComponent(JSON.stringify([argument])).replace(/[()']/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
  return `[$(${icon}) ${title}](command:${command}?${query} "${tip.replaceAll('"', '')}")`;
}

/** The list of reasons may be longer than a hover is high: what can be done stands above it. */
export function changeAndFacts(markdown: string): readonly [change: string, facts: string] {
  const at = markdown.indexOf('\n\n- **');
  return at < 0 ? [markdown, ''] : [markdown.slice(0, at), markdown.slice(at + 2)];
}

const sentencesMax = 600;

/** Why a line is so, as one paragraph: messages have no lines, and are read out. */
export function whyMessage(text: string): string {
  const said = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const joined = plainMessage(said.map((line) => (/[.:!?”"]$/.test(line) ? line : `${line}.`)).join(' '));
  return joined.length <= sentencesMax ? joined : `${joined.slice(0, sentencesMax - 1).trimEnd()}…`;
}

const filesNamedMax = 15;

/** What rewinding would do, for the question before it. */
export function rewindDetail({ files, keptPersonEdits, conflicts, warnings }: RewindReportView, t: Translate): string {
  const words = { modify: t('changes'), create: t('comes back'), delete: t('is removed') };
  const named = files.slice(0, filesNamedMax).map(({ path, action }) => `${path}: ${words[action]}`);
  if (files.length > filesNamedMax) named.push(t('and {0} more', files.length - filesNamedMax));
  const kept = keptPersonEdits.length > 0 ? [t('Your own edits since are kept in {0}.', keptPersonEdits.join(', '))] : [];
  const collided = conflicts.map(({ path, why }) => `${path}: ${why}`);
  return [named.join('\n'), ...kept, ...collided, ...warnings].filter(Boolean).join('\n\n');
}
