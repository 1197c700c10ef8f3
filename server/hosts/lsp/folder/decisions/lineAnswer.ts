/** Why a line is as it is, in the words hovers and messages show. */
import { annotationView } from '../../../../core/ledger/annotationView.ts';
import { whyMarkdown } from '../../../../core/ledger/whyMarkdown.ts';
import { whyText } from '../../../../core/ledger/whyText.ts';
import { ageOf } from '../../../../protocol/age.ts';
import type { whyLine } from '../../../../protocol/messages/annotations.ts';
import type { ResultOf } from '../../../../protocol/messages/message.ts';
import { dateAndTime } from '../../../localTime.ts';
import type { SeenFile, StandingDecisions } from './standingDecisions.ts';

export type LineAnswer = ResultOf<typeof whyLine>;

const nothing: LineAnswer = { markdown: '', text: '', annotation: undefined };

/** `line`: from 0. `decisionOnly`: nothing is said of a line without a decision. */
export function lineAnswer(
  decisions: StandingDecisions,
  seen: SeenFile | undefined,
  line: number,
  decisionOnly: boolean,
  nowMs: number,
): LineAnswer {
  if (seen === undefined)
    return decisionOnly ? nothing : { ...nothing, ...plain('Swarm does not know this file: it is outside the folder, or no text.') };
  const standing = decisions.standingOn(seen, line + 1);
  if (standing === undefined && decisionOnly) return nothing;
  const answer = standing ? { kind: 'swarm' as const, ...standing } : decisions.why(seen, line + 1);
  return {
    markdown: whyMarkdown(answer, { at: dateAndTime, ago: (wallMs) => ageOf(wallMs, nowMs, 'en') }),
    text: whyText(answer, dateAndTime).join('\n'),
    annotation: standing && annotationView(standing),
  };
}

function plain(text: string): Pick<LineAnswer, 'markdown' | 'text'> {
  return { markdown: text, text };
}
