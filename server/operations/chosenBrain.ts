/** Which brain thinks: the one asked for; and when nothing is said, the engine, and a model only for what the engine does not understand. */
import type { Brain, BrainAnswer } from '../core/brain/brain.ts';
import { swarmError } from '../protocol/errors.ts';

export type BrainChoice = 'offline' | 'claude' | undefined;

/** `model`: undefined when it cannot be reached, for want of a key. */
export function chosenBrain(choice: BrainChoice, offline: Brain, model: Brain | undefined): Brain {
  switch (choice) {
    case 'offline':
      return offline;
    case 'claude':
      return model ?? unavailable(choice, offline);
    case undefined:
      return model ? firstThen(offline, model) : offline;
  }
}

function unavailable(name: string, hands: Brain): Brain {
  const error = swarmError('brain-unavailable', 'There is no key for Claude, so it cannot be asked.');
  return { name, think: async (task, context) => (task.kind === 'understand' ? { kind: 'failed', error } : hands.think(task, context)) };
}

function firstThen(offline: Brain, model: Brain): Brain {
  return {
    name: `${offline.name}, then ${model.name}`,
    async think(task, context) {
      const said = { ...context, speak: (text: string) => context.speak(text, offline.name) };
      const answer = await offline.think(task, said);
      return task.kind === 'understand' && isBeyond(answer) ? model.think(task, context) : answer;
    },
  };
}

/** Whether the engine does not know what is meant, which a model may; an unclear name or a bad one it knows well. */
function isBeyond(answer: BrainAnswer): boolean {
  if (answer.kind !== 'refused') return false;
  const { code } = answer.refusal.error;
  return code === 'instruction-not-understood' || code === 'operation-unknown';
}
