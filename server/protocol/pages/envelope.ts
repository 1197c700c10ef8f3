/** What travels between a page and the extension that shows it, and the look each side takes before it believes a message. */
import type { SwarmError } from '../errors.ts';

/** From the page. A method is that of a RequestKind or NotificationKind. */
export type ToExtension =
  | { readonly kind: 'request'; readonly id: number; readonly method: string; readonly params: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'notice'; readonly method: string; readonly params: unknown };

export type ToPage =
  | { readonly kind: 'answer'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'refusal'; readonly id: number; readonly error: SwarmError }
  | { readonly kind: 'notice'; readonly method: string; readonly params: unknown };

/** undefined: not a message of ours. */
export function toExtensionIn(data: unknown): ToExtension | undefined {
  if (!isRecord(data)) return undefined;
  const { kind, id, method, params } = data;
  if (kind === 'request' && isId(id) && typeof method === 'string') return { kind, id, method, params };
  if (kind === 'cancel' && isId(id)) return { kind, id };
  if (kind === 'notice' && typeof method === 'string') return { kind, method, params };
  return undefined;
}

/** undefined: not a message of ours. */
export function toPageIn(data: unknown): ToPage | undefined {
  if (!isRecord(data)) return undefined;
  const { kind, id, method, params, result, error } = data;
  if (kind === 'answer' && isId(id)) return { kind, id, result };
  if (kind === 'refusal' && isId(id) && isSwarmError(error)) return { kind, id, error };
  if (kind === 'notice' && typeof method === 'string') return { kind, method, params };
  return undefined;
}

export function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function isId(id: unknown): id is number {
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0;
}

function isSwarmError(error: unknown): error is SwarmError {
  return isRecord(error) && typeof error['code'] === 'string' && typeof error['message'] === 'string' && typeof error['hint'] === 'string';
}
