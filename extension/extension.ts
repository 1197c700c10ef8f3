/** Where the editor starts Swarm: brings up the features and, behind them, the language server, and takes both down. */
import { type Disposable, type ExtensionContext, window } from 'vscode';
import { ServerConnection } from './connection.ts';
import { features } from './features.ts';
import { serverOf } from './server.ts';

let connection: ServerConnection | undefined;

/** Returns before the server is up: whoever needs it waits for it, and the window for nobody. */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('Swarm', { log: true });
  connection = new ServerConnection(context, log);
  const own = connection;
  const editor = { context, log, server: serverOf(own, log), restart: () => own.restart() };
  context.subscriptions.push(log);
  for (const feature of features) {
    try {
      const disposable: Disposable = feature(editor);
      context.subscriptions.push(disposable);
    } catch (failure) {
      log.error(`A part of Swarm did not start: ${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}`);
    }
  }
}

export async function deactivate(): Promise<void> {
  await connection?.dispose();
  connection = undefined;
}
