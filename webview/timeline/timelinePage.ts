/** The timeline page as a whole: bar, list, what is being thought, the open event; and the plain words when there is nothing to list. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { EventList } from './eventList.ts';
import { eventView } from './eventView.ts';
import { filterBar, settleChoices } from './filterBar.ts';
import { isFiltering } from './filters.ts';
import type { Parts } from './pageParts.ts';

export class TimelinePage {
  readonly #parts: Parts;
  readonly #list: EventList;
  readonly #root: HTMLElement;
  #frame = 0;
  #openedSequence: number | undefined;

  constructor(parts: Parts, root: HTMLElement) {
    this.#parts = parts;
    this.#root = root;
    this.#list = new EventList(parts, () => this.draw());
    window.addEventListener('resize', () => this.draw());
  }

  /** Draws with the next frame, however often it is asked until then. */
  draw(): void {
    this.#frame ||= window.requestAnimationFrame(() => {
      this.#frame = 0;
      render(this.#view(), this.#root);
      this.#list.drawn();
      settleChoices();
      this.#focusOpened();
    });
  }

  #view(): TemplateResult {
    const { model, words } = this.#parts;
    return html`
      <h1 class="unseen">${words('timeline')}</h1>
      ${filterBar(this.#parts)}
      <div class="body">
        <div class="list">
          ${this.#list.view()} ${this.#notice()}
          ${model.spoken.map(
            ({ who, text }) =>
              html`<p class="speaking" title=${text}>
                <span class="codicon codicon-comment-discussion" aria-hidden="true"></span>
                <span>${words('speaking', who, text)}</span>
              </p>`,
          )}
        </div>
        ${eventView(this.#parts)}
      </div>
      <div class="unseen" role="status" aria-live="polite">${model.announcement}</div>
    `;
  }

  /** Over the empty list. */
  #notice(): TemplateResult | typeof nothing {
    const { model, words } = this.#parts;
    if (model.state === 'failed') {
      return html`<div class="notice" role="alert">
        <p>${words('failed')}</p>
        <p class="faint">${model.failure?.message} ${model.failure?.hint}</p>
        <vscode-button appearance="secondary" @click=${() => void model.query()}>${words('tryAgain')}</vscode-button>
      </div>`;
    }
    if (model.state === 'loading') {
      return html`<div class="notice" role="status"><vscode-progress-ring aria-label=${words('loading')}></vscode-progress-ring><p>${words('loading')}</p></div>`;
    }
    if (model.rows.total > 0) return nothing;
    if (model.folder === undefined) return html`<div class="notice"><p>${words('noFolder')}</p></div>`;
    if (isFiltering(model.filters)) {
      return html`<div class="notice">
        <p>${words('nothingFits')}</p>
        <vscode-button appearance="secondary" @click=${() => void model.clearFilters()}>${words('clear')}</vscode-button>
      </div>`;
    }
    return html`<div class="notice"><p><strong>${words('nothingYet')}</strong></p><p class="faint">${words('nothingYetHint')}</p></div>`;
  }

  /** What was opened by hand is read next. */
  #focusOpened(): void {
    const sequence = this.#parts.model.opened?.sequence;
    if (sequence !== this.#openedSequence && sequence !== undefined) document.getElementById('event-title')?.focus();
    this.#openedSequence = sequence;
  }
}
