import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createColors } from 'picocolors';
import { afterAll, expect, test } from 'vitest';
import { createOutput, type Output, reportError, writeFully } from '../../../server/hosts/cli/output.ts';
import { swarmError } from '../../../server/protocol/errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'swarm-output-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plain = { noColor: true, forceColor: false, dumbTerminal: false };

test('all of a text is written, and a descriptor that takes nothing is told', () => {
  const path = join(folder, 'out');
  const descriptor = openSync(path, 'w');
  const text = 'ü'.repeat(300_000);
  expect(writeFully(descriptor, text)).toBe(true);
  closeSync(descriptor);
  expect(readFileSync(path, 'utf8')).toBe(text);
  const reading = openSync(path, 'r');
  expect(writeFully(reading, 'x')).toBe(false);
  closeSync(reading);
});

test('NO_COLOR goes before FORCE_COLOR, and JSON has no colours', () => {
  const paints = (json: boolean, environment: Partial<typeof plain>): boolean =>
    createOutput(json, { ...plain, ...environment }).colors.red('x') !== 'x';
  expect(paints(false, { noColor: false, forceColor: true })).toBe(true);
  expect(paints(false, { noColor: true, forceColor: true })).toBe(false);
  expect(paints(true, { noColor: false, forceColor: true })).toBe(false);
});

test('a failure is told in words on stderr, and as the one document of a JSON run', () => {
  const heard: unknown[] = [];
  const output = (json: boolean): Output => ({
    ...createOutput(json, plain),
    errorColors: createColors(false),
    say: (text) => heard.push(text),
    document: (value) => heard.push(value),
  });
  const error = swarmError('veto-syntax', 'It would not parse.');
  expect(reportError(output(false), error)).toBe(3);
  expect(heard.splice(0)).toEqual(['swarm: It would not parse.', `  ${error.hint}`]);
  expect(reportError(output(true), error, { candidates: [] })).toBe(3);
  expect(heard[0]).toEqual({ ok: false, error, exitCode: 3, candidates: [] });
});
