/** Has the model's brain read an instruction: real SDK, real operations, files in memory, a service on the loopback. */

import { type ClaudeOptions, claude } from '../../../server/adapters/claude/claude.ts';
import { systemClock } from '../../../server/base/clock.ts';
import type { Brain, BrainAnswer, ModelOutcome, ModelRequest } from '../../../server/core/brain/brain.ts';
import { MissionFacts, MissionSnapshot } from '../../../server/core/facts/factSource.ts';
import { modelBrain } from '../../../server/operations/model/modelBrain.ts';
import { createOperations } from '../../../server/operations/registry.ts';
import { memoryWorkspace, scriptedPhysics } from '../../support/memoryWorkspace.ts';
import { rules, sharedSyntax } from '../../support/sharedSyntax.ts';

export const key = 'sk-ant-test-5f1c2a90d3';

const files = {
  'app/rows.py': 'def parse_row(text):\n    return text.split(",")\n\n\nclass Reader:\n    def next(self):\n        return parse_row("")\n',
  'app/main.py': 'from app.rows import parse_row\n\nprint(parse_row("a,b"))\n',
  '.env': 'TOKEN=do-not-send-me\n',
};

export interface Asking extends Partial<Omit<ClaudeOptions, 'clock'>> {
  readonly instruction?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly tokensMax?: number;
  readonly costUsdMax?: number;
  readonly signal?: AbortSignal;
  readonly failRecord?: Error;
}

export interface Asked {
  readonly answer: BrainAnswer;
  readonly spoken: readonly (readonly [text: string, brain: string | undefined])[];
  /** In the order in which it was recorded. */
  readonly record: readonly (({ readonly kind: 'asked' } & ModelRequest) | ({ readonly kind: 'answered' } & ModelOutcome))[];
  readonly tokens: number;
}

const hands: Brain = {
  name: 'hands',
  think: () => Promise.reject(new Error('the model has hands for everything but understanding')),
};

/** `onRecord`: hears of each entry as it is made. */
export async function ask(baseUrl: string, asking: Asking = {}, onRecord: (kind: string) => void = () => {}): Promise<Asked> {
  const { instruction = 'the thing that splits lines should be called read_row', tokensMax = 100_000, costUsdMax = 1 } = asking;
  const workspace = memoryWorkspace(new Map(Object.entries(asking.files ?? files)));
  const snapshot = new MissionSnapshot({ workspace, syntax: await sharedSyntax(), physics: scriptedPhysics() });
  const spoken: (readonly [string, string | undefined])[] = [];
  const record: Asked['record'][number][] = [];
  let tokens = 0;
  const model = claude({ apiKey: key, baseUrl, ...asking, clock: systemClock });
  const brain = modelBrain({ model, operations: createOperations(rules), hands, rules, costUsdMax });
  const answer = await brain.think(
    { kind: 'understand', instruction, cursor: undefined },
    {
      facts: new MissionFacts(snapshot),
      signal: asking.signal ?? new AbortController().signal,
      budget: {
        get tokensLeft() {
          return Math.max(0, tokensMax - tokens);
        },
        msLeft: 60_000,
        spend: (tokensIn, tokensOut) => {
          tokens += tokensIn + tokensOut;
          return tokens <= tokensMax;
        },
      },
      speak: (text, by) => spoken.push([text, by]),
      models: {
        asked(request) {
          if (asking.failRecord) throw asking.failRecord;
          record.push({ kind: 'asked', ...request });
          onRecord('asked');
        },
        answered(outcome) {
          record.push({ kind: 'answered', ...outcome });
          onRecord('answered');
        },
      },
    },
  );
  return { answer, spoken, record, tokens };
}

/** "model-failed: Claude at … failed" of an answer that is an error. */
export function errorIn({ answer }: Asked): string {
  if (answer.kind === 'failed') return `${answer.error.code}: ${answer.error.message}`;
  if (answer.kind === 'refused') return `refused, ${answer.refusal.error.code}: ${answer.refusal.error.message}`;
  return answer.kind;
}
