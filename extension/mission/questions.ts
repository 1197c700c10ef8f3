/** Asks a person what an offer leaves open, one question after the other, with a way back. */
import { type InputBox, l10n, type QuickInput, QuickInputButtons, type QuickPickItem, ThemeIcon, window } from 'vscode';
import type { DestinationsView, OperationOffer, Question } from '../../server/protocol/messages.ts';
import { newPlace } from './newPlace.ts';

export interface Asking {
  readonly title: string;
  /** To begin with: the answers of before, when they are asked for once more. */
  readonly before: readonly unknown[];
  /** Called when a place is asked for. */
  destinations(): Promise<DestinationsView>;
}

type Answer = { readonly kind: 'answer'; readonly value: unknown } | { readonly kind: 'back' };

interface Step {
  readonly title: string;
  readonly at: number; // from 0
  readonly of: number;
  readonly before: unknown;
}

/** An answer for each question; undefined: the person went away. */
export async function askQuestions({ questions }: OperationOffer, asking: Asking): Promise<readonly unknown[] | undefined> {
  const answers = [...asking.before];
  for (let at = 0; at < questions.length; ) {
    const question = questions[at];
    if (question === undefined) break;
    const answer = await ask(question, { title: asking.title, at, of: questions.length, before: answers[at] }, asking);
    if (answer === undefined) return undefined;
    if (answer.kind === 'back') at -= 1;
    else {
      answers[at] = answer.value;
      at += 1;
    }
  }
  return answers;
}

async function ask(question: Question, step: Step, asking: Asking): Promise<Answer | undefined> {
  switch (question.ask) {
    case 'name':
      return askText(question.prompt, step, textOf(step.before) ?? question.value ?? '', (typed) =>
        typed === question.value ? l10n.t('That is what it is called already.') : nothing(typed),
      );
    case 'text': {
      const answer = await askText(
        question.prompt,
        step,
        textOf(step.before) ?? question.value ?? '',
        (typed) => (question.optional === true ? undefined : nothing(typed)),
        question.example,
      );
      return answer?.kind === 'answer' && answer.value === '' ? { kind: 'answer', value: undefined } : answer;
    }
    case 'names': {
      const value = (Array.isArray(step.before) ? step.before : question.value).join(', ');
      const answer = await askText(question.prompt, step, value, nothing);
      return answer?.kind === 'answer' ? { kind: 'answer', value: namesIn(String(answer.value)) } : answer;
    }
    case 'module': {
      const { modules, extension } = await asking.destinations();
      return pick(
        question.prompt,
        step,
        places(modules, 'file-code'),
        question.orNew ? (typed) => newModule(typed, modules, extension) : undefined,
      );
    }
    case 'folder': {
      const { folders } = await asking.destinations();
      return pick(question.prompt, step, places(folders, 'folder'), (typed) => newModule(typed, folders, ''));
    }
    case 'choice':
      return pick(
        question.prompt,
        step,
        question.choices.map(({ label, detail, value }) => ({ label, value, ...(detail === undefined ? {} : { detail }) })),
      );
  }
}

function nothing(typed: string): string | undefined {
  return typed === '' ? l10n.t('Type something, or press Escape to leave all as it is.') : undefined;
}

function textOf(answer: unknown): string | undefined {
  return typeof answer === 'string' ? answer : undefined;
}

function namesIn(typed: string): readonly string[] {
  return typed.split(/[\s,]+/).filter((name) => name !== '');
}

/** `problem`: why it cannot be that, in a sentence. */
function askText(
  prompt: string,
  step: Step,
  value: string,
  problem: (typed: string) => string | undefined,
  example?: string,
): Promise<Answer | undefined> {
  const box = window.createInputBox();
  box.prompt = prompt;
  box.value = value;
  if (example !== undefined) box.placeholder = l10n.t('For example: {0}', example);
  const listening = [
    box.onDidChangeValue(() => {
      box.validationMessage = undefined;
    }),
  ];
  return shown(box, step, listening, () => {
    const typed = box.value.trim();
    const wrong = problem(typed);
    if (wrong === undefined) return { value: typed };
    box.validationMessage = wrong;
    return undefined;
  });
}

interface Entry extends QuickPickItem {
  readonly value: unknown;
}

function places(paths: readonly string[], icon: string): readonly Entry[] {
  return paths.map((path) => ({
    label: path,
    value: path,
    iconPath: new ThemeIcon(icon),
    ...(path === '.' ? { description: l10n.t('the workspace folder itself') } : {}),
  }));
}

function newModule(typed: string, known: readonly string[], extension: string): Entry | undefined {
  const path = newPlace(typed, extension);
  if (path === undefined || known.includes(path)) return undefined;
  const description = extension === '' ? l10n.t('new folder') : l10n.t('new file');
  return { label: path, description, value: path, iconPath: new ThemeIcon('new-file'), alwaysShow: true };
}

/** `made`: what was typed, as an entry of its own. */
function pick(
  prompt: string,
  step: Step,
  entries: readonly Entry[],
  made?: (typed: string) => Entry | undefined,
): Promise<Answer | undefined> {
  const box = window.createQuickPick<Entry>();
  box.placeholder = prompt;
  box.matchOnDetail = true;
  const refresh = (): void => {
    const own = made?.(box.value);
    box.items = own ? [...entries, own] : entries;
  };
  refresh();
  const listening = made === undefined ? [] : [box.onDidChangeValue(refresh)];
  return shown(box, step, listening, () => {
    const chosen = box.selectedItems[0] ?? box.activeItems[0];
    return chosen && { value: chosen.value };
  });
}

/** Shows the box until the person has answered, gone back, or gone away. */
function shown(
  box: InputBox | (QuickInput & Pick<InputBox, 'buttons' | 'onDidAccept' | 'onDidTriggerButton'>),
  { title, at, of }: Step,
  listening: readonly { dispose(): void }[],
  accepted: () => { readonly value: unknown } | undefined,
): Promise<Answer | undefined> {
  box.title = title;
  box.step = at + 1;
  box.totalSteps = of;
  box.ignoreFocusOut = true;
  box.buttons = at === 0 ? [] : [QuickInputButtons.Back];
  return new Promise((resolve) => {
    const done = (answer: Answer | undefined): void => {
      resolve(answer);
      for (const each of listening) each.dispose();
      box.dispose();
    };
    box.onDidAccept(() => {
      const answer = accepted();
      if (answer) done({ kind: 'answer', value: answer.value });
    });
    box.onDidTriggerButton(() => done({ kind: 'back' }));
    box.onDidHide(() => done(undefined));
    box.show();
  });
}
