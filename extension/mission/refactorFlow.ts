/** From the person's words to a report and what they do about it: asks, starts, and asks again where it was not clear. */
import { l10n, Uri } from 'vscode';
import {
  type CandidateView,
  destinations,
  type MissionReportView,
  type OperationOffer,
  type PlaceView,
  type StartMissionParams,
} from '../../server/protocol/messages.ts';
import { showPlan } from '../changes/showChanges.ts';
import type { Editor } from '../feature.ts';
import { chooseFolder } from '../folders.ts';
import { uriIn } from '../server.ts';
import { settings } from '../settings.ts';
import type { Approvals } from './approvals.ts';
import { pickCandidate } from './candidatePick.ts';
import type { HistoryStore } from './historyStore.ts';
import { askInstruction } from './instructionInput.ts';
import type { MissionRuns } from './missionRun.ts';
import { argumentsOf, hasOneTarget, type Order, orderWords } from './order.ts';
import { atOf, type Pointing, pointingOf, pointingText, type RefactorArguments } from './pointing.ts';
import { askQuestions } from './questions.ts';
import { type ReportAction, suggestionsOf } from './reportMessage.ts';
import { type ReportButtons, showReport } from './showReport.ts';

/** Questions about one instruction, before the person had better write another. */
const roundsMax = 10;

interface Wish {
  readonly folder: string;
  readonly instruction: string; // of an order: what is shown for it
  readonly order?: Order;
  readonly planOnly: boolean;
  readonly at: StartMissionParams['at'];
}

export class RefactorFlow {
  readonly #editor: Editor;
  readonly #runs: MissionRuns;
  readonly #history: HistoryStore;
  readonly #approvals: Approvals;

  constructor(editor: Editor, runs: MissionRuns, history: HistoryStore, approvals: Approvals) {
    this.#editor = editor;
    this.#runs = runs;
    this.#history = history;
    this.#approvals = approvals;
  }

  async start(planOnly: boolean, given: RefactorArguments | Uri | undefined): Promise<void> {
    const offer = given !== undefined && 'offer' in given ? given.offer : undefined;
    // An offer about no place is about a file or folder as a whole, whatever is selected somewhere.
    const whole = offer !== undefined && given !== undefined && !('range' in given);
    const pointing = whole ? undefined : await pointingOf(given);
    const folder = await chooseFolder(pointing?.document.uri ?? uriOf(given));
    if (folder === undefined) return;
    if (offer !== undefined) return this.#order({ folder, planOnly, at: pointing && atOf(pointing) }, offer, uriOf(given), []);
    const instruction = given !== undefined && 'instruction' in given ? given.instruction : undefined;
    if (instruction !== undefined && given !== undefined && 'run' in given && given.run === true) {
      return this.#carryOut({ folder, instruction, planOnly, at: pointing && atOf(pointing) });
    }
    await this.#ask(folder, planOnly, pointing, instruction ?? '', []);
  }

  async #ask(
    folder: string,
    planOnly: boolean,
    pointing: Pointing | undefined,
    text: string,
    suggestions: readonly string[],
  ): Promise<void> {
    const answer = await askInstruction({
      title: planOnly ? l10n.t('Swarm: Plan') : l10n.t('Swarm: Refactor'),
      text,
      history: this.#history.all(),
      suggestions,
      pointedAt: pointing && pointingText(pointing),
      forget: (instruction) => this.#history.forget(instruction),
    });
    if (answer === undefined) return;
    this.#history.add(answer.instruction);
    const at = pointing && answer.pointing ? atOf(pointing) : undefined;
    await this.#carryOut({ folder, instruction: answer.instruction, planOnly, at });
  }

  /** `uri`: of the file it is about, near which places are looked for. */
  async #order(wish: Omit<Wish, 'instruction'>, offer: OperationOffer, uri: Uri | undefined, before: readonly unknown[]): Promise<void> {
    const title = l10n.t('Swarm: {0}', orderWords({ offer, answers: [] }));
    const near = (uri ?? uriIn(wish.folder, '')).toString();
    const answers = await askQuestions(offer, {
      title,
      before,
      destinations: () => this.#editor.server.request(destinations, { uri: near }),
    });
    if (answers === undefined) return;
    const order = { offer, answers };
    await this.#carryOut({ ...wish, instruction: orderWords(order), order });
  }

  async #carryOut(first: Wish): Promise<void> {
    let wish = first;
    for (let round = 0; round < roundsMax; round += 1) {
      const report = await this.#run(wish, this.#approvalFor(wish));
      if (report === undefined) return;
      const next = report.outcome === 'ambiguous' ? await this.#settled(wish, report) : undefined;
      if (next === undefined) return this.#conclude(wish, report);
      wish = next;
    }
  }

  #approvalFor({ planOnly }: Wish): 'given' | 'preview' {
    return planOnly || settings.preview() === 'never' ? 'given' : 'preview';
  }

  async #run(wish: Wish, approval: 'given' | 'ask' | 'preview', plan?: MissionReportView): Promise<MissionReportView | undefined> {
    const { folder, instruction, planOnly, at } = wish;
    const brain = settings.brain();
    const params = { folder, ...askedBy(wish), planOnly, approval, ...(at ? { at } : {}), ...(brain ? { brain } : {}) };
    const report = await this.#runs.run(params, instruction, (missionId) => plan && this.#approvals.expect(missionId, plan));
    if (report === undefined) this.#editor.log.warn(`The server went away during “${instruction}”.`);
    return report;
  }

  /** What the person meant, once they said which; undefined: they did not. */
  async #settled(wish: Wish, { candidates }: MissionReportView): Promise<Wish | undefined> {
    const { order } = wish;
    const choices = candidates.filter((each) => isChoice(each) && (order === undefined || (each.at !== undefined && hasOneTarget(order))));
    if (choices.length === 0) return undefined;
    const chosen = await pickCandidate(wish.folder, wish.instruction, choices);
    if (chosen === undefined) return undefined;
    if (order !== undefined) return chosen.at && { ...wish, order: { ...order, target: chosen.at } };
    const at = chosen.at && pointsSomewhere(chosen.at) ? placeIn(wish.folder, chosen.at) : undefined;
    return at ? { ...wish, at } : { ...wish, instruction: chosen.suggestion, at: undefined };
  }

  async #conclude(wish: Wish, report: MissionReportView): Promise<void> {
    if (wish.planOnly && report.outcome === 'planned' && report.files.length > 0) await showPlan(wish.folder, planTitle(wish), report);
    if (report.outcome === 'not-understood' && wish.order === undefined) {
      void showReport(wish.folder, report, { offered: (one) => one === 'timeline', edit: 'instruction' });
      return this.#again(wish, report);
    }
    const action = await showReport(wish.folder, report, buttonsOf(wish));
    await this.#act(action, wish, report);
  }

  async #act(action: ReportAction | undefined, wish: Wish, report: MissionReportView): Promise<void> {
    if (action === 'edit' && wish.order !== undefined) {
      const { offer, answers } = wish.order;
      return this.#order(wish, offer, wish.at && Uri.parse(wish.at.uri), answers);
    }
    if (action === 'edit') return this.#again(wish, report);
    if (action === 'again') return this.#carryOut(wish);
    if (action === 'plan') return showPlan(wish.folder, planTitle(wish), report);
    if (action !== 'apply') return;
    const applied = { ...wish, planOnly: false };
    const second = await this.#run(applied, 'ask', report);
    if (second) await this.#conclude(applied, second);
  }

  #again({ folder, planOnly, at, instruction }: Wish, report: MissionReportView): Promise<void> {
    const plain = suggestionsOf(report).filter((one) => !one.startsWith('--at '));
    // What was pointed at may have been the very thing that was not understood: the person selects anew.
    return at === undefined
      ? this.#ask(folder, planOnly, undefined, instruction, plain)
      : this.#askPointing(folder, planOnly, instruction, plain);
  }

  async #askPointing(folder: string, planOnly: boolean, instruction: string, suggestions: readonly string[]): Promise<void> {
    await this.#ask(folder, planOnly, await pointingOf(undefined), instruction, suggestions);
  }
}

function askedBy({ instruction, order }: Wish): Pick<StartMissionParams, 'instruction' | 'operations'> {
  if (order === undefined) return { instruction };
  return { instruction: '', operations: [{ operation: order.offer.operation, arguments: argumentsOf(order) }] };
}

/** Of an order that asked nothing there is nothing to change. */
function buttonsOf({ order }: Wish): ReportButtons {
  if (order === undefined) return { offered: () => true, edit: 'instruction' };
  return { offered: (one) => one !== 'edit' || order.offer.questions.length > 0, edit: 'answers' };
}

function uriOf(given: RefactorArguments | Uri | undefined): Uri | undefined {
  if (given === undefined || given instanceof Uri) return given;
  return given.uri === undefined ? undefined : Uri.parse(given.uri);
}

function planTitle({ instruction }: Wish): string {
  return l10n.t('Plan: {0}', instruction);
}

/** Places of which nobody knows whether they are meant are no choice: the person looks at the plan and approves it. */
function isChoice({ kind, at, suggestion }: CandidateView): boolean {
  return kind !== 'unsettled place' && (at !== undefined || (suggestion !== '' && !suggestion.startsWith('--at ')));
}

/** A file as a whole is no place to point at. */
function pointsSomewhere({ line, column, endLine, endColumn }: PlaceView): boolean {
  return line !== endLine || column !== endColumn;
}

function placeIn(folder: string, { path, line, column }: PlaceView): NonNullable<StartMissionParams['at']> {
  const place = { line: line - 1, character: column - 1 };
  return { uri: uriIn(folder, path).toString(), range: { start: place, end: place } };
}
