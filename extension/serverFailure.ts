/** What happens when the server does not start, or dies: it is started again a few times, then the person is asked. */
import { commands, l10n, window } from 'vscode';
import { CloseAction, ErrorAction, type LanguageClientOptions } from 'vscode-languageclient/node';
import { plainMessage } from './plainMessage.ts';
import type { RestartLimit } from './restartLimit.ts';

type FailureHandling = Pick<LanguageClientOptions, 'errorHandler' | 'initializationFailedHandler'>;

/** Messages in a row that could not be read or written before the connection is given up. */
const faultsInARowMax = 3;

export function serverFailureHandling(limit: RestartLimit): FailureHandling {
  return {
    errorHandler: {
      error: (_error, _message, count) => ({
        action: (count ?? 0) <= faultsInARowMax ? ErrorAction.Continue : ErrorAction.Shutdown,
        handled: true,
      }),
      closed() {
        if (limit.mayRestart()) return { action: CloseAction.Restart, handled: true };
        tell(l10n.t('The Swarm server stopped several times within minutes and was not started again.'));
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    },
    initializationFailedHandler(failure: unknown) {
      const why = failure instanceof Error ? failure.message : String(failure);
      tell(l10n.t('The Swarm server did not start: {0}', why));
      return false;
    },
  };
}

function tell(message: string): void {
  void commands.executeCommand('setContext', 'swarm.serverDown', true);
  const restart = l10n.t('Restart Server');
  const output = l10n.t('Show Output');
  void window.showErrorMessage(plainMessage(message), restart, output).then((chosen) => {
    if (chosen === restart) void commands.executeCommand('swarm.restartServer');
    if (chosen === output) void commands.executeCommand('swarm.showOutput');
  });
}
