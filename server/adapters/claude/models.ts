/** What is known of Claude's models: their prices, and how they are best asked. A model that is not here is asked plainly, and its tokens are counted but not priced. */
import type Anthropic from '@anthropic-ai/sdk';

export const defaultModel = 'claude-sonnet-5-5' satisfies Anthropic.Model;
export const defaultBaseUrl = 'https://api.anthropic.com';

/** US dollars for a million tokens. */
interface Prices {
  readonly input: number;
  readonly cacheWrite: number; // kept for five minutes
  readonly cacheRead: number;
  readonly output: number;
}

interface Known {
  readonly prices: Prices;
  /** Thinks when it finds it worth while; a summary of that comes as words. */
  readonly thinks: boolean;
}

const known: ReadonlyMap<string, Known> = new Map<Anthropic.Model, Known>([
  // Prices as published at platform.claude.com, read in November 2026.
  ['claude-sonnet-5-5', { prices: { input: 2, cacheWrite: 2.5, cacheRead: 0.2, output: 10 }, thinks: true }],
  ['claude-sonnet-5', { prices: { input: 2, cacheWrite: 2.5, cacheRead: 0.2, output: 10 }, thinks: true }],
  ['claude-opus-5-5', { prices: { input: 4, cacheWrite: 5, cacheRead: 0.2, output: 20 }, thinks: true }],
  ['claude-opus-5', { prices: { input: 5, cacheWrite: 6.25, cacheRead: 0.5, output: 25 }, thinks: true }],
  ['claude-haiku-4-5', { prices: { input: 1, cacheWrite: 1.25, cacheRead: 0.1, output: 5 }, thinks: false }],
]);

const million = 1_000_000;

/** At most: as if everything were written to the cache. undefined: the prices are not known. */
export function costAtMost(model: string, tokensIn: number, tokensOut: number): number | undefined {
  const prices = known.get(model)?.prices;
  return prices && (tokensIn * prices.cacheWrite + tokensOut * prices.output) / million;
}

export type Usage = Pick<Anthropic.Usage, 'input_tokens' | 'output_tokens' | 'cache_creation_input_tokens' | 'cache_read_input_tokens'>;

export interface Spent {
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly costUsd: number;
}

export const nothingSpent: Spent = { tokensIn: 0, tokensOut: 0, costUsd: 0 };

export function spentOf(model: string, usage: Usage | undefined): Spent {
  if (usage === undefined) return nothingSpent;
  const fresh = countOf(usage.input_tokens);
  const written = countOf(usage.cache_creation_input_tokens);
  const read = countOf(usage.cache_read_input_tokens);
  const tokensOut = countOf(usage.output_tokens);
  const prices = known.get(model)?.prices;
  const costUsd = prices
    ? (fresh * prices.input + written * prices.cacheWrite + read * prices.cacheRead + tokensOut * prices.output) / million
    : 0;
  return { tokensIn: fresh + written + read, tokensOut, costUsd };
}

/** What a service says it counted is not believed to be a number. */
function countOf(tokens: unknown): number {
  return typeof tokens === 'number' && Number.isSafeInteger(tokens) && tokens > 0 ? tokens : 0;
}

/** Parameters that only some models take. */
export function waysOf(model: string): Pick<Anthropic.MessageCreateParams, 'thinking' | 'output_config'> {
  return known.get(model)?.thinks ? { thinking: { type: 'adaptive', display: 'summarized' }, output_config: { effort: 'low' } } : {};
}
