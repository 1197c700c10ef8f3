/**
 * The brain that has a model read an instruction. The model looks names up and calls operations; what comes of it is the same
 * list of operations that the offline reader makes, and goes the same way from there. It can do nothing else: it has no tool
 * that writes or runs. All other tasks are done by the hands it is given.
 */
import type { Brain, BrainAnswer, BrainContext, BrainTask, OperationRequest } from '../../core/brain/brain.ts';
import type { ModelMessage, ModelPort, ModelReply, ModelTool, ToolCall, ToolResult } from '../../core/ports/modelPort.ts';
import type { RulesByFamily } from '../../core/terrain/terrain.ts';
import { type ErrorCode, SwarmFailure, swarmError } from '../../protocol/errors.ts';
import type { OperationRegistry } from '../registry.ts';
import { question, system } from './instructions.ts';
import { Lookups, lookupTools } from './lookups.ts';
import { cannotDo, operationsMax, operationTools, plainWords, readCall } from './operationCalls.ts';

const modelLimits = {
  turnsMax: 12,
  /** Answers that cannot be used, before it is given up. */
  correctionsMax: 2,
  callsPerTurnMax: 60,
  tokensOutMax: 8_192, // of one answer
  tokensOutMin: 256, // with fewer left there is no point in asking
  /** UTF-16 units a token stands for at least, to know before asking what asking takes. Code has three to four. */
  unitsPerToken: 2.5,
  whyUnitsMax: 600,
  /** How sure one is of what a model made of an instruction: surer than a guess, less so than the grammar. */
  confidence: 0.6,
} as const;

export interface ModelBrainOptions {
  readonly model: ModelPort;
  readonly operations: OperationRegistry;
  readonly hands: Brain;
  readonly rules: RulesByFamily;
  readonly costUsdMax: number; // of one mission
}

export function modelBrain(options: ModelBrainOptions): Brain {
  const { model, hands } = options;
  return {
    name: model.name,
    async think(task, context) {
      if (task.kind !== 'understand') return hands.think(task, context);
      try {
        return await new Conversation(options, task, context).hold();
      } catch (failure) {
        if (context.signal.aborted) return failed('cancelled', 'The mission was stopped.');
        if (failure instanceof SwarmFailure) return { kind: 'failed', error: failure.error };
        throw failure;
      }
    },
  };
}

type Understand = Extract<BrainTask, { kind: 'understand' }>;
type Answered = Extract<ModelReply, { kind: 'answered' }>;

class Conversation {
  readonly #options: ModelBrainOptions;
  readonly #task: Understand;
  readonly #context: BrainContext;
  readonly #tools: readonly ModelTool[];
  readonly #lookups: Lookups;
  readonly #messages: ModelMessage[];
  #corrections = 0;
  #costUsd = 0;

  constructor(options: ModelBrainOptions, task: Understand, context: BrainContext) {
    this.#options = options;
    this.#task = task;
    this.#context = context;
    this.#tools = [...lookupTools, ...operationTools(options.operations), cannotDo];
    this.#lookups = new Lookups(context.facts, context.signal, options.rules);
    this.#messages = [{ from: 'person', text: question(task) }];
  }

  async hold(): Promise<BrainAnswer> {
    for (let turn = 1; turn <= modelLimits.turnsMax; turn++) {
      const reply = await this.#ask(turn);
      if (reply.kind !== 'answered') return reply;
      const end = await this.#hear(reply);
      if (end) return end;
    }
    return failed('bound-reached', `${this.#name} did not come to an answer in ${modelLimits.turnsMax} turns.`);
  }

  get #name(): string {
    return this.#options.model.name;
  }

  async #ask(number: number): Promise<Answered | Extract<BrainAnswer, { kind: 'failed' }>> {
    const { model, costUsdMax } = this.#options;
    const { budget, signal, models, speak } = this.#context;
    const tokensOutMax = this.#affordable();
    if (typeof tokensOutMax !== 'number') return tokensOutMax;
    const reply = await model.ask(
      { number, system, tools: this.#tools, messages: this.#messages, tokensOutMax, paths: this.#lookups.shown },
      { signal, record: models, speak: (text) => speak(text, this.#name) },
    );
    this.#costUsd += reply.spent.costUsd;
    const within = budget.spend(reply.spent.tokensIn, reply.spent.tokensOut);
    signal.throwIfAborted();
    if (reply.kind === 'failed') return { kind: 'failed', error: reply.error };
    if (!within) return failed('bound-reached', 'The tokens or the time of this mission are used up.');
    if (this.#costUsd > costUsdMax) return this.#tooDear();
    if (reply.stopped === 'declined')
      return failed('model-refused', `${this.#name} declined to answer this instruction.`, 'Say it in other words.');
    if (reply.stopped === 'cut') return failed('model-failed', `The answer of ${this.#name} was cut off after ${tokensOutMax} tokens.`);
    return reply;
  }

  /** Tokens the next answer may have, so that with the question it stays within tokens and money; or why it cannot be asked. */
  #affordable(): number | Extract<BrainAnswer, { kind: 'failed' }> {
    const { model, costUsdMax } = this.#options;
    const { tokensLeft, msLeft } = this.#context.budget;
    if (msLeft <= 0) return failed('bound-reached', 'The time for this mission is used up.');
    const units = JSON.stringify([system, this.#tools, this.#messages]).length;
    const tokensIn = Math.ceil(units / modelLimits.unitsPerToken);
    let tokensOut: number = Math.min(modelLimits.tokensOutMax, tokensLeft - tokensIn);
    if (tokensOut < modelLimits.tokensOutMin)
      return failed('bound-reached', `The next question takes about ${tokensIn} tokens, and the mission has ${tokensLeft} left.`);
    const question = model.costUsd(tokensIn, 0);
    const thousand = model.costUsd(0, 1_000);
    if (question !== undefined && thousand !== undefined) {
      tokensOut = Math.min(tokensOut, Math.floor(((costUsdMax - this.#costUsd - question) / thousand) * 1_000));
      if (tokensOut < modelLimits.tokensOutMin) return this.#tooDear();
    }
    return tokensOut;
  }

  #tooDear(): Extract<BrainAnswer, { kind: 'failed' }> {
    return failed('bound-reached', `More than $${this.#options.costUsdMax} would be spent on understanding this instruction.`);
  }

  /** undefined: the conversation goes on. */
  async #hear({ calls, message }: Answered): Promise<BrainAnswer | undefined> {
    this.#messages.push(message);
    if (calls.length === 0) {
      this.#messages.push({ from: 'person', text: 'Answer by calling tools: the operations, or cannot_do.' });
      return this.#corrected('it called no operation');
    }
    if (calls.length > modelLimits.callsPerTurnMax) return failed('model-failed', `${this.#name} called ${calls.length} tools at once.`);
    const given = calls.find(({ name }) => name === cannotDo.name);
    if (given) return this.#refused(given);
    const asked = calls.filter(({ name }) => this.#options.operations.has(name));
    const read = asked.map((call) => readCall(call, this.#options.operations, this.#task.instruction));
    const good = read.filter((each) => typeof each !== 'string');
    if (asked.length > operationsMax) return failed('bound-reached', `The instruction comes to more than ${operationsMax} operations.`);
    if (asked.length > 0 && good.length === asked.length) return understood(this.#name, good);
    const results: ToolResult[] = [];
    const wrong: string[] = [];
    for (const call of calls) {
      const at = asked.indexOf(call);
      const result = at < 0 ? await this.#lookUp(call) : takenBack(read[at]);
      results.push({ callId: call.id, text: result.text, failed: result.failed });
      if (result.wrong) wrong.push(result.text);
    }
    this.#messages.push({ from: 'tools', results });
    return wrong.length > 0 ? this.#corrected(plainWords(wrong.join(' '), modelLimits.whyUnitsMax)) : undefined;
  }

  async #lookUp({ name, input }: ToolCall): Promise<{ text: string; failed: boolean; wrong: boolean }> {
    const answer = await this.#lookups.answer(name, input);
    return answer ? { ...answer, wrong: false } : { text: `There is no tool “${plainWords(name, 60)}”.`, failed: true, wrong: true };
  }

  #corrected(why: string): BrainAnswer | undefined {
    this.#corrections += 1;
    if (this.#corrections <= modelLimits.correctionsMax) return undefined;
    return failed('model-failed', `${this.#name} gave no answer that can be used: ${why.replace(/\.$/u, '')}.`, 'Say it in other words.');
  }

  #refused({ input }: ToolCall): BrainAnswer {
    const { why } = (typeof input === 'object' && input !== null ? input : {}) as { readonly why?: unknown };
    const words = plainWords(typeof why === 'string' && why !== '' ? why : 'No operation does this.', modelLimits.whyUnitsMax);
    return { kind: 'refused', refusal: { error: swarmError('instruction-not-understood', words), candidates: [] } };
  }
}

function takenBack(read: ReturnType<typeof readCall> | undefined): { text: string; failed: boolean; wrong: boolean } {
  if (typeof read === 'string') return { text: read, failed: true, wrong: true };
  return { text: 'Not taken: another operation beside it is wrong. Call all of them again.', failed: true, wrong: false };
}

function understood(
  brain: string,
  calls: readonly { readonly request: OperationRequest; readonly assumptions: readonly string[] }[],
): BrainAnswer {
  const operations = calls.map(({ request }) => request);
  const assumptions = [
    `${brain} took the instruction to mean: ${operations.map(({ summary }) => summary).join('; ')}.`,
    ...new Set(calls.flatMap((call) => call.assumptions)),
  ];
  return { kind: 'understood', understanding: { operations, assumptions, ignoredWords: [], confidence: modelLimits.confidence } };
}

function failed(code: ErrorCode, message: string, hint?: string): Extract<BrainAnswer, { kind: 'failed' }> {
  return { kind: 'failed', error: swarmError(code, message, hint) };
}
