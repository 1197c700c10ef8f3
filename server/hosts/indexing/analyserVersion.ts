/** Names what analyses files: its own code and its grammars. What another version made of a file is not taken for what this one would. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Put in by the build; not there when Swarm runs from source. */
declare const SWARM_ANALYSER: string | undefined;

/** Everything that the program of an indexing thread is made of, for a record may depend on any of it. A test compares them. */
export const madeOf: readonly string[] = [
  'server/base',
  'server/core',
  'server/languages',
  'server/adapters/indexing',
  'server/adapters/treeSitter',
  'server/adapters/workspace',
  'server/hosts/indexing',
  'server/hosts/languageRules.ts',
  'server/protocol/errors.ts',
  'server/protocol/ids.ts',
  'grammars',
];

let fromSource: string | undefined;

export function analyserVersion(): string {
  if (typeof SWARM_ANALYSER === 'string') return SWARM_ANALYSER;
  fromSource ??= fingerprintOfAnalysers(join(import.meta.dirname, '../../..'));
  return fromSource;
}

/** `root`: of the project. */
export function fingerprintOfAnalysers(root: string): string {
  const hash = createHash('sha256');
  const visit = (path: string): void => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else if (path.endsWith('.wasm')) hash.update(`${path.slice(root.length)}\0${stat.size}\0`);
    else hash.update(`${path.slice(root.length)}\0`).update(readFileSync(path));
  };
  for (const path of [...madeOf, 'wasm/checksums.json']) visit(join(root, path));
  return hash.digest('hex').slice(0, 32);
}
