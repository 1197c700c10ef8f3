/**
 * The one place in which a folder's missions run, for all who work in it: it owns the session, knows its peers and their
 * documents, and lets the features answer. Who reaches it over what kind of connection it does not know.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type MessageConnection, ResponseError } from 'vscode-jsonrpc/node';
import {
  type DidChangeTextDocumentParams,
  type DidCloseTextDocumentParams,
  type DidOpenTextDocumentParams,
  type DidSaveTextDocumentParams,
  MessageType,
} from 'vscode-languageserver-protocol';
import { ok, type Result } from '../../../base/result.ts';
import { decodeText } from '../../../core/changeSet/mergeVersions.ts';
import { showsFile, withoutBom } from '../../../core/documents/bufferText.ts';
import { errorOf } from '../../../core/runner/effects.ts';
import type { SwarmError } from '../../../protocol/errors.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import { trustGranted } from '../../../protocol/messages/documents.ts';
import type { Environment } from '../../environment.ts';
import type { OwnServers } from '../../languageServers.ts';
import { openSession, type Session } from '../../session.ts';
import { responseError } from '../responseError.ts';
import { features } from './features.ts';
import type { Answer, DocumentHappening, FolderContext } from './folderContext.ts';
import { InterruptedSets } from './interruptedSets.ts';
import { OpenDocuments } from './openDocuments.ts';
import { malformed, problemIn } from './params/messageParams.ts';
import { Peer, type PeerIntroduction } from './peer.ts';
import { Presence, presencePatienceMs } from './presence.ts';
import { welcomeBack } from './returning.ts';

export interface FolderHostOptions {
  readonly folder: string; // absolute path
  readonly environment: Environment;
  /** Whether language servers may be started; default: yes. */
  readonly physics?: boolean;
  /** The person's own language servers, by language. */
  readonly languageServers?: OwnServers;
  /** How long a window may take to say that it is still there. */
  readonly presenceMs?: number | undefined;
}

type Handler = (params: unknown, peer: Peer, token: Parameters<Parameters<Answer>[1]>[2]) => unknown;

/** Errors: those of opening a session. */
export async function openFolderHost(options: FolderHostOptions): Promise<Result<FolderHost, SwarmError>> {
  const { folder, environment, physics = true, languageServers = {}, presenceMs = presencePatienceMs } = options;
  const documents = new OpenDocuments();
  let host: FolderHost | undefined;
  const mayStartProcesses = (): boolean => host?.peers.some(({ trusted }) => trusted) ?? false;
  // Who is to approve depends on the mission; each brings its own way of asking.
  const approve = () => Promise.resolve(false);
  const opened = await openSession({ workspace: folder, environment, physics, languageServers, mayStartProcesses, approve, documents });
  if (!opened.ok) return opened;
  host = new FolderHost(folder, opened.value, documents, presenceMs);
  return ok(host);
}

export class FolderHost {
  readonly #session: Session;
  readonly #documents: OpenDocuments;
  readonly #interrupted: InterruptedSets;
  readonly #uri: string;
  readonly #peers: Peer[] = [];
  readonly #handlers = new Map<string, Handler>();
  readonly #documentListeners: ((happening: DocumentHappening) => void)[] = [];
  readonly #notified = new Map<string, (params: unknown, peer: Peer) => void>();
  readonly #presence: Presence;
  readonly #absentListeners: ((peer: Peer) => void)[] = [];
  readonly #atClose: (() => void | Promise<void>)[] = [];
  #lastPeerId = 0;

  constructor(folder: string, session: Session, documents: OpenDocuments, presenceMs: number) {
    this.#session = session;
    this.#documents = documents;
    this.#uri = pathToFileURL(folder).href;
    const context: FolderContext = {
      session,
      documents,
      settled: (peer) => this.#interrupted.settled(peer),
      uri: this.#uri,
      peers: () => this.#peers.filter(({ isThere }) => isThere),
      notifyAll: (kind, params) => {
        for (const peer of this.#peers) peer.notify(kind, params);
      },
      pathOf: (uri) => this.#pathOf(uri),
      uriOf: (path) => `${this.#uri}/${path.split('/').map(encodeURIComponent).join('/')}`,
      onNotification: (method, handler) => void this.#notified.set(method, handler),
      onDocument: (listener) => void this.#documentListeners.push(listener),
      onAbsent: (listener) => void this.#absentListeners.push(listener),
      onClose: (work) => void this.#atClose.push(work),
    };
    this.#interrupted = new InterruptedSets(context);
    this.#presence = new Presence(session.ports.clock, this.#uri, presenceMs, {
      absent: (peer) => this.#absent(peer),
      back: (peer) => this.#back(peer),
    });
    const answer: Answer = (kind, handler) => void this.#handlers.set(kind.method, handler as Handler);
    for (const feature of features) feature(context, answer);
  }

  /** The peer leaves when its connection closes. The connection is told to listen. */
  addPeer(connection: MessageConnection, introduction: PeerIntroduction): Peer {
    this.#lastPeerId += 1;
    const peer = new Peer(this.#lastPeerId, connection, introduction);
    this.#presence.joined(this.#peers);
    this.#peers.push(peer);
    for (const [method, handler] of this.#handlers) {
      connection.onRequest(method, async (params: unknown, token) => {
        const problem = problemIn(method, params ?? {});
        if (problem !== undefined) throw malformed(method, problem);
        try {
          return await handler(params ?? {}, peer, token);
        } catch (failure) {
          if (failure instanceof ResponseError) throw failure;
          throw responseError(errorOf(failure));
        }
      });
    }
    for (const [method, handler] of this.#notified) connection.onNotification(method, (params: unknown) => handler(params, peer));
    this.#listenToDocuments(peer);
    connection.onNotification(trustGranted.method, () => {
      peer.trusted = true;
    });
    connection.onClose(() => this.#leave(peer));
    connection.listen();
    const settled = this.#interrupted.joined(peer);
    const { awaits } = introduction;
    if (awaits !== undefined) void settled.then(() => welcomeBack(peer, awaits, this.#session, this.#uri));
    return peer;
  }

  get session(): Session {
    return this.#session;
  }

  /** How its messages name the folder. */
  get uri(): string {
    return this.#uri;
  }

  get peers(): readonly Peer[] {
    return this.#peers;
  }

  /** Whatever fails on the way: peers are let go, and the session is closed. */
  async close(): Promise<void> {
    this.#interrupted.dispose();
    this.#presence.dispose();
    try {
      await Promise.allSettled(this.#atClose.map(async (work) => work()));
      for (const peer of [...this.#peers]) peer.connection.end();
    } finally {
      await this.#session.close();
    }
  }

  #listenToDocuments(peer: Peer): void {
    this.#hear(peer, 'textDocument/didOpen', ({ textDocument }: DidOpenTextDocumentParams) => {
      const { uri, languageId, version, text } = textDocument;
      if (this.#pathOf(uri) === undefined) return;
      peer.opened(uri, languageId, version, text);
      this.#noteOpened(uri, text, peer);
      this.#happened('opened', uri, peer);
    });
    this.#hear(peer, 'textDocument/didChange', ({ textDocument, contentChanges }: DidChangeTextDocumentParams) => {
      if (!peer.changed(textDocument.uri, textDocument.version, contentChanges)) return;
      const path = this.#pathOf(textDocument.uri);
      if (path !== undefined) this.#documents.changed(path);
      this.#happened('changed', textDocument.uri, peer);
    });
    this.#hear(peer, 'textDocument/didSave', ({ textDocument }: DidSaveTextDocumentParams) => {
      const path = this.#pathOf(textDocument.uri);
      const text = peer.document(textDocument.uri)?.getText();
      // What was typed while it was being saved may have been told of before.
      if (path !== undefined && text !== undefined && peer.isThere && this.#isOnDisk(path, text))
        this.#documents.saved(path, peer, textDocument.uri);
      this.#happened('saved', textDocument.uri, peer);
    });
    this.#hear(peer, 'textDocument/didClose', ({ textDocument }: DidCloseTextDocumentParams) => {
      this.#noteClosed(textDocument.uri, peer);
      this.#happened('closed', textDocument.uri, peer);
    });
  }

  /** A notification gets no answer: what is wrong with it, or goes wrong over it, is told to the peer's log. */
  #hear<Params>({ connection }: Peer, method: string, handler: (params: Params) => void): void {
    connection.onNotification(method, (params: Params) => {
      try {
        const problem = problemIn(method, params ?? {});
        if (problem !== undefined) throw new Error(problem);
        handler(params);
      } catch (failure) {
        const message = `${method}: ${errorOf(failure).message}`;
        void connection.sendNotification('window/logMessage', { type: MessageType.Error, message }).catch(() => undefined);
      }
    });
  }

  #leave(peer: Peer): void {
    const at = this.#peers.indexOf(peer);
    if (at < 0) return;
    this.#peers.splice(at, 1);
    const uris = [...peer.documents()].map(({ uri }) => uri);
    for (const uri of uris) {
      this.#noteClosed(uri, peer);
      this.#happened('closed', uri, peer);
    }
  }

  /** What it has open is remembered, should its window come back. */
  #absent(peer: Peer): void {
    if (!this.#peers.includes(peer)) return;
    peer.absent();
    for (const listener of this.#absentListeners) listener(peer);
    for (const { uri } of peer.documents()) {
      const path = this.#pathOf(uri);
      if (path !== undefined) this.#documents.closed(path, peer, uri);
      this.#happened('closed', uri, peer);
    }
  }

  #back(peer: Peer): void {
    if (!this.#peers.includes(peer)) return;
    peer.back();
    for (const document of peer.documents()) {
      this.#noteOpened(document.uri, document.getText(), peer);
      this.#happened('opened', document.uri, peer);
    }
  }

  #noteOpened(uri: string, text: string, peer: Peer): void {
    const path = this.#pathOf(uri);
    if (path !== undefined && peer.isThere) this.#documents.opened(path, peer, uri, this.#isOnDisk(path, text));
  }

  #isOnDisk(path: WorkspacePath, text: string): boolean {
    const bytes = this.#session.disk.read(path);
    const onDisk = bytes && decodeText(bytes);
    return onDisk !== undefined && showsFile(withoutBom(text).text, withoutBom(onDisk).text);
  }

  #noteClosed(uri: string, peer: Peer): void {
    peer.closed(uri);
    const path = this.#pathOf(uri);
    if (path !== undefined) this.#documents.closed(path, peer, uri);
  }

  #happened(kind: DocumentHappening['kind'], uri: string, peer: Peer): void {
    const path = this.#pathOf(uri);
    if (path !== undefined) for (const listener of this.#documentListeners) listener({ kind, path, uri, peer });
  }

  #pathOf(uri: string): WorkspacePath | undefined {
    if (!uri.startsWith('file:')) return undefined;
    try {
      const identified = this.#session.workspace.identify(fileURLToPath(uri));
      return identified.ok ? identified.value : undefined;
    } catch {
      return undefined; // a URI with a host, or with an escaped slash
    }
  }
}
