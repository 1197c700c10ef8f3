/**
 * The coder: proposes edits for the files of its ticket, hears the reflexes and its peers, and tries again with their
 * reasons until its attempts are used up. It never writes.
 */
import { type ErrorCode, swarmError } from '../../protocol/errors.ts';
import { MessageKind } from '../../protocol/generated/events_pb.js';
import { layDown, supervisorId } from './board.ts';
import { draftKey } from './changeTable.ts';
import { closeWith } from './closing.ts';
import { rememberFiles } from './crew.ts';
import { brokenPromise, hazardsOf, hazardText } from './hazards.ts';
import type { InputOf, ReflexVerdict, SwarmAnswer } from './inputs.ts';
import { limits } from './limits.ts';
import { ruling } from './orderOfCommand.ts';
import { vacatedPaths, writtenPaths } from './planning.ts';
import { findingOf } from './ranges.ts';
import { count, namedFew } from './sentences.ts';
import type { Agent, Call, Mail, Ticket } from './state.ts';
import { agentWho, reflexWho, type Turn, type Who } from './turn.ts';
import type { DraftedFile, EventRef } from './words.ts';

/** Why a proposal does not stand, and whose word that is. */
interface Objection {
  readonly by: Who;
  readonly code: ErrorCode;
  readonly text: string;
}

export function coderAwarded(turn: Turn, coder: Agent, ticket: Ticket, cause: EventRef): void {
  attempt(turn, coder, ticket, cause);
  warnPeers(turn, coder, turn.ticket(ticket.id));
}

function attempt(turn: Turn, coder: Agent, ticket: Ticket, cause: EventRef): void {
  const number = ticket.attempt + 1;
  const started = turn.emit(agentWho(coder), cause, { case: 'ticketStarted', value: { attempt: number } }, ticket.id);
  turn.patchTicket(ticket.id, { status: 'working', attempt: number, proposed: [], cause: started });
  const { request, view, located } = turn.stage(ticket.stage);
  if (!located) return;
  turn.call('edit', { agentId: coder.id, ticketId: ticket.id, cause: started }, (callId) => ({
    kind: 'askBrain',
    callId,
    agentId: coder.id,
    ticketId: ticket.id,
    task: { kind: 'edit', request, located, paths: ticket.writeSet, veto: ticket.veto },
    view,
  }));
}

export function onEdited(turn: Turn, call: Call, coder: Agent, ticket: Ticket, answer: SwarmAnswer): void {
  switch (answer.kind) {
    case 'edited':
      break;
    case 'refused':
      tryAgain(turn, coder, ticket, answer.refusal.error.code, answer.refusal.error.message, call.cause);
      return;
    case 'failed':
      fails(turn, coder, ticket, answer.error.code, answer.error.message, call.cause);
      return;
    case 'understood':
    case 'located':
      tryAgain(turn, coder, ticket, 'internal', `The brain answered “${answer.kind}” when asked to edit.`, call.cause);
      return;
  }
  const { files, faults } = answer;
  const [fault] = faults;
  if (fault) {
    object(turn, coder, ticket, { by: reflexWho('base-hash'), code: fault.code, text: fault.text }, call.cause);
    return;
  }
  const own = new Set(ticket.writeSet);
  const foreign = files.find(({ path }) => !own.has(path));
  if (foreign) {
    const text = `${foreign.path} is not in the write set of ${ticket.id}.`;
    object(turn, coder, ticket, { by: reflexWho('scope'), code: 'veto-scope', text }, call.cause);
    return;
  }
  const proposed = turn.emit(
    agentWho(coder),
    call.cause,
    { case: 'editsProposed', value: { files: files.map(fileEdits), attempt: ticket.attempt } },
    ticket.id,
  );
  turn.patchTicket(ticket.id, { proposed: files, cause: proposed });
  if (files.length === 0) {
    finishes(turn, coder, turn.ticket(ticket.id), proposed);
    return;
  }
  const { view, located } = turn.stage(ticket.stage);
  turn.call('reflexes', { agentId: coder.id, ticketId: ticket.id, cause: proposed }, (callId) => ({
    kind: 'runReflexes',
    callId,
    view,
    files,
    writeSet: ticket.writeSet,
    written: located ? writtenPaths(located) : [],
    vacated: located ? vacatedPaths(located) : [],
  }));
}

/** Reflex over peers over mission: a veto first, then what peers were promised, and only then the order to go on. */
export function onReflexesJudged(turn: Turn, { callId, verdicts }: InputOf<'reflexesJudged'>): void {
  const call = turn.answered(callId);
  if (!call?.ticketId) return;
  const coder = turn.agent(call.agentId);
  const ticket = turn.ticket(call.ticketId);
  let vetoed: EventRef | undefined;
  let last = call.cause;
  for (const verdict of verdicts) {
    last = turn.emit(
      reflexWho(verdict.reflex),
      call.cause,
      {
        case: 'reflexJudged',
        value: {
          reflex: verdict.reflex,
          passed: verdict.passed,
          findings: verdict.findings.slice(0, limits.findingsMax).map(findingOf),
          filesChecked: verdict.filesChecked,
          durationMs: verdict.durationMs,
        },
      },
      ticket.id,
    );
    if (!verdict.passed) vetoed ??= last;
  }
  const orders = ruling<Objection | 'finish'>({
    reflex: reflexObjection(verdicts),
    peer: peerObjection(turn, ticket),
    mission: 'finish',
  });
  if (orders.says === 'finish') finishes(turn, coder, ticket, last);
  else object(turn, coder, ticket, orders.says, vetoed ?? last);
}

function reflexObjection(verdicts: readonly ReflexVerdict[]): Objection | undefined {
  const failed = verdicts.find(({ passed }) => !passed);
  if (!failed) return undefined;
  const text = namedFew(failed.findings.map((finding) => finding.text));
  return {
    by: reflexWho(failed.reflex),
    code: failed.code ?? 'veto-critic',
    text: text === '' ? `The ${failed.reflex} reflex said no.` : text,
  };
}

function peerObjection(turn: Turn, ticket: Ticket): Objection | undefined {
  const [hazard] = ticket.hazards;
  const text = hazard && brokenPromise(ticket, turn.stage(ticket.stage), ticket.proposed);
  return text ? { by: agentWho(turn.agent(hazard.from)), code: 'veto-critic', text } : undefined;
}

/** Sends the objection to the coder as a veto; the mail is answered in this same step. */
function object(turn: Turn, coder: Agent, ticket: Ticket, { by, code, text }: Objection, cause: EventRef): void {
  const value = { toAgentId: coder.id, kind: MessageKind.VETO, text };
  const message = turn.emit(by, cause, { case: 'agentMessage', value }, ticket.id);
  turn.send(coder.id, { kind: 'veto', ticketId: ticket.id, code, text, cause: message });
}

export function coderVetoed(turn: Turn, coder: Agent, ticket: Ticket, mail: Extract<Mail, { kind: 'veto' }>): void {
  if (mail.code !== 'veto-base-changed') {
    tryAgain(turn, coder, ticket, mail.code, mail.text, mail.cause);
    return;
  }
  // Another try on the same facts would be made for the same old content: the supervisor must have it all located again.
  const value = { reason: mail.text, errorCode: mail.code, attempt: ticket.attempt, willRetry: false };
  const failed = turn.emit(agentWho(coder), mail.cause, { case: 'ticketFailed', value }, ticket.id);
  layDown(turn, ticket.id, 'failed', failed);
  const to = supervisorId(turn);
  const report = { toAgentId: to, kind: MessageKind.REPORT, text: mail.text };
  const message = turn.emit(agentWho(coder), failed, { case: 'agentMessage', value: report }, ticket.id);
  turn.send(to, { kind: 'stale', ticketId: ticket.id, text: mail.text, cause: message });
}

/** Another attempt with the reason in hand, or the end of them. Also what becomes of a brain that threw. */
export function tryAgain(turn: Turn, coder: Agent, ticket: Ticket, code: ErrorCode, text: string, cause: EventRef): void {
  if (ticket.attempt >= turn.charter.bounds.attemptsPerTicketMax) {
    fails(turn, coder, ticket, code, text, cause);
    return;
  }
  const value = { reason: text, errorCode: code, attempt: ticket.attempt, willRetry: true };
  const failed = turn.emit(agentWho(coder), cause, { case: 'ticketFailed', value }, ticket.id);
  turn.patchTicket(ticket.id, { veto: text, cause: failed });
  attempt(turn, coder, turn.ticket(ticket.id), failed);
}

function fails(turn: Turn, coder: Agent, ticket: Ticket, code: ErrorCode, text: string, cause: EventRef): void {
  const value = { reason: text, errorCode: code, attempt: ticket.attempt, willRetry: false };
  const failed = turn.emit(agentWho(coder), cause, { case: 'ticketFailed', value }, ticket.id);
  layDown(turn, ticket.id, 'failed', failed);
  closeWith(turn, swarmError(code, text), failed);
}

function finishes(turn: Turn, coder: Agent, ticket: Ticket, cause: EventRef): void {
  const { proposed } = ticket;
  const stage = turn.stage(ticket.stage);
  turn.patchStage(stage.index, {
    accepted: { ...stage.accepted, ...Object.fromEntries(proposed.map((draft) => [draftKey(draft), draft])) },
  });
  const edits = proposed.reduce((sum, draft) => sum + draft.edits.length, 0);
  const heeded = ticket.hazards.length === 0 ? '' : `, ${count(ticket.hazards.length, 'hazard')} of peers heeded`;
  const summary = proposed.length === 0 ? 'Nothing to change.' : `${count(edits, 'edit')} in ${count(proposed.length, 'file')}${heeded}.`;
  const finished = turn.emit(
    agentWho(coder),
    cause,
    { case: 'ticketFinished', value: { summary, references: edits, files: proposed.length } },
    ticket.id,
  );
  layDown(turn, ticket.id, 'finished', finished);
  rememberFiles(turn, coder.id, ticket.writeSet);
}

function warnPeers(turn: Turn, coder: Agent, ticket: Ticket): void {
  const stage = turn.stage(ticket.stage);
  for (const { to, hazard } of hazardsOf(coder.id, ticket, stage, turn.state.tickets)) {
    if (turn.state.hazards >= limits.hazardsPerMissionMax) return;
    const { holder } = turn.ticket(to);
    if (holder === undefined) continue;
    turn.patch({ hazards: turn.state.hazards + 1 });
    const { path, start, end, line } = hazard;
    const name = stage.located?.target.dotted ?? '';
    const at = { path, start, end, startLine: line };
    const cause = turn.emit(
      agentWho(coder),
      ticket.cause,
      { case: 'agentMessage', value: { toAgentId: holder, kind: MessageKind.HAZARD, text: hazardText(hazard, name), at } },
      to,
    );
    turn.send(holder, { kind: 'hazard', ticketId: to, hazard, cause });
  }
}

/** A hazard is kept with the ticket: the proposal will be held against it before it is accepted. */
export function coderWarned(turn: Turn, ticket: Ticket, mail: Extract<Mail, { kind: 'hazard' }>): void {
  turn.patchTicket(ticket.id, { hazards: [...ticket.hazards, mail.hazard] });
}

function fileEdits({ path, newPath, baseHash, hash, edits }: DraftedFile) {
  return {
    path,
    baseHash: baseHash ?? '',
    proposedHash: hash ?? '',
    newPath: newPath ?? '',
    edits: edits.map(({ start, end, newText, line, newLine, reason, confidence }) => {
      return { start, end, newText, line, newLine, reason, confidence };
    }),
  };
}
