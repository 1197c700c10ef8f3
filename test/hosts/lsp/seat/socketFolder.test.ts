/** Which folders a socket may lie in: this user's own, closed to others, no link. */
import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isOwnFolder, socketPathFor } from '../../../../server/hosts/lsp/seat/socketFolder.ts';
import { TempFolder } from '../../../fakes/tempFolder.ts';

const userId = process.getuid?.() ?? -1;
const places = (temp: TempFolder, extra: object = {}) => ({
  runtimeFolder: undefined as string | undefined,
  temporaryFolder: temp.root,
  platform: 'linux' as const,
  userId,
  ...extra,
});

test.runIf(process.platform !== 'win32')('the folder is made for this user alone, and its names differ by state folder', () => {
  const temp = new TempFolder();
  const path = socketPathFor('/state/one', places(temp));
  expect(path).toMatch(new RegExp(`^${temp.root}/swarm-${userId}/[0-9a-f]{16}\\.sock$`));
  expect(statSync(join(temp.root, `swarm-${userId}`)).mode & 0o777).toBe(0o700);
  expect(socketPathFor('/state/one', places(temp))).toBe(path);
  expect(socketPathFor('/state/two', places(temp))).not.toBe(path);
});

test.runIf(process.platform !== 'win32')('the runtime folder comes first, if its path is absolute', () => {
  const temp = new TempFolder();
  mkdirSync(temp.at('run'), { mode: 0o700 });
  expect(socketPathFor('/state', places(temp, { runtimeFolder: temp.at('run') }))).toContain('/run/swarm/');
  expect(socketPathFor('/state', places(temp, { runtimeFolder: 'run' }))).toContain(`/swarm-${userId}/`);
});

test.runIf(process.platform !== 'win32')('a folder open to others, somebody else’s, a link or a file is never used', () => {
  const temp = new TempFolder();
  const own = temp.at(`swarm-${userId}`);
  mkdirSync(own, { mode: 0o700 });
  expect(isOwnFolder(own, userId)).toBe(true);
  for (const mode of [0o701, 0o710, 0o750, 0o777]) {
    chmodSync(own, mode);
    expect(isOwnFolder(own, userId), mode.toString(8)).toBe(false);
    expect(socketPathFor('/state', places(temp)) ?? '', mode.toString(8)).not.toContain(temp.root);
  }
  chmodSync(own, 0o700);
  expect(isOwnFolder(own, userId + 1)).toBe(false);
  temp.link('link', own).write('file');
  expect([isOwnFolder(temp.at('link'), userId), isOwnFolder(temp.at('file'), userId), isOwnFolder(temp.at('none'), userId)]).toEqual([
    false,
    false,
    false,
  ]);
});

test.runIf(process.platform !== 'win32')('a path too long for a socket is passed over', () => {
  const temp = new TempFolder();
  const deep = temp.at('d'.repeat(120));
  mkdirSync(deep);
  const path = socketPathFor('/state', places(temp, { temporaryFolder: deep }));
  expect(path === undefined || Buffer.byteLength(path) <= 103).toBe(true);
  expect(path ?? '').not.toContain(deep);
});

test('on Windows it is a named pipe that cannot be guessed', () => {
  const temp = new TempFolder();
  const [one, two] = [0, 1].map(() => socketPathFor('C:\\state', places(temp, { platform: 'win32' })));
  expect(one).toMatch(/^\\\\\.\\pipe\\swarm-[0-9a-f]{16}-[0-9a-f]{16}$/);
  expect(two).not.toBe(one);
});
