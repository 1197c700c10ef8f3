/** A decision on a line in the words in which clients show it; every text bounded. */
import type { AnnotationView } from '../../protocol/messages/annotations.ts';
import type { Standing } from './annotations.ts';
import { oneLine } from './eventWords.ts';
import type { DecisionGist } from './whyReason.ts';

const viewBounds = { summaryMax: 90, renamesMax: 2, wordMax: 40, lineMax: 200, rejectedMax: 10, textMax: 400 } as const;

export function annotationView({ line, reason, restoredBy, baseHash, newHash }: Standing): AnnotationView {
  const { decision, before = '', after } = reason;
  const said = reason.reason ?? '';
  return {
    line: line - 1,
    missionId: reason.missionId,
    changeSetId: reason.changeSetId,
    sequence: reason.sequence,
    eventId: reason.eventId,
    who: reason.who,
    summary: cut(
      `${reason.who}: ${renamesIn(before, after) || oneLine(said || decision?.choice || 'changed this line')}`,
      viewBounds.summaryMax,
    ),
    reason: cut(said || decision?.rationale || '', viewBounds.textMax),
    decision: decision ? cut(because(decision), viewBounds.textMax) : '',
    rejected: (decision?.rejected ?? []).slice(0, viewBounds.rejectedMax).map(({ choice, whyNot }) => ({
      choice: cut(choice, viewBounds.textMax),
      whyNot: cut(whyNot, viewBounds.textMax),
    })),
    confidence: reason.confidence,
    checks: reason.checks.map((check) => ({ ...check, passed: check.verdict === 'passed', text: cut(check.text, viewBounds.textMax) })),
    instruction: cut(reason.instruction, viewBounds.textMax),
    before: cut(before, viewBounds.lineMax),
    after: cut(after, viewBounds.lineMax),
    wallMs: reason.wallMs,
    baseHash,
    newHash,
    restoredBy: restoredBy && { sequence: restoredBy.sequence, wallMs: restoredBy.wallMs },
  };
}

/** Both are recorded as sentences of their own; the first one's full stop goes. */
export function because({ choice, rationale }: Pick<DecisionGist, 'choice' | 'rationale'>): string {
  return rationale === '' ? choice : `${choice.trimEnd().replace(/\.$/, '')}, because ${rationale}`;
}

/** "parse_row is now read_row", when nothing but one or two words were replaced in the line; else empty. */
export function renamesIn(before: string, after: string): string {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  if (before.trim() === '' || old.length !== now.length) return '';
  const pairs = new Map<string, string>();
  for (const [at, was] of old.entries()) {
    const is = now[at] ?? '';
    if (was === is) continue;
    if (!isWord(was) || !isWord(is) || (pairs.get(was) ?? is) !== is) return '';
    pairs.set(was, is);
  }
  if (pairs.size > viewBounds.renamesMax) return '';
  return [...pairs].map(([was, is]) => `${was} is now ${is}`).join(', ');
}

/** Names and what stands between them, in order; a line's text is all of them joined. */
function wordsOf(line: string): readonly string[] {
  return line.match(/[\p{ID_Continue}$]+|[^\p{ID_Continue}$]+/gu) ?? [];
}

function isWord(text: string): boolean {
  return text.length <= viewBounds.wordMax && /^[\p{ID_Start}_$]/u.test(text);
}

function cut(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1).toWellFormed()}…`;
}
