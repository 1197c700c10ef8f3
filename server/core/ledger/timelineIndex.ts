/**
 * The whole ledger in a few bytes an event: kind, agent, mission, and whether it is machinery. Filters run over these
 * columns; bodies are read only for what is shown. It grows with the ledger and is never read back from disk.
 */
import type { EventOutline, TimelinePort } from '../ports/timelinePort.ts';
import { roleWord } from './eventWords.ts';
import { isMachinery } from './timeline.ts';

/** Events read at a time, between two of which others have their turn. */
const outlinesPerSlice = 5_000;
/** Different files counted; further ones can be searched for by text. */
const pathsCountedMax = 20_000;

/** Who did something: an agent, or a role where there was no agent. */
export interface Actor {
  readonly who: string;
  readonly role: string;
  count: number;
}

export interface MissionCount {
  readonly missionId: string;
  openedSequence: number; // 0: its opening is not in the ledger
  count: number;
}

/** Lets others have their turn. */
export type Pause = () => Promise<void>;

export class TimelineIndex {
  readonly #port: TimelinePort;
  readonly #pause: Pause;
  /** Events indexed: those with a sequence up to this. */
  length = 0;
  #kinds = new Uint8Array(1024);
  #actors = new Uint32Array(1024);
  #missions = new Uint32Array(1024);
  #flags = new Uint8Array(1024); // 1: machinery; 2: erased
  readonly kinds: { readonly kind: string; count: number }[] = [];
  readonly actors: Actor[] = [];
  readonly missions: MissionCount[] = [{ missionId: '', openedSequence: 0, count: 0 }]; // the first: of no mission
  readonly paths = new Map<string, number>();
  readonly #kindNumbers = new Map<string, number>();
  readonly #actorNumbers = new Map<string, number>();
  readonly #missionNumbers = new Map<string, number>([['', 0]]);
  #reading: Promise<void> | undefined;

  constructor(port: TimelinePort, pause: Pause) {
    this.#port = port;
    this.#pause = pause;
  }

  /** Takes in what was appended since; several callers share one reading. */
  catchUp(): Promise<void> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  kindOf(sequence: number): number {
    return this.#kinds[sequence - 1] ?? 0;
  }

  actorOf(sequence: number): number {
    return this.#actors[sequence - 1] ?? 0;
  }

  missionOf(sequence: number): number {
    return this.#missions[sequence - 1] ?? 0;
  }

  isMachinery(sequence: number): boolean {
    return ((this.#flags[sequence - 1] ?? 0) & 1) !== 0;
  }

  isErased(sequence: number): boolean {
    return ((this.#flags[sequence - 1] ?? 0) & 2) !== 0;
  }

  async #read(): Promise<void> {
    const head = this.#port.head().sequence;
    while (this.length < head) {
      const outlines = this.#port.outlines(this.length, outlinesPerSlice);
      if (outlines.length === 0) return;
      for (const outline of outlines) this.#add(outline);
      if (this.length < head) await this.#pause();
    }
  }

  #add(outline: EventOutline): void {
    const at = outline.sequence - 1;
    if (at >= this.#kinds.length) this.#grow(at);
    const role = roleWord(outline.role);
    const who = outline.agentId || role;
    const kind = numberOf(this.#kindNumbers, this.kinds, outline.kind, () => ({ kind: outline.kind, count: 0 }));
    const actor = numberOf(this.#actorNumbers, this.actors, `${role} ${who}`, () => ({ who, role, count: 0 }));
    const { missionId } = outline;
    const mission = numberOf(this.#missionNumbers, this.missions, missionId, () => ({ missionId, openedSequence: 0, count: 0 }));
    this.#kinds[at] = kind;
    this.#actors[at] = actor;
    this.#missions[at] = mission;
    this.#flags[at] = (isMachinery(outline.kind, outline.aspect) ? 1 : 0) | (outline.erased ? 2 : 0);
    this.length = outline.sequence;
    if (outline.erased) return;
    count(this.kinds[kind]);
    count(this.actors[actor]);
    const counted = this.missions[mission];
    count(counted);
    if (counted && outline.kind === 'missionOpened') counted.openedSequence = outline.sequence;
    const { path } = outline;
    if (path !== '' && (this.paths.has(path) || this.paths.size < pathsCountedMax)) this.paths.set(path, (this.paths.get(path) ?? 0) + 1);
  }

  #grow(at: number): void {
    const size = Math.max(at + 1, this.#kinds.length * 2);
    this.#kinds = grown(new Uint8Array(size), this.#kinds);
    this.#flags = grown(new Uint8Array(size), this.#flags);
    this.#actors = grown(new Uint32Array(size), this.#actors);
    this.#missions = grown(new Uint32Array(size), this.#missions);
  }
}

function grown<Column extends Uint8Array | Uint32Array>(larger: Column, column: Column): Column {
  larger.set(column);
  return larger;
}

function numberOf<Entry>(numbers: Map<string, number>, entries: Entry[], key: string, make: () => Entry): number {
  let number = numbers.get(key);
  if (number === undefined) {
    number = entries.push(make()) - 1;
    numbers.set(key, number);
  }
  return number;
}

function count(entry: { count: number } | undefined): void {
  if (entry) entry.count += 1;
}
