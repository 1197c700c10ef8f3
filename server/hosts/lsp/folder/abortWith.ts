/** A protocol's cancellation as an abort signal, and the other way round. */
import { type CancellationToken, CancellationTokenSource } from 'vscode-jsonrpc/node';

export function abortWith(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}

/** To be disposed of when what it cancels is over. */
export function cancelWith(signal: AbortSignal): CancellationTokenSource {
  const source = new CancellationTokenSource();
  if (signal.aborted) source.cancel();
  else signal.addEventListener('abort', () => source.cancel(), { once: true });
  return source;
}
