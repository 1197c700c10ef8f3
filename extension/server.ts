/** The language server as the rest of the extension sees it: typed messages, nothing of the client library, and any number of listeners. */
import { type CancellationToken, CancellationTokenSource, Disposable, type LogOutputChannel, Uri } from 'vscode';
import { type SwarmError, swarmError } from '../server/protocol/errors.ts';
import type { NotificationKind, RequestKind } from '../server/protocol/messages.ts';
import type { RequestHandler, ServerConnection } from './connection.ts';
import { Listeners } from './listeners.ts';

export interface Server {
  /** Rejects with ServerRefusal for what can be expected. Waits while the server starts. */
  request<Params, Result>(kind: RequestKind<Params, Result>, params: Params, signal?: AbortSignal): Promise<Result>;
  notify<Params>(kind: NotificationKind<Params>, params: Params): void;
  onNotification<Params>(kind: NotificationKind<Params>, listener: (params: Params) => void): Disposable;
  /** One handler per request: the last one registered answers. */
  onRequest<Params, Result>(
    kind: RequestKind<Params, Result>,
    handler: (params: Params, token: CancellationToken) => Promise<Result>,
  ): Disposable;
  readonly running: boolean;
  /** Called whenever the server came up, also right now if it is up; and whenever it went away. */
  onRunning(listener: (running: boolean) => void): Disposable;
}

/** The server said no, with a code, a sentence and a hint. */
export class ServerRefusal extends Error {
  readonly error: SwarmError;

  constructor(error: SwarmError) {
    super(error.message);
    this.error = error;
  }
}

export function serverOf(connection: ServerConnection, log: LogOutputChannel): Server {
  const listening = new Map<string, Listeners<unknown>>();
  return {
    async request(kind, params, signal) {
      const cancel = new CancellationTokenSource();
      const abort = (): void => cancel.cancel();
      if (signal?.aborted) abort();
      signal?.addEventListener('abort', abort, { once: true });
      try {
        const client = await connection.client;
        return await client.sendRequest(kind.method, params, cancel.token);
      } catch (failure) {
        throw new ServerRefusal(errorIn(failure));
      } finally {
        signal?.removeEventListener('abort', abort);
        cancel.dispose();
      }
    },
    notify(kind, params) {
      connection.client
        .then((client) => client.sendNotification(kind.method, params as object))
        .catch((failure: unknown) => log.warn(`${kind.method}: ${messageOf(failure)}`));
    },
    onNotification(kind, listener) {
      let listeners = listening.get(kind.method);
      if (listeners === undefined) {
        const all = new Listeners<unknown>((failure) => log.error(`${kind.method}: ${messageOf(failure)}`));
        connection.onNotification(kind.method, (params) => all.tell(params));
        listening.set(kind.method, all);
        listeners = all;
      }
      return new Disposable(listeners.add(listener as (params: unknown) => void));
    },
    onRequest: (kind, handler) => connection.onRequest(kind.method, handler as RequestHandler),
    get running() {
      return connection.running;
    },
    onRunning: (listener) => connection.onRunning(listener),
  };
}

function errorIn(failure: unknown): SwarmError {
  const data = typeof failure === 'object' && failure !== null && 'data' in failure ? failure.data : undefined;
  return isSwarmError(data) ? data : swarmError('internal', messageOf(failure));
}

function isSwarmError(data: unknown): data is SwarmError {
  return typeof data === 'object' && data !== null && 'code' in data && 'message' in data;
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}

/** A path of a workspace folder, as the server names it, as a URI of the editor. */
export function uriIn(folder: string, path: string): Uri {
  return Uri.joinPath(Uri.parse(folder), ...path.split('/'));
}
