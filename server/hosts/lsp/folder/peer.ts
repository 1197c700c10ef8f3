/**
 * One who works in the folder together with others: an editor window or a shell, each over its own connection. It brings
 * the documents it has open, and what it can do; a plain language client can do little, and that is enough.
 */
import type { CancellationToken, MessageConnection } from 'vscode-jsonrpc/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ClientAbilities } from '../../../protocol/messages/documents.ts';
import type { NotificationKind, RequestKind } from '../../../protocol/messages/message.ts';
import type { ClaudeAccess } from '../../claudeAccess.ts';

/** The first message of a peer. `name` is for people: "window", "shell". */
export interface PeerIntroduction {
  readonly name: string;
  readonly abilities: ClientAbilities;
  /** Missions it had started with a holder that is gone, whose end it has not heard of; also empty, of one that comes back. */
  readonly awaits?: readonly string[];
}

/** `tokensMax`: of one mission. */
export interface ConfiguredClaude extends ClaudeAccess {
  readonly tokensMax?: number | undefined;
}

/** Documents of one peer that are followed. An editor opens each file of a change set; what is beyond is not edited there. */
const documentsMax = 50_000;

export class Peer {
  readonly id: number;
  readonly name: string;
  readonly abilities: ClientAbilities;
  readonly connection: MessageConnection;
  readonly #documents = new Map<string, TextDocument>();
  readonly #questions = new Set<(reason: Error) => void>();
  #isThere = true;
  /** What this peer's missions reach Claude with; see configureBrain. Never recorded, logged or handed on. */
  claude: ConfiguredClaude | undefined;
  /** Whether the person trusts the workspace; see trustGranted. */
  trusted: boolean;

  constructor(id: number, connection: MessageConnection, { name, abilities }: PeerIntroduction) {
    this.id = id;
    this.connection = connection;
    this.name = name;
    this.abilities = abilities;
    this.trusted = abilities.trusted !== false;
  }

  /** Never rejects for a peer that went away meanwhile. */
  notify<Params>(kind: NotificationKind<Params>, params: Params): void {
    void this.connection.sendNotification(kind.method, params).catch(() => undefined);
  }

  request<Params, Result>(kind: RequestKind<Params, Result>, params: Params, token?: CancellationToken): Promise<Result> {
    return this.ask(kind.method, params, token);
  }

  /** False while nobody answers for it; see presence.ts. */
  get isThere(): boolean {
    return this.#isThere;
  }

  /** Nobody answers what it was asked, nor what it would be asked. */
  absent(): void {
    this.#isThere = false;
    for (const reject of this.#questions) reject(this.#gone());
  }

  back(): void {
    this.#isThere = true;
  }

  #gone(): Error {
    return new Error(`The ${this.name} went away.`);
  }

  /** Rejects also when the peer goes away meanwhile: the connection would leave the question open for ever. */
  async ask<Result>(method: string, params: unknown, token?: CancellationToken): Promise<Result> {
    if (!this.#isThere) throw this.#gone();
    const gone = Promise.withResolvers<never>();
    const listening = this.connection.onClose(() => gone.reject(this.#gone()));
    this.#questions.add(gone.reject);
    try {
      // An argument that is undefined would count as a second param, and make a list of the params.
      const answer = token
        ? this.connection.sendRequest<Result>(method, params, token)
        : this.connection.sendRequest<Result>(method, params);
      return await Promise.race([answer, gone.promise]);
    } finally {
      listening.dispose();
      this.#questions.delete(gone.reject);
    }
  }

  documents(): Iterable<TextDocument> {
    return this.#documents.values();
  }

  document(uri: string): TextDocument | undefined {
    return this.#documents.get(uri);
  }

  opened(uri: string, languageId: string, version: number, text: string): void {
    if (this.#documents.size < documentsMax) this.#documents.set(uri, TextDocument.create(uri, languageId, version, text));
  }

  /** Changes as in textDocument/didChange; an unknown document is ignored. */
  changed(uri: string, version: number, changes: Parameters<typeof TextDocument.update>[1]): TextDocument | undefined {
    const document = this.#documents.get(uri);
    if (document) this.#documents.set(uri, TextDocument.update(document, changes, version));
    return document;
  }

  closed(uri: string): void {
    this.#documents.delete(uri);
  }
}
