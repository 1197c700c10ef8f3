/** Each rule of the house fires on a small house that breaks just it, and none on a sound one. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const rules = join(dirname(fileURLToPath(import.meta.url)), '../../scripts/houseRules.ts');

/** What is forbidden in one room is fine in another, and in a comment that is about it. */
const soundHouse: Readonly<Record<string, string>> = {
  'server/core/mind.ts': '// Date.now() and process.env are not for here\nexport const mind = 1;\n',
  'server/core/generated/words.ts': `${'export {};\n'.repeat(400)}// TODO: of the generator's\n`,
  'server/base/clock.ts': 'export const nowMs = () => Date.now();\nexport const later = setTimeout;\n',
  'server/hosts/environment.ts': 'export const shell = process.env;\n',
  'server/languages/table.ts': `/** data: names and what they are. */\n${'export {};\n'.repeat(400)}`,
  'extension/main.ts': `${'export {};\n'.repeat(349)}`,
  'webview/page.ts': 'export {};\n',
  'scripts/build.ts': 'export const started = performance.now();\n',
};

const houses: string[] = [];
afterEach(() => {
  for (const house of houses.splice(0)) rmSync(house, { recursive: true, force: true });
});

/** The rules' findings on the sound house with these files put in. */
function findings(added: Readonly<Record<string, string>>): { readonly status: number | null; readonly findings: readonly string[] } {
  const house = mkdtempSync(join(tmpdir(), 'swarm-house-'));
  houses.push(house);
  for (const [path, text] of Object.entries({ ...soundHouse, ...added })) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  const run = spawnSync(process.execPath, [rules, house], { encoding: 'utf8' });
  return { status: run.status, findings: run.stderr.split('\n').filter((line) => line !== '') };
}

test('a sound house passes', () => {
  expect(findings({})).toEqual({ status: 0, findings: [] });
});

test('every breach is named with its place and what to do instead', () => {
  const injected = 'time and randomness are injected: take a Clock or a Randomness from base';
  const timers = 'timers belong to the clock: use Clock.after';
  const environment = 'only hosts read the environment: let the host pass it in';
  const unfinished = 'nothing unfinished: finish it, or leave it out';
  const { status, findings: found } = findings({
    'server/core/a.ts': 'export const a = Date.now();\nexport const b = Math.random();\n',
    'server/operations/a.ts': 'export const a = new Date();\n',
    'server/languages/a.ts': 'export const a = performance.now();\n',
    'server/adapters/a.ts': 'setTimeout(() => {}, 1);\nsetInterval(() => {}, 1);\n',
    'server/base/a.ts': 'export const a = process.env;\n',
    'server/protocol/a.ts': 'export const a = process.env.HOME;\n',
    'extension/a.ts': '// TODO: more\n',
    'webview/a.tsx': 'export {}; // FIXME\n',
    'scripts/a.ts': '/* XXX */\n',
    'server/hosts/long.ts': 'export {};\n'.repeat(350),
    'server/core/utils.ts': 'export {};\n',
    'server/hosts/Helper.ts': 'export {};\n',
  });
  expect(status).toBe(1);
  expect([...found].sort()).toEqual(
    [
      `server/core/a.ts:1: ${injected}`,
      `server/core/a.ts:2: ${injected}`,
      `server/operations/a.ts:1: ${injected}`,
      `server/languages/a.ts:1: ${injected}`,
      `server/adapters/a.ts:1: ${timers}`,
      `server/adapters/a.ts:2: ${timers}`,
      `server/base/a.ts:1: ${environment}`,
      `server/protocol/a.ts:1: ${environment}`,
      `extension/a.ts:1: ${unfinished}`,
      `webview/a.tsx:1: ${unfinished}`,
      `scripts/a.ts:1: ${unfinished}`,
      'server/hosts/long.ts: 351 lines; at most 350: split it by thought',
      'server/core/utils.ts: a file is named after the noun it holds',
      'server/hosts/Helper.ts: a file is named after the noun it holds',
    ].sort(),
  );
});
