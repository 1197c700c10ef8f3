/**
 * The language server as its client sees it: the protocol's own requests, and everything else handed to the seat at the
 * folder it is for. It keeps no domain state; a folder is opened with the first message that needs it.
 */
import { fileURLToPath } from 'node:url';
import {
  type ClientCapabilities,
  type Connection,
  type DidChangeWorkspaceFoldersParams,
  ErrorCodes,
  type InitializeParams,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { swarmError } from '../../protocol/errors.ts';
import { type ClientAbilities, configureBrain, trustGranted } from '../../protocol/messages/documents.ts';
import { FolderSeat, type SeatClient, type SeatOptions } from './folderSeat.ts';
import { isAskedInPassing, languageFeatures } from './languageFeatures.ts';
import { ClientDocuments, isAboutDocument } from './seat/clientDocuments.ts';
import { WorkspaceFolders } from './workspaceFolders.ts';

export interface Serving {
  /** Settles what is under way, and lets others take over. */
  close(): Promise<void>;
  log(text: string): void;
}

export type ServeOptions = Pick<SeatOptions, 'environment' | 'version' | 'clock'>;

const capabilities: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

export function serve(connection: Connection, options: ServeOptions): Serving {
  const folders = new WorkspaceFolders();
  const seats = new Map<string, FolderSeat>();
  const documents = new ClientDocuments();
  let phase: 'new' | 'running' | 'over' = 'new';
  let abilities: ClientAbilities = {};
  let brain: unknown; // as configured, for folders that are opened later

  const log = (text: string): void =>
    void connection.sendNotification('window/logMessage', { type: 1, message: text }).catch(() => undefined);

  connection.onInitialize((params: InitializeParams) => {
    folders.open(params);
    abilities = { ...abilitiesIn(params.initializationOptions), ...standardAbilities(params.capabilities) };
    phase = 'running';
    connection.onNotification('workspace/didChangeWorkspaceFolders', ({ event }: DidChangeWorkspaceFoldersParams) => {
      folders.change(event);
      for (const { uri } of event.removed) leave(uri);
    });
    // The library would keep these to itself.
    connection.onNotification('window/workDoneProgress/cancel', (cancelled) => {
      for (const seat of seats.values()) seat.notify('window/workDoneProgress/cancel', cancelled);
    });
    if (abilities.watches === true) connection.onInitialized(watchFiles);
    return { capabilities: { ...capabilities, ...languageFeatures(abilities) }, serverInfo: { name: 'swarm', version: options.version } };
  });

  /** Every file of the folders counts: one that is ignored today may be none tomorrow. */
  function watchFiles(): void {
    const registerOptions = { watchers: [{ globPattern: '**/*' }] };
    const registrations = [{ id: 'swarm/files', method: 'workspace/didChangeWatchedFiles', registerOptions }];
    connection.sendRequest('client/registerCapability', { registrations }).catch((failure: unknown) => log(String(failure)));
  }

  function seatAt(uri: string): FolderSeat {
    let seat = seats.get(uri);
    if (seat === undefined) {
      seat = new FolderSeat({ ...options, folder: fileURLToPath(uri), client: clientAt(uri), documents });
      if (brain !== undefined) seat.remember(configureBrain.method, brain, undefined);
      seats.set(uri, seat);
    }
    return seat;
  }

  function clientAt(folderUri: string): SeatClient {
    return {
      name: 'window',
      folderUri,
      abilities,
      notify: (method, params) => void connection.sendNotification(method, params as object).catch(() => undefined),
      request: (method, params, token) => connection.sendRequest(method, params as object, token),
      tell(kind, text) {
        if (kind === 'log') connection.console.info(`${folderUri}: ${text}`);
        else void connection.sendNotification('window/showMessage', { type: 2, message: text }).catch(() => undefined);
      },
    };
  }

  function leave(uri: string): void {
    const seat = seats.get(folders.nameOf(uri));
    seats.delete(folders.nameOf(uri));
    seat?.close().catch((failure: unknown) => log(`${uri}: ${String(failure)}`));
  }

  connection.onRequest((method, params, token) => {
    if (phase === 'new') throw new ResponseError(ErrorCodes.ServerNotInitialized, `${method} came before initialize.`);
    if (phase === 'over') throw new ResponseError(ErrorCodes.InvalidRequest, `${method} came after shutdown.`);
    const chosen = folders.folderOf(uriIn(params));
    if (method === configureBrain.method && uriIn(params) === undefined) {
      brain = params;
      for (const [uri, seat] of seats) if (uri !== chosen) seat.request(method, params, token).catch(() => undefined);
    }
    if (chosen !== undefined)
      return seatAt(chosen)
        .request(method, params ?? {}, token)
        .catch((failure: unknown) => (isAskedInPassing(method) ? null : asResponse(failure)));
    if (isAskedInPassing(method)) return null;
    if (!method.startsWith('swarm/') && !method.startsWith('textDocument/'))
      throw new ResponseError(ErrorCodes.MethodNotFound, `There is no method ${method}.`);
    const error = swarmError('workspace-missing', 'The client opened no such folder.', 'Open a folder on disk.');
    throw new ResponseError(LSPErrorCodes.RequestFailed, error.message, error);
  });

  connection.onNotification((method, params) => {
    if (phase !== 'running' || method.startsWith('$/')) return;
    try {
      if (method === trustGranted.method) abilities = { ...abilities, trusted: true };
      const uri = uriIn(params);
      if (isAboutDocument(method)) documents.note(method, params);
      if (uri === undefined) for (const seat of seats.values()) seat.notify(method, params ?? {});
      else notifyFolders(folders.around(uri), method, params ?? {});
    } catch (failure) {
      log(`${method}: ${String(failure)}`);
    }
  });

  /** A document is in each folder around it; those that nobody needed yet are told of it when somebody does. */
  function notifyFolders([innermost, ...outer]: readonly string[], method: string, params: unknown): void {
    if (innermost !== undefined) seatAt(innermost).notify(method, params);
    if (isAboutDocument(method)) for (const uri of outer) seats.get(uri)?.notify(method, params);
  }

  async function close(): Promise<void> {
    phase = 'over';
    const open = [...seats.values()];
    seats.clear();
    await Promise.allSettled(open.map((seat) => seat.close()));
  }

  connection.onShutdown(close);
  return { close, log };
}

/** The client's connection and the folder's are of two copies of one library, which know their errors by class. */
function asResponse(failure: unknown): never {
  const { code, message, data } = (failure ?? {}) as { readonly code?: unknown; readonly message?: unknown; readonly data?: unknown };
  throw new ResponseError(typeof code === 'number' ? code : ErrorCodes.InternalError, String(message ?? failure), data);
}

/** The URI that says which folder is meant, wherever the message has it. */
function uriIn(params: unknown): string | undefined {
  const { folder, uri, textDocument, at } = (params ?? {}) as {
    readonly folder?: unknown;
    readonly uri?: unknown;
    readonly textDocument?: { readonly uri?: unknown } | null;
    readonly at?: { readonly uri?: unknown } | null;
  };
  return [folder, uri, textDocument?.uri, at?.uri].find((one): one is string => typeof one === 'string');
}

function abilitiesIn(options: unknown): ClientAbilities {
  const { swarm } = (options ?? {}) as { readonly swarm?: unknown };
  return typeof swarm === 'object' && swarm !== null ? swarm : {};
}

/** What the protocol itself lets a client say of what it can do. */
function standardAbilities({ workspace, window }: ClientCapabilities): ClientAbilities {
  return {
    edits: workspace?.applyEdit === true && workspace.workspaceEdit?.documentChanges === true,
    annotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    progress: window?.workDoneProgress === true,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
  };
}
