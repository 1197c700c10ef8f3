/** The answer to "why is this line so?" as Markdown for a hover: no links, no commands, and whatever was recorded escaped. */
import { because } from './annotationView.ts';
import { oneLine, printable } from './eventWords.ts';
import type { WhyAnswer } from './why.ts';
import type { Check, SwarmReason } from './whyReason.ts';
import { whyText } from './whyText.ts';

export interface TimeWords {
  /** "2026-11-20 14:03:27" */
  at(wallMs: number): string;
  /** "2 minutes ago" */
  ago(wallMs: number): string;
}

/** Alternatives that are listed; a hover is no report. */
const REJECTED_SHOWN_MAX = 5;

export function whyMarkdown(answer: WhyAnswer, time: TimeWords): string {
  if (answer.kind === 'swarm') {
    const restored = answer.restoredBy;
    const note = restored ? [`Put back to this state by a rewind, ${escaped(time.ago(restored.wallMs))}.`] : [];
    return [reasonMarkdown(answer.reason, time), ...note].join('\n\n');
  }
  const [first = ''] = whyText(answer, time.at);
  const earlier = 'earlier' in answer && answer.earlier ? [`Before that:`, reasonMarkdown(answer.earlier, time)] : [];
  return [escaped(first), ...earlier].join('\n\n');
}

function reasonMarkdown(reason: SwarmReason, time: TimeWords): string {
  const { decision } = reason;
  const head = `**Swarm** · ${escaped(reason.who)} · ${escaped(time.ago(reason.wallMs))} (${escaped(time.at(reason.wallMs))})`;
  const facts: string[] = [];
  if (reason.instruction !== '') facts.push(`**Mission:** “${escaped(reason.instruction)}”`);
  if (reason.reason !== undefined) facts.push(`**Why:** ${escaped(reason.reason)}`);
  if (decision) facts.push(`**Decision:** ${escaped(because(decision))}`);
  for (const other of decision?.rejected.slice(0, REJECTED_SHOWN_MAX) ?? []) {
    facts.push(`**Rejected:** ${escaped(because({ choice: other.choice, rationale: other.whyNot }))}`);
  }
  if (reason.confidence !== undefined) facts.push(`**Confidence:** ${confidenceWords(reason.confidence)}`);
  facts.push(...checksMarkdown(reason.checks));
  return [head, diffOf(reason.before, reason.after), facts.map((fact) => `- ${fact}`).join('\n')].filter(Boolean).join('\n\n');
}

/** "very sure, 99 %". `confidence`: 0 to 1. */
export function confidenceWords(confidence: number): string {
  const word =
    confidence >= 0.995
      ? 'certain'
      : confidence >= 0.95
        ? 'very sure'
        : confidence >= 0.8
          ? 'sure'
          : confidence >= 0.6
            ? 'likely'
            : 'unsure';
  return `${word}, ${Math.round(confidence * 100)} %`;
}

function checksMarkdown(checks: readonly Check[]): readonly string[] {
  const named = ({ by, name }: Check): string => (by === 'critic' ? 'critic' : escaped(name));
  const passed = checks.filter(({ verdict }) => verdict === 'passed').map(named);
  const rest = checks.filter(({ verdict }) => verdict !== 'passed');
  return [
    ...(passed.length > 0 ? [`**Passed:** ${passed.join(', ')}`] : []),
    ...rest.map((check) => {
      const word = check.verdict === 'vetoed' ? 'Vetoed' : 'Not checked';
      return `**${word}:** ${named(check)}${check.text === '' ? '' : ` (${escaped(check.text)})`}`;
    }),
    ...(checks.length === 0 ? ['**Checked:** nothing is recorded'] : []),
  ];
}

/** The line before and after, in a fence that is longer than any in the lines themselves. */
function diffOf(before: string | undefined, after: string): string {
  if (before === after) return '';
  const lines = [...(before?.trim() ? [`- ${printable(before)}`] : []), `+ ${printable(after)}`];
  const longest = Math.max(2, ...(lines.join('\n').match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}diff\n${lines.join('\n')}\n${fence}`;
}

/** Nothing recorded can become a link, an image, an icon, markup or HTML; nor can an address become a link by itself. */
function escaped(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]<>#|~&!$:.@]/g, '\\$&');
}
