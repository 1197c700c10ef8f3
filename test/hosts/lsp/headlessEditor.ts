/**
 * An editor without windows, as the folder's host sees one: buffers that are edited, saved, typed into and refused, with a
 * preview whose answers a test scripts. It speaks the real messages over a connection, and its files are on a real disk.
 */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { CancellationToken, MessageConnection } from 'vscode-jsonrpc/node';
import type {
  AnnotatedTextEdit,
  ApplyWorkspaceEditParams,
  ApplyWorkspaceEditResult,
  TextDocumentEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  approveMission,
  type MissionPlanView,
  type MissionReportView,
  missionClosed,
  type StartMissionParams,
  saveDocuments,
  startMission,
  windowPresent,
} from '../../../server/protocol/messages.ts';

interface Buffer {
  document: TextDocument;
  saved: string;
}

/** One edit of the workspace edit, as a preview lists it. */
export interface PreviewedEdit {
  readonly path: string;
  readonly line: number; // from 1
  readonly newText: string;
  readonly label: string;
}

export interface EditorScript {
  /** Which edits of a preview are ticked when the person clicks Apply; 'discard' closes it. Default: all. */
  preview?: (edits: readonly PreviewedEdit[], token: CancellationToken) => Promise<((edit: PreviewedEdit) => boolean) | 'discard'>;
  /** Resolves when the window answers that it is there; default: at once. */
  present?: () => Promise<void>;
  /** Called when an edit comes, before its versions are looked at. */
  beforeEdit?: () => void;
  /** Called after the edits were made and before the client answers. */
  afterEdit?: () => void;
  /** Files it does not save, with the reason. */
  readonly unsaveable?: Readonly<Record<string, string>>;
  approve?: (plan: MissionPlanView) => boolean | null;
}

export class HeadlessEditor {
  readonly folder: string;
  connection: MessageConnection;
  readonly script: EditorScript;
  readonly edits: ApplyWorkspaceEditParams[] = [];
  readonly saves: string[][] = [];
  readonly progress: { readonly token: string; readonly value: { readonly kind: string; readonly message?: string } }[] = [];
  readonly #buffers = new Map<string, Buffer>();
  readonly #closed = new Map<string, (report: MissionReportView) => void>();
  readonly #reports = new Map<string, MissionReportView>();

  constructor(folder: string, connection: MessageConnection, script: EditorScript = {}) {
    this.folder = folder;
    this.connection = connection;
    this.script = script;
    this.#hear(connection);
  }

  #hear(connection: MessageConnection): void {
    connection.onRequest('workspace/applyEdit', (params: ApplyWorkspaceEditParams, token) => this.#applyEdit(params, token));
    connection.onRequest(saveDocuments.method, ({ uris }: { uris: string[] }) => this.#save(uris));
    connection.onRequest(approveMission.method, ({ plan }: { plan: MissionPlanView }) => this.script.approve?.(plan) ?? null);
    connection.onRequest(windowPresent.method, async () => {
      await this.script.present?.();
      return {};
    });
    connection.onRequest('window/workDoneProgress/create', () => null);
    connection.onUnhandledProgress((progress) => void this.progress.push(progress as unknown as HeadlessEditor['progress'][number]));
    connection.onNotification(missionClosed.method, ({ report }: { report: MissionReportView }) => {
      this.#reports.set(report.missionId, report);
      this.#closed.get(report.missionId)?.(report);
    });
    connection.listen();
  }

  uri(path: string): string {
    return pathToFileURL(`${this.folder}/${path}`).href;
  }

  /** Opens a file as it is on disk, the way editors do: without BOM, and with one kind of line ending. */
  open(path: string): void {
    const text = readFileSync(`${this.folder}/${path}`, 'utf8').replace(/^\uFEFF/, '');
    const shown = text.includes('\r\n') && /[^\r]\n/.test(text) ? text.replace(/\r?\n/g, '\n') : text;
    this.#show(this.uri(path), shown, shown);
  }

  /** As after a restart of the editor that kept unsaved text. */
  reopen(path: string, unsaved: string): void {
    this.#show(this.uri(path), unsaved, readFileSync(`${this.folder}/${path}`, 'utf8'));
  }

  /** Goes on with a server that was started again, and tells it of all open documents, as clients do. */
  rejoin(connection: MessageConnection, shakeHands: () => Promise<unknown>): Promise<unknown> {
    this.connection = connection;
    this.#hear(connection);
    return shakeHands().then(() => {
      for (const { document } of this.#buffers.values()) {
        const { uri, languageId, version } = document;
        void connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version, text: document.getText() } });
      }
    });
  }

  /** Replaces a buffer's text, as typing does; opens it first. */
  type(path: string, text: string): void {
    if (!this.#buffers.has(this.uri(path))) this.open(path);
    this.#change(this.uri(path), [{ range: undefined, text }]);
  }

  save(path: string): void {
    this.#saveOne(this.uri(path));
  }

  close(path: string): void {
    const uri = this.uri(path);
    this.#buffers.delete(uri);
    void this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  text(path: string): string | undefined {
    return this.#buffers.get(this.uri(path))?.document.getText();
  }

  dirty(path: string): boolean {
    const buffer = this.#buffers.get(this.uri(path));
    return buffer !== undefined && buffer.document.getText() !== buffer.saved;
  }

  async mission(params: StartMissionParams): Promise<MissionReportView> {
    const { missionId } = await this.start(params);
    return this.closed(missionId);
  }

  start(params: StartMissionParams): Promise<{ missionId: string }> {
    return this.connection.sendRequest(startMission.method, params);
  }

  closed(missionId: string): Promise<MissionReportView> {
    const report = this.#reports.get(missionId);
    return report ? Promise.resolve(report) : new Promise((resolve) => this.#closed.set(missionId, resolve));
  }

  #show(uri: string, text: string, saved: string): void {
    const document = TextDocument.create(uri, 'plaintext', 1, text);
    this.#buffers.set(uri, { document, saved });
    const textDocument = { uri, languageId: 'plaintext', version: 1, text };
    void this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  #change(uri: string, changes: readonly { readonly range: unknown; readonly text: string }[]): void {
    const buffer = this.#buffers.get(uri);
    if (buffer === undefined) throw new Error(`${uri} is not open`);
    const version = buffer.document.version + 1;
    const contentChanges = changes.map(({ range, text }) => (range === undefined ? { text } : { range, text })) as Parameters<
      typeof TextDocument.update
    >[1];
    buffer.document = TextDocument.update(buffer.document, contentChanges, version);
    void this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  async #applyEdit(params: ApplyWorkspaceEditParams, token: CancellationToken): Promise<ApplyWorkspaceEditResult> {
    this.edits.push(params);
    const changes = (params.edit.documentChanges ?? []) as TextDocumentEdit[];
    const annotations = params.edit.changeAnnotations ?? {};
    const listed = changes.flatMap(({ textDocument, edits }) =>
      edits.map((edit): PreviewedEdit => {
        const { range, newText, annotationId } = edit as AnnotatedTextEdit;
        const path = fileURLToPath(textDocument.uri).slice(this.folder.length + 1);
        return { path, line: range.start.line + 1, newText, label: annotations[annotationId]?.label ?? '' };
      }),
    );
    let ticked: (edit: PreviewedEdit) => boolean = () => true;
    if (Object.values(annotations).some(({ needsConfirmation }) => needsConfirmation === true)) {
      const answer = await (this.script.preview ?? (async () => () => true))(listed, token);
      if (answer === 'discard') return { applied: false };
      ticked = answer;
    }
    this.script.beforeEdit?.();
    for (const { textDocument } of changes) {
      const open = this.#buffers.get(textDocument.uri);
      if (textDocument.version !== null && textDocument.version !== open?.document.version) return { applied: false };
    }
    let at = 0;
    for (const { textDocument, edits } of changes) {
      const path = fileURLToPath(textDocument.uri).slice(this.folder.length + 1);
      const chosen = edits.filter(() => {
        const edit = listed[at++];
        return edit !== undefined && ticked(edit);
      });
      if (chosen.length === 0) continue;
      if (!this.#buffers.has(textDocument.uri)) this.open(path);
      const lastFirst = [...chosen].reverse() as AnnotatedTextEdit[];
      this.#change(
        textDocument.uri,
        lastFirst.map(({ range, newText }) => ({ range, text: newText })),
      );
    }
    this.script.afterEdit?.();
    return { applied: true };
  }

  #save(uris: readonly string[]): { failed: { uri: string; why: string }[] } {
    this.saves.push(uris.map((uri) => fileURLToPath(uri).slice(this.folder.length + 1)));
    const failed: { uri: string; why: string }[] = [];
    for (const uri of uris) {
      const path = fileURLToPath(uri).slice(this.folder.length + 1);
      const why = this.script.unsaveable?.[path];
      if (why === undefined) this.#saveOne(uri);
      else failed.push({ uri, why });
    }
    return { failed };
  }

  #saveOne(uri: string): void {
    const buffer = this.#buffers.get(uri);
    if (buffer === undefined) return;
    const file = fileURLToPath(uri);
    const bom = existsSync(file) && readFileSync(file, 'utf8').startsWith('\uFEFF');
    const { mode } = statSync(file);
    writeFileSync(file, `${bom ? '\uFEFF' : ''}${buffer.document.getText()}`, { mode });
    buffer.saved = buffer.document.getText();
    void this.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
  }
}
