/** The scrubber: the history as a line from old to new, a mark per moment as far as there is room, one step per moment. */
import { html, svg, type TemplateResult } from 'lit';
import { indexAt, keyStep, xOf } from './scale.ts';
import { kindWord, shape } from './shapes.ts';
import { chosenIndex, chosenMoment } from './state.ts';
import { dayLabel, whenLabel } from './times.ts';
import type { View } from './view.ts';

const marksY = 8;
const lineY = 22;
const height = 32;

export function scrubber(view: View): TemplateResult {
  const { state, words, calendar, nowMs, layout, doings } = view;
  const { moments } = state;
  const index = chosenIndex(state);
  const moment = chosenMoment(state);
  const count = moments.length;
  const width = layout.scrubberWidth;
  const here = xOf(index, count, width);
  const [first, last] = [moments[0], moments[count - 1]];
  const step = (to: number): void => doings.choose(Math.min(count - 1, Math.max(0, to)));
  const drag = (event: PointerEvent): void => {
    const track = event.currentTarget as HTMLElement;
    if (event.type === 'pointerdown' && event.button === 0) track.setPointerCapture(event.pointerId);
    if (track.hasPointerCapture(event.pointerId)) step(indexAt(event.clientX - track.getBoundingClientRect().left, count, width));
  };
  const key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (doings.stepByKey(event.key, keyStep)) event.preventDefault();
  };
  return html`
    <section class="scrubber">
      <div
        class="track"
        id="scrubber"
        role="slider"
        tabindex="0"
        aria-label=${words('scrubber')}
        aria-orientation="horizontal"
        aria-valuemin="1"
        aria-valuemax=${count}
        aria-valuenow=${index + 1}
        aria-valuetext=${valueText(view)}
        @keydown=${key}
        @pointerdown=${drag}
        @pointermove=${drag}
      >
        <svg width=${width} height=${height} aria-hidden="true">
          ${layout.marks.map(({ x, kind }) => shape(kind, x, marksY))}
          <line class="line" x1="5" x2=${Math.max(5, width - 5)} y1=${lineY} y2=${lineY}></line>
          <line class="line past" x1="5" x2=${here} y1=${lineY} y2=${lineY}></line>
          ${moment === undefined ? svg`` : svg`<circle class="thumb" cx=${here} cy=${lineY} r="5.5"></circle>`}
        </svg>
      </div>
      <div class="ends faint" aria-hidden="true">
        <span class="cut">${first === undefined ? '' : dayLabel(first.wallMs, nowMs, calendar)}</span>
        <span class="place cut">${moment === undefined ? '' : words('place', index + 1, count)}</span>
        <span class="cut">${last === undefined ? '' : dayLabel(last.wallMs, nowMs, calendar)}</span>
      </div>
    </section>
  `;
}

function valueText({ state, words, calendar, nowMs }: View): string {
  const moment = chosenMoment(state);
  if (moment === undefined) return state.choice?.kind === 'words' ? state.choice.words : '';
  const text = words('moment', words(kindWord(moment.kind)), moment.label, whenLabel(moment.wallMs, nowMs, calendar));
  return moment.current ? `${text}, ${words('now')}` : text;
}
