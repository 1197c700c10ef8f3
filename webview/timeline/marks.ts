/** How agents and tones are marked: an icon each, so that colour is never alone in saying it. */
import type { TimelineTone } from '../../server/protocol/messages/timeline.ts';
import type { TimelineWord } from '../../server/protocol/pages/timelinePage.ts';

const roleIcons: Readonly<Record<string, string>> = {
  person: 'account',
  supervisor: 'organization',
  scout: 'telescope',
  coder: 'edit',
  critic: 'law',
  reflex: 'shield',
  physics: 'beaker',
  board: 'checklist',
  operator: 'gear',
};

export function roleIcon(role: string): string {
  return `codicon codicon-${roleIcons[role] ?? 'circle-outline'} role-${role in roleIcons ? role : 'other'}`;
}

interface ToneMark {
  readonly icon: string;
  readonly word: TimelineWord;
}

const toneMarks: Readonly<Record<TimelineTone, ToneMark | undefined>> = {
  veto: { icon: 'codicon codicon-error', word: 'veto' },
  warning: { icon: 'codicon codicon-warning', word: 'warning' },
  good: { icon: 'codicon codicon-pass', word: 'good' },
  person: { icon: 'codicon codicon-account', word: 'person' },
  plain: undefined,
  quiet: undefined,
};

export function toneMark(tone: TimelineTone): ToneMark | undefined {
  return toneMarks[tone];
}
