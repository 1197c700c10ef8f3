/** What going to the chosen moment would change, and what it would not, or why it cannot be done. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RewindRow, RewindView } from '../../server/protocol/pages/rewind.ts';
import { chosenMoment, shownView } from './state.ts';
import { whenLabel } from './times.ts';
import type { View } from './view.ts';

export function previewPane(view: View): TemplateResult {
  const { state, words } = view;
  const looking = state.preview.kind === 'looking';
  return html`
    <section class="preview" id="preview" tabindex="0" aria-label=${words('preview')} aria-busy=${looking}>
      <h2 class="title">${title(view)}</h2>
      ${
        looking && shownView(state) === undefined
          ? html`<p class="faint waiting"><vscode-progress-ring aria-hidden="true"></vscode-progress-ring>${words('looking')}</p>`
          : content(view)
      }
    </section>
  `;
}

function title({ state, words, calendar, nowMs }: View): string {
  const moment = chosenMoment(state);
  if (moment !== undefined) return `${moment.label} · ${whenLabel(moment.wallMs, nowMs, calendar)}`;
  const target = state.choice?.kind === 'words' ? state.choice.words : '';
  const mission = state.moments.find(({ missionId }) => missionId !== '' && missionId === target);
  return mission === undefined ? target : words('before', mission.label);
}

function content(view: View): TemplateResult {
  const { state, words } = view;
  const { preview } = state;
  if (preview.kind === 'failed') return problem(words('previewFailed'), preview.error.message, preview.error.hint);
  const plan = shownView(state);
  if (plan === undefined) return html`<p class="faint">${words('asNow')}</p>`;
  return html`
    ${plan.error === undefined ? html`<p class="summary">${summary(view, plan)}</p>` : problem('', plan.error.message, plan.error.hint)}
    ${plain(words('warnings'), 'warning', plan.warnings)} ${conflicts(view, plan)} ${unknown(view, plan)} ${files(view, plan.files)}
    ${plain(
      words('takesBack'),
      'discard',
      plan.takesBack.map(({ kind, instruction }) => (kind === 'refactor' ? words('takesBackMission', instruction) : instruction)),
    )}
    ${plain(words('kept'), 'pass', plan.keptPersonEdits)}
  `;
}

/** The server names the moment by its number; here it stands right above. */
function summary({ state, words }: View, plan: RewindView): string {
  if (chosenMoment(state) === undefined) return plan.summary;
  const count = plan.files.length;
  if (count === 0) return words('asNow');
  return count === 1 ? words('backOne') : words('backMany', count);
}

function problem(heading: string, message: string, hint: string): TemplateResult {
  return html`<div class="problem">
    <i class="codicon codicon-error" aria-hidden="true"></i>
    <div>
      ${heading === '' ? nothing : html`<strong>${heading}</strong><br />`}${message}
      <div class="faint">${hint}</div>
    </div>
  </div>`;
}

function section(heading: string, count: number, body: TemplateResult): TemplateResult | typeof nothing {
  if (count === 0) return nothing;
  return html`<h3>${heading}<span class="count">${count}</span></h3>${body}`;
}

function plain(heading: string, icon: string, lines: readonly string[]): TemplateResult | typeof nothing {
  const items = lines.map(
    (line) => html`<li><i class="codicon codicon-${icon}" aria-hidden="true"></i><span class="words">${line}</span></li>`,
  );
  return section(heading, lines.length, html`<ul>${items}</ul>`);
}

function conflicts({ words, doings }: View, { conflicts: found }: RewindView): TemplateResult | typeof nothing {
  const items = found.map(({ path, why, at }) => {
    const place = at === undefined ? path : `${path}:${at.line}`;
    return html`<li>
      <i class="codicon codicon-git-pull-request-closed" aria-hidden="true"></i>
      <span class="words">
        ${
          at === undefined
            ? place
            : html`<button class="link" aria-label=${words('openPlace', place)} @click=${() => doings.openPlace(path, at.line)}>${place}</button>`
        }
        <span class="faint">${why}</span>
      </span>
    </li>`;
  });
  return section(words('conflicts'), found.length, html`<ul>${items}</ul>`);
}

function unknown({ words }: View, { unknown: found }: RewindView): TemplateResult | typeof nothing {
  const items = found.map(
    ({ path, why }) => html`<li>
      <i class="codicon codicon-question" aria-hidden="true"></i>
      <span class="words">${path} <span class="faint">${why}</span></span>
    </li>`,
  );
  return section(words('unknown'), found.length, html`<ul>${items}</ul>`);
}

function files(view: View, all: readonly RewindRow[]): TemplateResult | typeof nothing {
  const { words, layout, doings } = view;
  const more = all.length - layout.filesShown;
  return section(
    words('changedFiles'),
    all.length,
    html`
      <ul class="files">
        ${all.slice(0, layout.filesShown).map((row) => html`<li>${fileRow(view, row)}</li>`)}
      </ul>
      ${
        more <= 0
          ? nothing
          : html`<vscode-button appearance="secondary" @click=${() => doings.showMoreFiles()}>${words('moreFiles', more)}</vscode-button>`
      }
    `,
  );
}

const icons = { modify: 'diff-modified', create: 'diff-added', delete: 'diff-removed' } as const;

function fileRow({ words, doings }: View, row: RewindRow): TemplateResult {
  const { path, action, renamedFrom, added, removed, text } = row;
  const slash = path.lastIndexOf('/') + 1;
  const what = renamedFrom === undefined ? words(action) : words('renamed', renamedFrom);
  const counts = text ? words('lines', added, removed) : words('notText');
  // A file that only gets another name has no line that changes.
  const changed = added + removed === 0 ? nothing : html`<span class="added">+${added}</span> <span class="removed">−${removed}</span>`;
  const inside = html`
    <i class="codicon codicon-${icons[action]} ${action}" aria-hidden="true"></i>
    <span class="name cut">${path.slice(slash)}<span class="faint"> ${path.slice(0, slash).replace(/\/$/, '')}</span></span>
    <span class="counts">${text ? changed : html`<span class="faint">${counts}</span>`}</span>
  `;
  const about = `${what}, ${counts}`;
  if (!text) return html`<div class="file" title="${path}: ${about}">${inside}<span class="unseen">${what}</span></div>`;
  return html`<button
    class="file"
    title=${words('openDiff', path, about)}
    @click=${() => doings.openDifference(path)}
  >
    ${inside}<span class="unseen">, ${what}</span>
  </button>`;
}
