/** What a brain says and answers, handed to the agent that asked it; its tokens are counted before anything else is looked at. */
import { swarmError } from '../../protocol/errors.ts';
import { closeAtBound, closeWith } from './closing.ts';
import { onEdited } from './coder.ts';
import type { InputOf, SwarmAnswer } from './inputs.ts';
import { limits } from './limits.ts';
import { onExploration, onLocated } from './scout.ts';
import type { Call } from './state.ts';
import { agentWho, type Turn } from './turn.ts';
import { onUnderstood } from './understanding.ts';

export function onBrainSpoke(turn: Turn, { callId, text, brain }: InputOf<'brainSpoke'>): void {
  const call = turn.state.calls.find(({ id }) => id === callId);
  if (call) speak(turn, call, { text: text.slice(0, limits.brainWordsMax), brain, tokensIn: 0, tokensOut: 0 });
}

export function onBrainAnswered(turn: Turn, { callId, answer, tokensIn, tokensOut, brain }: InputOf<'brainAnswered'>): void {
  const call = turn.answered(callId);
  if (!call) return;
  if (tokensIn + tokensOut > 0) speak(turn, call, { text: '', brain, tokensIn, tokensOut });
  const { tokensMax } = turn.charter.bounds;
  const tokens = turn.state.tokens + tokensIn + tokensOut;
  turn.patch({ tokens });
  const { error } = answer.kind === 'failed' ? answer : { error: undefined };
  if (tokens > tokensMax) {
    closeAtBound(turn, 'tokens', tokensMax, tokens, call.cause);
    return;
  }
  if (error?.code === 'bound-reached') {
    // Which bound it ran into the brain says in words; of the time it only looks at what the mission counts.
    const { nowMs, startedMs } = turn.state;
    const { durationMsMax } = turn.charter.bounds;
    if (nowMs - startedMs >= durationMsMax) closeAtBound(turn, 'duration_ms', durationMsMax, nowMs - startedMs, call.cause);
    else closeWith(turn, error, call.cause);
    return;
  }
  handOver(turn, call, answer);
}

function handOver(turn: Turn, call: Call, answer: SwarmAnswer): void {
  if (call.purpose === 'understand') {
    onUnderstood(turn, call, answer);
    return;
  }
  if (call.ticketId === undefined) {
    closeWith(turn, swarmError('internal', 'A brain answered what was not asked.'), call.cause);
    return;
  }
  const agent = turn.agent(call.agentId);
  const ticket = turn.ticket(call.ticketId);
  switch (call.purpose) {
    case 'locate':
      onLocated(turn, call, agent, ticket, answer);
      return;
    case 'explore':
      onExploration(turn, call, agent, ticket, answer);
      return;
    case 'edit':
      onEdited(turn, call, agent, ticket, answer);
      return;
    default:
      closeWith(turn, swarmError('internal', `A brain answered a call to ${call.purpose}.`), call.cause);
      return;
  }
}

interface Words {
  readonly text: string;
  readonly brain: string | undefined;
  readonly tokensIn: number;
  readonly tokensOut: number;
}

function speak(turn: Turn, call: Call, { text, brain = turn.charter.brain, tokensIn, tokensOut }: Words): void {
  turn.emit(
    agentWho(turn.agent(call.agentId)),
    call.cause,
    {
      case: 'brainSpoke',
      value: { brain, task: call.purpose, text, tokensIn: BigInt(tokensIn), tokensOut: BigInt(tokensOut) },
    },
    call.ticketId,
  );
}
