/** The answer to "why is this line so?" in plain sentences, the first of which is the answer itself. */
import { unreachable } from '../../base/assert.ts';
import { oneLine, printable } from './eventWords.ts';
import type { Moment, WhyAnswer } from './why.ts';
import type { Check, SwarmReason } from './whyReason.ts';

/** `at` writes a time the way the person reads it. */
export function whyText(answer: WhyAnswer, at: (wallMs: number) => string): readonly string[] {
  switch (answer.kind) {
    case 'swarm': {
      const restored = answer.restoredBy;
      return [...reasonText(answer.reason, at), ...(restored ? [`Put back to this state by a rewind (${moment(restored, at)}).`] : [])];
    }
    case 'person':
      return [
        answer.recorded
          ? `This line was changed by the person (${moment(answer.recorded, at)}).`
          : 'This line was changed by the person since, or by something outside Swarm; when was not recorded.',
        ...earlierText(answer.earlier, at),
      ];
    case 'version-control':
      return [`This line came with a change of branch or commit (${moment(answer.recorded, at)}).`, ...earlierText(answer.earlier, at)];
    case 'rewind':
      return [
        `This line was put together by a rewind that kept later edits (${moment(answer.recorded, at)}).`,
        ...earlierText(answer.earlier, at),
      ];
    case 'not-swarm':
      return [`This line was not changed by Swarm; it is as it was when the file became known (${moment(answer.knownSince, at)}).`];
    case 'unknown-file':
      return ['This line was not changed by Swarm: the ledger does not know the file.'];
    case 'no-such-line':
      return [`The file has no such line; it has ${answer.lines}.`];
    case 'cannot-tell':
      return [`Why this line is so cannot be told. ${answer.text}`];
    default:
      return unreachable(answer);
  }
}

function reasonText(reason: SwarmReason, at: (wallMs: number) => string): readonly string[] {
  const sentences = [`Swarm's ${reason.who} changed this line at ${at(reason.wallMs)} (event ${reason.sequence}).`];
  if (reason.instruction !== '') sentences.push(`Mission ${reason.missionId}: "${oneLine(reason.instruction)}"`);
  if (reason.reason !== undefined) sentences.push(`Reason: ${oneLine(reason.reason)}`);
  if (reason.decision) {
    const { choice, rationale, rejected } = reason.decision;
    sentences.push(oneLine(`Decision: ${because(choice, rationale)}`));
    for (const other of rejected) sentences.push(oneLine(`Rejected: ${because(other.choice, other.whyNot)}`));
  }
  if (reason.confidence !== undefined) sentences.push(`Confidence: ${reason.confidence.toFixed(2)}`);
  if (reason.before !== undefined) sentences.push(`Before: ${printable(reason.before)}`, `After:  ${printable(reason.after)}`);
  const checks = reason.checks.map(checkText);
  sentences.push(checks.length > 0 ? `Checked: ${checks.join('; ')}.` : 'Checked: nothing is recorded.');
  return sentences;
}

/** Both are recorded as sentences of their own; the first one's full stop goes. */
function because(what: string, why: string): string {
  return why === '' ? what : `${what.trimEnd().replace(/\.$/, '')}, because ${why}`;
}

function checkText({ by, name, verdict, text }: Check): string {
  const what = by === 'critic' ? 'critic' : `${by} ${name}`;
  return oneLine(`${what} ${verdict}${verdict !== 'passed' && text !== '' ? ` (${text})` : ''}`);
}

function earlierText(earlier: SwarmReason | undefined, at: (wallMs: number) => string): readonly string[] {
  return earlier ? ['Before that:', ...reasonText(earlier, at).map((sentence) => `  ${sentence}`)] : [];
}

function moment({ sequence, wallMs, missionId }: Moment, at: (wallMs: number) => string): string {
  return `${at(wallMs)}, event ${sequence}${missionId === '' ? '' : `, mission ${missionId}`}`;
}
