/** Commands whose failures reach the person as a sentence and a hint, never as a stack trace. */
import { commands, type Disposable, l10n, window } from 'vscode';
import type { SwarmError } from '../server/protocol/errors.ts';
import { plainMessage } from './plainMessage.ts';
import { ServerRefusal } from './server.ts';

export function registerCommand(id: string, run: (...args: never[]) => unknown): Disposable {
  return commands.registerCommand(id, async (...args: never[]) => {
    try {
      return await run(...args);
    } catch (failure) {
      showFailure(failure);
      return undefined;
    }
  });
}

export function showFailure(failure: unknown): void {
  const error = failure instanceof ServerRefusal ? failure.error : undefined;
  if (error?.code === 'cancelled') return;
  const text = error ? sentences(error) : failure instanceof Error ? failure.message : String(failure);
  const output = l10n.t('Show Output');
  void window.showErrorMessage(plainMessage(text), output).then((chosen) => {
    if (chosen === output) void commands.executeCommand('swarm.showOutput');
  });
}

/** What happened, and what to do about it. */
export function sentences({ message, hint }: SwarmError): string {
  return hint === '' ? message : `${message} ${hint}`;
}
