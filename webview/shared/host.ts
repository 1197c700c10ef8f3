/** The page's line to the extension: typed requests and notices over postMessage, what it was started with, and what it keeps. */
import { type SwarmError, swarmError } from '../../server/protocol/errors.ts';
import type { NotificationKind, RequestKind } from '../../server/protocol/messages/message.ts';
import { type ToExtension, toPageIn } from '../../server/protocol/pages/envelope.ts';
import { type PageStart, pageReady } from '../../server/protocol/pages/page.ts';

/** What the editor gives every webview, once. */
interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): WebviewApi;

/** The extension, or the server behind it, said no. */
export class Refusal extends Error {
  readonly error: SwarmError;

  constructor(error: SwarmError) {
    super(error.message);
    this.error = error;
  }
}

export interface Host {
  readonly start: PageStart;
  /** Rejects with Refusal; an aborted request rejects with `cancelled` at once. */
  request<Params, Result>(kind: RequestKind<Params, Result>, params: Params, signal?: AbortSignal): Promise<Result>;
  notify<Params>(kind: NotificationKind<Params>, params: Params): void;
  onNotice<Params>(kind: NotificationKind<Params>, listener: (params: Params) => void): void;
  /** Says that all listeners are there; notices come from now on. */
  ready(): void;
  /** What was kept before the page was hidden or the window reloaded; whatever it may look like. */
  kept(): unknown;
  keep(state: unknown): void;
}

/** Requests that may be on their way; more are refused. */
const requestsMax = 64;

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (refusal: Refusal) => void;
}

/** Called once per page. */
export function connectHost(): Host {
  const api = acquireVsCodeApi();
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, (params: never) => void>();
  let lastId = 0;
  const post = (message: ToExtension): void => api.postMessage(message);

  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = toPageIn(data);
    if (message === undefined) return;
    if (message.kind === 'notice') {
      listeners.get(message.method)?.(message.params as never);
      return;
    }
    const request = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'answer') request?.resolve(message.result as never);
    else request?.reject(new Refusal(message.error));
  });

  return {
    start: JSON.parse(document.body.dataset['page'] ?? '{}') as PageStart,
    request(kind, params, signal) {
      if (waiting.size >= requestsMax) return Promise.reject(new Refusal(swarmError('bound-reached', 'Too many requests at once.')));
      if (signal?.aborted) return Promise.reject(cancelled());
      lastId += 1;
      const id = lastId;
      const abort = (): void => {
        const request = waiting.get(id);
        if (request === undefined) return;
        waiting.delete(id);
        post({ kind: 'cancel', id });
        request.reject(cancelled());
      };
      signal?.addEventListener('abort', abort, { once: true });
      const answered = new Promise<never>((resolve, reject) => waiting.set(id, { resolve, reject }));
      post({ kind: 'request', id, method: kind.method, params });
      return answered.finally(() => signal?.removeEventListener('abort', abort));
    },
    notify: (kind, params) => post({ kind: 'notice', method: kind.method, params }),
    onNotice: (kind, listener) => void listeners.set(kind.method, listener),
    ready: () => post({ kind: 'notice', method: pageReady.method, params: {} }),
    kept: () => api.getState(),
    keep: (state) => api.setState(state),
  };
}

function cancelled(): Refusal {
  return new Refusal(swarmError('cancelled', 'Cancelled.'));
}
