/** The foot of the page: restore, the question before it, redo, and what came of them. */
import { html, nothing, type TemplateResult } from 'lit';
import { mayRedo, mayRestore, shownView } from './state.ts';
import type { View } from './view.ts';

export function actions(view: View): TemplateResult {
  const { state, words } = view;
  return html`
    <footer class="actions">
      ${state.trusted ? nothing : html`<p class="note"><i class="codicon codicon-shield" aria-hidden="true"></i>${words('untrusted')}</p>`}
      ${result(view)} ${buttons(view)}
    </footer>
  `;
}

function result({ state, words, doings }: View): TemplateResult | typeof nothing {
  if (state.result === undefined) return nothing;
  const { kind, text } = state.result;
  const done = kind === 'done';
  return html`<div class="result ${kind}" id="result" tabindex="-1">
    <i class="codicon codicon-${done ? 'pass' : 'warning'}" aria-hidden="true"></i>
    <span class="words">${done ? text : `${text} ${state.result.kind === 'not-done' ? state.result.hint : ''}`}</span>
    <button class="link" aria-label=${words('dismiss')} @click=${() => doings.dismiss()}>
      <i class="codicon codicon-close" aria-hidden="true"></i>
    </button>
  </div>`;
}

function buttons(view: View): TemplateResult | typeof nothing {
  const { state, words, doings } = view;
  switch (state.doing) {
    case 'restoring':
    case 'redoing':
      return html`<p class="faint waiting">
        <vscode-progress-ring aria-hidden="true"></vscode-progress-ring>${words(state.doing)}
      </p>`;
    case 'confirming':
      return question(view);
    case 'nothing':
      return html`<div class="buttons">
        ${
          mayRestore(state)
            ? html`<vscode-button id="restore" @click=${() => doings.askToRestore()}>${words('restore')}</vscode-button>`
            : nothing
        }
        ${
          mayRedo(state)
            ? html`<vscode-button id="redo" appearance="secondary" @click=${() => doings.redo()}>${words('redo')}</vscode-button>`
            : nothing
        }
      </div>`;
  }
}

function question({ state, words, doings }: View): TemplateResult {
  const count = shownView(state)?.files.length ?? 0;
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') doings.cancel();
    // A key that is still held down from asking does not answer.
    if (event.repeat) event.preventDefault();
  };
  return html`<div class="question" role="group" aria-label=${words('confirm')} @keydown=${key}>
    <p>${count === 1 ? words('confirmOne') : words('confirmMany', count)}</p>
    <div class="buttons">
      <vscode-button id="confirm" @click=${() => doings.restore()}>
        ${count === 1 ? words('restoreOne') : words('restoreMany', count)}
      </vscode-button>
      <vscode-button appearance="secondary" @click=${() => doings.cancel()}>${words('cancel')}</vscode-button>
    </div>
  </div>`;
}
