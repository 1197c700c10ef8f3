/**
 * Runs one mission: feeds the swarm's `step` with what happens, appends its events before anything is done about them,
 * then has its effects carried out. The state is a value; this is the only place where it changes.
 */
import type { SwarmError } from '../../protocol/errors.ts';
import { asChangeSetId, asMissionId, type MissionId } from '../../protocol/ids.ts';
import type { FaultPoint } from '../ports/faultPort.ts';
import type { MissionPorts } from '../ports/missionPorts.ts';
import type { SwarmEffect } from '../swarm/effects.ts';
import type { SwarmInput } from '../swarm/inputs.ts';
import type { MissionHandle, MissionReport, MissionRequest } from '../swarm/mission.ts';
import { initialState, type SwarmState } from '../swarm/state.ts';
import { type StepResult, step } from '../swarm/step.ts';
import type { EventNote } from '../swarm/turn.ts';
import type { Charter } from '../swarm/words.ts';
import { Effects, errorOf, type Happening } from './effects.ts';
import { plannedFiles } from './readyFiles.ts';
import { Recorder } from './recorder.ts';
import type { MissionServices } from './services.ts';
import { TextStore } from './textStore.ts';
import { Views } from './views.ts';

/** For a mission that another one opened. */
export interface Opening {
  readonly missionId?: MissionId;
  readonly parentMissionId?: MissionId;
  readonly depth?: number; // 0 for a mission a person opened
}

/** Starts at once: when this returns, MissionOpened is in the ledger and the first thought is under way. */
export function startMission(
  request: MissionRequest,
  ports: MissionPorts,
  services: MissionServices,
  opening: Opening = {},
): MissionHandle {
  const charter: Charter = {
    missionId: opening.missionId ?? asMissionId(ports.uuids.next()),
    changeSetId: asChangeSetId(ports.uuids.next()),
    parentMissionId: opening.parentMissionId,
    depth: opening.depth ?? 0,
    brain: ports.brain.name,
    instruction: request.instruction,
    cursor: request.cursor,
    ordered: request.ordered ?? [],
    planOnly: request.planOnly,
    approval: request.approval,
    bounds: request.bounds,
  };
  const runner = new MissionRunner(charter, ports, services);
  runner.post({ kind: 'missionStarted', charter });
  return { missionId: charter.missionId, done: runner.done, cancel: () => runner.cancel() };
}

class MissionRunner {
  readonly done: Promise<MissionReport>;
  readonly #ports: MissionPorts;
  readonly #services: MissionServices;
  readonly #charter: Charter;
  readonly #texts: TextStore;
  readonly #recorder: Recorder;
  readonly #effects: Effects;
  readonly #startedMs: number;
  #report: (report: MissionReport) => void = () => undefined;
  #state: SwarmState = initialState;
  #queue: Happening[] = [];
  #busy = false;
  #stopped = false;
  #over = false;

  constructor(charter: Charter, ports: MissionPorts, services: MissionServices) {
    this.#charter = charter;
    this.#ports = ports;
    this.#services = services;
    this.#startedMs = ports.clock.monotonicMs();
    this.done = new Promise((resolve) => {
      this.#report = resolve;
    });
    const texts = new TextStore(ports.workspace, ports.hash, services.newFileMode);
    const views = new Views(services, texts);
    this.#texts = texts;
    this.#recorder = new Recorder(
      ports,
      charter,
      (path, seen) => (seen === 'proposed' ? (texts.standing(path) ?? this.#proposedLines(path)) : undefined) ?? views.lines(path),
    );
    const world = { ports, services, charter, texts, views, recorder: this.#recorder };
    this.#effects = new Effects({ ...world, stopped: () => this.#stopped, post: (happening) => this.post(happening) });
  }

  post(happening: Happening): void {
    if (this.#over) return;
    this.#queue.push(happening);
    this.#drain();
  }

  cancel(): void {
    if (this.#over || this.#stopped) return;
    this.#stopped = true;
    this.#queue.unshift({ kind: 'cancelRequested' });
    this.#drain();
  }

  /** One happening after the other, also when one leads to the next while it is worked on. */
  #drain(): void {
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (let next = this.#queue.shift(); next !== undefined && !this.#over; next = this.#queue.shift()) this.#take(next);
    } finally {
      this.#busy = false;
    }
  }

  #take(happening: Happening): void {
    let result: StepResult;
    try {
      result = this.#step({ ...happening, atMs: this.#ports.clock.monotonicMs() } as SwarmInput);
    } catch (failure) {
      this.#collapse(errorOf(failure));
      return;
    }
    try {
      this.#recorder.append(result.events);
    } catch (failure) {
      // What cannot be recorded must not be done: nothing more happens, and the person is told why.
      this.#collapse(errorOf(failure), result.state);
      return;
    }
    this.#state = result.state;
    this.#reachFaults(result.events, result.effects);
    for (const effect of result.effects) {
      if (effect.kind === 'closeMission') this.#close(effect);
      else this.#effects.perform(effect);
    }
  }

  /** A handler that throws leaves the state as it was; the mission is then told to end from there. */
  #step(input: SwarmInput): StepResult {
    try {
      return step(this.#state, input);
    } catch (failure) {
      return step(this.#state, { kind: 'brokeDown', text: errorOf(failure).message, atMs: input.atMs });
    }
  }

  #close({ closing, operations, changes, notes }: Extract<SwarmEffect, { kind: 'closeMission' }>): void {
    this.#over = true;
    this.#effects.dispose();
    this.#queue = [];
    const { outcome, summary, error, candidates, partial } = closing;
    const files = plannedFiles(changes, this.#texts);
    const report = { missionId: this.#charter.missionId, outcome, summary, error, operations, files, candidates, partial };
    void this.#signHead().then((unsigned) => {
      this.#report({ ...report, notes: unsigned ? [...notes, unsigned] : notes, wallMs: this.#wallMs() });
    });
  }

  async #signHead(): Promise<MissionReport['notes'][number] | undefined> {
    try {
      await this.#services.signHead();
      return undefined;
    } catch (failure) {
      return { kind: 'warning', text: `The ledger's head could not be signed: ${errorOf(failure).message}`, at: undefined };
    }
  }

  /** The end when not even the end can be recorded: everything stops, leases are given back, and the report says what failed. */
  #collapse(error: SwarmError, state: SwarmState = this.#state): void {
    this.#over = true;
    this.#effects.dispose();
    // Leases may also be in an answer that nobody will take any more.
    const granted = this.#queue.flatMap((next) => (next.kind === 'leasesAnswered' && next.answer.granted ? next.answer.leases : []));
    this.#queue = [];
    try {
      this.#ports.leases.release(this.#charter.missionId, [...this.#state.leases.held, ...state.leases.held, ...granted]);
    } catch {
      // They expire by themselves.
    }
    const written = state.closing?.outcome === 'done';
    const message = written ? `${error.message} The change set had been written and recorded before that.` : error.message;
    const hint = written ? 'Do not run it again: the files are changed, and "swarm rewind" takes that back.' : error.hint;
    this.#report({
      missionId: this.#charter.missionId,
      outcome: 'failed',
      summary: message,
      error: { ...error, message, hint },
      operations: this.#state.stages.map(({ request }) => request),
      files: [],
      notes: [],
      candidates: [],
      wallMs: this.#wallMs(),
    });
  }

  #reachFaults(events: readonly EventNote[], effects: readonly SwarmEffect[]): void {
    if (effects.some(({ kind }) => kind === 'writeChangeSet')) this.#ports.faults.reach('checked');
    for (const { payload } of events) {
      const point = faultPoints[payload.case];
      if (point) this.#ports.faults.reach(point);
    }
  }

  #wallMs(): number {
    return this.#ports.clock.monotonicMs() - this.#startedMs;
  }

  #proposedLines(path: string) {
    const drafts = this.#state.stages.flatMap(({ accepted }) => Object.values(accepted));
    const pending = this.#state.tickets.flatMap(({ proposed, status }) => (status === 'working' ? proposed : []));
    const draft = [...drafts, ...pending].findLast((each) => each.hash !== undefined && (each.newPath ?? each.path) === path);
    return draft && this.#texts.lines(draft.hash);
  }
}

const faultPoints: Partial<Record<EventNote['payload']['case'], FaultPoint>> = {
  missionOpened: 'mission-opened',
  ticketFinished: 'ticket-finished',
  missionClosed: 'closed',
};
