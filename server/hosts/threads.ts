/** Starts threads of Swarm's own: each from the bundle beside ours, or from source when Swarm runs from there. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ResourceLimits, Worker } from 'node:worker_threads';

/** Each is a bundle, made from the `main.ts` of a folder of that name. */
export type ThreadName = 'indexing' | 'patternSearch';

export function startThread(name: ThreadName, workerData: unknown, resourceLimits: ResourceLimits): Worker {
  const bundled = join(import.meta.dirname, `${name}.js`);
  const program = existsSync(bundled) ? bundled : join(import.meta.dirname, name, 'main.ts');
  // Flags of who runs us, a debugger's among them, are not for it.
  return new Worker(program, { workerData, execArgv: [], resourceLimits });
}
