/** Commands whose failures reach the person as a sentence and a hint, never as a stack trace. */
import { commands, type Disposable, l10n, window } from 'vscode';
import type { SwarmError } from '../server/protocol/errors.ts';
import { editorHint } from './mission/editorHint.ts';
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
  if (error?.code === 'untrusted') showUntrusted(text);
  else showError(text);
}

function showError(text: string): void {
  const output = l10n.t('Show Output');
  void window.showErrorMessage(plainMessage(text), output).then((chosen) => {
    if (chosen === output) void commands.executeCommand('swarm.showOutput');
  });
}

function showUntrusted(text: string): void {
  const manage = l10n.t('Manage Workspace Trust');
  void window.showWarningMessage(text, manage).then((chosen) => {
    if (chosen === manage) void commands.executeCommand('workbench.trust.manage');
  });
}

/** What happened, and what to do about it. */
export function sentences({ message, hint }: SwarmError): string {
  return [message, editorHint(hint)].filter(Boolean).join(' ');
}
