/** Where the editor starts Swarm: brings up the language server and the features around it, and takes both down. */
import { Disposable, type ExtensionContext, window } from 'vscode';
import { startClient } from './client.ts';
import { features } from './features.ts';
import { serverOf } from './server.ts';

export async function activate(context: ExtensionContext): Promise<void> {
  const log = window.createOutputChannel('Swarm', { log: true });
  const client = startClient(context, log);
  const editor = { context, log, server: serverOf(client, log) };
  context.subscriptions.push(log, Disposable.from(...features.map((feature) => feature(editor))), {
    dispose: () => void client.stop(),
  });
  await client.start();
}
