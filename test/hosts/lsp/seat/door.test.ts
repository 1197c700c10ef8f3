/** Who is let in at a holder's door, and who is told nothing. */
import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { takeHolderLock } from '../../../../server/adapters/holderLock.ts';
import { systemClock } from '../../../../server/base/clock.ts';
import type { PeerIntroduction } from '../../../../server/hosts/lsp/folder/peer.ts';
import { FramedSocket } from '../../../../server/hosts/lsp/seat/framedSocket.ts';
import { type Door, openDoor } from '../../../../server/hosts/lsp/seat/holderDoor.ts';
import type { HolderRecord } from '../../../../server/hosts/lsp/seat/holderRecord.ts';
import { type Joining, joinHolder } from '../../../../server/hosts/lsp/seat/joinHolder.ts';
import { TempFolder } from '../../../fakes/tempFolder.ts';

const userId = process.getuid?.() ?? -1;
const { platform } = process;

test('of several that want the lock one gets it, and the next when it is given back', () => {
  const path = new TempFolder().at('holder.lock');
  const first = takeHolderLock(path);
  expect(first).toBeDefined();
  expect([takeHolderLock(path), takeHolderLock(path)]).toEqual([undefined, undefined]);
  first?.dispose();
  const second = takeHolderLock(path);
  expect(second).toBeDefined();
  second?.dispose();
});

describe.runIf(platform !== 'win32')('the door', () => {
  let temp: TempFolder;
  let state: string;
  let door: Door | undefined;
  let peers = 1;
  const admitted: { connection: MessageConnection; introduction: PeerIntroduction }[] = [];

  beforeEach(async () => {
    temp = new TempFolder();
    state = temp.at('state');
    mkdirSync(state, { mode: 0o700 });
    peers = 1;
    admitted.length = 0;
    door = await openDoor({
      stateFolder: state,
      folderUri: 'file:///project',
      version: '1.2.3',
      places: { runtimeFolder: undefined, temporaryFolder: temp.root, platform, userId },
      clock: systemClock,
      peers: () => peers,
      admit(connection, introduction) {
        admitted.push({ connection, introduction });
        connection.onRequest('echo', (params) => params);
        connection.listen();
      },
    });
  });

  afterEach(async () => {
    for (const { connection } of admitted) connection.end();
    await door?.close();
  });

  const record = (): HolderRecord => JSON.parse(readFileSync(`${state}/holder.json`, 'utf8')) as HolderRecord;
  const rewrite = (change: Partial<HolderRecord>): void =>
    writeFileSync(`${state}/holder.json`, JSON.stringify({ ...record(), ...change }), { mode: 0o600 });
  const join = (introduction: PeerIntroduction = { name: 'shell', abilities: { approve: true } }): Promise<Joining> =>
    joinHolder({ stateFolder: state, introduction, platform, userId, clock: systemClock });

  /** Sends one value and gives what comes back before the other side closes. */
  function say(value: unknown): Promise<unknown> {
    return new Promise((resolve) => {
      const framed = new FramedSocket(connect(record().socket), 65_536);
      let heard: unknown = 'nothing';
      framed.onClose(() => resolve(heard));
      framed.receive((answer) => {
        heard = answer;
      });
      framed.send(value);
    });
  }

  test('who shows the token is welcome, and works over the same connection', async () => {
    const joining = await join({ name: 'window', abilities: { events: true }, awaits: ['m1'] });
    if (joining.kind !== 'joined') throw new Error(joining.kind);
    expect(joining.welcome).toMatchObject({ folder: 'file:///project', version: '1.2.3', pid: process.pid, peers: 1 });
    expect(admitted[0]?.introduction).toEqual({ name: 'window', abilities: { events: true }, awaits: ['m1'] });
    joining.connection.listen();
    const long = 'ä'.repeat(3_000_000);
    expect(await joining.connection.sendRequest('echo', { long })).toEqual({ long });
    const closed = new Promise<void>((resolve) => joining.connection.onClose(() => resolve()));
    admitted[0]?.connection.end();
    await closed;
  });

  test('socket, card and their folders are this user’s alone', () => {
    const { socket } = record();
    const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);
    expect({ socket: mode(socket), folder: mode(dirname(socket)), card: mode(`${state}/holder.json`) }).toEqual({
      socket: '600',
      folder: '700',
      card: '600',
    });
  });

  test('a wrong token, another protocol, nonsense and a flood let nobody in', async () => {
    const { token } = record();
    const hello = { swarm: 'hello', protocol: 1, token, name: 'shell', abilities: {} };
    expect(await say({ ...hello, token: 'guess' })).toMatchObject({ swarm: 'refused', why: 'token' });
    expect(await say({ ...hello, token: undefined })).toMatchObject({ why: 'token' });
    expect(await say({ ...hello, protocol: 2 })).toMatchObject({ why: 'protocol', version: '1.2.3' });
    expect(await say('hello')).toMatchObject({ why: 'token' });
    expect(await say({ ...hello, name: 'x'.repeat(100_000) })).toBe('nothing');
    expect(admitted).toEqual([]);
  });

  test('the bound on peers is kept', async () => {
    peers = 32;
    expect(await join()).toMatchObject({ kind: 'refused', why: 'full' });
  });

  test('a card of another version is not even tried', async () => {
    rewrite({ protocol: 99, version: '9.0.0' });
    expect(await join()).toMatchObject({ kind: 'refused', why: 'protocol', version: '9.0.0' });
  });

  test('a card that others could have written, a link, or half of one is not trusted', async () => {
    const card = `${state}/holder.json`;
    chmodSync(card, 0o644);
    expect(await join()).toEqual({ kind: 'absent' });
    chmodSync(card, 0o600);
    chmodSync(state, 0o755);
    expect(await join()).toEqual({ kind: 'absent' });
    chmodSync(state, 0o700);
    renameSync(card, `${state}/elsewhere.json`);
    symlinkSync(`${state}/elsewhere.json`, card);
    expect(await join()).toEqual({ kind: 'absent' });
    renameSync(`${state}/elsewhere.json`, card);
    writeFileSync(card, readFileSync(card, 'utf8').slice(0, 40));
    expect(await join()).toEqual({ kind: 'absent' });
  });

  test('the token is not sent into a folder that is open to others, nor through a link to a socket', async () => {
    const { socket } = record();
    chmodSync(dirname(socket), 0o755);
    expect(await join()).toEqual({ kind: 'absent' });
    chmodSync(dirname(socket), 0o700);
    symlinkSync(socket, temp.at('state/other.sock'));
    rewrite({ socket: temp.at('state/other.sock') });
    expect(await join()).toEqual({ kind: 'absent' });
    expect(admitted).toEqual([]);
  });

  test('a closed door leaves nothing behind; one that died leaves what misleads nobody', async () => {
    const { socket } = record();
    const left = readFileSync(`${state}/holder.json`);
    await door?.close();
    expect(() => statSync(socket)).toThrow();
    expect(await join()).toEqual({ kind: 'absent' });
    writeFileSync(`${state}/holder.json`, left, { mode: 0o600 });
    expect(await join()).toEqual({ kind: 'absent' });
  });
});
