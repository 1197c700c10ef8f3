/** The language server as the rest of the extension sees it: typed messages, nothing of the client library. */
import { CancellationTokenSource, type Disposable, type LogOutputChannel, Uri } from 'vscode';
import { type LanguageClient, ResponseError } from 'vscode-languageclient/node';
import { type SwarmError, swarmError } from '../server/protocol/errors.ts';
import type { NotificationKind, RequestKind } from '../server/protocol/messages.ts';

export interface Server {
  /** Rejects with ServerRefusal for what can be expected. */
  request<Params, Result>(kind: RequestKind<Params, Result>, params: Params, signal?: AbortSignal): Promise<Result>;
  notify<Params>(kind: NotificationKind<Params>, params: Params): void;
  onNotification<Params>(kind: NotificationKind<Params>, listener: (params: Params) => void): Disposable;
  onRequest<Params, Result>(kind: RequestKind<Params, Result>, handler: (params: Params) => Promise<Result>): Disposable;
}

/** The server said no, with a code, a sentence and a hint. */
export class ServerRefusal extends Error {
  readonly error: SwarmError;

  constructor(error: SwarmError) {
    super(error.message);
    this.error = error;
  }
}

export function serverOf(client: LanguageClient, log: LogOutputChannel): Server {
  return {
    async request(kind, params, signal) {
      const cancel = new CancellationTokenSource();
      const abort = (): void => cancel.cancel();
      signal?.addEventListener('abort', abort, { once: true });
      try {
        return await client.sendRequest(kind.method, params, cancel.token);
      } catch (failure) {
        throw new ServerRefusal(errorIn(failure));
      } finally {
        signal?.removeEventListener('abort', abort);
        cancel.dispose();
      }
    },
    notify(kind, params) {
      client.sendNotification(kind.method, params as object).catch((failure: unknown) => log.warn(`${kind.method}: ${String(failure)}`));
    },
    onNotification: (kind, listener) => client.onNotification(kind.method, listener),
    onRequest: (kind, handler) => client.onRequest(kind.method, handler as (params: unknown) => Promise<never>),
  };
}

function errorIn(failure: unknown): SwarmError {
  if (failure instanceof ResponseError && isSwarmError(failure.data)) return failure.data;
  return swarmError('internal', failure instanceof Error ? failure.message : String(failure));
}

function isSwarmError(data: unknown): data is SwarmError {
  return typeof data === 'object' && data !== null && 'code' in data && 'message' in data;
}

/** A path of a workspace folder, as the server names it, as a URI of the editor. */
export function uriIn(folder: string, path: string): Uri {
  return Uri.joinPath(Uri.parse(folder), ...path.split('/'));
}
