import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'swarm-descriptor-'));
const path = join(folder, 'events');
writeFileSync(path, '');
afterAll(() => rmSync(folder, { recursive: true }));

test('only a descriptor that was handed over for writing is taken', () => {
  const module = new URL('../../../server/hosts/cli/eventDescriptor.ts', import.meta.url).href;
  const source = `const { isHandedOver } = await import(${JSON.stringify(module)}); console.log(isHandedOver(3));`;
  const asked = (third: number | 'pipe' | undefined): string => {
    const stdio = third === undefined ? (['ignore', 'pipe', 'inherit'] as const) : (['ignore', 'pipe', 'inherit', third] as const);
    return spawnSync(process.execPath, ['--input-type=module', '-e', source], { stdio: [...stdio], encoding: 'utf8' }).stdout.trim();
  };
  const forWriting = openSync(path, 'a');
  const forReading = openSync(path, 'r');
  expect([asked(undefined), asked('pipe'), asked(forWriting), asked(forReading)]).toEqual(['false', 'true', 'true', 'false']);
  closeSync(forWriting);
  closeSync(forReading);
});
