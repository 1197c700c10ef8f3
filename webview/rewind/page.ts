/** The rewind page at work: it asks the extension, keeps the state and draws it. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { type SwarmError, swarmError } from '../../server/protocol/errors.ts';
import type { MomentView } from '../../server/protocol/messages/rewinds.ts';
import { foldersChanged, openPlace } from '../../server/protocol/pages/page.ts';
import {
  openRewindDifference,
  pageHistory,
  pageHistoryChanged,
  previewRewind,
  type RewindView,
  restoreMoment,
  showTarget,
} from '../../server/protocol/pages/rewind.ts';
import { rewindWords } from '../../server/protocol/pages/rewindWords.ts';
import { type Host, Refusal } from '../shared/host.ts';
import { wordsOf } from '../shared/words.ts';
import { actions } from './actions.ts';
import { momentList } from './momentList.ts';
import { previewPane } from './previewPane.ts';
import { layOut, type Rows, scrollTo } from './rows.ts';
import { type Mark, marksOf } from './scale.ts';
import { scrubber } from './scrubber.ts';
import * as changes from './state.ts';
import { calendarOf, dayOf } from './times.ts';
import type { Doings, View } from './view.ts';

const bounds = {
  /** A chosen moment is looked at when the choice has rested so long. */
  restMs: 150,
  filesShownAtOnce: 100,
} as const;

/** What outlives the page's being hidden. */
interface Kept {
  readonly folder?: string;
  readonly choice?: changes.Choice;
}

export class RewindPage {
  readonly #host: Host;
  readonly #root: HTMLElement;
  readonly #words;
  readonly #calendar;
  #folders;
  #folder: string | undefined;
  #state = changes.atFirst;
  #rows: Rows = layOut([], dayOf);
  /** Made for these moments and this width. */
  #marks: { readonly moments: readonly MomentView[]; readonly width: number; readonly marks: readonly Mark[] } | undefined;
  #filesShown: number = bounds.filesShownAtOnce;
  #reading = new AbortController();
  #looking = new AbortController();
  #rest = 0;
  #frame = 0;
  /** Said to screen readers once the page has drawn. */
  #said = '';

  constructor(host: Host, root: HTMLElement) {
    this.#host = host;
    this.#root = root;
    this.#words = wordsOf(rewindWords, host.start.strings);
    this.#calendar = calendarOf(host.start.locale, this.#words);
    this.#folders = host.start.folders;
    const kept = (host.kept() ?? {}) as Kept;
    this.#folder = this.#folders.find(({ uri }) => uri === kept.folder)?.uri ?? this.#folders[0]?.uri;
    if (kept.choice !== undefined) this.#state = { ...this.#state, choice: kept.choice };
    host.onNotice(pageHistoryChanged, ({ folder }) => {
      if (folder === undefined || sameFolder(folder, this.#folder)) void this.#read();
    });
    host.onNotice(foldersChanged, ({ folders }) => {
      this.#folders = folders;
      if (!folders.some(({ uri }) => uri === this.#folder)) this.#openFolder(folders[0]?.uri);
      else this.#draw();
    });
    host.onNotice(showTarget, ({ target, folder }) => {
      const other = folder === undefined ? undefined : this.#folders.find(({ uri }) => sameFolder(uri, folder));
      if (other !== undefined && other.uri !== this.#folder) this.#openFolder(other.uri);
      this.#change(changes.chooseWords(this.#state, target));
      this.#look(0);
    });
    new ResizeObserver(() => this.#draw()).observe(root);
    host.ready();
    this.#draw();
    void this.#read();
  }

  #openFolder(folder: string | undefined): void {
    this.#folder = folder;
    this.#change(changes.atFirst);
    void this.#read();
  }

  #inFolder(): { readonly folder?: string } {
    return this.#folder === undefined ? {} : { folder: this.#folder };
  }

  async #read(): Promise<void> {
    if (this.#folder === undefined) return;
    this.#reading.abort();
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    try {
      const found = await this.#host.request(pageHistory, this.#inFolder(), signal);
      const before = changes.targetOf(this.#state);
      this.#rows = layOut(found.moments, dayOf);
      this.#change(changes.withHistory(this.#state, found));
      const target = changes.targetOf(this.#state);
      // What is chosen stays; what going there means may have changed with what happened.
      if (target !== undefined && this.#state.doing !== 'restoring' && this.#state.doing !== 'redoing') this.#look(bounds.restMs);
      else if (before === undefined) this.#scrollToChoice();
    } catch (failure) {
      if (!signal.aborted) this.#change(changes.withFailure(this.#state, errorIn(failure)));
    }
  }

  #look(afterMs: number): void {
    clearTimeout(this.#rest);
    this.#looking.abort();
    const target = changes.targetOf(this.#state);
    if (target === undefined) return;
    this.#looking = new AbortController();
    const { signal } = this.#looking;
    this.#change(changes.looking(this.#state, target));
    this.#rest = window.setTimeout(() => void this.#preview(target, signal), afterMs);
  }

  async #preview(target: string, signal: AbortSignal): Promise<void> {
    const found = await this.#host
      .request(previewRewind, { target, ...this.#inFolder() }, signal)
      .catch((failure: unknown): SwarmError => errorIn(failure));
    if (signal.aborted) return;
    this.#said = 'files' in found ? found.summary : found.message;
    this.#change(changes.looked(this.#state, target, found));
  }

  async #goThere(doing: 'restoring' | 'redoing', target: string): Promise<void> {
    this.#looking.abort();
    clearTimeout(this.#rest);
    this.#change(changes.begun(this.#state, doing));
    const came = await this.#host
      .request(restoreMoment, { target, ...this.#inFolder() })
      .catch((failure: unknown): RewindView | SwarmError => errorIn(failure));
    this.#change(changes.ended(this.#state, came));
    const { result } = this.#state;
    this.#said = result === undefined ? '' : `${this.#words(result.kind === 'done' ? 'done' : 'notDone')} ${result.text}`;
    this.#focus('result');
    await this.#read();
  }

  readonly #doings: Doings = {
    choose: (index) => {
      const before = this.#state;
      this.#change(changes.choose(before, index));
      if (this.#state === before) return;
      this.#filesShown = bounds.filesShownAtOnce;
      this.#scrollToChoice();
      this.#look(bounds.restMs);
    },
    stepByKey: (key, step) => {
      const to = step(key, changes.chosenIndex(this.#state), this.#state.moments.length);
      if (to !== undefined) this.#doings.choose(to);
      return to !== undefined;
    },
    readAgain: () => {
      this.#change({ ...this.#state, phase: 'loading', error: undefined });
      void this.#read();
    },
    scrolled: () => this.#drawSoon(),
    showMoreFiles: () => {
      this.#filesShown += bounds.filesShownAtOnce;
      this.#draw();
    },
    openDifference: (path) => this.#host.notify(openRewindDifference, { path, ...this.#inFolder() }),
    openPlace: (path, line) => this.#host.notify(openPlace, { path, line, ...this.#inFolder() }),
    askToRestore: () => {
      this.#change(changes.confirming(this.#state));
      if (this.#state.doing === 'confirming') this.#focus('confirm');
    },
    cancel: () => {
      this.#change({ ...this.#state, doing: 'nothing' });
      this.#focus('restore');
    },
    restore: () => {
      const target = changes.targetOf(this.#state);
      if (target !== undefined && this.#state.doing === 'confirming' && changes.mayRestore(this.#state)) {
        void this.#goThere('restoring', target);
      }
    },
    redo: () => void this.#goThere('redoing', 'redo'),
    dismiss: () => {
      this.#change({ ...this.#state, result: undefined });
      this.#focus('moments');
    },
  };

  #change(state: changes.State): void {
    if (state.moments !== this.#state.moments && state.moments.length === 0) this.#rows = layOut([], dayOf);
    this.#state = state;
    const kept: Kept = {
      ...(this.#folder === undefined ? {} : { folder: this.#folder }),
      ...(state.choice === undefined ? {} : { choice: state.choice }),
    };
    this.#host.keep(kept);
    this.#drawSoon();
  }

  #element(id: string): HTMLElement | null {
    return this.#root.ownerDocument.getElementById(id);
  }

  #focus(id: string): void {
    this.#draw();
    this.#element(id)?.focus();
  }

  #scrollToChoice(): void {
    const list = this.#element('moments');
    if (list === null || changes.chosenMoment(this.#state) === undefined) return;
    const to = scrollTo(this.#rows, changes.chosenIndex(this.#state), list.scrollTop, list.clientHeight);
    if (to === undefined) return;
    list.scrollTop = to;
    this.#drawSoon();
  }

  #drawSoon(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const list = this.#element('moments');
    const before = list === null;
    const width = this.#element('scrubber')?.clientWidth ?? this.#root.clientWidth - 24;
    const view: View = {
      state: this.#state,
      words: this.#words,
      calendar: this.#calendar,
      nowMs: Date.now(),
      layout: {
        scrubberWidth: width,
        listTop: list?.scrollTop ?? 0,
        listHeight: list?.clientHeight ?? this.#root.clientHeight,
        rows: this.#rows,
        marks: this.#marksFor(width),
        filesShown: this.#filesShown,
      },
      doings: this.#doings,
    };
    render(this.#page(view), this.#root);
    // The first time, nothing could be measured.
    if (before && this.#element('moments') !== null) this.#drawSoon();
  }

  #marksFor(width: number): readonly Mark[] {
    const { moments } = this.#state;
    if (this.#marks?.moments !== moments || this.#marks.width !== width) this.#marks = { moments, width, marks: marksOf(moments, width) };
    return this.#marks.marks;
  }

  #page(view: View): TemplateResult {
    return html`
      <h1 class="unseen">${view.words('scrubber')}</h1>
      ${this.#chooser(view)} ${this.#body(view)}
      <div class="unseen" role="status">${this.#said}</div>
    `;
  }

  #chooser({ words }: View): TemplateResult | typeof nothing {
    if (this.#folders.length < 2) return nothing;
    const changed = (event: Event): void => this.#openFolder((event.target as HTMLSelectElement).value);
    // The list of choices is there before one of them is chosen.
    const chosen = ref((element) => {
      if (element !== undefined) queueMicrotask(() => ((element as HTMLSelectElement).value = this.#folder ?? ''));
    });
    return html`<vscode-dropdown class="folders" aria-label=${words('folder')} ${chosen} @change=${changed}>
      ${this.#folders.map(({ uri, name }) => html`<vscode-option value=${uri}>${name}</vscode-option>`)}
    </vscode-dropdown>`;
  }

  #body(view: View): TemplateResult {
    const { state, words, doings } = view;
    if (this.#folder === undefined) return html`<div class="blank"><p>${words('noFolder')}</p></div>`;
    if (state.phase === 'failed') {
      return html`<div class="blank" role="alert">
        <i class="codicon codicon-error" aria-hidden="true"></i>
        <p><strong>${words('failed')}</strong></p>
        <p>${state.error?.message}</p>
        <p class="faint">${state.error?.hint}</p>
        <vscode-button @click=${() => doings.readAgain()}>${words('again')}</vscode-button>
      </div>`;
    }
    if (state.phase === 'loading') {
      return html`<div class="blank" aria-busy="true">
        <vscode-progress-ring aria-hidden="true"></vscode-progress-ring>
        <p>${words('loading')}</p>
      </div>`;
    }
    if (state.moments.length === 0) {
      return html`<div class="blank">
        <i class="codicon codicon-history" aria-hidden="true"></i>
        <p><strong>${words('empty')}</strong></p>
        <p class="faint">${words('emptyHint')}</p>
      </div>`;
    }
    return html`${scrubber(view)} ${momentList(view)} ${previewPane(view)} ${actions(view)}`;
  }
}

function sameFolder(a: string, b: string | undefined): boolean {
  return b !== undefined && decodeURIComponent(a) === decodeURIComponent(b);
}

function errorIn(failure: unknown): SwarmError {
  return failure instanceof Refusal ? failure.error : swarmError('internal', String(failure));
}
