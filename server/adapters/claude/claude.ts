/**
 * Claude, or whatever speaks the Messages API at a base URL, over Anthropic's SDK. The SDK is loaded when the first question
 * is asked, so who never asks does not pay for it. Key, address and model are given; nothing is read from the environment.
 */
import type Anthropic from '@anthropic-ai/sdk';
import type { MessageStream } from '@anthropic-ai/sdk/lib/MessageStream';
import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import type { ModelContext, ModelPort, ModelReply, ModelTurn } from '../../core/ports/modelPort.ts';
import { type SwarmError, SwarmFailure, swarmError } from '../../protocol/errors.ts';
import { errorOf, type Stopped } from './failure.ts';
import { costAtMost, defaultBaseUrl, defaultModel, nothingSpent, spentOf } from './models.ts';
import { type Attempts, recordedAttempts } from './recordedAttempts.ts';
import { requestBody } from './requestBody.ts';
import { Speech } from './speech.ts';

export interface ClaudeOptions {
  readonly apiKey: string;
  readonly baseUrl?: string | undefined;
  readonly model?: string | undefined;
  readonly clock: Clock;
  readonly bounds?: Partial<Bounds>;
}

const claudeBounds = {
  /** Tries after the first, when the service is overloaded, failing or out of reach. */
  retriesMax: 2,
  /** A service that wants to be left alone for longer is not asked again. */
  retryAfterMsMax: 20_000,
  /** Without a sign of life, be it a crumb, an answer is given up. */
  silenceMsMax: 120_000,
  /** UTF-16 units of one answer; its tokens are bounded by the request, but only if the service keeps to that. */
  answerUnitsMax: 500_000,
} as const;
type Bounds = Readonly<Record<keyof typeof claudeBounds, number>>;

/** Services on one's own machine take any word for a key; so short a one is no secret, but may be a part of every other word. */
const secretUnitsMin = 12;

export function claude(options: ClaudeOptions): ModelPort {
  const model = options.model ?? defaultModel;
  return {
    name: 'claude',
    costUsd: (tokensIn, tokensOut) => costAtMost(model, tokensIn, tokensOut),
    ask: (turn, context) => new Question({ ...options, model, baseUrl: options.baseUrl ?? defaultBaseUrl }, turn, context).ask(),
  };
}

class Question {
  readonly #options: ClaudeOptions & { readonly model: string; readonly baseUrl: string };
  readonly #bounds: Bounds;
  readonly #turn: ModelTurn;
  readonly #context: ModelContext;
  readonly #connection = new AbortController();
  readonly #hidden: (text: string) => string;
  #stopped: Stopped | undefined;
  #watch: Disposable | undefined;
  #units = 0;

  constructor(options: ClaudeOptions & { model: string; baseUrl: string }, turn: ModelTurn, context: ModelContext) {
    this.#options = options;
    this.#bounds = { ...claudeBounds, ...options.bounds };
    this.#turn = turn;
    this.#context = context;
    const { apiKey } = options;
    this.#hidden = (text) => (apiKey.length < secretUnitsMin ? text : text.replaceAll(apiKey, '[key]'));
  }

  async ask(): Promise<ModelReply> {
    const { signal } = this.#context;
    const unfit = unfitOptions(this.#options);
    if (unfit) return failed(unfit);
    const sdk = await import('@anthropic-ai/sdk');
    const person = (): void => this.#stop('by the person');
    if (signal.aborted) person();
    signal.addEventListener('abort', person, { once: true });
    try {
      return await this.#stream(sdk);
    } finally {
      signal.removeEventListener('abort', person);
      this.#watch?.dispose();
    }
  }

  #stop(why: Stopped): void {
    this.#stopped ??= why;
    this.#connection.abort();
  }

  /** Begins to wait for the next sign of life. */
  #heard(): void {
    this.#watch?.dispose();
    this.#watch = this.#options.clock.after(this.#bounds.silenceMsMax, () => this.#stop('silent'));
  }

  async #stream(sdk: typeof import('@anthropic-ai/sdk')): Promise<ModelReply> {
    const { model, clock } = this.#options;
    const attempts = recordedAttempts(this.#options, this.#bounds, this.#turn, this.#context.record);
    const speech = new Speech(clock, (text) => this.#context.speak(this.#hidden(text)));
    let stream: MessageStream | undefined;
    try {
      this.#heard();
      const body = requestBody(model, this.#turn, this.#hidden);
      stream = this.#client(sdk, attempts).messages.stream(body, { signal: this.#connection.signal });
      stream.on('streamEvent', (event) => this.#take(event, speech));
      const message = await stream.finalMessage();
      speech.flush();
      if (message.stop_reason === null) throw new Error('stream ended without a reason to stop');
      const spent = spentOf(model, message.usage);
      const calls = message.content.flatMap((block) => (block.type === 'tool_use' ? [block] : []));
      attempts.answered({
        model: this.#hidden(String(message.model)),
        stopReason: message.stop_reason,
        ...spent,
        toolCalls: calls.map(({ name }) => String(name).slice(0, 100)),
        error: '',
        content: this.#hidden(JSON.stringify(message.content)),
      });
      const stopped = stopOf(message.stop_reason);
      const reply = { from: 'model', content: message.content } as const;
      return { kind: 'answered', stopped, calls: calls.map(({ id, name, input }) => ({ id, name, input })), message: reply, spent };
    } catch (failure) {
      speech.dispose();
      // What could not be recorded was not sent, and the SDK wraps whatever its middleware throws.
      const unrecorded = failure instanceof Error && failure.cause instanceof SwarmFailure ? failure.cause : failure;
      if (unrecorded instanceof SwarmFailure) throw unrecorded;
      const error = this.#errorOf(failure, sdk);
      const spent = spentOf(model, stream?.currentMessage?.usage);
      attempts.answered({ model, stopReason: '', ...spent, toolCalls: [], error: error.message, content: '' });
      return { kind: 'failed', error, spent };
    }
  }

  #client(sdk: typeof import('@anthropic-ai/sdk'), attempts: Attempts): Anthropic {
    return new sdk.default({
      apiKey: this.#options.apiKey,
      baseURL: this.#options.baseUrl,
      webhookKey: null,
      maxRetries: this.#bounds.retriesMax,
      timeout: this.#bounds.silenceMsMax,
      // Elsewhere the key would follow, and nobody would know where to.
      fetchOptions: { redirect: 'error' },
      middleware: [attempts.middleware],
      openTelemetry: false,
      logLevel: 'off',
    });
  }

  #take(event: Anthropic.MessageStreamEvent, speech: Speech): void {
    this.#heard();
    if (event.type !== 'content_block_delta') return;
    const { delta } = event;
    const text = delta.type === 'text_delta' ? delta.text : delta.type === 'thinking_delta' ? delta.thinking : '';
    this.#units += text.length + (delta.type === 'input_json_delta' ? delta.partial_json.length : 0);
    if (this.#units > this.#bounds.answerUnitsMax) this.#stop('too long');
    else if (text !== '') speech.add(text);
  }

  #errorOf(failure: unknown, sdk: typeof import('@anthropic-ai/sdk')): SwarmError {
    const where = `Claude at ${new URL(this.#options.baseUrl).host}`;
    switch (this.#stopped) {
      case 'by the person':
        return swarmError('cancelled', 'The mission was stopped.');
      case 'silent':
        return swarmError('model-failed', `${where} said nothing for ${this.#bounds.silenceMsMax / 1_000} s.`);
      case 'too long':
        return swarmError('model-failed', `The answer of ${where} was longer than ${this.#bounds.answerUnitsMax} characters.`);
      case undefined:
        return errorOf(failure, sdk, where, this.#hidden);
    }
  }
}

function failed(error: SwarmError): ModelReply {
  return { kind: 'failed', error, spent: nothingSpent };
}

/** A key that is no header, or an address that is none, would be told in the words of whoever stumbles over it. */
function unfitOptions({ apiKey, baseUrl }: { readonly apiKey: string; readonly baseUrl: string }): SwarmError | undefined {
  if (!/^[\x21-\x7e]+$/.test(apiKey)) return swarmError('model-refused', 'The key for Claude holds characters that no key has.');
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '' || url.search !== '')
    return swarmError('model-refused', 'The base URL for Claude is no plain http or https address.');
  return undefined;
}

function stopOf(reason: Anthropic.StopReason): Extract<ModelReply, { kind: 'answered' }>['stopped'] {
  switch (reason) {
    case 'tool_use':
      return 'calls';
    case 'max_tokens':
    case 'model_context_window_exceeded':
      return 'cut';
    case 'refusal':
      return 'declined';
    default:
      return 'done';
  }
}
