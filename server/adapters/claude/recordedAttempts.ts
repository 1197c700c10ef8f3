/**
 * The innermost step before the network: every request, the repeated ones too, is on record before it leaves, byte for byte,
 * and what came of it afterwards. Headers, and with them the key, are not part of it.
 */
import type { Middleware } from '@anthropic-ai/sdk';
import type { Clock } from '../../base/clock.ts';
import type { ModelOutcome, ModelRecord } from '../../core/brain/brain.ts';
import type { ModelTurn } from '../../core/ports/modelPort.ts';
import { fail } from '../../protocol/errors.ts';
import { nothingSpent } from './models.ts';

export interface Attempts {
  readonly middleware: Middleware;
  /** What became of the last request; ignored when that is known already. */
  answered(outcome: Omit<ModelOutcome, 'brain' | 'durationMs'>): void;
}

export function recordedAttempts(
  { model, baseUrl, clock }: { readonly model: string; readonly baseUrl: string; readonly clock: Clock },
  { retryAfterMsMax }: { readonly retryAfterMsMax: number },
  turn: ModelTurn,
  record: ModelRecord,
): Attempts {
  let sentMs: number | undefined;
  const answered: Attempts['answered'] = (outcome) => {
    if (sentMs === undefined) return;
    record.answered({ brain: 'claude', ...outcome, durationMs: clock.monotonicMs() - sentMs });
    sentMs = undefined;
  };
  const came = (error: string): void => answered({ model, stopReason: '', ...nothingSpent, toolCalls: [], error, content: '' });
  const middleware: Middleware = async (request, next) => {
    if (typeof request.body !== 'string') fail('internal', 'A request to Claude is not what was expected, so it was not sent.');
    const body = new TextEncoder().encode(request.body);
    record.asked({ brain: 'claude', model, baseUrl, body, paths: turn.paths, turn: turn.number });
    sentMs = clock.monotonicMs();
    let response: Response;
    try {
      response = await next(request);
    } catch (failure) {
      came('no connection, or none any more');
      throw failure;
    }
    if (response.ok) return response;
    came(`HTTP ${response.status}`);
    return waitMs(response.headers) > retryAfterMsMax ? final(response) : response;
  };
  return { middleware, answered };
}

/** How long the service wants to be left alone; a date counts as for ever. */
function waitMs(headers: Headers): number {
  const ms = Number.parseFloat(headers.get('retry-after-ms') ?? '');
  if (!Number.isNaN(ms)) return ms;
  const after = headers.get('retry-after');
  if (after === null) return 0;
  const seconds = Number(after);
  return Number.isNaN(seconds) ? Number.POSITIVE_INFINITY : seconds * 1_000;
}

/** The same response, after which the SDK does not try again. */
function final(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set('x-should-retry', 'false');
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
