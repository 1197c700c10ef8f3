/** The language server: `node dist/server.js --stdio`. Speaks the protocol on stdin and stdout; diagnostics go to the client's log. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { readEnvironment } from '../environment.ts';
import { serve } from './server.ts';

declare const SWARM_VERSION: string;

if (!process.argv.includes('--stdio')) {
  process.stderr.write('Usage: node dist/server.js --stdio\nA language server: start it from an LSP client.\n');
  process.exit(2);
}
serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout), readEnvironment(), SWARM_VERSION);
