/** The moments as a list, newest first, a row for each day before its own; only what is seen is drawn. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { MomentView } from '../../server/protocol/messages/rewinds.ts';
import { drawn, type Row } from './rows.ts';
import { listStep } from './scale.ts';
import { kindWord, shape } from './shapes.ts';
import { chosenIndex, chosenMoment } from './state.ts';
import { dayLabel, timeLabel } from './times.ts';
import { fileCount, type View } from './view.ts';

export function momentList(view: View): TemplateResult {
  const { state, words, layout, doings } = view;
  const index = chosenIndex(state);
  const isChosen = chosenMoment(state) !== undefined;
  const count = state.moments.length;
  const earlier = state.total - count;
  const rows = drawn(layout.rows, layout.listTop, layout.listHeight, isChosen ? index : undefined);
  const key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter') {
      // Otherwise the same key would press the button that is about to be focused.
      event.preventDefault();
      if (!event.repeat) doings.askToRestore();
      return;
    }
    if (doings.stepByKey(event.key, listStep)) event.preventDefault();
  };
  return html`
    <div
      class="moments"
      id="moments"
      role="listbox"
      tabindex="0"
      aria-label=${words('list')}
      aria-describedby=${earlier > 0 ? 'earlier' : nothing}
      aria-activedescendant=${isChosen ? idOf(index) : nothing}
      @keydown=${key}
      @scroll=${() => doings.scrolled()}
    >
      <div class="rows" role="presentation" .style=${`height: ${layout.rows.height}px`}>
        ${repeat(
          rows,
          (row) => (row.kind === 'day' ? `day ${row.wallMs}` : row.index),
          (row) => (row.kind === 'day' ? dayRow(view, row) : momentRow(view, row, isChosen && row.index === index)),
        )}
      </div>
      ${
        earlier > 0
          ? html`<div class="earlier faint" role="presentation"><span id="earlier" aria-hidden="true">${words('earlier', earlier)}</span></div>`
          : nothing
      }
    </div>
  `;
}

const idOf = (index: number): string => `moment-${index}`;

function dayRow({ calendar, nowMs }: View, { wallMs, top }: Extract<Row, { kind: 'day' }>): TemplateResult {
  return html`<div class="day faint" role="presentation" .style=${`top: ${top}px`}>
    <span aria-hidden="true">${dayLabel(wallMs, nowMs, calendar)}</span>
  </div>`;
}

function momentRow(view: View, { moment, index, top }: Extract<Row, { kind: 'moment' }>, isChosen: boolean): TemplateResult {
  const { state, words, doings } = view;
  const count = state.moments.length;
  return html`
    <div
      class="moment ${isChosen ? 'chosen' : ''}"
      id=${idOf(index)}
      role="option"
      aria-selected=${isChosen}
      aria-setsize=${count}
      aria-posinset=${count - index}
      .style=${`top: ${top}px`}
      title=${[moment.label, ...moment.paths].join('\n')}
      @click=${() => doings.choose(index)}
    >
      <svg class="icon" width="14" height="14" aria-hidden="true">${shape(moment.kind, 7, 7)}</svg>
      <span class="label cut">${moment.label}</span>
      ${moment.current ? html`<span class="now">${words('now')}</span>` : nothing}
      <span class="more faint cut">${aboutMoment(view, moment)}</span>
      <span class="unseen">${dayLabel(moment.wallMs, view.nowMs, view.calendar)}</span>
    </div>
  `;
}

function aboutMoment({ words, calendar }: View, { kind, wallMs, files }: MomentView): string {
  const about = [timeLabel(wallMs, calendar), words(kindWord(kind))];
  if (files > 0) about.push(fileCount(words, files));
  return about.join(' · ');
}
