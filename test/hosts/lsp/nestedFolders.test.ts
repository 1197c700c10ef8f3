/** A client with one folder inside another, and with folders that come later: unsaved text is seen from each of them. */
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver';
import { createProtocolConnection } from 'vscode-languageserver/node';
import { systemClock } from '../../../server/base/clock.ts';
import { readEnvironment } from '../../../server/hosts/environment.ts';
import { serve } from '../../../server/hosts/lsp/server.ts';
import { TempFolder } from '../../fakes/tempFolder.ts';
import { fullAbilities } from './editorHost.ts';
import { HeadlessEditor } from './headlessEditor.ts';

const rows = 'def parse_row(row):\n    return row\n';
const main = 'from rows import parse_row\n\nrows = [parse_row("a")]\n';
const typed = `# not saved\n${main}`;
const renamed = (text: string) => text.replaceAll('parse_row', 'read_row');

/** A server in this process, and an editor that has these folders of `root` open. */
async function editorAt(root: TempFolder, ...folders: readonly string[]) {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const life = { shutdownReceived: false, initialize: () => undefined, exit: () => undefined };
  const connection = createConnection(
    (logger) => createProtocolConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient), logger),
    life,
    ProposedFeatures.all,
  );
  const state = new TempFolder();
  const environment = { ...readEnvironment(), stateDirectory: state.root, runtimeDirectory: undefined };
  const server = serve(connection, { environment, version: 'test', clock: systemClock });
  connection.listen();
  onTestFinished(() => server.close());
  const client = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const editor = new HeadlessEditor(root.root, client);
  const folder = (name: string) => ({ uri: pathToFileURL(root.at(name)).href, name });
  const capabilities = {
    workspace: { applyEdit: true, workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
    window: { workDoneProgress: true },
  };
  await client.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities,
    workspaceFolders: folders.map(folder),
    initializationOptions: { swarm: { ...fullAbilities, physics: false } },
  });
  await client.sendNotification('initialized', {});
  return { editor, client, folder };
}

const unharmed = (editor: HeadlessEditor, path: string) => ({ text: editor.text(path), dirty: editor.dirty(path) });

test('a mission in the outer folder sees what is unsaved in the inner one', async () => {
  const root = new TempFolder();
  root.write('shop/rows.py', rows);
  root.write('shop/inner/main.py', main);
  const { editor, folder } = await editorAt(root, 'shop', 'shop/inner');
  editor.type('shop/inner/main.py', typed);
  const report = await editor.mission({ instruction: 'rename parse_row to read_row', folder: folder('shop').uri });
  expect({ outcome: report.outcome, error: report.error }).toEqual({ outcome: 'done', error: undefined });
  expect(unharmed(editor, 'shop/inner/main.py')).toEqual({ text: renamed(typed), dirty: true });
  editor.type('shop/inner/main.py', `${renamed(typed)}# and more\n`);
  await editor.mission({ instruction: 'rename read_row to take_row', folder: folder('shop').uri });
  expect(unharmed(editor, 'shop/inner/main.py').text).toBe(`${typed}# and more\n`.replaceAll('parse_row', 'take_row'));
});

test('a folder that is added later sees what was unsaved in it before', async () => {
  const root = new TempFolder();
  root.write('shop/rows.py', rows);
  root.write('shop/main.py', main);
  root.write('other/a.py', '\n');
  const { editor, client, folder } = await editorAt(root, 'other');
  editor.type('shop/main.py', typed);
  await client.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [folder('shop')], removed: [] } });
  const report = await editor.mission({ instruction: 'rename parse_row to read_row', folder: folder('shop').uri });
  expect({ outcome: report.outcome, error: report.error }).toEqual({ outcome: 'done', error: undefined });
  expect(unharmed(editor, 'shop/main.py')).toEqual({ text: renamed(typed), dirty: true });
});
