/** What can be done with a decision: compare before and after, and take its change set back. */
import { commands, l10n, type TextDocument, window } from 'vscode';
import { revertChangeSet, whyLine } from '../../server/protocol/messages.ts';
import { sentences } from '../commands.ts';
import { contentUri } from '../contents.ts';
import { plainMessage } from '../plainMessage.ts';
import type { Server } from '../server.ts';
import { type DecisionTarget, hoverCommands, rewindDetail, whyMessage } from './annotationText.ts';

export async function showDecisionDiff({ folder, path, baseHash, newHash }: DecisionTarget): Promise<void> {
  const title = l10n.t('{0} (before and after the change set)', path);
  await commands.executeCommand('vscode.diff', contentUri(folder, path, baseHash), contentUri(folder, path, newHash), title);
}

/** Shows first what would change, and asks. */
export async function rewindChangeSet(server: Server, { folder, changeSetId }: DecisionTarget): Promise<void> {
  const preview = await server.request(revertChangeSet, { folder, changeSetId, preview: true });
  if (preview.error !== undefined || preview.files.length === 0) {
    void window.showInformationMessage(plainMessage(preview.error ? sentences(preview.error) : preview.summary));
    return;
  }
  const rewind = l10n.t('Rewind');
  const detail = rewindDetail(preview, l10n.t);
  const chosen = await window.showWarningMessage(l10n.t('Rewind this change set?'), { modal: true, detail }, rewind);
  if (chosen !== rewind) return;
  const report = await server.request(revertChangeSet, { folder, changeSetId });
  if (report.error) void window.showErrorMessage(plainMessage(sentences(report.error)));
  else void window.showInformationMessage(plainMessage(report.summary));
}

/** As a message, which screen readers announce, with the same ways on as the hover has. */
export async function tellWhy(server: Server, document: TextDocument, line: number, folder: string, path: string): Promise<void> {
  const { text, annotation } = await server.request(whyLine, { uri: document.uri.toString(), line });
  if (annotation === undefined) {
    void window.showInformationMessage(whyMessage(text));
    return;
  }
  const { changeSetId, baseHash, newHash, sequence } = annotation;
  const target: DecisionTarget = { folder, path, changeSetId, baseHash, newHash };
  const [diff, rewind, timeline] = [l10n.t('Before and After'), l10n.t('Rewind Change Set…'), l10n.t('Open in Timeline')];
  const chosen = await window.showInformationMessage(whyMessage(text), diff, rewind, timeline);
  if (chosen === diff) await showDecisionDiff(target);
  else if (chosen === rewind) await rewindChangeSet(server, target);
  else if (chosen === timeline) await commands.executeCommand(hoverCommands.showTimeline, { folder, sequence });
}
