/** “Why Is This Line So?”: the decision behind the line the cursor is on, as a hover, or in a sentence where there is none. */
import { commands, l10n, window } from 'vscode';
import { whyLine } from '../../server/protocol/messages.ts';
import { registerCommand } from '../commands.ts';
import type { Feature } from '../feature.ts';

export const why: Feature = ({ server }) =>
  registerCommand('swarm.why', async () => {
    const editor = window.activeTextEditor;
    if (editor === undefined) return void window.showInformationMessage(l10n.t('Put the cursor on a line first.'));
    const { document, selection } = editor;
    const answer = await server.request(whyLine, { uri: document.uri.toString(), line: selection.active.line });
    if (answer.annotation === undefined) return void window.showInformationMessage(answer.text);
    await commands.executeCommand('editor.action.showHover', { focus: 'focusIfVisible' });
  });
