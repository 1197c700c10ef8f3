/** What is heard: the words of a brain while it thinks, and what a screen reader says of what happens. */
import type { TimelineEntryView } from '../../server/protocol/messages/timeline.ts';

/** The latest words of an agent that thinks. */
export interface Spoken {
  readonly who: string;
  readonly missionId: string;
  readonly text: string;
}

const spokenMax = 3;
const wordsKept = 400; // characters, the newest

/** Words go on until their agent does something else, or its mission ends. */
export function spokenAfter(spoken: readonly Spoken[], entries: readonly TimelineEntryView[]): readonly Spoken[] {
  let now = spoken;
  for (const { kind, who, missionId, text } of entries) {
    const said = now.find((one) => one.who === who && one.missionId === missionId);
    if (kind === 'brainSpoke') {
      const words = `${said?.text ?? ''} ${text.replace(/^[^:]*: /, '')}`.trim().slice(-wordsKept);
      now = [...now.filter((one) => one !== said), { who, missionId, text: words }].slice(-spokenMax);
    } else if (kind === 'missionClosed') now = now.filter((one) => one.missionId !== missionId);
    else if (said) now = now.filter((one) => one !== said);
  }
  return now;
}

const announcedMax = 3;

/** Vetoes and the ends of missions; undefined when there are none among the new entries. */
export function announcementOf(entries: readonly TimelineEntryView[]): string | undefined {
  const worth = entries.filter(({ tone, kind }) => tone === 'veto' || kind === 'missionClosed').slice(-announcedMax);
  return worth.length === 0 ? undefined : worth.map(({ who, text }) => `${who}: ${text}`).join('. ');
}
