/** Starts the language server as a process beside the extension host, and keeps documents in step with it. */
import { type ExtensionContext, type LogOutputChannel, workspace } from 'vscode';
import { LanguageClient, type LanguageClientOptions, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import type { ClientAbilities } from '../server/protocol/messages.ts';

export function startClient(context: ExtensionContext, log: LogOutputChannel): LanguageClient {
  const run = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.stdio };
  const serverOptions: ServerOptions = { run, debug: run };
  const swarm: ClientAbilities = { save: true, preview: true, editsClosedFiles: true, approve: true, trusted: workspace.isTrusted };
  const clientOptions: LanguageClientOptions = {
    documentSelector: [{ scheme: 'file' }],
    outputChannel: log,
    initializationOptions: { swarm },
  };
  return new LanguageClient('swarm', 'Swarm', serverOptions, clientOptions);
}
