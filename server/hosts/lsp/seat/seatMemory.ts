/** What a seat would have to tell a new holder: the documents as they are now, what was granted, and what is still awaited. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { configureBrain, trustGranted } from '../../../protocol/messages/documents.ts';
import { missionClosed, startMission } from '../../../protocol/messages/missions.ts';
import { awaitedMax } from './bounds.ts';

type Changes = Parameters<typeof TextDocument.update>[1];
interface DocumentParams {
  readonly textDocument?: { readonly uri?: string; readonly languageId?: string; readonly version?: number; readonly text?: string };
  readonly contentChanges?: Changes;
}

export class SeatMemory {
  readonly #documents = new Map<string, TextDocument>();
  readonly #awaited = new Set<string>();
  readonly #closedEarly = new Set<string>();
  #brain: unknown;
  trusted = false;

  /** Whether the notification is about documents or trust: then it need not wait for a new holder, who is told the outcome. */
  note(method: string, params: unknown): boolean {
    if (method === trustGranted.method) this.trusted = true;
    else if (method.startsWith('textDocument/did')) this.#noteDocument(method, params as DocumentParams);
    else return false;
    return true;
  }

  #noteDocument(method: string, { textDocument, contentChanges }: DocumentParams): void {
    const uri = textDocument?.uri;
    if (uri === undefined) return;
    if (method === 'textDocument/didOpen') {
      const { languageId = '', version = 0, text = '' } = textDocument ?? {};
      this.#documents.set(uri, TextDocument.create(uri, languageId, version, text));
    } else if (method === 'textDocument/didClose') this.#documents.delete(uri);
    else if (method === 'textDocument/didChange') {
      const document = this.#documents.get(uri);
      const version = textDocument?.version ?? 0;
      if (document && Array.isArray(contentChanges)) this.#documents.set(uri, TextDocument.update(document, contentChanges, version));
    }
  }

  /** `params` of a request that was granted, and what came back. */
  noteAnswer(method: string, params: unknown, result: unknown): void {
    if (method === configureBrain.method) this.#brain = params;
    if (method !== startMission.method) return;
    const { missionId } = (result ?? {}) as { readonly missionId?: string };
    if (missionId === undefined || this.#closedEarly.delete(missionId)) return;
    keepBounded(this.#awaited, missionId);
  }

  noteFromHost(method: string, params: unknown): void {
    if (method !== missionClosed.method) return;
    const { missionId } = (params as { readonly report?: { readonly missionId?: string } }).report ?? {};
    if (missionId !== undefined && !this.#awaited.delete(missionId)) keepBounded(this.#closedEarly, missionId);
  }

  /** Missions started from this seat of which no end was heard. */
  get awaits(): readonly string[] {
    return [...this.#awaited];
  }

  /** What a new holder must be told, in order. */
  replay(): readonly { readonly method: string; readonly params: unknown }[] {
    return [...this.#documents.values()].map((document) => ({
      method: 'textDocument/didOpen',
      params: {
        textDocument: {
          uri: document.uri,
          languageId: document.languageId,
          version: document.version,
          text: document.getText(),
        },
      },
    }));
  }

  get brain(): unknown {
    return this.#brain;
  }
}

function keepBounded(set: Set<string>, value: string): void {
  set.add(value);
  if (set.size > awaitedMax) for (const oldest of set) return void set.delete(oldest);
}
