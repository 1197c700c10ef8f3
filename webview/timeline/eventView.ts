/** One event in full: what it holds, what led to it, what it led to; and the ways from it to code and to comparisons. */
import { html, nothing, type TemplateResult } from 'lit';
import type { DetailFact, EventDetailView, TimelineEntryView } from '../../server/protocol/messages/timeline.ts';
import { openDiff, openPlace } from '../../server/protocol/pages/page.ts';
import { kindLabel } from './filters.ts';
import { roleIcon, toneMark } from './marks.ts';
import type { Parts } from './pageParts.ts';

export function eventView(parts: Parts): TemplateResult | typeof nothing {
  const { model, words } = parts;
  const { opened } = model;
  if (opened === undefined) return nothing;
  const { sequence, detail, error } = opened;
  const title = words('event', sequence);
  return html`
    <section class="event" aria-label=${title} @keydown=${(event: KeyboardEvent) => key(parts, event)}>
      <header class="event-head">
        ${model.path.canGoBack ? iconButton('arrow-left', words('back'), () => model.path.back()) : nothing}
        <h2 id="event-title" class="cut" tabindex="-1">${title}${detail ? `: ${kindLabel(detail.entry.kind)}` : ''}</h2>
        ${iconButton('close', words('close'), () => close(parts))}
      </header>
      <div class="event-body" tabindex="0" role="group" aria-label=${words('content')}>
        ${error ? html`<p class="problem">${words('eventFailed', error.message)}</p>` : nothing}
        ${!error && !detail ? html`<p class="faint">${words('loading')}</p>` : nothing}
        ${detail ? content(parts, detail) : nothing}
      </div>
    </section>
  `;
}

function content(parts: Parts, { entry, facts, cause, consequences, diffs, json }: EventDetailView): TemplateResult {
  const { words, times, model, host } = parts;
  const mark = toneMark(entry.tone);
  const folder = model.folder === undefined ? {} : { folder: model.folder };
  const label = model.missionLabel(entry.missionId);
  return html`
    <p class="tone-${entry.tone}">
      ${mark ? html`<span class="mark ${mark.icon}" role="img" aria-label=${words(mark.word)}></span>` : nothing}
      ${entry.text}
    </p>
    <p class="faint">
      <span class=${roleIcon(entry.role)} aria-hidden="true"></span> ${entry.who}, ${times.whole.format(entry.wallMs)}
    </p>
    ${
      entry.missionId === '' || entry.missionId === model.filters.mission
        ? nothing
        : link(label || words('mission'), words('onlyMission'), () => {
            void model.setFilters({ mission: entry.missionId }).then(() => model.find(entry.sequence));
          })
    }
    ${facts.length === 0 ? nothing : html`<dl class="facts">${facts.map((one) => factView(parts, one))}</dl>`}
    ${
      diffs.length === 0
        ? nothing
        : html`<h3>${words('changes')}</h3>
            <ul class="plain">
              ${diffs.map(
                ({ path, baseHash, newHash }) => html`<li>
                  ${link(path, words('openDiff', path), () =>
                    host.notify(openDiff, { ...folder, path, baseHash, newHash, title: words('diffTitle', path, entry.sequence) }),
                  )}
                </li>`,
              )}
            </ul>`
    }
    <h3>${words('cause')}</h3>
    ${cause ? html`<ul class="plain">${leadsTo(parts, cause)}</ul>` : html`<p class="faint">${words('causeNone')}</p>`}
    <h3>${words('consequences')}</h3>
    ${
      consequences.length === 0
        ? html`<p class="faint">${words('consequencesNone')}</p>`
        : html`<ul class="plain">${consequences.map((one) => leadsTo(parts, one))}</ul>`
    }
    <details>
      <summary>${words('json')}</summary>
      <pre tabindex="0" aria-label=${words('json')}>${json}</pre>
    </details>
  `;
}

function factView({ host, words, model }: Parts, { label, text, jump }: DetailFact): TemplateResult {
  const folder = model.folder === undefined ? {} : { folder: model.folder };
  const open = (path: string, line: number): void => host.notify(openPlace, { ...folder, path, line });
  const said = jump ? link(text, words('openPlace', jump.path, jump.line), () => open(jump.path, jump.line)) : text;
  return html`<dt>${label}</dt><dd>${said}</dd>`;
}

function leadsTo({ model }: Parts, { sequence, who, role, text }: TimelineEntryView): TemplateResult {
  const go = (): void => {
    model.path.go(sequence);
    void model.find(sequence);
  };
  return html`<li>
    <span class=${roleIcon(role)} aria-hidden="true"></span>
    ${link(`${who}: ${text}`, `#${sequence} ${text}`, go)}
  </li>`;
}

function link(text: string, title: string, go: () => void): TemplateResult {
  const follow = (event: Event): void => {
    event.preventDefault();
    go();
  };
  return html`<a href="#" title=${title} @click=${follow}>${text}</a>`;
}

function iconButton(icon: string, label: string, act: () => void): TemplateResult {
  return html`<vscode-button appearance="icon" aria-label=${label} title=${label} @click=${act}
    ><span class="codicon codicon-${icon}" aria-hidden="true"></span
  ></vscode-button>`;
}

function key(parts: Parts, event: KeyboardEvent): void {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  close(parts);
}

function close({ model }: Parts): void {
  model.path.close();
  document.getElementById('events')?.focus();
}
