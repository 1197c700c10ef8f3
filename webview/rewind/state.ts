/** What the page knows and shows, and how it changes. Pure: the page's doings are elsewhere. */
import type { SwarmError } from '../../server/protocol/errors.ts';
import type { MomentView } from '../../server/protocol/messages/rewinds.ts';
import type { PageHistory, RewindView } from '../../server/protocol/pages/rewind.ts';

/** A moment of the list by its key, or one in words. */
export type Choice = ({ readonly kind: 'moment' } & MomentKey) | { readonly kind: 'words'; readonly words: string };

export type Preview =
  | { readonly kind: 'none' }
  | { readonly kind: 'looking'; readonly before: RewindView | undefined } // of the same target, to be shown meanwhile
  | { readonly kind: 'ready'; readonly view: RewindView }
  | { readonly kind: 'failed'; readonly error: SwarmError };

export type Doing = 'nothing' | 'confirming' | 'restoring' | 'redoing';

/** What came of the last restore or redo. */
export type Result =
  | { readonly kind: 'done'; readonly text: string }
  | { readonly kind: 'not-done'; readonly text: string; readonly hint: string };

export interface State {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly error: SwarmError | undefined;
  readonly moments: readonly MomentView[]; // oldest first
  readonly total: number;
  readonly trusted: boolean;
  /** undefined: the newest moment, whichever that is. */
  readonly choice: Choice | undefined;
  readonly preview: Preview;
  readonly doing: Doing;
  readonly result: Result | undefined;
}

export const atFirst: State = {
  phase: 'loading',
  error: undefined,
  moments: [],
  total: 0,
  trusted: true,
  choice: undefined,
  preview: { kind: 'none' },
  doing: 'nothing',
  result: undefined,
};

/** Stays the same while a moment grows by further saves. The start may share its event with what follows. */
export interface MomentKey {
  readonly momentKind: MomentView['kind'];
  readonly eventId: string;
}

function indexOf(moments: readonly MomentView[], { momentKind, eventId }: MomentKey): number {
  return moments.findLastIndex((moment) => moment.eventId === eventId && moment.kind === momentKind);
}

/** The choice is kept while its moment is there. A number that came before the moments did is the moment it names. */
export function withHistory(state: State, { moments, total, trusted }: PageHistory): State {
  const named = state.choice?.kind === 'words' ? indexNamed(moments, state.choice.words) : -1;
  const choice = named < 0 ? state.choice : choiceOf(moments, named);
  const next: State = { ...state, phase: 'ready', error: undefined, moments, total, trusted, choice };
  const gone = choice?.kind === 'moment' && indexOf(moments, choice) < 0;
  return gone ? { ...next, choice: undefined, preview: { kind: 'none' }, doing: 'nothing' } : next;
}

export function withFailure(state: State, error: SwarmError): State {
  return { ...state, phase: 'failed', error };
}

/** Index of the chosen moment; the newest one where something else is chosen. -1: there is none. */
export function chosenIndex({ moments, choice }: State): number {
  const newest = moments.length - 1;
  if (choice?.kind !== 'moment') return newest;
  const index = indexOf(moments, choice);
  return index < 0 ? newest : index;
}

/** undefined when a target in words is chosen. */
export function chosenMoment(state: State): MomentView | undefined {
  return state.choice?.kind === 'words' ? undefined : state.moments[chosenIndex(state)];
}

export function choose(state: State, index: number): State {
  return state.moments[index] === undefined ? state : chosen(state, choiceOf(state.moments, index));
}

/** Choosing the newest moment means following it. */
function choiceOf(moments: readonly MomentView[], index: number): Choice | undefined {
  const moment = moments[index];
  if (moment === undefined || index === moments.length - 1) return undefined;
  return { kind: 'moment', momentKind: moment.kind, eventId: moment.eventId };
}

/** -1: they do not name a moment of the list. */
function indexNamed(moments: readonly MomentView[], words: string): number {
  return moments.findIndex(({ sequence }) => words === `#${sequence}`);
}

/** Words that name a moment of the list choose that. */
export function chooseWords(state: State, words: string): State {
  const index = indexNamed(state.moments, words);
  return index < 0 ? chosen(state, { kind: 'words', words }) : choose(state, index);
}

function chosen(state: State, choice: Choice | undefined): State {
  if (state.doing === 'restoring' || state.doing === 'redoing') return state;
  if (sameChoice(state.choice, choice)) return state;
  return { ...state, choice, preview: { kind: 'none' }, doing: 'nothing', result: undefined };
}

function sameChoice(a: Choice | undefined, b: Choice | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.kind === 'moment') return b.kind === 'moment' && a.momentKind === b.momentKind && a.eventId === b.eventId;
  return b.kind === 'words' && a.words === b.words;
}

/** What is to be previewed; undefined: the files are as they were there, as far as is known. */
export function targetOf(state: State): string | undefined {
  if (state.choice === undefined) return undefined;
  if (state.choice.kind === 'words') return state.choice.words;
  const moment = chosenMoment(state);
  return moment && `#${moment.sequence}`;
}

export function looking(state: State, target: string): State {
  const { preview } = state;
  const before = preview.kind === 'ready' && preview.view.target === target ? preview.view : undefined;
  return { ...state, preview: { kind: 'looking', before } };
}

/** What came of looking; dropped when something else is chosen by now. A plan that became another one is not confirmed. */
export function looked(state: State, target: string, found: RewindView | SwarmError): State {
  if (targetOf(state) !== target) return state;
  const preview: Preview = 'files' in found ? { kind: 'ready', view: found } : { kind: 'failed', error: found };
  const confirmed = state.doing === 'confirming' && preview.kind === 'ready' && samePlan(shownView(state), preview.view);
  return { ...state, preview, doing: state.doing === 'confirming' && !confirmed ? 'nothing' : state.doing };
}

function samePlan(a: RewindView | undefined, b: RewindView): boolean {
  return a !== undefined && b.error === undefined && JSON.stringify(a.files) === JSON.stringify(b.files);
}

/** The plan on the screen. */
export function shownView({ preview }: State): RewindView | undefined {
  if (preview.kind === 'ready') return preview.view;
  return preview.kind === 'looking' ? preview.before : undefined;
}

export function mayRestore(state: State): boolean {
  const view = state.preview.kind === 'ready' ? state.preview.view : undefined;
  return state.trusted && view !== undefined && view.error === undefined && view.files.length > 0;
}

/** The last thing that happened was a rewind. */
export function mayRedo({ moments, trusted }: State): boolean {
  const newest = moments.at(-1);
  return trusted && newest?.kind === 'rewind' && newest.missionId !== '';
}

export function confirming(state: State): State {
  return mayRestore(state) && state.doing === 'nothing' ? { ...state, doing: 'confirming', result: undefined } : state;
}

export function begun(state: State, doing: 'restoring' | 'redoing'): State {
  return { ...state, doing, result: undefined };
}

/** After it the newest moment is followed: there the files are. */
export function ended(state: State, came: RewindView | SwarmError): State {
  const idle: State = { ...state, doing: 'nothing' };
  if (!('files' in came)) return { ...idle, result: { kind: 'not-done', text: came.message, hint: came.hint } };
  const { outcome, summary, error } = came;
  if (outcome === 'done' || outcome === 'nothing-to-do')
    return { ...idle, choice: undefined, preview: { kind: 'none' }, result: { kind: 'done', text: summary } };
  return { ...idle, result: { kind: 'not-done', text: summary, hint: error?.hint ?? '' } };
}
