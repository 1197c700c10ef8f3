/** Code to try Swarm on: a small shop of our own, or real third-party code in both languages. Copied, so that it can be changed. */
import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** A few files of TypeScript and Python that use one another; see the README in it. */
export function copySample(into: string): void {
  cpSync(join(root, 'test/samples/orders'), into, { recursive: true });
}

/** gyp (Python) and rxjs (TypeScript), as they are published. */
export function copyRealCode(into: string): void {
  mkdirSync(join(into, 'rxjs'), { recursive: true });
  cpSync(join(root, 'node_modules/node-gyp/gyp'), join(into, 'gyp'), { recursive: true });
  cpSync(join(root, 'node_modules/rxjs/src'), join(into, 'rxjs/src'), { recursive: true });
  cpSync(join(root, 'node_modules/rxjs/tsconfig.json'), join(into, 'rxjs/tsconfig.json'));
}
