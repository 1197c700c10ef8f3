/** Has the brain think for an agent: with the facts of its view, within the mission's budget, its words streamed. */
import type { Clock } from '../../base/clock.ts';
import type { Brain, BrainAnswer, BrainBudget, FactSource, ModelRecord } from '../brain/brain.ts';
import type { Located } from '../operation/operation.ts';
import type { SwarmEffect } from '../swarm/effects.ts';
import type { SwarmAnswer } from '../swarm/inputs.ts';
import type { Charter } from '../swarm/words.ts';
import { draftProposals } from './drafting.ts';
import type { TextStore } from './textStore.ts';

type AskBrain = Extract<SwarmEffect, { kind: 'askBrain' }>;

/** Calls of `speak` that are recorded for one task; a brain that says more is heard and not written down. */
const utterancesMax = 2_000;

/** What all brain calls of a mission have spent so far. */
export class Spending {
  readonly #charter: Charter;
  readonly #clock: Clock;
  readonly #startedMs: number;
  #tokens = 0;

  constructor(charter: Charter, clock: Clock) {
    this.#charter = charter;
    this.#clock = clock;
    this.#startedMs = clock.monotonicMs();
  }

  /** A budget for one call, which counts what that call spends. */
  budget(spent: { tokensIn: number; tokensOut: number }): BrainBudget {
    const { tokensMax, durationMsMax } = this.#charter.bounds;
    const tokensLeft = () => Math.max(0, tokensMax - this.#tokens);
    const msLeft = () => Math.max(0, durationMsMax - (this.#clock.monotonicMs() - this.#startedMs));
    return {
      get tokensLeft() {
        return tokensLeft();
      },
      get msLeft() {
        return msLeft();
      },
      spend: (tokensIn, tokensOut) => {
        spent.tokensIn += tokensIn;
        spent.tokensOut += tokensOut;
        this.#tokens += tokensIn + tokensOut;
        return this.#tokens <= tokensMax && msLeft() > 0;
      },
    };
  }
}

export interface Thought {
  readonly answer: SwarmAnswer;
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly brain: string | undefined; // that asked a model
}

export async function think(
  effect: AskBrain,
  world: { readonly brain: Brain; readonly spending: Spending; readonly texts: TextStore; readonly models: ModelRecord },
  facts: FactSource,
  signal: AbortSignal,
  spoke: (text: string, brain?: string) => void,
): Promise<Thought> {
  const spent = { tokensIn: 0, tokensOut: 0 };
  let utterances = 0;
  const speak = (text: string, brain?: string): void => {
    utterances += 1;
    if (utterances <= utterancesMax && !signal.aborted) spoke(text, brain);
  };
  let brain: string | undefined;
  const models: ModelRecord = {
    asked(request) {
      signal.throwIfAborted();
      brain = request.brain;
      world.models.asked(request);
    },
    answered: (outcome) => world.models.answered(outcome),
  };
  const answer = await world.brain.think(effect.task, { facts, signal, budget: world.spending.budget(spent), speak, models });
  return { answer: await seenBySwarm(answer, effect, facts, world.texts, signal), ...spent, brain };
}

async function seenBySwarm(
  answer: BrainAnswer,
  effect: AskBrain,
  facts: FactSource,
  texts: TextStore,
  signal: AbortSignal,
): Promise<SwarmAnswer> {
  switch (answer.kind) {
    case 'edited':
      return draftProposals(answer.proposals, effect.view, facts, texts, signal);
    case 'located':
      return { ...answer, lines: referenceLines(answer.located, facts, texts) };
    case 'understood':
    case 'refused':
    case 'failed':
      return answer;
  }
}

function referenceLines({ references }: Located, { facts }: FactSource, texts: TextStore): readonly number[] {
  return references.map(({ path, start }) => {
    const fact = facts.file(path);
    if (!fact || fact.state === 'unreadable') return 0;
    texts.keep(fact.hash, fact.text);
    return texts.lines(fact.hash).at(start).line;
  });
}
