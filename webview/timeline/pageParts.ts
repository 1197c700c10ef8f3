/** What the parts of the timeline page share: the model, the words, and how times are written. */
import type { TimelineWord } from '../../server/protocol/pages/timelinePage.ts';
import type { Host } from '../shared/host.ts';
import type { Words } from '../shared/words.ts';
import type { TimelineModel } from './timelineModel.ts';

export interface Parts {
  readonly host: Host;
  readonly model: TimelineModel;
  readonly words: Words<TimelineWord>;
  readonly times: Times;
}

export interface Times {
  readonly clock: Intl.DateTimeFormat;
  readonly whole: Intl.DateTimeFormat;
  readonly numbers: Intl.NumberFormat;
}

export function timesIn(locale: string): Times {
  return {
    clock: new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
    whole: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' }),
    numbers: new Intl.NumberFormat(locale),
  };
}
