import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from '@bufbuild/protobuf';
import { afterAll, expect, test } from 'vitest';
import { eventStream } from '../../../server/hosts/cli/eventStream.ts';
import { SwarmEventSchema } from '../../../server/protocol/generated/events_pb.js';

const folder = mkdtempSync(join(tmpdir(), 'swarm-stream-'));
const path = join(folder, 'events.jsonl');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const event = (sequence: number) =>
  create(SwarmEventSchema, { sequence: BigInt(sequence), payload: { case: 'headMoved', value: { ref: 'a\nb' } } });

test('each event is one line of JSON, in order', () => {
  const descriptor = openSync(path, 'w');
  const stream = eventStream(descriptor);
  stream([event(1), event(2)]);
  stream([]);
  stream([event(3)]);
  closeSync(descriptor);
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(['1', '2', '3'].map((sequence) => ({ sequence, headMoved: { ref: 'a\nb' } })));
});

test('a reader that went away ends the stream and nothing else', () => {
  const descriptor = openSync(path, 'r'); // cannot be written
  const stream = eventStream(descriptor);
  stream([event(1)]);
  stream([event(2)]);
  closeSync(descriptor);
  expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(4);
});
