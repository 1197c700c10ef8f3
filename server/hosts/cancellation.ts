/** A protocol's cancellation as an abort signal, and an abort signal as a protocol's cancellation. */
import { type CancellationToken, CancellationTokenSource } from 'vscode-jsonrpc/node';

export function abortWith(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}

/** To be disposed of when what it could cancel is over. */
export function cancelWith(signal: AbortSignal | undefined): { readonly token: CancellationToken; cancel(): void; dispose(): void } {
  const source = new CancellationTokenSource();
  const cancel = (): void => source.cancel();
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  return {
    token: source.token,
    cancel,
    dispose() {
      signal?.removeEventListener('abort', cancel);
      source.dispose();
    },
  };
}
