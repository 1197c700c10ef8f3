/**
 * The decisions that stand in a 10,000-line file with fifty recorded states: gone through once per state, and asked again
 * while somebody types. Beside it, "why" asked line by line, which is what one pass replaces.
 */
import { create } from '@bufbuild/protobuf';
import { type AnnotationSources, recordedStanding, standingIn } from '../../../server/core/ledger/annotations.ts';
import { why } from '../../../server/core/ledger/why.ts';
import { changeSetGist } from '../../../server/core/ledger/whyReason.ts';
import { ChangeAuthor, type SwarmEvent, SwarmEventSchema } from '../../../server/protocol/generated/events_pb.js';
import { median, percentile, timed } from '../measurement.ts';
import type { Bench } from '../subject.ts';

const linesInFile = 10_000;
const states = 50;
const linesPerChange = 40;

interface MadeUpHistory {
  readonly events: readonly SwarmEvent[];
  readonly texts: ReadonlyMap<string, string>;
  readonly now: string;
  readonly hash: string;
}

/** Every other state is Swarm's, with lines all over the file rewritten; the others are saves with a line put in somewhere. */
function madeUpHistory(): MadeUpHistory {
  const lines = Array.from({ length: linesInFile }, (_, i) => `    value_${i} = calculate_total(${i}, rows[${i % 97}])`);
  const texts = new Map<string, string>();
  const events: SwarmEvent[] = [];
  let previousHash = '';
  for (let state = 0; state < states; state++) {
    const isSwarm = state % 2 === 1;
    const touched = isSwarm ? Array.from({ length: linesPerChange }, (_, i) => (i * 251 + state * 31) % lines.length) : [];
    for (const at of touched) lines[at] = `${lines[at]}  # ${state}`;
    if (!isSwarm && state > 0) lines.splice((state * 197) % lines.length, 0, `# saved ${state}`);
    const newHash = `hash-${state}`;
    texts.set(newHash, lines.join('\n'));
    const value = {
      path: 'a.py',
      previousHash,
      newHash,
      baseline: state === 0,
      author: isSwarm ? ChangeAuthor.AGENT : ChangeAuthor.PERSON,
      lines: touched.map((at) => ({
        line: at + 1,
        oldLine: at + 1,
        reason: 'a call',
        confidence: 1,
        before: 'before',
        after: lines[at] ?? '',
      })),
    };
    events.push(
      create(SwarmEventSchema, { sequence: BigInt(state + 1), changeSetId: `set-${state}`, payload: { case: 'stateChange', value } }),
    );
    previousHash = newHash;
  }
  return { events, texts, now: lines.join('\n'), hash: previousHash };
}

export function subject({ report }: Bench): void {
  const { events, texts, now, hash } = madeUpHistory();
  const sources: AnnotationSources = {
    stateChanges: () => events,
    text: (wanted) => texts.get(wanted),
    changeSet: () => changeSetGist([]),
    missionOpened: () => undefined,
  };
  const seen = { text: now, hash };
  const folds = Array.from({ length: 20 }, () => timed(() => void recordedStanding('a.py', seen, sources)));
  const recorded = recordedStanding('a.py', seen, sources);
  if (recorded === undefined || recorded.standing.length < 500) throw new Error('hardly any decision stands');
  const file = `${linesInFile.toLocaleString('en')} lines, ${states} states`;
  report({ name: `all decisions of a file of ${file}, median of 20`, value: median(folds), unit: 'ms', goal: '< 50 ms' });
  report({ name: 'the same, p95', value: percentile(folds, 95), unit: 'ms' });
  const typed = Array.from({ length: 50 }, (_, i) => `${now.slice(0, i * 5_000)}\n# typed ${i}\n${now.slice(i * 5_000)}`);
  const asked = typed.map((text, i) => timed(() => void standingIn(recorded, { text, hash: `typed-${i}` })));
  report({ name: 'asked again after typing, p95', value: percentile(asked, 95), unit: 'ms', goal: '< 10 ms' });
  const whySources = { ...sources, changeSet: () => [] };
  const single = [10, 5_000, 9_990].map((line) =>
    timed(() => void why({ path: 'a.py', line, currentText: now, currentHash: hash }, whySources)),
  );
  report({ name: '"why" of one line of it, median of 3', value: median(single), unit: 'ms' });
}
