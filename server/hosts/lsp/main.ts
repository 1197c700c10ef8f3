/** The language server: `node dist/server.js --stdio`. Speaks the protocol on stdin and stdout; diagnostics go to the client's log. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { systemClock } from '../../base/clock.ts';
import { readEnvironment } from '../environment.ts';
import { serve } from './server.ts';
import { ServerLife } from './serverLife.ts';

declare const SWARM_VERSION: string;

if (!process.argv.includes('--stdio')) {
  process.stderr.write('Usage: node dist/server.js --stdio\nA language server: start it from an LSP client.\n');
  process.exit(2);
}
const { stdin, stdout } = process;
const life = new ServerLife(stdin, stdout);
const connection = createConnection(
  (logger) => createProtocolConnection(new StreamMessageReader(stdin), new StreamMessageWriter(stdout), logger),
  life,
  ProposedFeatures.all,
);
const server = serve(connection, { environment: readEnvironment(), version: SWARM_VERSION, clock: systemClock });
life.beforeEnd(() => server.close());
// A bug in one handler must not take the other missions with it; what is half done is settled by the ledger.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (failure: unknown) => server.log(`Something unexpected happened: ${text(failure)}`));
}
connection.listen();

function text(failure: unknown): string {
  return failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
}
