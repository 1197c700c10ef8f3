/** Decisions on the lines they touched, in the editor: marks, words behind the line, the hover, and “Why Is This Line So?”. */
import { ConfigurationTarget, commands, Disposable, l10n, languages, type TextDocument, window, workspace } from 'vscode';
import { whyLine } from '../../server/protocol/messages.ts';
import { type DecisionTarget, hoverCommands } from '../annotations/annotationText.ts';
import { rewindChangeSet, showDecisionDiff, tellWhy } from '../annotations/decisionCommands.ts';
import { decisionHover } from '../annotations/decisionHover.ts';
import { DocumentAnnotations } from '../annotations/documentAnnotations.ts';
import { type AnnotationMode, LineDecorations } from '../annotations/lineDecorations.ts';
import { registerCommand } from '../commands.ts';
import type { Feature } from '../feature.ts';

export const annotations: Feature = (editor) => {
  const standing = new DocumentAnnotations(editor, (document) => drawAll(document));
  const decorations = new LineDecorations(editor.context, standing);
  let mode = readMode();
  /** A line that was asked about gets its hover even when annotations are off. */
  let asked: { readonly document: TextDocument; readonly line: number } | undefined;

  function drawAll(document?: TextDocument): void {
    for (const one of window.visibleTextEditors) {
      if (document === undefined || one.document === document) decorations.draw(one, mode);
    }
  }
  const isWanted = (document: TextDocument, line: number): boolean =>
    mode !== 'off' || (asked?.document === document && asked.line === line);

  async function why(): Promise<void> {
    const active = window.activeTextEditor;
    const folder = active && workspace.getWorkspaceFolder(active.document.uri);
    if (active === undefined || folder === undefined) {
      void window.showInformationMessage(l10n.t('Put the cursor on a line of a file in the workspace first.'));
      return;
    }
    const { document, selection } = active;
    const { line } = selection.active;
    const { annotation } = await editor.server.request(whyLine, { uri: document.uri.toString(), line, decisionOnly: true });
    if (annotation === undefined || readsScreen()) {
      const path = workspace.asRelativePath(document.uri, false);
      await tellWhy(editor.server, document, line, folder.uri.toString(), path);
      return;
    }
    asked = { document, line };
    await commands.executeCommand('editor.action.showHover', { focus: 'autoFocusImmediately' });
  }

  return Disposable.from(
    // Also after a restart of the server, which may have missed what happened meanwhile.
    editor.server.onRunning((running) => {
      if (running) standing.askAll(true);
    }),
    standing,
    decorations,
    window.onDidChangeTextEditorSelection(({ textEditor }) => decorations.draw(textEditor, mode)),
    window.onDidChangeActiveTextEditor(() => drawAll()),
    window.onDidChangeVisibleTextEditors(() => drawAll()),
    workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('swarm.annotations')) return;
      mode = readMode();
      drawAll();
    }),
    languages.registerHoverProvider(
      { scheme: 'file' },
      {
        provideHover: (document, position, token) =>
          decisionHover({ server: editor.server, annotations: standing, isWanted }, document, position, token),
      },
    ),
    registerCommand('swarm.why', why),
    registerCommand('swarm.toggleAnnotations', () => toggle(mode)),
    registerCommand(hoverCommands.showDiff, showDecisionDiff),
    registerCommand(hoverCommands.rewind, (target: DecisionTarget) => rewindChangeSet(editor.server, target)),
  );
};

function readMode(): AnnotationMode {
  const mode = workspace.getConfiguration('swarm').get<string>('annotations');
  return mode === 'all' || mode === 'off' ? mode : 'currentLine';
}

/** Where the setting is set now, so that the change is seen. */
async function toggle(mode: AnnotationMode): Promise<void> {
  const section = workspace.getConfiguration('swarm');
  const target = section.inspect('annotations')?.workspaceValue === undefined ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
  await section.update('annotations', mode === 'off' ? 'currentLine' : 'off', target);
}

/** The editor tells extensions no more than what is set; when it is, a message is announced where a hover may not be. */
function readsScreen(): boolean {
  return workspace.getConfiguration('editor').get('accessibilitySupport') === 'on';
}
