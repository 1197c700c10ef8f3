/** The bar above the list: text, and behind a button what else one can filter by. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Facet } from '../../server/protocol/messages/timeline.ts';
import type { TimelineWord } from '../../server/protocol/pages/timelinePage.ts';
import { choicesOn, type Filters, isFiltering, kindLabel } from './filters.ts';
import type { Parts } from './pageParts.ts';

/** Typing rests this long before the ledger is asked. */
const typingRestMs = 200;
let typing = 0;

export function filterBar(parts: Parts): TemplateResult {
  const { model, words } = parts;
  const on = choicesOn(model.filters);
  const filtersLabel = on > 0 ? words('filtersOn', on) : words('filters');
  return html`
    <div class="bar" role="search">
      <vscode-text-field
        id="search"
        class="search"
        placeholder=${words('search')}
        aria-label=${words('search')}
        .value=${model.filters.text}
        @input=${(event: Event) => search(parts, event)}
        @keydown=${(event: KeyboardEvent) => leaveSearch(parts, event)}
      >
        <span slot="start" class="codicon codicon-search" aria-hidden="true"></span>
      </vscode-text-field>
      <vscode-button
        appearance="icon"
        class=${on > 0 ? 'toggle on' : 'toggle'}
        aria-label=${filtersLabel}
        title=${filtersLabel}
        aria-expanded=${String(model.filtersShown)}
        @click=${() => model.showFilters(!model.filtersShown)}
      >
        <span class="codicon codicon-${on > 0 ? 'filter-filled' : 'filter'}" aria-hidden="true"></span>
      </vscode-button>
      <vscode-button
        appearance="icon"
        aria-label=${words('clear')}
        title=${words('clear')}
        ?disabled=${!isFiltering(model.filters) && on === 0}
        @click=${() => void model.clearFilters()}
      >
        <span class="codicon codicon-clear-all" aria-hidden="true"></span>
      </vscode-button>
    </div>
    ${model.filtersShown ? choices(parts) : nothing}
  `;
}

function choices(parts: Parts): TemplateResult {
  const { model, words } = parts;
  const { agents, kinds, paths, missions } = model.facets;
  const { filters } = model;
  const named = kinds.map((facet) => ({ ...facet, label: kindLabel(facet.label) }));
  return html`
    <div class="choices" role="group" aria-label=${words('filters')}>
      ${model.folders.length > 1 ? folderChoice(parts) : nothing}
      ${choice(parts, 'mission', 'mission', 'anyMission', missions, filters.mission)}
      ${choice(parts, 'agent', 'agent', 'anyAgent', agents, filters.agent)}
      ${choice(parts, 'kind', 'kind', 'anyKind', named, filters.kind)}
      ${choice(parts, 'path', 'file', 'anyFile', paths, filters.path)}
      <vscode-checkbox
        title=${words('machineryHint')}
        .checked=${filters.detail}
        @change=${(event: Event) => void setDetail(parts, event)}
        >${words('machinery')}</vscode-checkbox
      >
    </div>
  `;
}

function choice(
  { model, words }: Parts,
  key: keyof Filters & ('agent' | 'kind' | 'path' | 'mission'),
  label: TimelineWord,
  any: TimelineWord,
  facets: readonly Facet[],
  chosen: string,
): TemplateResult {
  const known =
    chosen === '' || facets.some(({ value }) => value === chosen) ? facets : [{ value: chosen, label: chosen, count: 0 }, ...facets];
  return html`
    <vscode-dropdown
      class="choice"
      aria-label=${words(label)}
      title=${known.find(({ value }) => value === chosen)?.label ?? words(any)}
      data-chosen=${chosen}
      @change=${(event: Event) => {
        const { value } = event.target as HTMLSelectElement;
        if (value !== chosen) void model.setFilters({ [key]: value });
      }}
    >
      <vscode-option value="" ?selected=${chosen === ''}>${words(any)}</vscode-option>
      ${known.map(
        (facet) =>
          html`<vscode-option value=${facet.value} title=${facet.label} ?selected=${facet.value === chosen}
            >${facet.label}${facet.count > 0 ? ` (${facet.count})` : ''}</vscode-option
          >`,
      )}
    </vscode-dropdown>
  `;
}

function folderChoice({ model, words }: Parts): TemplateResult {
  return html`
    <vscode-dropdown
      class="choice"
      aria-label=${words('folder')}
      data-chosen=${model.folder ?? ''}
      @change=${(event: Event) => {
        const { value } = event.target as HTMLSelectElement;
        if (value !== model.folder) void model.setFolder(value);
      }}
    >
      ${model.folders.map(({ uri, name }) => html`<vscode-option value=${uri} ?selected=${uri === model.folder}>${name}</vscode-option>`)}
    </vscode-dropdown>
  `;
}

function search({ model }: Parts, event: Event): void {
  const { value } = event.target as HTMLInputElement;
  window.clearTimeout(typing);
  typing = window.setTimeout(() => {
    if (value !== model.filters.text) void model.setFilters({ text: value });
  }, typingRestMs);
}

/** Down and Escape lead into the list; Escape empties the field first. */
function leaveSearch({ model }: Parts, event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'Escape') return;
  event.preventDefault();
  if (event.key === 'Escape' && model.filters.text !== '') void model.setFilters({ text: '' });
  document.getElementById('events')?.focus();
}

function setDetail({ model }: Parts, event: Event): void {
  const { checked } = event.target as HTMLInputElement;
  if (checked !== model.filters.detail) void model.setFilters({ detail: checked });
}

/** Dropdowns learn their options after they were drawn; only then can one be chosen. */
export function settleChoices(): void {
  for (const dropdown of document.querySelectorAll<HTMLElement & { value: string }>('vscode-dropdown[data-chosen]')) {
    const chosen = dropdown.dataset['chosen'] ?? '';
    if (dropdown.value !== chosen) dropdown.value = chosen;
  }
}
