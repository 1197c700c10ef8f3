/** A folder's host with one window at it, in one process: a real ledger, a real disk, and messages back and forth. */
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import type { CodeAction, CodeLens, Hover } from 'vscode-languageserver-protocol';
import { readEnvironment } from '../../../../server/hosts/environment.ts';
import { connectedPair } from '../../../../server/hosts/lsp/channel.ts';
import { type FolderHost, openFolderHost } from '../../../../server/hosts/lsp/folder/folderHost.ts';
import type { Session } from '../../../../server/hosts/session.ts';
import {
  annotations,
  annotationsChanged,
  type ClientAbilities,
  destinations,
  type FilesMoved,
  fileOffers,
  filesMoved,
  history,
  historyChanged,
  type MissionReportView,
  missionClosed,
  type ParamsOf,
  type RequestKind,
  rewind,
  startMission,
  terrainState,
  whyLine,
} from '../../../../server/protocol/messages.ts';
import { TempFolder } from '../../../fakes/tempFolder.ts';

type Channel = ReturnType<typeof connectedPair>[0];

export class FolderWindow {
  readonly disk: TempFolder;
  readonly #channel: Channel;
  readonly #closed: ((report: MissionReportView) => void)[] = [];
  /** URIs of each annotationsChanged so far. */
  readonly changed: (readonly string[])[] = [];
  /** Times this client was told of new moments. */
  newMoments = 0;
  /** Each word of files that moved or went. */
  readonly moved: FilesMoved[] = [];
  readonly asked: string[] = []; // of this client, by the server
  readonly settings = new Map<string, unknown>();

  /** Of the host, to look behind the messages. */
  readonly session: Session;

  private constructor(disk: TempFolder, channel: Channel, session: Session) {
    this.disk = disk;
    this.session = session;
    this.#channel = channel;
    channel.onNotification(missionClosed.method, ({ report }: ParamsOf<typeof missionClosed>) => this.#closed.shift()?.(report));
    channel.onNotification(annotationsChanged.method, ({ uris }: { uris: readonly string[] }) => void this.changed.push(uris));
    channel.onNotification(filesMoved.method, (told: FilesMoved) => void this.moved.push(told));
    channel.onNotification(historyChanged.method, () => void this.newMoments++);
    channel.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) =>
      items.map(({ section }) => this.settings.get(section) ?? null),
    );
    channel.onRequest('workspace/codeLens/refresh', () => {
      this.asked.push('workspace/codeLens/refresh');
      return null;
    });
    channel.listen();
  }

  static async open(files: Readonly<Record<string, string>>, abilities: ClientAbilities = {}): Promise<FolderWindow> {
    const disk = new TempFolder();
    for (const [path, text] of Object.entries(files)) disk.write(`workspace/${path}`, text);
    const environment = { ...readEnvironment(), stateDirectory: disk.at('state') };
    const opened = await openFolderHost({ folder: disk.at('workspace'), environment });
    if (!opened.ok) throw new Error(opened.error.message);
    const host: FolderHost = opened.value;
    onTestFinished(() => host.close());
    const [here, there] = connectedPair();
    host.addPeer(there, { name: 'window', abilities });
    return new FolderWindow(disk, here, host.session);
  }

  uri(path: string): string {
    return pathToFileURL(this.disk.at(`workspace/${path}`)).href;
  }

  show(path: string, text: string, version = 1): void {
    const uri = this.uri(path);
    void this.#channel.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'python', version, text } });
  }

  type(path: string, text: string, version: number): void {
    void this.#channel.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri(path), version },
      contentChanges: [{ text }],
    });
  }

  close(path: string): void {
    void this.#channel.sendNotification('textDocument/didClose', { textDocument: { uri: this.uri(path) } });
  }

  saved(path: string): void {
    void this.#channel.sendNotification('textDocument/didSave', { textDocument: { uri: this.uri(path) } });
  }

  async mission(instruction: string, more: Partial<ParamsOf<typeof startMission>> = {}): Promise<MissionReportView> {
    let settle: (report: MissionReportView) => void = () => undefined;
    const closed = new Promise<MissionReportView>((resolve) => {
      settle = resolve;
    });
    this.#closed.push(settle);
    try {
      await this.#ask(startMission, { instruction, ...more });
    } catch (failure) {
      this.#closed.splice(this.#closed.indexOf(settle), 1);
      throw failure;
    }
    return closed;
  }

  /** Tells that these changed on disk, as a client that watches does. */
  onDisk(...paths: readonly string[]): void {
    const changes = paths.map((path) => ({ uri: this.uri(path), type: 2 }));
    void this.#channel.sendNotification('workspace/didChangeWatchedFiles', { changes });
  }

  terrain = (complete = true) => this.#ask(terrainState, { complete });
  rewind = (target: string, preview = false) => this.#ask(rewind, { target, preview });
  history = (params: ParamsOf<typeof history> = {}) => this.#ask(history, params);
  offers = (path: string) => this.#ask(fileOffers, { uri: this.uri(path) });
  destinations = (path: string) => this.#ask(destinations, { uri: this.uri(path) });
  annotations = (path: string) => this.#ask(annotations, { uri: this.uri(path) });
  why = (path: string, line: number, decisionOnly = false) => this.#ask(whyLine, { uri: this.uri(path), line, decisionOnly });

  hover(path: string, line: number): Promise<Hover | null> {
    return this.#channel.sendRequest('textDocument/hover', { textDocument: { uri: this.uri(path) }, position: { line, character: 1 } });
  }

  lenses(path: string): Promise<CodeLens[]> {
    return this.#channel.sendRequest('textDocument/codeLens', { textDocument: { uri: this.uri(path) } });
  }

  /** `to`: of a selection. */
  actions(path: string, line: number, character: number, more: { to?: number; only?: string[] } = {}): Promise<CodeAction[]> {
    const range = { start: { line, character }, end: { line, character: more.to ?? character } };
    const context = { diagnostics: [], ...(more.only ? { only: more.only } : {}) };
    return this.#channel.sendRequest('textDocument/codeAction', { textDocument: { uri: this.uri(path) }, range, context });
  }

  #ask<Params, Result>(kind: RequestKind<Params, Result>, params: Params): Promise<Result> {
    return this.#channel.sendRequest(kind.method, params);
  }
}
