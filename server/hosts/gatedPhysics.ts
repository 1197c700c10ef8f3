/** Physics that starts no process until it may: in a workspace that is not trusted nothing is judged, and the record says so. */
import type { ServerAnswer } from '../core/facts/facts.ts';
import type { Overlay, PhysicsPort, PhysicsVerdict } from '../core/ports/physicsPort.ts';
import type { WorkspacePath } from '../protocol/ids.ts';

const why = 'the workspace is not trusted, so no language server was started';

export class GatedPhysics implements PhysicsPort {
  readonly #physics: PhysicsPort;
  readonly #open: () => boolean;

  constructor(physics: PhysicsPort, open: () => boolean) {
    this.#physics = physics;
    this.#open = open;
  }

  references(...question: Parameters<PhysicsPort['references']>): Promise<ServerAnswer> {
    return this.#open() ? this.#physics.references(...question) : Promise.resolve({ answered: false, why });
  }

  definition(...question: Parameters<PhysicsPort['definition']>): Promise<ServerAnswer> {
    return this.#open() ? this.#physics.definition(...question) : Promise.resolve({ answered: false, why });
  }

  check(changeSet: Overlay, dependents: readonly WorkspacePath[], signal: AbortSignal): Promise<readonly PhysicsVerdict[]> {
    return this.#open() ? this.#physics.check(changeSet, dependents, signal) : Promise.resolve([notAsked([...changeSet.keys()])]);
  }

  dispose(): Promise<void> {
    return this.#physics.dispose();
  }
}

function notAsked(uncheckedPaths: readonly WorkspacePath[]): PhysicsVerdict {
  return {
    server: 'physics',
    answered: false,
    passed: false,
    newDiagnostics: [],
    checkedPaths: [],
    uncheckedPaths,
    uncheckedReason: why,
    durationMs: 0,
    memoryBytes: 0,
    before: 0,
    after: 0,
  };
}
