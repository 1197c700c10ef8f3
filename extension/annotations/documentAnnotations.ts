/**
 * The decisions of the documents that are on the screen: asked of the server when a document appears, when the server says
 * they changed, and when the person has paused typing; never for a single keystroke.
 */
import { type Disposable, type TextDocument, type TextDocumentChangeEvent, window, workspace } from 'vscode';
import { annotations, annotationsChanged } from '../../server/protocol/messages.ts';
import type { Editor } from '../feature.ts';
import { MovingAnnotations } from './movingAnnotations.ts';

/** So long after the last change of a document it is asked about again. */
const pauseMs = 300;

interface Known {
  annotations: MovingAnnotations;
  /** Counts what the server said; what was drawn of an older count is drawn anew. */
  answer: number;
}

export class DocumentAnnotations {
  readonly #editor: Editor;
  readonly #onAnswer: (document: TextDocument) => void;
  readonly #known = new Map<string, Known>();
  /** When each document was last typed in. */
  readonly #typed = new Map<string, number>();
  readonly #asking = new Set<string>();
  readonly #subscriptions: Disposable[];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(editor: Editor, onAnswer: (document: TextDocument) => void) {
    this.#editor = editor;
    this.#onAnswer = onAnswer;
    this.#subscriptions = [
      workspace.onDidChangeTextDocument((event) => this.#changed(event)),
      workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      window.onDidChangeVisibleTextEditors(() => this.askAll(false)),
      editor.server.onNotification(annotationsChanged, ({ uris }) => {
        for (const document of shownDocuments()) if (uris.includes(document.uri.toString())) this.#ask(document);
        for (const uri of uris) if (!isShown(uri)) this.#known.delete(uri);
      }),
    ];
  }

  of(document: TextDocument): MovingAnnotations | undefined {
    return this.#known.get(document.uri.toString())?.annotations;
  }

  answerCount(document: TextDocument): number {
    return this.#known.get(document.uri.toString())?.answer ?? 0;
  }

  /** `again`: also those whose decisions are known. */
  askAll(again: boolean): void {
    for (const document of shownDocuments()) if (again || !this.#known.has(document.uri.toString())) this.#ask(document);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const one of this.#subscriptions) one.dispose();
    this.#known.clear();
  }

  #changed({ document, contentChanges }: TextDocumentChangeEvent): void {
    if (document.uri.scheme !== 'file' || contentChanges.length === 0) return;
    const uri = document.uri.toString();
    this.#known.get(uri)?.annotations.edited(contentChanges);
    this.#typed.set(uri, Date.now());
    this.#timer ??= setTimeout(() => this.#askWherePaused(), pauseMs);
  }

  #askWherePaused(): void {
    this.#timer = undefined;
    const now = Date.now();
    let waitMs = Number.POSITIVE_INFINITY;
    for (const [uri, typedMs] of this.#typed) {
      const left = typedMs + pauseMs - now;
      if (left > 0) waitMs = Math.min(waitMs, left);
      else {
        this.#typed.delete(uri);
        const document = shownDocuments().find((one) => one.uri.toString() === uri);
        if (document) this.#ask(document);
        else this.#known.delete(uri);
      }
    }
    if (Number.isFinite(waitMs)) this.#timer = setTimeout(() => this.#askWherePaused(), waitMs);
  }

  #ask(document: TextDocument): void {
    const uri = document.uri.toString();
    if (this.#asking.has(uri)) {
      this.#typed.set(uri, Date.now()); // once more when this is answered
      this.#timer ??= setTimeout(() => this.#askWherePaused(), pauseMs);
      return;
    }
    this.#asking.add(uri);
    this.#editor.server
      .request(annotations, { uri })
      .then(({ version, annotations: standing }) => {
        // Typed in meanwhile: the answer is of an older text, and the pause after typing asks again.
        if (document.isClosed || (version !== undefined && version !== document.version)) return;
        const answer = (this.#known.get(uri)?.answer ?? 0) + 1;
        this.#known.set(uri, { annotations: new MovingAnnotations(standing), answer });
        this.#onAnswer(document);
      })
      .catch((failure: unknown) => this.#editor.log.debug(`No annotations for ${uri}: ${String(failure)}`))
      .finally(() => this.#asking.delete(uri));
  }

  #forget({ uri }: TextDocument): void {
    this.#known.delete(uri.toString());
    this.#typed.delete(uri.toString());
  }
}

function shownDocuments(): readonly TextDocument[] {
  const all = window.visibleTextEditors.map(({ document }) => document);
  return [...new Set(all)].filter(({ uri }) => uri.scheme === 'file' && workspace.getWorkspaceFolder(uri) !== undefined);
}

function isShown(uri: string): boolean {
  return shownDocuments().some((document) => document.uri.toString() === uri);
}
