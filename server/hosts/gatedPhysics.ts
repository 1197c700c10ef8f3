/** Physics that may not start a process yet, such as in a workspace the person does not trust: until then it answers as one that is switched off. */
import type { Physics } from '../adapters/physics/physics.ts';

/** `off` starts nothing. The gate is asked before each question, so that it may open at any time. */
export function gatedPhysics(on: Physics, off: Physics, isOpen: () => boolean): Physics {
  const now = (): Physics => (isOpen() ? on : off);
  return {
    references: (...question) => now().references(...question),
    definition: (...question) => now().definition(...question),
    rename: (...question) => now().rename(...question),
    check: (...question) => now().check(...question),
    covers: (path) => now().covers(path),
    prewarm: (paths) => now().prewarm(paths),
    diskChanged: (paths) => now().diskChanged(paths),
    running: () => on.running(),
    async dispose() {
      await Promise.all([on.dispose(), off.dispose()]);
    },
  };
}
