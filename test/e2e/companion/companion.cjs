/** Runs what a test sends over a socket of its own inside the extension host, with the whole `vscode` module at hand. */
const { mkdirSync, renameSync, writeFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { join } = require('node:path');
const vscode = require('vscode');

/** Bytes of one question. */
const bodyBytesMax = 16 * 1024 * 1024;

function read(request) {
  return new Promise((resolve, reject) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part) => {
      body += part;
      if (body.length > bodyBytesMax) reject(new Error('the question is too large'));
    });
    request.on('end', () => resolve(body));
    request.on('error', reject);
  });
}

exports.activate = (context) => {
  const folder = process.env.SWARM_TEST_COMPANIONS;
  if (!folder) return;
  const server = createServer(async (request, response) => {
    try {
      const { work, argument } = JSON.parse(await read(request));
      const value = await new Function('vscode', 'argument', `return (${work})(vscode, argument)`)(vscode, argument);
      response.end(JSON.stringify({ value }));
    } catch (failure) {
      response.end(JSON.stringify({ error: String(failure?.stack ?? failure) }));
    }
  });
  mkdirSync(folder, { recursive: true });
  const name = `${process.pid}`;
  const socket = join(folder, `${name}.sock`);
  server.listen(socket, () => {
    const found = { socket, pid: process.pid, folders: (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath) };
    writeFileSync(join(folder, `${name}.new`), JSON.stringify(found));
    renameSync(join(folder, `${name}.new`), join(folder, `${name}.json`));
  });
  context.subscriptions.push({ dispose: () => server.close() });
};
