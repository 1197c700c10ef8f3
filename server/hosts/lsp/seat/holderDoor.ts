/** The holder's door: listens on the socket, lets in who shows the token, and hands each over as a peer's connection. */
import { randomBytes } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import type { Clock } from '../../../base/clock.ts';
import type { PeerIntroduction } from '../folder/peer.ts';
import { helloBytesMax, helloMsMax, peersMax, strangersMax } from './bounds.ts';
import { FramedSocket } from './framedSocket.ts';
import { judgeHello, type Refusal, seatProtocol, type Welcome } from './greeting.ts';
import { removeRecord, writeRecord } from './holderRecord.ts';
import { socketConnection } from './socketConnection.ts';
import { type SocketPlaces, socketPathFor } from './socketFolder.ts';

export interface DoorOptions {
  readonly stateFolder: string;
  readonly folderUri: string;
  readonly version: string;
  readonly places: SocketPlaces;
  readonly clock: Clock;
  /** Peers there are now, the holder's own among them. */
  peers(): number;
  /** Somebody came in; the connection is yet to be told to listen. */
  admit(connection: MessageConnection, introduction: PeerIntroduction): void;
}

export interface Door {
  /** Takes nobody in any more, and takes the card and the socket away. Who is in stays. */
  close(): Promise<void>;
}

/** Only while the lock is held: what an earlier holder left at the same place is replaced. undefined: nowhere to listen safely. */
export async function openDoor(options: DoorOptions): Promise<Door | undefined> {
  const { stateFolder, version, places } = options;
  removeRecord(stateFolder);
  const path = socketPathFor(stateFolder, places);
  if (path === undefined) return undefined;
  const onDisk = places.platform !== 'win32';
  if (onDisk) rmSync(path, { force: true });
  const token = randomBytes(32).toString('hex');
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    if (sockets.size >= strangersMax) return void socket.destroy();
    sockets.add(socket);
    greet(socket, token, options, () => sockets.delete(socket));
  });
  if (!(await listen(server, path))) return undefined;
  server.unref();
  if (onDisk) chmodSync(path, 0o600);
  writeRecord(stateFolder, { protocol: seatProtocol, version, pid: process.pid, socket: path, token });
  return {
    close() {
      removeRecord(stateFolder);
      for (const stranger of sockets) stranger.destroy();
      return new Promise((resolve) => {
        // Its callback waits for those who are in as well; the socket itself is gone at once.
        server.close();
        setImmediate(resolve);
      });
    },
  };
}

function listen(server: Server, path: string): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(path, () => {
      server.on('error', () => undefined);
      resolve(true);
    });
  });
}

/** `known`: no longer a stranger, one way or the other. */
function greet(socket: Socket, token: string, options: DoorOptions, known: () => void): void {
  const { clock, folderUri, version } = options;
  const framed = new FramedSocket(socket, helloBytesMax);
  const patience = clock.after(helloMsMax, () => framed.destroy());
  const settled = (): void => {
    patience.dispose();
    known();
  };
  framed.onClose(settled);
  framed.receive((value) => {
    framed.receive(undefined);
    settled();
    const judged = judgeHello(value, token);
    const why = 'why' in judged ? judged.why : options.peers() >= peersMax ? ('full' as const) : undefined;
    if ('why' in judged || why !== undefined) {
      framed.send({ swarm: 'refused', why: why ?? 'token', version } satisfies Refusal);
      framed.end();
      return;
    }
    framed.send({ swarm: 'welcome', folder: folderUri, pid: process.pid, version, peers: options.peers() } satisfies Welcome);
    const { name, abilities, awaits } = judged.hello;
    options.admit(socketConnection(framed), { name, abilities, ...(awaits ? { awaits } : {}) });
  });
}
