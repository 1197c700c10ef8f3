/**
 * A language server that does its work wrongly, in the way its argument says. Files whose text contains "BROKEN" have one
 * error each. It starts a child of its own, so that a test can see whether the whole family is gone afterwards.
 */
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

const familyName = process.argv[3] ?? '';
const [behaviour = '', marker = ''] = (process.argv[2] ?? '').split(':');
spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', familyName], { stdio: 'ignore' });
if (behaviour === 'crashAtStart') process.exit(7);
if (behaviour === 'garbageAtStart') process.stdout.write('Welcome to the server!\nNo headers here.\r\n\r\n'.repeat(50));

const connection = createMessageConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
const texts = new Map<string, string>();
/** What a project that silences nothing lets a server say of the canary. */
const canaryRules = ['reportAttributeAccessIssue', 'reportUndefinedVariable', 'reportMissingImports', 'reportCallIssue'];

connection.onRequest('initialize', () => (behaviour === 'hangAtStart' ? new Promise(() => undefined) : { capabilities: {} }));
connection.onNotification('initialized', () => {
  void connection.sendNotification('window/logMessage', { type: 3, message: 'No source files found.' });
});
connection.onNotification('textDocument/didOpen', (params) => {
  texts.set(params.textDocument.uri, params.textDocument.text);
});
connection.onNotification('textDocument/didChange', (params) => {
  texts.set(params.textDocument.uri, params.contentChanges[0].text);
});
connection.onRequest('shutdown', () => (behaviour === 'neverLeaves' ? new Promise(() => undefined) : null));
connection.onNotification('exit', () => {
  if (behaviour !== 'neverLeaves') process.exit(0);
});
connection.onRequest('textDocument/references', () => nonsense());
connection.onRequest('textDocument/diagnostic', async (params) => {
  if (behaviour === 'hang') return new Promise(() => undefined);
  if (behaviour === 'crash') process.exit(3);
  if (behaviour === 'crashOnce' && !existsSync(marker)) {
    writeFileSync(marker, '');
    process.exit(3);
  }
  if (behaviour === 'garbage') process.stdout.write('Content-Length: what?\r\n\r\n{{{');
  if (behaviour === 'flood') {
    const line = 'x'.repeat(100_000);
    for (;;) {
      await connection.sendNotification('window/logMessage', { type: 3, message: line });
    }
  }
  if (behaviour === 'endlessHeader') {
    for (;;) if (!process.stdout.write('y'.repeat(100_000))) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
  if (behaviour === 'nonsense') return nonsense();
  const text = texts.get(params.textDocument.uri) ?? '';
  if (params.textDocument.uri.endsWith('swarm_canary.py'))
    return { kind: 'full', resultId: '1', items: canaryRules.map((code) => ({ code })) };
  const at = text.indexOf('BROKEN');
  const range = { start: { line: 0, character: at }, end: { line: 0, character: at + 6 } };
  return { kind: 'full', resultId: '1', items: at < 0 ? [] : [{ range, severity: 1, code: 'broken', message: 'broken' }] };
});
connection.listen();

function nonsense(): unknown {
  return [42, null, { uri: 'file:///nowhere' }, { uri: 7, range: 'x' }, { uri: 'untitled:x', range: { start: {}, end: {} } }];
}
