/** The memory of a process and of those it started. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { groupMemoryBytes } from '../../../server/adapters/physics/processMemory.ts';

test.runIf(existsSync('/proc/self/stat'))('what a script started counts with it, and nothing once it is gone', async () => {
  const program = 'const held = Buffer.alloc(80e6, 1); console.log(held.length); setInterval(() => held.fill(2), 1e6)';
  const script = spawn('/bin/sh', ['-c', `"${process.execPath}" -e "${program}"; true`], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await new Promise((resolve) => script.stdout.once('data', resolve));
  const pid = script.pid!;
  expect(groupMemoryBytes(pid)).toBeGreaterThan(80e6);
  process.kill(-pid, 'SIGKILL');
  await new Promise((resolve) => script.once('exit', resolve));
  await expect.poll(() => groupMemoryBytes(pid)).toBe(0);
});
