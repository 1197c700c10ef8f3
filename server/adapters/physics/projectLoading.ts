/**
 * Whether a server has loaded the project, from what it says of itself. Until then a search finds only what was opened, and
 * a check finds either nothing or noise, so questions wait here: for a bounded time, after which the answer carries a doubt.
 */
import type { Clock } from '../../base/clock.ts';
import type { Loading } from './profiles/serverProfile.ts';
import { pause } from './serverFailure.ts';

export type Purpose = 'search' | 'check' | 'definition';

export interface LoadingBounds {
  readonly loadMs: number; // a question waits at most so long for the project
  readonly quietMs: number; // without progress after which a server is taken to be done
}

/** A server that has only just been shown a file begins to work a moment later. */
const FIRST_QUIET_MS = 1_500;
const LOOK_MS = 25;
/** Of a server that never ends what it began. */
const TOKENS_MAX = 1_000;

export class ProjectLoading {
  readonly #loading: Loading;
  readonly #clock: Clock;
  readonly #bounds: LoadingBounds;
  readonly #name: string;
  readonly #underWay = new Set<string>();
  #told: 'loading' | 'loaded' | 'failed' | undefined;
  #reports = false;
  #over = false;
  #patienceSpent = false;
  #shownMs: number | undefined; // the first document
  #lastMs = 0; // of the last progress

  constructor(loading: Loading, name: string, clock: Clock, bounds: LoadingBounds) {
    this.#loading = loading;
    this.#name = name;
    this.#clock = clock;
    this.#bounds = bounds;
  }

  /** Takes in whatever the server says unasked. */
  heard(method: string, params: unknown): void {
    if (this.#loading.kind === 'told') this.#told = this.#loading.reads(method, params) ?? this.#told;
    if (method === '$/progress') this.#progressed(params);
    if (method === 'textDocument/didOpen') this.#shownMs ??= this.#clock.monotonicMs();
  }

  /** The server is gone: nobody needs to wait any longer. */
  end(): void {
    this.#over = true;
  }

  /** Whether nothing but the same answer twice can show that the server is done. */
  get isGuessed(): boolean {
    return this.#loading.kind === 'progress' && !this.#reports;
  }

  get isWorking(): boolean {
    return this.#underWay.size > 0;
  }

  /** Waits until the server can be believed. Resolves to a doubt about the answer, as a sentence, or to nothing. */
  async ready(purpose: Purpose, signal: AbortSignal): Promise<string> {
    if (this.#loading.kind === 'firstAnswer') return '';
    if (this.#loading.kind === 'told' && this.#loading.before === 'searches' && purpose !== 'search') return '';
    const untilMs = this.#clock.monotonicMs() + (this.#patienceSpent ? 0 : this.#bounds.loadMs);
    while (!this.#isLoaded() && !this.#over) {
      if (this.#clock.monotonicMs() >= untilMs) {
        this.#patienceSpent = true; // what did not come in all that time holds up no further question
        return `${this.#name} was still loading the project after ${Math.round(this.#bounds.loadMs / 1_000)} s`;
      }
      await pause(this.#clock, LOOK_MS, signal);
    }
    if (this.#told === 'failed') return `${this.#name} says that it could not load the project`;
    return this.isGuessed ? `${this.#name} does not say when it has loaded the project` : '';
  }

  #isLoaded(): boolean {
    if (this.#loading.kind === 'told') return this.#told === 'loaded' || this.#told === 'failed';
    if (this.#underWay.size > 0) return false;
    const now = this.#clock.monotonicMs();
    if (this.#shownMs !== undefined && now - this.#shownMs < FIRST_QUIET_MS && !this.#reports) return false;
    return now - this.#lastMs >= this.#bounds.quietMs;
  }

  #progressed(params: unknown): void {
    const { token, value } = (params ?? {}) as { readonly token?: unknown; readonly value?: { readonly kind?: unknown } | null };
    this.#lastMs = this.#clock.monotonicMs();
    this.#reports = true;
    const name = `${typeof token} ${String(token)}`;
    if (value?.kind === 'begin' && this.#underWay.size < TOKENS_MAX) this.#underWay.add(name);
    if (value?.kind === 'end') this.#underWay.delete(name);
  }
}
