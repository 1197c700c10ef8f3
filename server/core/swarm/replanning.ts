/** What the supervisor does when reality differs from the plan: explore, plan again within the bound, or give up with the reason. */
import { swarmError } from '../../protocol/errors.ts';
import type { Located } from '../operation/operation.ts';
import { postTicket, supersede } from './board.ts';
import { composeChanges, draftKey, unmapPlace } from './changeTable.ts';
import { closeAtBound, closeWith } from './closing.ts';
import { operationNeed } from './crew.ts';
import { writtenPaths } from './planning.ts';
import { count } from './sentences.ts';
import { announcePlan, planStage, postLocate } from './stagePlan.ts';
import type { Stage, Violation } from './state.ts';
import type { Turn } from './turn.ts';
import type { EventRef, TicketId, WorkspacePath } from './words.ts';

/** Gives a stage the view it starts from: what the stages before it lead to, over what was read at first or over a fresh reading. */
export function enterStage(turn: Turn, index: number, reading: 'same' | 'fresh' = 'same'): void {
  const changes = composeChanges(turn.state.stages.slice(0, index));
  const snapshot = turn.stage(0).view.snapshot + (reading === 'fresh' ? 1 : 0);
  turn.patchStage(index, { view: { id: turn.nextViewId(), snapshot, changes } });
}

/** The content under a coder changed: everything known may be old, so it is all located again, on what is there now. */
export function onBaseChanged(turn: Turn, text: string, cause: EventRef): void {
  const { replansMax } = turn.charter.bounds;
  if (turn.state.replans >= replansMax) {
    closeWith(turn, swarmError('veto-base-changed', text), cause);
    return;
  }
  turn.patch({ replans: turn.state.replans + 1, violation: undefined });
  forget(turn, 0, cause);
  enterStage(turn, 0, 'fresh');
  const first = postLocate(turn, 0, [], cause);
  if (first) announcePlan(turn, [first], 'Files changed meanwhile: locate again, on what is there now.', cause);
}

/** Sends a scout to look at what the critic found, in the stage that may be its cause. */
export function exploreViolation(turn: Turn, cause: EventRef): void {
  const { violation } = turn.state;
  if (!violation) return;
  const { request } = turn.stage(violation.stage);
  const ticket = postTicket(
    turn,
    {
      kind: 'explore',
      title: `Explore: ${request.summary}`,
      stage: violation.stage,
      dependsOn: [],
      needs: [operationNeed(request.operation)],
      readSet: [...new Set(violation.surprises.map(({ path }) => path))].sort(),
      veto: violation.text,
    },
    cause,
  );
  if (ticket)
    announcePlan(turn, [ticket], `Explore ${count(violation.surprises.length, 'place')} where the result is not what was expected.`, cause);
}

/** What the scout came back with: more than was known means a new plan; nothing more means the stage before, then the veto. */
export function onExplored(turn: Turn, after: TicketId, stageIndex: number, cause: EventRef): void {
  const { violation } = turn.state;
  if (!violation || violation.stage !== stageIndex) return;
  const found = violation.explored;
  const stage = turn.stage(stageIndex);
  const affected = found && stage.located ? newlyConcerned(stage.located, found.located) : [];
  if (found && affected.length > 0) {
    replanWith(turn, stage, found, affected, violation, after, cause);
    return;
  }
  if (stageIndex > 0) {
    const surprises = violation.surprises.map((surprise) => unmapPlace(surprise, turn.stage(stageIndex - 1)));
    turn.patch({ violation: { ...violation, stage: stageIndex - 1, surprises, explored: undefined } });
    exploreViolation(turn, cause);
    return;
  }
  giveWay(turn, violation, after, cause);
}

function replanWith(
  turn: Turn,
  stage: Stage,
  found: NonNullable<Violation['explored']>,
  affected: readonly WorkspacePath[],
  violation: Violation,
  after: TicketId,
  cause: EventRef,
): void {
  if (!mayReplan(turn, violation, cause)) return;
  turn.patchStage(stage.index, { located: found.located, lines: found.lines });
  redo(turn, stage.index, affected, violation.text, after, cause);
}

/** Nothing more was found. Work that was left out can be asked for again; a law that is broken cannot be argued with. */
function giveWay(turn: Turn, violation: Violation, after: TicketId, cause: EventRef): void {
  const unfinished = turn.state.stages.find(({ passed }) => !passed);
  const again = unfinished && violation.code === 'veto-critic' && turn.state.replans < turn.charter.bounds.replansMax;
  if (!again || !unfinished?.located) {
    const hints = turn.state.stages.flatMap(({ located }) => located?.whenVetoed ?? []);
    const hint = violation.code === 'veto-physics' && hints.length > 0 ? hints.join(' ') : undefined;
    closeWith(turn, swarmError(violation.code, violation.text, hint), cause);
    return;
  }
  turn.patch({ replans: turn.state.replans + 1, violation: undefined });
  redo(turn, unfinished.index, writtenPaths(unfinished.located), violation.text, after, cause);
}

function mayReplan(turn: Turn, violation: Violation, cause: EventRef): boolean {
  const { replansMax } = turn.charter.bounds;
  if (turn.state.replans >= replansMax) {
    closeAtBound(turn, 'replans', replansMax, turn.state.replans + 1, cause, violation.text);
    return false;
  }
  turn.patch({ replans: turn.state.replans + 1, violation: undefined });
  return true;
}

/** Drops what was accepted for these files, and every later stage, and plans them again. */
function redo(turn: Turn, index: number, paths: readonly WorkspacePath[], veto: string, after: TicketId, cause: EventRef): void {
  forget(turn, index + 1, cause);
  supersede(turn, (ticket) => ticket.stage === index, cause);
  const dropped = new Set(paths);
  const kept = Object.values(turn.stage(index).accepted).filter(({ path }) => !dropped.has(path));
  turn.patchStage(index, { passed: false, accepted: Object.fromEntries(kept.map((draft) => [draftKey(draft), draft])) });
  planStage(turn, index, paths, after, cause, veto);
}

/** Takes back all that stages from `from` on have come to. */
function forget(turn: Turn, from: number, cause: EventRef): void {
  supersede(turn, (ticket) => ticket.stage >= from, cause);
  for (const { index } of turn.state.stages.slice(from)) {
    turn.patchStage(index, { located: undefined, lines: [], accepted: {}, passed: false });
  }
}

/** Files of which something is to be done that was not known before. */
function newlyConcerned(before: Located, after: Located): readonly WorkspacePath[] {
  if (before === after) return [];
  const known = new Set(toBeDone(before).map(([key]) => key));
  return [...new Set(toBeDone(after).flatMap(([key, path]) => (known.has(key) ? [] : [path])))].sort();
}

/** Each thing to be done by a key of its own, with the file it is done to. */
function toBeDone({ references, insertions = [], moves, creations = [], deletions = [] }: Located): readonly [string, WorkspacePath][] {
  return [
    ...references.map(({ path, start, end, newText }): [string, WorkspacePath] => [`at ${start} ${end} ${newText} ${path}`, path]),
    ...insertions.map(({ path, at, newText }): [string, WorkspacePath] => [`into ${at} ${newText} ${path}`, path]),
    ...moves.map(({ from, to }): [string, WorkspacePath] => [`move ${from}\n${to}`, from]),
    ...creations.map(({ path, text }): [string, WorkspacePath] => [`create ${path}\n${text}`, path]),
    ...deletions.map(({ path }): [string, WorkspacePath] => [`delete ${path}`, path]),
  ];
}
