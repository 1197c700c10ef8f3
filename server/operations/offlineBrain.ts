/**
 * The brain that needs no model: it carries out operations by calling their steps, fetching the facts a step asks for, and
 * calling again. Reading instructions is the work of the reader handed in.
 */
import type { Brain, BrainAnswer, BrainContext, BrainTask } from '../core/brain/brain.ts';
import type { Facts, Step } from '../core/facts/facts.ts';
import { type StepOutcome, untilDone } from '../core/facts/untilDone.ts';
import type { InstructionReader } from '../core/intent/intent.ts';
import type { Located, Operation, Refusal, Renamed } from '../core/operation/operation.ts';
import { type SwarmError, SwarmFailure, swarmError } from '../protocol/errors.ts';
import type { OperationRegistry } from './registry.ts';

export function offlineBrain(read: InstructionReader, operations: OperationRegistry): Brain {
  return {
    name: 'offline',
    async think(task, context) {
      try {
        return await answer(task, context, read, operations);
      } catch (failure) {
        if (context.signal.aborted) return { kind: 'failed', error: swarmError('cancelled', 'The mission was stopped.') };
        if (failure instanceof SwarmFailure) return { kind: 'failed', error: failure.error };
        throw failure;
      }
    },
  };
}

async function answer(
  task: BrainTask,
  context: BrainContext,
  read: InstructionReader,
  operations: OperationRegistry,
): Promise<BrainAnswer> {
  if (task.kind === 'understand') {
    const { clauses, result } = read(task.instruction, task.cursor);
    for (const clause of clauses) context.speak(`“${clause.words}”: ${clause.understoodAs ?? clause.problem ?? 'not understood'}`);
    return result.ok ? { kind: 'understood', understanding: result.value } : refused(result.error);
  }
  const operation = operations.get(task.request.operation);
  if (!operation) return refused(swarmError('operation-unknown', `There is no operation “${task.request.operation}”.`));
  const args = operation.parseArguments(task.request.arguments);
  if (!args.ok) return refused(args.error);
  switch (task.kind) {
    case 'locate': {
      const outcome = await locate(context, operation, args.value, task.earlier ?? []);
      if (outcome.kind === 'done')
        context.speak(`${task.request.summary}: ${outcome.value.references.length} places in ${outcome.value.writeSet.length} files.`);
      return outcome.kind === 'done' ? { kind: 'located', located: outcome.value } : outcome;
    }
    case 'edit':
      return edit(task, context, operation, args.value);
    case 'explore': {
      const outcome = await steps(context, (facts) => operation.explore(args.value, task.located, task.surprises, facts));
      return outcome.kind === 'done' ? { kind: 'located', located: outcome.value } : outcome;
    }
  }
}

/** Later clauses may call what an earlier one renamed by its old name, or by its new: the old is followed, else the words are taken as they are. */
async function locate(
  context: BrainContext,
  operation: Operation,
  args: unknown,
  earlier: readonly Renamed[],
): Promise<StepOutcome<Located, Refusal>> {
  const followed = earlier.length > 0 && operation.following ? operation.following(args, earlier) : args;
  const outcome = await steps(context, (facts) => operation.locate(followed, facts));
  if (followed === args || outcome.kind !== 'refused' || outcome.refusal.error.code !== 'symbol-not-found') return outcome;
  return steps(context, (facts) => operation.locate(args, facts));
}

async function edit(task: BrainTask & { kind: 'edit' }, context: BrainContext, operation: Operation, args: unknown): Promise<BrainAnswer> {
  const outcome = await steps(context, (facts) => operation.edit(args, task.located, task.paths, facts));
  if (outcome.kind !== 'done') return outcome;
  const edits = outcome.value.reduce((sum, proposal) => sum + proposal.edits.length, 0);
  context.speak(`${edits} edits in ${outcome.value.length} files${task.veto === undefined ? '' : `, after the veto: ${task.veto}`}.`);
  return { kind: 'edited', proposals: outcome.value };
}

/** Carries a step of the operation to its end within what the mission may still spend. */
function steps<T>({ facts, signal, budget }: BrainContext, step: (facts: Facts) => Step<T, Refusal>): Promise<StepOutcome<T, Refusal>> {
  return untilDone(facts, signal, () => budget.msLeft, step);
}

function refused(error: SwarmError): BrainAnswer {
  return { kind: 'refused', refusal: { error, candidates: [] } };
}
