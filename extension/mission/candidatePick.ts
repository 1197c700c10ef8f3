/** Asks which of several things was meant, and shows each where it is while the person goes through them. */
import {
  l10n,
  type QuickPickItem,
  Range,
  type TextEditorDecorationType,
  TextEditorRevealType,
  ThemeColor,
  ThemeIcon,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import type { CandidateView, PlaceView } from '../../server/protocol/messages.ts';
import { uriIn } from '../server.ts';
import { symbolIcon } from './symbolIcon.ts';
import { rememberView } from './viewMemory.ts';

interface Entry extends QuickPickItem {
  readonly candidate: CandidateView;
}

/** undefined: none of them. The editor shows afterwards what it showed before. */
export async function pickCandidate(
  folder: string,
  instruction: string,
  candidates: readonly CandidateView[],
): Promise<CandidateView | undefined> {
  const backToView = rememberView();
  const mark = window.createTextEditorDecorationType({ backgroundColor: new ThemeColor('editor.findMatchHighlightBackground') });
  const peek = peekWith(folder, mark);
  const pick = window.createQuickPick<Entry>();
  pick.title = instruction;
  pick.placeholder = l10n.t('Which one is meant?');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = candidates.map(entryOf);
  try {
    const chosen = await new Promise<CandidateView | undefined>((resolve) => {
      pick.onDidChangeActive(([entry]) => peek.show(entry?.candidate.at));
      pick.onDidAccept(() => resolve(pick.selectedItems[0]?.candidate));
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
    await peek.end();
    return chosen;
  } finally {
    pick.dispose();
    mark.dispose();
    await backToView();
  }
}

function entryOf(candidate: CandidateView): Entry {
  const { name, kind, at } = candidate;
  const detail = at ? { detail: `${at.path}:${at.line}` } : {};
  return { label: name, description: kind, iconPath: new ThemeIcon(symbolIcon(kind)), candidate, ...detail };
}

/** One place at a time; who moves on quickly sees only where they stop. */
function peekWith(folder: string, mark: TextEditorDecorationType) {
  let wanted = 0;
  let showing: Promise<void> = Promise.resolve();
  const show = async (at: PlaceView, turn: number): Promise<void> => {
    if (turn !== wanted) return;
    const document = await workspace.openTextDocument(uriIn(folder, at.path));
    if (turn !== wanted) return;
    const editor = await window.showTextDocument(document, { preview: true, preserveFocus: true, viewColumn: ViewColumn.Active });
    const range = rangeOf(at);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
    editor.setDecorations(mark, [range]);
  };
  return {
    show(at: PlaceView | undefined): void {
      wanted += 1;
      const turn = wanted;
      if (at) showing = showing.then(() => show(at, turn)).catch(() => undefined); // a file that is gone is not shown
    },
    /** Nothing is shown any more once this is settled. */
    async end(): Promise<void> {
      wanted += 1;
      await showing;
    },
  };
}

function rangeOf({ line, column, endLine, endColumn }: PlaceView): Range {
  return new Range(line - 1, column - 1, endLine - 1, endColumn - 1);
}
