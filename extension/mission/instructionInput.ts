/** Where the person says what should change: free text, with what was asked before and examples to start from. */
import { l10n, type QuickInputButton, type QuickPick, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import { exampleInstructions } from './exampleInstructions.ts';
import { couldBeFilteredBy } from './typedMatch.ts';

export interface InstructionQuestion {
  readonly title: string;
  readonly text: string; // to begin with
  readonly history: readonly string[];
  /** What could have been meant, when this is asked once more. */
  readonly suggestions: readonly string[];
  /** What is pointed at, in words: “parse_row”, rows.py line 12. */
  readonly pointedAt: string | undefined;
  forget(instruction: string): void;
}

export interface InstructionAnswer {
  readonly instruction: string;
  /** False when the person took the pointing back. */
  readonly pointing: boolean;
}

/** After the last letter, before a row can have been chosen on purpose. */
const settleMs = 300;

interface Entry extends QuickPickItem {
  readonly instruction?: string;
  readonly run?: true;
}

/** undefined: the person went away. */
export function askInstruction(question: InstructionQuestion): Promise<InstructionAnswer | undefined> {
  const pick = window.createQuickPick<Entry>();
  const unpoint: QuickInputButton = {
    iconPath: new ThemeIcon('circle-slash'),
    tooltip: l10n.t('Do not point at anything: the words alone say what is meant'),
  };
  const remove: QuickInputButton = { iconPath: new ThemeIcon('close'), tooltip: l10n.t('Forget this instruction') };
  let history = question.history;
  let pointing = question.pointedAt !== undefined;

  pick.title = titleOf(question, pointing);
  pick.placeholder = l10n.t('What should change? For example: rename parse_row to read_row');
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = false;
  pick.buttons = pointing ? [unpoint] : [];
  pick.value = question.text;
  const refresh = (toTop = true): void => showEntries(pick, entriesOf(pick.value, question.suggestions, history, remove), toTop);
  refresh();

  return new Promise((resolve) => {
    const done = (answer: InstructionAnswer | undefined): void => {
      resolve(answer);
      pick.dispose();
    };
    let typedAtMs = 0;
    pick.onDidChangeValue(() => {
      typedAtMs = Date.now();
      refresh();
    });
    pick.onDidTriggerButton(() => {
      pointing = false;
      pick.buttons = [];
      pick.title = titleOf(question, pointing);
    });
    pick.onDidTriggerItemButton(({ item }) => {
      history = history.filter((one) => one !== item.instruction);
      if (item.instruction !== undefined) question.forget(item.instruction);
      refresh(false);
    });
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems[0] ?? pick.activeItems[0];
      const typed = pick.value.trim();
      // Right after typing, the row in front is one of before: what was typed is meant.
      const typing = typed !== '' && Date.now() - typedAtMs < settleMs;
      const stale = chosen?.instruction !== undefined && chosen.alwaysShow !== true && !couldBeFilteredBy(typed, chosen.label);
      if (typing || stale || chosen === undefined || chosen.run === true) {
        if (typed !== '') done({ instruction: typed, pointing });
        return;
      }
      if (chosen.instruction === undefined) return;
      // Words from the list come into the box first, to be looked at and completed.
      pick.value = chosen.instruction;
      refresh();
    });
    pick.onDidHide(() => done(undefined));
    pick.show();
  });
}

function titleOf({ title, pointedAt }: InstructionQuestion, pointing: boolean): string {
  return pointing && pointedAt !== undefined ? l10n.t('{0} — at {1}', title, pointedAt) : title;
}

function showEntries(pick: QuickPick<Entry>, entries: readonly Entry[], toTop: boolean): void {
  pick.items = entries;
  const [first] = entries;
  if (toTop && first) pick.activeItems = [first];
}

/**
 * What was typed stands first, and nothing else moves while one types: the editor names a chosen row by its number, and
 * whoever types fast presses Enter before the rows for the last letter are there.
 */
function entriesOf(value: string, suggestions: readonly string[], history: readonly string[], remove: QuickInputButton): readonly Entry[] {
  const typed = value.trim();
  const group = (label: string, items: readonly Entry[]): readonly Entry[] =>
    items.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...items];
  const entry =
    (icon: string, buttons: readonly QuickInputButton[]) =>
    (instruction: string): Entry => ({ label: instruction, instruction, iconPath: new ThemeIcon(icon), buttons });
  const own =
    typed === ''
      ? { label: l10n.t('Type an instruction, or choose one to complete'), iconPath: new ThemeIcon('edit') }
      : { label: typed, iconPath: new ThemeIcon('play'), description: l10n.t('Enter to start') };
  return [
    { ...own, run: true, alwaysShow: true },
    ...group(
      l10n.t('meant?'),
      suggestions.map((one) => ({ ...entry('lightbulb', [])(one), alwaysShow: true })),
    ),
    ...group(l10n.t('asked before'), history.filter((one) => one !== typed).map(entry('history', [remove]))),
    ...group(l10n.t('examples'), exampleInstructions.map(entry('lightbulb', []))),
  ];
}
