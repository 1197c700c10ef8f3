/** The third oracle: what the language's own server would rename, asked on the untouched tree. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { projectRoot } from '../support/shell.ts';

export interface At {
  readonly path: string;
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
}

interface TextEdit {
  readonly newText: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

interface WorkspaceEdit {
  readonly changes?: Readonly<Record<string, readonly TextEdit[]>>;
  readonly documentChanges?: readonly { readonly textDocument?: { readonly uri: string }; readonly edits?: readonly TextEdit[] }[];
}

const servers = {
  python: { program: process.execPath, args: [join(projectRoot, 'node_modules/pyright/langserver.index.js'), '--stdio'] },
  ecmascript: { program: process.execPath, args: [join(projectRoot, 'node_modules/typescript/bin/tsc'), '--lsp', '--stdio'] },
} as const;

// Acquiring types would start a package manager.
const settings = { tsserver: { automaticTypeAcquisition: { enabled: false } }, disableAutomaticTypeAcquisition: true };
const answerMsMax = 240_000;

/** The places the server would change, as `path:line:column`; undefined where it refuses to rename. */
export async function serverRename(
  family: 'python' | 'ecmascript',
  folder: string,
  at: At,
  newName: string,
  extraPaths: readonly string[],
): Promise<ReadonlySet<string> | undefined> {
  const { program, args } = servers[family];
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'], cwd: folder });
  const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const timer = setTimeout(() => child.kill('SIGKILL'), answerMsMax);
  try {
    const analysis = { diagnosticMode: 'openFilesOnly', logLevel: 'Information', extraPaths: extraPaths.map((path) => join(folder, path)) };
    connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) =>
      items.map(({ section }) =>
        family === 'ecmascript' ? settings : section === 'python' ? { analysis } : section === 'python.analysis' ? analysis : {},
      ),
    );
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('window/workDoneProgress/create', () => null);
    // pyright lists the sources behind the scenes; what it has not listed it would not rename.
    const listed = new Promise<void>((resolve) => {
      if (family === 'ecmascript') resolve();
      connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
        if (/^(Found \d+|No) source files?\b/.test(message)) resolve();
      });
    });
    connection.listen();
    const rootUri = pathToFileURL(folder).href;
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: 'original' }],
      initializationOptions: { disablePushDiagnostics: true },
      capabilities: {
        workspace: { configuration: true, workspaceEdit: { documentChanges: true } },
        textDocument: { rename: { prepareSupport: true } },
      },
    });
    await connection.sendNotification('initialized', {});
    await listed;
    const uri = pathToFileURL(join(folder, at.path)).href;
    const text = readFileSync(join(folder, at.path), 'utf8');
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: languageIdOf(at.path), version: 1, text },
    });
    const edit = await connection
      .sendRequest<WorkspaceEdit | null>('textDocument/rename', {
        textDocument: { uri },
        position: { line: at.line - 1, character: at.column - 1 },
        newName,
      })
      .catch((error: Error) => {
        if (/cancel|dispose|closed/i.test(error.message)) throw error;
        return null;
      });
    return edit ? placesOf(edit, folder) : undefined;
  } finally {
    clearTimeout(timer);
    connection.dispose();
    child.kill();
  }
}

function languageIdOf(path: string): string {
  if (path.endsWith('.py')) return 'python';
  return /\.[mc]?jsx?$/.test(path) ? 'javascript' : 'typescript';
}

function placesOf(edit: WorkspaceEdit, folder: string): ReadonlySet<string> {
  const places = new Set<string>();
  const add = (uri: string, edits: readonly TextEdit[]): void => {
    const path = fileURLToPath(uri).slice(folder.length + 1);
    for (const { range } of edits) places.add(`${path}:${range.start.line + 1}:${range.start.character + 1}`);
  };
  for (const [uri, edits] of Object.entries(edit.changes ?? {})) add(uri, edits);
  for (const { textDocument, edits } of edit.documentChanges ?? []) if (textDocument && edits) add(textDocument.uri, edits);
  return places;
}
