/** The list of events: only the rows in sight are in the page, and it follows what happens while its end is in sight. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { TimelineEntryView } from '../../server/protocol/messages/timeline.ts';
import { placed } from '../shared/placed.ts';
import { VirtualRows } from '../shared/virtualRows.ts';
import { afterScroll, followingNow } from './follow.ts';
import { keyAction } from './keys.ts';
import { roleIcon, toneMark } from './marks.ts';
import type { Parts } from './pageParts.ts';
import { shortSentence } from './shortSentence.ts';

/** In pixels; two lines where the page is narrow. */
const wideRow = 24;
const narrowRow = 42;
const narrowBelow = 520;

export class EventList {
  readonly #parts: Parts;
  readonly #rows: VirtualRows;
  readonly #draw: () => void;

  constructor(parts: Parts, draw: () => void) {
    this.#parts = parts;
    this.#draw = draw;
    this.#rows = new VirtualRows(() => document.getElementById('events'), narrowRow, draw);
  }

  view(): TemplateResult {
    const { model, words } = this.#parts;
    const { total } = model.rows;
    const narrow = document.body.clientWidth < narrowBelow;
    const shown = Math.min(total, this.#rows.rowsMax);
    this.#rows.set(shown, narrow ? narrowRow : wideRow);
    const first = total - shown;
    const items = this.#rows.items();
    const top = items.find(({ end }) => end > (document.getElementById('events')?.scrollTop ?? 0));
    const active = model.rows.at(model.active);
    const isDrawn = items.some(({ index }) => index + first === model.active);
    return html`
      <div class="above">
        <span class="mission cut" title=${this.#mission(top ? model.rows.at(top.index + first) : undefined)}
          >${this.#mission(top ? model.rows.at(top.index + first) : undefined)}</span
        >
        <span class="count faint"
          >${this.#count(shown)}</span
        >
      </div>
      <div
        id="events"
        class=${narrow ? 'events narrow' : 'events'}
        role="listbox"
        tabindex="0"
        aria-label=${words('events')}
        aria-activedescendant=${active && isDrawn ? `event-${active.sequence}` : nothing}
        @scroll=${() => this.#scrolled()}
        @keydown=${(event: KeyboardEvent) => this.#key(event, first)}
      >
        <div class="whole" role="presentation" ${placed(0, this.#rows.wholeHeight)}>
          ${repeat(
            items,
            ({ index }) => index + first,
            ({ index, start }) => this.#row(index + first, start),
          )}
        </div>
      </div>
      ${
        model.follow.following || model.follow.unseen === 0
          ? nothing
          : html`<vscode-button class="unseen-button" title=${words('toNewest')} @click=${() => this.#toEnd()}
              ><span slot="start" class="codicon codicon-arrow-down" aria-hidden="true"></span>${words('newEvents', model.follow.unseen)}</vscode-button
            >`
      }
    `;
  }

  /** After the page was drawn: scrolls where the model wants, and fetches what came into sight. */
  drawn(): void {
    const { model } = this.#parts;
    this.#rows.drawn();
    const first = Math.max(0, model.rows.total - this.#rows.rowsMax);
    if (model.cameBefore > 0) this.#rows.moveOn(model.cameBefore - first);
    model.cameBefore = 0;
    if (model.bring !== undefined) {
      this.#rows.bring(model.bring - first);
      model.bring = undefined;
    } else if (model.follow.following) this.#rows.bringEnd();
    const items = this.#rows.items();
    const [from] = items;
    const to = items.at(-1);
    if (from && to) model.need(from.index + first, to.index + first);
  }

  focus(): void {
    document.getElementById('events')?.focus();
  }

  #row(index: number, start: number): TemplateResult {
    const { model, words, times } = this.#parts;
    const { rows } = model;
    const entry = rows.at(index);
    const place = placed(start, this.#rows.rowHeight);
    const selected = index === model.active;
    if (entry === undefined) {
      return html`<div class="row waiting" role="option" aria-selected=${String(selected)} aria-label=${words('loading')} ${place}></div>`;
    }
    const { sequence, who, role, text, tone, wallMs, kind, missionId } = entry;
    const mark = toneMark(tone);
    const clock = times.clock.format(wallMs);
    const before = rows.at(index - 1);
    const classes = [
      'row',
      `tone-${tone}`,
      selected ? 'active' : '',
      model.opened?.sequence === sequence ? 'opened' : '',
      kind === 'missionOpened' ? 'opening' : '',
      before !== undefined && before.missionId !== missionId ? 'parted' : '',
    ].join(' ');
    return html`
      <div
        id="event-${sequence}"
        class=${classes}
        role="option"
        aria-selected=${String(selected)}
        aria-setsize=${rows.total}
        aria-posinset=${index + 1}
        title="${text}\n${who}, ${times.whole.format(wallMs)}"
        ${place}
        @click=${() => this.#open(index)}
      >
        <span class="who ${roleIcon(role)}" aria-hidden="true"></span>
        <span class="name cut">${who}</span>
        <time class="time faint">${clock}</time>
        <span class="text cut">${mark && tone !== 'person' ? html`<span class="mark ${mark.icon}" aria-hidden="true"></span><span class="unseen">${words(mark.word)}: </span>` : nothing}${this.#rows.rowHeight === narrowRow ? shortSentence(text) : text}</span>
      </div>
    `;
  }

  #count(shown: number): string {
    const { model, words, times } = this.#parts;
    const { total } = model.rows;
    if (shown < total) return words('countCut', times.numbers.format(shown), times.numbers.format(total));
    if (model.isCounting) return words('counting');
    if (total === 0) return '';
    return total === 1 ? words('countOne') : words('count', times.numbers.format(total));
  }

  #mission(entry: TimelineEntryView | undefined): string {
    const { model, words } = this.#parts;
    if (entry === undefined) return '';
    if (entry.missionId === '') return words('noMission');
    return model.missionLabel(entry.missionId) || words('mission');
  }

  #open(index: number): void {
    const { model } = this.#parts;
    model.select(index, false);
    model.openActive();
  }

  #scrolled(): void {
    const scroller = document.getElementById('events');
    if (!scroller) return;
    const { model } = this.#parts;
    const place = { top: scroller.scrollTop, height: scroller.clientHeight, whole: scroller.scrollHeight };
    const follow = afterScroll(model.follow, place, this.#rows.rowHeight);
    if (follow === model.follow) return;
    model.follow = follow;
    this.#draw();
  }

  #toEnd(): void {
    this.#parts.model.follow = followingNow;
    this.#draw();
    this.focus();
  }

  #key(event: KeyboardEvent, first: number): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { model } = this.#parts;
    const rowsInSight = Math.floor((document.getElementById('events')?.clientHeight ?? 0) / this.#rows.rowHeight);
    const action = keyAction(event.key, { active: model.active, first, total: model.rows.total, rowsInSight });
    if (action === undefined) return;
    event.preventDefault();
    switch (action.kind) {
      case 'move': {
        const atEnd = action.to === model.rows.total - 1;
        if (!atEnd) model.follow = { ...model.follow, following: false };
        model.select(action.to, true);
        return;
      }
      case 'open':
        model.openActive();
        return;
      case 'search':
        document.getElementById('search')?.focus();
        return;
      case 'close':
        model.path.close();
        return;
    }
  }
}
