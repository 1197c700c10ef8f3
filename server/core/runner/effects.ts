/** Carries out effects through the ports, and answers each with an input. Never throws: what goes wrong is an answer too. */
import { unreachable } from '../../base/assert.ts';
import type { Disposable } from '../../base/disposable.ts';
import { type SwarmError, SwarmFailure, swarmError } from '../../protocol/errors.ts';
import { AgentRole } from '../../protocol/generated/events_pb.js';
import { asAgentId } from '../../protocol/ids.ts';
import type { MissionPorts } from '../ports/missionPorts.ts';
import type { PhysicsVerdict } from '../ports/physicsPort.ts';
import type { SwarmEffect } from '../swarm/effects.ts';
import type { PartTaken, SwarmInput } from '../swarm/inputs.ts';
import type { CallId, Charter, TimerId } from '../swarm/words.ts';
import { judgePart } from './judgePart.ts';
import { modelRecord } from './modelRecord.ts';
import { plannedFiles, readyFiles } from './readyFiles.ts';
import type { Recorder } from './recorder.ts';
import { reflexFile } from './reflexFile.ts';
import type { MissionServices } from './services.ts';
import type { TextStore } from './textStore.ts';
import { Spending, think } from './thinking.ts';
import type { Views } from './views.ts';

/** An input before the runner stamped it with the time. */
export type Happening = SwarmInput extends infer I ? (I extends SwarmInput ? Omit<I, 'atMs'> : never) : never;
type EffectOf<K extends SwarmEffect['kind']> = Extract<SwarmEffect, { kind: K }>;

export interface EffectWorld {
  readonly ports: MissionPorts;
  readonly services: MissionServices;
  readonly charter: Charter;
  readonly texts: TextStore;
  readonly views: Views;
  readonly recorder: Recorder;
  /** Whether the person has asked to stop: then nothing more is written. */
  readonly stopped: () => boolean;
  readonly post: (happening: Happening) => void;
}

export class Effects {
  readonly #world: EffectWorld;
  readonly #spending: Spending;
  readonly #running = new Map<CallId, AbortController>();
  readonly #timers = new Map<TimerId, Disposable>();

  constructor(world: EffectWorld) {
    this.#world = world;
    this.#spending = new Spending(world.charter, world.ports.clock);
  }

  /** Everything but the mission's closing, which is the runner's. */
  perform(effect: Exclude<SwarmEffect, { kind: 'closeMission' }>): void {
    switch (effect.kind) {
      case 'setTimer':
        this.#setTimer(effect);
        return;
      case 'stopTimer':
        this.#timers.get(effect.timerId)?.dispose();
        this.#timers.delete(effect.timerId);
        return;
      case 'abortCalls':
        for (const callId of effect.callIds) this.#abort(callId);
        return;
      default:
        void this.#answer(effect.callId, (signal) => this.#carryOut(effect, signal));
    }
  }

  /** Stops all that can be stopped. What answers nevertheless finds nobody waiting. */
  abortAll(): void {
    for (const callId of [...this.#running.keys()]) this.#abort(callId);
  }

  dispose(): void {
    this.abortAll();
    for (const timer of this.#timers.values()) timer.dispose();
    this.#timers.clear();
  }

  #abort(callId: CallId): void {
    this.#running.get(callId)?.abort();
    this.#running.delete(callId);
  }

  #setTimer({ timerId, delayMs }: EffectOf<'setTimer'>): void {
    const { ports, post } = this.#world;
    const timer = ports.clock.after(delayMs, () => {
      this.#timers.delete(timerId);
      post({ kind: 'timerFired', timerId });
    });
    this.#timers.set(timerId, timer);
  }

  /** Synchronous work answers within this call, so that leases are given back before a stop returns. */
  #answer(callId: CallId, work: (signal: AbortSignal) => Happening | Promise<Happening>): Promise<void> | undefined {
    const controller = new AbortController();
    this.#running.set(callId, controller);
    const { post } = this.#world;
    const failed = (failure: unknown): void => {
      this.#running.delete(callId);
      post({ kind: 'effectFailed', callId, error: errorOf(failure) });
    };
    const answered = (happening: Happening): void => {
      this.#running.delete(callId);
      post(happening);
    };
    try {
      const answer = work(controller.signal);
      if (answer instanceof Promise) return answer.then(answered, failed);
      answered(answer);
    } catch (failure) {
      failed(failure);
    }
    return undefined;
  }

  #carryOut(
    effect: Exclude<SwarmEffect, { kind: 'closeMission' | 'setTimer' | 'stopTimer' | 'abortCalls' }>,
    signal: AbortSignal,
  ): Happening | Promise<Happening> {
    const { leases } = this.#world.ports;
    const { missionId } = this.#world.charter;
    const { callId } = effect;
    switch (effect.kind) {
      case 'askBrain':
        return this.#askBrain(effect, signal);
      case 'runReflexes':
        return this.#runReflexes(effect, signal);
      case 'runPhysics':
        return this.#runPhysics(effect, signal);
      case 'acquireLeases':
        return { kind: 'leasesAnswered', callId, answer: leases.acquire(missionId, effect.paths, effect.ttlMs) };
      case 'renewLeases':
        return { kind: 'leasesRenewed', callId, held: leases.renew(missionId, effect.leases, effect.ttlMs) };
      case 'releaseLeases':
        leases.release(missionId, effect.leases);
        return { kind: 'leasesReleased', callId, leases: effect.leases };
      case 'askApproval':
        return this.#askApproval(effect, signal);
      case 'writeChangeSet':
        return this.#writeChangeSet(effect, signal);
      default:
        return unreachable(effect);
    }
  }

  async #askBrain(effect: EffectOf<'askBrain'>, signal: AbortSignal): Promise<Happening> {
    const { ports, charter, recorder, texts, views, post } = this.#world;
    const { callId } = effect;
    const models = modelRecord({ ports, charter, recorder }, effect);
    const world = { brain: ports.brain, spending: this.#spending, texts, models };
    const spoke = (text: string, brain?: string): void => post({ kind: 'brainSpoke', callId, text, brain });
    const thought = await think(effect, world, views.facts(effect.view), signal, spoke);
    return { kind: 'brainAnswered', callId, ...thought };
  }

  async #runReflexes(
    { callId, view, files, writeSet, written, vacated }: EffectOf<'runReflexes'>,
    signal: AbortSignal,
  ): Promise<Happening> {
    const { services, texts, views } = this.#world;
    const facts = views.facts(view);
    await facts.fetch(
      vacated.map((path) => ({ kind: 'file', path }) as const),
      signal,
    );
    const checked = files.map((file) => reflexFile(file, view.changes, facts.facts, vacated, texts));
    const verdicts = await services.runReflexes({ files: checked, writeSet, written, vacated, facts }, signal);
    return { kind: 'reflexesJudged', callId, verdicts };
  }

  async #runPhysics({ callId, changes, words, dependentsMax }: EffectOf<'runPhysics'>, signal: AbortSignal): Promise<Happening> {
    const { ports, texts, views } = this.#world;
    const dependents = await views.dependents(changes, words, signal);
    const verdicts = await ports.physics.check(texts.overlay(changes), dependents.slice(0, dependentsMax), signal);
    return { kind: 'physicsJudged', callId, verdicts, dependentsLeftOut: Math.max(0, dependents.length - dependentsMax) };
  }

  async #askApproval({ callId, operations, changes, notes }: EffectOf<'askApproval'>, signal: AbortSignal): Promise<Happening> {
    const { ports, charter, texts } = this.#world;
    const plan = { missionId: charter.missionId, operations, files: plannedFiles(changes, texts), notes };
    return { kind: 'approvalAnswered', callId, approved: await ports.approve(plan, signal) };
  }

  /** Synchronous up to the writer, so that a stop comes either before the first byte or after the last. */
  #writeChangeSet(effect: EffectOf<'writeChangeSet'>, signal: AbortSignal): Happening | Promise<Happening> {
    const { services, charter, texts, recorder, stopped } = this.#world;
    const { callId, summary, changes, leases, confirm } = effect;
    const written = (error: SwarmError | undefined, part?: PartTaken, shown?: PhysicsVerdict): Happening => {
      return { kind: 'changeSetWritten', callId, error, part, shown };
    };
    if (stopped()) return written(swarmError('cancelled', 'Stopped by the person; nothing was written.'));
    const { missionId, changeSetId, parentMissionId } = charter;
    const files = readyFiles(changes, texts);
    const result = services.applyChangeSet(
      { changeSetId, missionId, summary, files, leases, author: 'agent' },
      { role: AgentRole.OPERATOR, agentId: asAgentId('operator'), parentMissionId, causationId: recorder.latest() },
      { confirm, signal },
    );
    if (!(result instanceof Promise)) return written(result.ok ? undefined : result.error);
    return result.then(async (outcome) => {
      if (!outcome.ok) return written(outcome.error);
      const { taken, shown } = outcome.value ?? {};
      return taken === undefined ? written(undefined, undefined, shown) : written(undefined, await judgePart(this.#world, effect, taken));
    });
  }
}

/** What was thrown, as an error of the catalogue: a failure carries its own, anything else is a bug. */
export function errorOf(failure: unknown): SwarmError {
  if (failure instanceof SwarmFailure) return failure.error;
  return swarmError('internal', failure instanceof Error ? failure.message : String(failure));
}
