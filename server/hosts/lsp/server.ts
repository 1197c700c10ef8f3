/**
 * The language server as its client sees it: the protocol's own requests, and every `swarm/*` message handed to the host
 * of the folder it is for. It keeps no domain state; folders are opened with the first request that needs them.
 */
import { fileURLToPath } from 'node:url';
import { type MessageConnection, ResponseError } from 'vscode-jsonrpc/node';
import { type ClientCapabilities, type Connection, type InitializeParams, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { SwarmFailure, swarmError } from '../../protocol/errors.ts';
import { type ClientAbilities, trustGranted } from '../../protocol/messages/documents.ts';
import type { Environment } from '../environment.ts';
import { connectedPair } from './channel.ts';
import { type FolderHost, type FolderHostOptions, openFolderHost } from './folder/folderHost.ts';

interface OpenFolder {
  readonly host: FolderHost;
  readonly channel: MessageConnection;
}

export function serve(connection: Connection, environment: Environment, version: string): void {
  const folders = new Map<string, Promise<OpenFolder>>();
  let uris: readonly string[] = [];
  let abilities: ClientAbilities = {};

  connection.onInitialize((params: InitializeParams) => {
    uris = (params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : [])).filter((uri) =>
      uri.startsWith('file:'),
    );
    const options: { readonly swarm?: ClientAbilities } = params.initializationOptions ?? {};
    abilities = { ...options.swarm, ...standardAbilities(params.capabilities) };
    return {
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        workspace: { workspaceFolders: { supported: true } },
      },
      serverInfo: { name: 'swarm', version },
    };
  });

  const folderOf = (uri: string | undefined): string | undefined =>
    uri === undefined
      ? uris[0]
      : uris.filter((folder) => uri === folder || uri.startsWith(`${folder}/`)).sort((a, b) => b.length - a.length)[0];

  const optionsOf = (uri: string): FolderHostOptions => ({
    folder: fileURLToPath(uri),
    environment,
    physics: abilities.physics !== false,
    languageServers: abilities.languageServers ?? {},
  });

  function open(uri: string): Promise<OpenFolder> {
    let opening = folders.get(uri);
    if (opening === undefined) {
      opening = openFolderHost(optionsOf(uri)).then((opened) => {
        if (!opened.ok) throw new SwarmFailure(opened.error);
        const [here, there] = connectedPair();
        opened.value.addPeer(there, { name: 'window', abilities });
        here.onNotification((method, params) => void connection.sendNotification(method, params as object));
        here.onRequest((method, params, token) => connection.sendRequest(method, params as object, token));
        here.onUnhandledProgress((progress) => void connection.sendNotification('$/progress', progress));
        here.listen();
        return { host: opened.value, channel: here };
      });
      opening.catch(() => folders.delete(uri)); // the next request tries again
      folders.set(uri, opening);
    }
    return opening;
  }

  connection.onRequest(async (method, params, token) => {
    const { folder, uri } = (params ?? {}) as { readonly folder?: string; readonly uri?: string };
    const chosen = folderOf(folder ?? uri);
    if (chosen === undefined) throw refusal(swarmError('workspace-missing', 'The client opened no folder.', 'Open a folder on disk.'));
    try {
      const { channel } = await open(chosen);
      return await channel.sendRequest(method, params, token);
    } catch (failure) {
      if (failure instanceof SwarmFailure) throw refusal(failure.error);
      throw failure;
    }
  });

  connection.onNotification((method, params) => {
    if (method === trustGranted.method) abilities = { ...abilities, trusted: true };
    const { folder, textDocument } = (params ?? {}) as { readonly folder?: string; readonly textDocument?: { readonly uri?: string } };
    const uri = textDocument?.uri ?? folder;
    const chosen = uri === undefined ? undefined : folderOf(uri);
    // What is about no document concerns every folder that is open.
    const opening = uri === undefined ? [...folders.values()] : chosen === undefined ? [] : [open(chosen)];
    for (const one of opening) {
      one.then(
        ({ channel }) => channel.sendNotification(method, params),
        () => undefined,
      );
    }
  });

  connection.onShutdown(async () => {
    const open = await Promise.allSettled(folders.values());
    folders.clear();
    for (const one of open) if (one.status === 'fulfilled') await one.value.host.close();
  });

  connection.listen();
}

/** What the protocol itself lets a client say of what it can do. */
function standardAbilities({ workspace, window }: ClientCapabilities): ClientAbilities {
  return {
    edits: workspace?.applyEdit === true && workspace.workspaceEdit?.documentChanges === true,
    annotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    progress: window?.workDoneProgress === true,
  };
}

function refusal(error: ReturnType<typeof swarmError>): ResponseError<unknown> {
  return new ResponseError(-32803, error.message, error);
}
