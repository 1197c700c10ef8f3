/** The instructions of this workspace, kept by the editor. */
import type { Memento } from 'vscode';
import { asHistory, withInstruction, withoutInstruction } from './instructionHistory.ts';

const key = 'swarm.instructions';

export class HistoryStore {
  readonly #state: Memento;

  constructor(state: Memento) {
    this.#state = state;
  }

  all(): readonly string[] {
    return asHistory(this.#state.get(key));
  }

  add(instruction: string): void {
    void this.#state.update(key, withInstruction(this.all(), instruction));
  }

  forget(instruction: string): void {
    void this.#state.update(key, withoutInstruction(this.all(), instruction));
  }
}
