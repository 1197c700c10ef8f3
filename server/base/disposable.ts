/** Everything that holds a resource is disposed of; a store disposes in reverse order and survives a failing member. */
export interface Disposable {
  dispose(): void;
}

export class DisposableStore implements Disposable {
  #members: Disposable[] = [];
  #disposed = false;

  add<T extends Disposable>(member: T): T {
    if (this.#disposed) member.dispose();
    else this.#members.push(member);
    return member;
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    const failures: unknown[] = [];
    for (const member of this.#members.reverse()) {
      try {
        member.dispose();
      } catch (failure) {
        failures.push(failure);
      }
    }
    this.#members = [];
    if (failures.length > 0) throw new AggregateError(failures, 'some resources could not be released');
  }
}

export function toDisposable(dispose: () => void): Disposable {
  return { dispose };
}
