/** What can go wrong between here and a service that speaks the Messages API, as errors of the catalogue. */
import type { SwarmError } from '../../protocol/errors.ts';
import { swarmError } from '../../protocol/errors.ts';

type Sdk = typeof import('@anthropic-ai/sdk');

/** Why a request was ended from this side. */
export type Stopped = 'by the person' | 'silent' | 'too long';

const wordsMax = 300;

/** `hidden` takes the key out of what others say; `where` names the service. */
export function errorOf(failure: unknown, sdk: Sdk, where: string, hidden: (text: string) => string): SwarmError {
  const words = (text: string): string => {
    const line = hidden(text)
      .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
      .trim();
    return line.length > wordsMax ? `${line.slice(0, wordsMax - 1)}…` : line;
  };
  if (failure instanceof sdk.APIConnectionTimeoutError) return swarmError('model-failed', `${where} did not answer in time.`);
  if (failure instanceof sdk.APIConnectionError) {
    const code = codeOf(failure);
    return swarmError('model-failed', `${where} cannot be reached${code === undefined ? '' : ` (${words(code)})`}.`);
  }
  if (failure instanceof sdk.APIError) {
    const said = words(failure.apiMessage ?? failure.message);
    const { status } = failure;
    if (status === undefined) return swarmError('model-failed', `${where} broke off its answer: ${said}`);
    if (status === 401 || status === 403) return swarmError('model-refused', `${where} refuses the key (${status}): ${said}`);
    if (status === 429 || status === 529)
      return swarmError('model-failed', `${where} is overloaded, or the key's limit is reached (${status}): ${said}`);
    if (status >= 500) return swarmError('model-failed', `${where} failed (${status}): ${said}`);
    return swarmError('model-refused', `${where} refuses the request (${status}): ${said}`);
  }
  const said = failure instanceof Error ? failure.message : String(failure);
  return swarmError('model-failed', `The answer of ${where} cannot be read: ${words(said)}`);
}

/** "ECONNREFUSED", from the depth of an error's causes. */
function codeOf(failure: Error): string | undefined {
  let cause: unknown = failure;
  for (let depth = 0; depth < 5 && cause instanceof Error; depth++) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
    cause = cause.cause;
  }
  return undefined;
}
