/** Plays a mission against `step` alone: a script answers each effect, every state is frozen, every input and event is kept. */
import type { BrainTask } from '../../../server/core/brain/brain.ts';
import type { Located, LocatedReference } from '../../../server/core/operation/operation.ts';
import type { LeaseAnswer } from '../../../server/core/ports/leasePort.ts';
import type { PhysicsVerdict } from '../../../server/core/ports/physicsPort.ts';
import type { SwarmEffect } from '../../../server/core/swarm/effects.ts';
import type { ReflexVerdict, SwarmAnswer, SwarmInput } from '../../../server/core/swarm/inputs.ts';
import { defaultBounds } from '../../../server/core/swarm/mission.ts';
import { initialState, type SwarmState } from '../../../server/core/swarm/state.ts';
import { step } from '../../../server/core/swarm/step.ts';
import type { EventNote } from '../../../server/core/swarm/turn.ts';
import type { Charter, DraftedFile, WorkspacePath } from '../../../server/core/swarm/words.ts';
import type { SwarmError } from '../../../server/protocol/errors.ts';
import { asChangeSetId, asContentHash, asMissionId, asWorkspacePath } from '../../../server/protocol/ids.ts';

type EffectOf<K extends SwarmEffect['kind']> = Extract<SwarmEffect, { kind: K }>;
type EditTask = Extract<BrainTask, { kind: 'edit' }>;

/** How the world answers; 'never' leaves an effect unanswered, an error is an effect that threw. */
export interface Script {
  readonly understand: () => SwarmAnswer;
  readonly locate: (stage: number, task: Extract<BrainTask, { kind: 'locate' }>) => SwarmAnswer | Error;
  readonly edit: (task: EditTask, attempt: number) => SwarmAnswer | 'never' | Error;
  readonly explore: (task: Extract<BrainTask, { kind: 'explore' }>) => SwarmAnswer;
  readonly reflexes: (files: readonly DraftedFile[], nth: number) => readonly ReflexVerdict[];
  readonly physics: (effect: EffectOf<'runPhysics'>, nth: number) => readonly PhysicsVerdict[] | Error;
  readonly leases: (effect: EffectOf<'acquireLeases'>, nth: number) => LeaseAnswer | Error;
  readonly renew: (nth: number) => boolean;
  readonly approve: () => boolean;
  readonly write: (effect: EffectOf<'writeChangeSet'>) => SwarmError | undefined;
}

export const path = asWorkspacePath;
export const hash = asContentHash;

/** `def area` in shapes.py, used in report.py: two places in each. */
export function reference(file: string, start: number, how: LocatedReference['how'] = 'import'): LocatedReference {
  return { path: path(file), start, end: start + 4, confidence: 1, why: `uses it at ${start}`, how, newText: 'surface' };
}

export function located(references: readonly LocatedReference[], more: Partial<Located> = {}): Located {
  const files = [...new Set(references.map((each) => each.path))].sort();
  return {
    target: {
      name: 'area',
      dotted: 'shapes.area',
      kind: 'function',
      language: 'python',
      place: { path: path('shapes.py'), start: 4, end: 8 },
    },
    references,
    left: [],
    moves: [],
    collisions: [],
    decisions: [],
    readSet: files,
    writeSet: files,
    ...more,
  };
}

export const twoFiles = located([
  reference('report.py', 20),
  reference('report.py', 40, 'scope'),
  reference('shapes.py', 4, 'declaration'),
]);

export const understood = (...summaries: string[]): SwarmAnswer => ({
  kind: 'understood',
  understanding: {
    operations: summaries.map((summary) => ({ operation: 'rename', arguments: { summary }, summary, clause: summary })),
    assumptions: [],
    ignoredWords: [],
    confidence: 1,
  },
});

export const locatedAnswer = (found: Located): SwarmAnswer => ({
  kind: 'located',
  located: found,
  lines: found.references.map(({ start }) => 1 + Math.floor(start / 10)),
});

/** Rewrites every place of the task's files; the hash of a text names what was done to it. */
export function rewrite(task: EditTask, base: (file: WorkspacePath) => string = (file) => `${file}@0`): DraftedFile[] {
  return task.paths.map((file) => ({
    path: file,
    newPath: task.located.moves.find(({ from }) => from === file)?.to,
    baseHash: hash(base(file)),
    hash: hash(`${base(file)}+${task.request.summary}`),
    edits: task.located.references
      .filter((each) => each.path === file)
      .map(({ start, end, newText, why, confidence }) => {
        const line = 1 + Math.floor(start / 10);
        return { start, end, newText, reason: why, confidence, line, newLine: line };
      }),
  }));
}

export const passed: readonly ReflexVerdict[] = (['scope', 'base-hash', 'syntax', 'bindings'] as const).map((reflex) => ({
  reflex,
  passed: true,
  findings: [],
  code: undefined,
  filesChecked: 1,
  durationMs: 0,
}));

export function vetoed(reflex: ReflexVerdict['reflex'], code: ReflexVerdict['code'], text: string): readonly ReflexVerdict[] {
  return passed.map((verdict) =>
    verdict.reflex === reflex ? { ...verdict, passed: false, code, findings: [{ rule: reflex, text, hint: '', at: undefined }] } : verdict,
  );
}

export const physics = (more: Partial<PhysicsVerdict> = {}): PhysicsVerdict => ({
  server: 'pyright',
  answered: true,
  passed: true,
  newDiagnostics: [],
  checkedPaths: [],
  uncheckedPaths: [],
  uncheckedReason: '',
  durationMs: 0,
  memoryBytes: 0,
  before: 0,
  after: 0,
  ...more,
});

export const granted = ({ paths, ttlMs }: EffectOf<'acquireLeases'>, token = 1): LeaseAnswer => ({
  granted: true,
  leases: paths.map((each) => ({ path: each, fencingToken: token })),
  ttlMs,
});

export const refused = ({ paths }: EffectOf<'acquireLeases'>): LeaseAnswer => ({
  granted: false,
  path: paths[0]!,
  holderMissionId: 'M-other',
  holderWriterId: 'W-other',
  reason: 'held',
});

/** Everything goes well: a two-file rename, on the texts that earlier stages led to. */
export const goodScript: Script = {
  understand: () => understood('rename area to surface'),
  locate: () => locatedAnswer(twoFiles),
  edit: (task) => ({ kind: 'edited', files: rewrite(task), faults: [] }),
  explore: (task) => locatedAnswer(task.located),
  reflexes: () => passed,
  physics: () => [physics()],
  leases: (effect) => granted(effect),
  renew: () => true,
  approve: () => true,
  write: () => undefined,
};

const charter = (more: Partial<Charter> = {}): Charter => ({
  missionId: asMissionId('M1'),
  changeSetId: asChangeSetId('S1'),
  parentMissionId: undefined,
  depth: 0,
  brain: 'scripted',
  instruction: 'rename area to surface',
  cursor: undefined,
  ordered: [],
  planOnly: false,
  approval: 'given',
  bounds: defaultBounds,
  ...more,
});

/** One mission being played. Effects are answered first come, first served; timers fire only when nothing else is left. */
export class Play {
  state: SwarmState = initialState;
  readonly inputs: SwarmInput[] = [];
  readonly events: EventNote[] = [];
  readonly performed: SwarmEffect[] = [];
  /** Effects under way, in the order they were asked for. */
  readonly waiting: SwarmEffect[] = [];
  readonly #script: Script;
  readonly #counts = new Map<string, number>();
  readonly #dueMs = new Map<SwarmEffect, number>();
  #nowMs = 0;

  constructor(script: Partial<Script> = {}) {
    this.#script = { ...goodScript, ...script };
  }

  feed(input: SwarmInput): void {
    this.inputs.push(input);
    this.#nowMs = Math.max(this.#nowMs, input.atMs);
    const result = step(deepFreeze(this.state), deepFreeze(input));
    this.state = result.state;
    this.events.push(...result.events);
    for (const effect of result.effects) this.#take(effect);
  }

  start(of: Partial<Charter> = {}): this {
    this.feed({ kind: 'missionStarted', charter: charter(of), atMs: 0 });
    return this;
  }

  /** Answers effects until the mission is closed or nothing more comes, at most `steps` of them. */
  run(steps = 10_000): this {
    for (let done = 0; done < steps && this.state.phase !== 'closed'; done++) {
      const next = this.#next();
      if (!next) break;
      this.feed(next);
    }
    return this;
  }

  get outcome(): string {
    return this.state.closing?.outcome ?? `open in phase ${this.state.phase}`;
  }

  effects<K extends SwarmEffect['kind']>(kind: K): EffectOf<K>[] {
    return this.performed.filter((effect): effect is EffectOf<K> => effect.kind === kind);
  }

  #take(effect: SwarmEffect): void {
    this.performed.push(effect);
    if (effect.kind === 'setTimer') this.#dueMs.set(effect, this.#nowMs + effect.delayMs);
    if (effect.kind === 'abortCalls') this.#drop((waiting) => 'callId' in waiting && effect.callIds.includes(waiting.callId));
    else if (effect.kind === 'stopTimer') this.#drop((waiting) => waiting.kind === 'setTimer' && waiting.timerId === effect.timerId);
    else if (effect.kind !== 'closeMission') this.waiting.push(effect);
  }

  #drop(which: (effect: SwarmEffect) => boolean): void {
    for (let i = this.waiting.length - 1; i >= 0; i--) if (which(this.waiting[i]!)) this.waiting.splice(i, 1);
  }

  #next(): SwarmInput | undefined {
    for (const [index, effect] of this.waiting.entries()) {
      const answer = this.#answer(effect);
      if (!answer) continue;
      this.waiting.splice(index, 1);
      return answer;
    }
    const due = (timer: SwarmEffect) => this.#dueMs.get(timer) ?? 0;
    const [timer] = this.waiting.filter((effect) => effect.kind === 'setTimer').sort((a, b) => due(a) - due(b));
    if (!timer) return undefined;
    this.waiting.splice(this.waiting.indexOf(timer), 1);
    return { kind: 'timerFired', timerId: timer.timerId, atMs: Math.max(this.#nowMs, due(timer)) };
  }

  #nth(what: string): number {
    const nth = (this.#counts.get(what) ?? 0) + 1;
    this.#counts.set(what, nth);
    return nth;
  }

  #answer(effect: SwarmEffect): SwarmInput | undefined {
    const atMs = this.#nowMs + 1;
    switch (effect.kind) {
      case 'askBrain': {
        const answer = this.#think(effect);
        if (answer === 'never') return undefined;
        if (answer instanceof Error) return broken(effect.callId, answer, atMs);
        return { kind: 'brainAnswered', callId: effect.callId, answer, tokensIn: 0, tokensOut: 0, atMs };
      }
      case 'runReflexes':
        return {
          kind: 'reflexesJudged',
          callId: effect.callId,
          verdicts: this.#script.reflexes(effect.files, this.#nth('reflexes')),
          atMs,
        };
      case 'runPhysics': {
        const verdicts = this.#script.physics(effect, this.#nth('physics'));
        if (verdicts instanceof Error) return broken(effect.callId, verdicts, atMs);
        return { kind: 'physicsJudged', callId: effect.callId, verdicts, dependentsLeftOut: 0, atMs };
      }
      case 'acquireLeases':
        return this.#grant(effect, atMs);
      case 'renewLeases':
        return { kind: 'leasesRenewed', callId: effect.callId, held: this.#script.renew(this.#nth('renew')), atMs };
      case 'releaseLeases':
        return { kind: 'leasesReleased', callId: effect.callId, leases: effect.leases, atMs };
      case 'askApproval':
        return { kind: 'approvalAnswered', callId: effect.callId, approved: this.#script.approve(), atMs };
      case 'writeChangeSet':
        return { kind: 'changeSetWritten', callId: effect.callId, error: this.#script.write(effect), atMs };
      default:
        return undefined;
    }
  }

  #grant(effect: EffectOf<'acquireLeases'>, atMs: number): SwarmInput {
    const answer = this.#script.leases(effect, this.#nth('leases'));
    return answer instanceof Error ? broken(effect.callId, answer, atMs) : { kind: 'leasesAnswered', callId: effect.callId, answer, atMs };
  }

  #think({ task, ticketId }: EffectOf<'askBrain'>): SwarmAnswer | 'never' | Error {
    const ticket = this.state.tickets.find(({ id }) => id === ticketId);
    switch (task.kind) {
      case 'understand':
        return this.#script.understand();
      case 'locate':
        return this.#script.locate(ticket?.stage ?? 0, task);
      case 'edit':
        return this.#script.edit(task, ticket?.attempt ?? 0);
      case 'explore':
        return this.#script.explore(task);
    }
  }
}

const broken = (callId: `c${number}`, failure: Error, atMs: number): SwarmInput => ({
  kind: 'effectFailed',
  callId,
  error: { code: 'internal', message: failure.message, hint: '' },
  atMs,
});

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const member of Object.values(value)) deepFreeze(member);
  return value;
}
