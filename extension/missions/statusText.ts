/** What the status bar says of all folders together. Knows nothing of the editor. */
import type { StatusView } from '../../server/protocol/messages.ts';
import type { Translate } from '../translate.ts';

export interface StatusText {
  readonly text: string; // with codicons
  readonly tooltip: string;
  readonly spoken: string;
  readonly tone: 'plain' | 'warning';
}

/** From what needs the person most to what needs them least. */
const urgency: readonly StatusView['state'][] = ['waiting', 'working', 'vetoed', 'idle'];

/** Empty: no folder is known yet. */
export function mostUrgent(statuses: readonly StatusView[]): StatusView | undefined {
  return [...statuses].sort((a, b) => urgency.indexOf(a.state) - urgency.indexOf(b.state))[0];
}

export function statusText(status: StatusView | undefined, running: boolean, t: Translate): StatusText {
  if (!running) return plain('$(circle-slash) Swarm', t('The Swarm server is not running.'));
  if (status === undefined) return plain('$(hubot) Swarm', t('Swarm is ready.'));
  switch (status.state) {
    case 'idle':
      return plain('$(hubot) Swarm', t('Swarm: nothing runs. Click for the missions.'));
    case 'working': {
      const { ticketsDone, ticketsTotal } = status;
      const progress = ticketsTotal === 0 ? t('working') : t('working {0}/{1}', ticketsDone, ticketsTotal);
      return plain(`$(sync~spin) Swarm: ${progress}`, status.text);
    }
    case 'waiting':
      return { ...plain(`$(bell-dot) Swarm: ${t('waiting for you')}`, status.text), tone: 'warning' };
    case 'vetoed':
      return { ...plain(`$(circle-slash) Swarm: ${t('vetoed')}`, status.text), tone: 'warning' };
  }
}

function plain(text: string, tooltip: string): StatusText {
  return { text, tooltip, spoken: `${text.replace(/\$\([^)]*\)\s*/g, '')}. ${tooltip}`, tone: 'plain' };
}
