/**
 * The brain that needs no model: it carries out operations by calling their steps, fetching the facts a step asks for, and
 * calling again. Reading instructions is the work of the reader handed in.
 */
import type { Brain, BrainAnswer, BrainContext, BrainTask } from '../core/brain/brain.ts';
import type { Facts, Step } from '../core/facts/facts.ts';
import { type StepOutcome, untilDone } from '../core/facts/untilDone.ts';
import type { InstructionReader } from '../core/intent/intent.ts';
import type { Located, Operation, Refusal, Renamed } from '../core/operation/operation.ts';
import type { RulesByFamily } from '../core/terrain/terrain.ts';
import { type SwarmError, SwarmFailure, swarmError } from '../protocol/errors.ts';
import { groundUnderstanding } from './grounding/groundedRequests.ts';
import type { OperationRegistry } from './registry.ts';

/** `rules`: what names mean is told with these; without them what was understood is left as it was said. */
export function offlineBrain(read: InstructionReader, operations: OperationRegistry, rules?: RulesByFamily): Brain {
  return {
    name: 'offline',
    async think(task, context) {
      try {
        return task.kind === 'understand'
          ? await understand(task, context, read, operations, rules)
          : await answer(task, context, operations);
      } catch (failure) {
        if (context.signal.aborted) return { kind: 'failed', error: swarmError('cancelled', 'The mission was stopped.') };
        if (failure instanceof SwarmFailure) return { kind: 'failed', error: failure.error };
        throw failure;
      }
    },
  };
}

async function understand(
  task: Extract<BrainTask, { kind: 'understand' }>,
  context: BrainContext,
  read: InstructionReader,
  operations: OperationRegistry,
  rules: RulesByFamily | undefined,
): Promise<BrainAnswer> {
  const { clauses, result } = read(task.instruction, task.cursor);
  for (const clause of clauses) context.speak(`“${clause.words}”: ${clause.understoodAs ?? clause.problem ?? 'not understood'}`);
  if (!result.ok) return refused(result.error);
  if (rules === undefined) return { kind: 'understood', understanding: result.value };
  const outcome = await steps(context, (facts) => groundUnderstanding(result.value, operations, rules, facts));
  return outcome.kind === 'done' ? { kind: 'understood', understanding: outcome.value } : outcome;
}

async function answer(
  task: Exclude<BrainTask, { kind: 'understand' }>,
  context: BrainContext,
  operations: OperationRegistry,
): Promise<BrainAnswer> {
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

/**
 * Later clauses may call what an earlier one renamed by its old name, or by its new: what stands around a thing is followed, else the
 * words are taken as they are; the thing's own old name is followed only where nothing else is called so.
 */
async function locate(
  context: BrainContext,
  operation: Operation,
  args: unknown,
  earlier: readonly Renamed[],
): Promise<StepOutcome<Located, Refusal>> {
  const ways = [earlier, [], earlier.map((renamed) => ({ ...renamed, ownName: true }))];
  const tried = new Set<unknown>();
  let first: StepOutcome<Located, Refusal> | undefined;
  for (const way of ways) {
    const followed = way.length > 0 && operation.following ? operation.following(args, way) : args;
    if (tried.has(followed)) continue;
    tried.add(followed);
    const outcome = await steps(context, (facts) => operation.locate(followed, facts));
    if (outcome.kind !== 'refused' || outcome.refusal.error.code !== 'symbol-not-found') return outcome;
    first ??= outcome;
  }
  return first ?? steps(context, (facts) => operation.locate(args, facts));
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
