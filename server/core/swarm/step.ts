/**
 * The swarm's one law of motion: a state and what happened lead to a new state, the events that tell of it, and the effects
 * it asks for. Synchronous and deterministic: the same inputs always lead to the same mission.
 */
import { assert, unreachable } from '../../base/assert.ts';
import { onApprovalAnswered, onChangeSetWritten } from './applying.ts';
import { announceReady } from './board.ts';
import { coderAwarded, coderVetoed, coderWarned, onReflexesJudged } from './coder.ts';
import { criticAwarded, onPhysicsJudged } from './critic.ts';
import type { SwarmEffect } from './effects.ts';
import type { SwarmInput } from './inputs.ts';
import { onBrokeDown, onCancelRequested, onEffectFailed, onTimerFired } from './interruptions.ts';
import { onLeasesAnswered, onLeasesReleased, onLeasesRenewed } from './leasing.ts';
import { limits } from './limits.ts';
import { scoutAwarded } from './scout.ts';
import type { Agent, Mail, SwarmState } from './state.ts';
import { supervisorRead } from './supervisor.ts';
import { onBrainAnswered, onBrainSpoke } from './thinking.ts';
import { type EventNote, Turn } from './turn.ts';
import { onMissionStarted } from './understanding.ts';

export interface StepResult {
  readonly state: SwarmState;
  readonly events: readonly EventNote[];
  readonly effects: readonly SwarmEffect[];
}

export function step(state: SwarmState, input: SwarmInput): StepResult {
  if (state.phase === 'closed') return { state, events: [], effects: [] };
  const turn = new Turn({ ...state, nowMs: Math.max(state.nowMs, input.atMs) });
  handle(turn, input);
  settle(turn);
  return { state: turn.state, events: turn.events, effects: turn.effects };
}

function handle(turn: Turn, input: SwarmInput): void {
  switch (input.kind) {
    case 'missionStarted':
      onMissionStarted(turn, input);
      return;
    case 'brainSpoke':
      onBrainSpoke(turn, input);
      return;
    case 'brainAnswered':
      onBrainAnswered(turn, input);
      return;
    case 'reflexesJudged':
      onReflexesJudged(turn, input);
      return;
    case 'physicsJudged':
      onPhysicsJudged(turn, input);
      return;
    case 'leasesAnswered':
      onLeasesAnswered(turn, input);
      return;
    case 'leasesRenewed':
      onLeasesRenewed(turn, input);
      return;
    case 'leasesReleased':
      onLeasesReleased(turn, input);
      return;
    case 'approvalAnswered':
      onApprovalAnswered(turn, input);
      return;
    case 'changeSetWritten':
      onChangeSetWritten(turn, input);
      return;
    case 'timerFired':
      onTimerFired(turn, input);
      return;
    case 'effectFailed':
      onEffectFailed(turn, input);
      return;
    case 'cancelRequested':
      onCancelRequested(turn);
      return;
    case 'brokeDown':
      onBrokeDown(turn, input);
      return;
    default:
      unreachable(input);
  }
}

/** Delivers mail and announces tickets until there is neither: within one step everybody has read what was sent. */
function settle(turn: Turn): void {
  for (let delivered = 0; turn.state.phase === 'working'; delivered++) {
    assert(delivered < limits.mailPerStepMax, 'agents stop writing to each other');
    const agent = turn.state.agents.find(({ mailbox }) => mailbox.length > 0);
    if (agent) deliver(turn, agent);
    else if (!announceReady(turn)) return;
  }
}

function deliver(turn: Turn, agent: Agent): void {
  const [mail, ...rest] = agent.mailbox;
  assert(mail, 'an agent with mail has a first letter');
  turn.patchAgent(agent.id, { mailbox: rest });
  switch (agent.role) {
    case 'supervisor':
      supervisorRead(turn, mail);
      return;
    case 'scout':
      scoutRead(turn, agent, mail);
      return;
    case 'coder':
      coderRead(turn, agent, mail);
      return;
    case 'critic':
      criticRead(turn, agent, mail);
      return;
  }
}

function scoutRead(turn: Turn, scout: Agent, mail: Mail): void {
  assert(mail.kind === 'award', 'a scout is sent tickets only');
  scoutAwarded(turn, scout, turn.ticket(mail.ticketId), mail.cause);
}

function criticRead(turn: Turn, critic: Agent, mail: Mail): void {
  assert(mail.kind === 'award', 'a critic is sent tickets only');
  criticAwarded(turn, critic, turn.ticket(mail.ticketId), mail.cause);
}

function coderRead(turn: Turn, coder: Agent, mail: Mail): void {
  const ticket = turn.ticket(mail.ticketId);
  switch (mail.kind) {
    case 'award':
      coderAwarded(turn, coder, ticket, mail.cause);
      return;
    case 'hazard':
      coderWarned(turn, ticket, mail);
      return;
    case 'veto':
      coderVetoed(turn, coder, ticket, mail);
      return;
    case 'found':
    case 'passed':
    case 'violation':
    case 'stale':
      assert(false, 'a coder is sent tickets, hazards and vetoes only');
      return;
  }
}
