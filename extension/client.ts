/** The language client: which server it starts, what it tells it of the editor, and how often it starts it again. */
import { type ExtensionContext, type LogOutputChannel, workspace } from 'vscode';
import { LanguageClient, type LanguageClientOptions, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import type { ClientAbilities } from '../server/protocol/messages.ts';
import { RestartLimit } from './restartLimit.ts';
import { serverFailureHandling } from './serverFailure.ts';
import { settings } from './settings.ts';
import { traceChannel } from './traceChannel.ts';

export function createClient(context: ExtensionContext, log: LogOutputChannel): LanguageClient {
  const run = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.stdio };
  const serverOptions: ServerOptions = { run, debug: run };
  const clientOptions: LanguageClientOptions = {
    documentSelector: [{ scheme: 'file' }],
    synchronize: { configurationSection: 'swarm.codeLens' },
    outputChannel: log,
    traceOutputChannel: traceChannel(log, context.subscriptions),
    initializationOptions: () => ({ swarm: abilities() }),
    ...serverFailureHandling(new RestartLimit()),
  };
  return new LanguageClient('swarm', 'Swarm', serverOptions, clientOptions);
}

/** As they are when the server starts, which may be more than once. */
function abilities(): ClientAbilities {
  return {
    save: true,
    preview: true,
    besides: true,
    editsClosedFiles: true,
    approve: true,
    presence: true,
    providers: true,
    ownHover: true,
    ownProgress: true,
    trusted: workspace.isTrusted,
    physics: settings.physics(),
    languageServers: settings.languageServers(),
  };
}
