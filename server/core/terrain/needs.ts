/** The facts that turned out to be missing while something was resolved, gathered so that they can be fetched together. */
import { type FactRequest, factKey } from '../facts/facts.ts';

export class Needs {
  readonly #requests = new Map<string, FactRequest>();

  add(request: FactRequest): void {
    this.#requests.set(factKey(request), request);
  }

  addAll(requests: readonly FactRequest[]): void {
    for (const request of requests) this.add(request);
  }

  get any(): boolean {
    return this.#requests.size > 0;
  }

  get requests(): readonly FactRequest[] {
    return [...this.#requests.values()];
  }
}
