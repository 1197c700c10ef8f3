/** Connecting to whoever holds a folder, from a window's server or from a shell. */
import { connect } from 'node:net';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import type { Clock } from '../../../base/clock.ts';
import type { PeerIntroduction } from '../folder/peer.ts';
import { helloBytesMax, helloMsMax } from './bounds.ts';
import { FramedSocket } from './framedSocket.ts';
import { type Hello, type Refusal, readAnswer, seatProtocol, type Welcome } from './greeting.ts';
import { isOwnSocket, readRecord } from './holderRecord.ts';
import { socketConnection } from './socketConnection.ts';

export type Joining =
  | { readonly kind: 'joined'; readonly connection: MessageConnection; readonly welcome: Welcome }
  /** Nobody listens there: no holder, or one that died, or one that is only about to listen. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'silent'; readonly pid: number }
  | { readonly kind: 'refused'; readonly why: Refusal['why']; readonly version: string; readonly pid: number };

export interface JoinOptions {
  readonly stateFolder: string;
  readonly introduction: PeerIntroduction;
  readonly platform: NodeJS.Platform;
  readonly userId: number; // -1 where there are none
  readonly clock: Clock;
}

/** The connection is yet to be told to listen. */
export function joinHolder({ stateFolder, introduction, platform, userId, clock }: JoinOptions): Promise<Joining> {
  const record = readRecord(stateFolder, userId);
  if (record === undefined || !isOwnSocket(record.socket, platform, userId)) return Promise.resolve({ kind: 'absent' });
  const { pid, version, token } = record;
  if (record.protocol !== seatProtocol) return Promise.resolve({ kind: 'refused', why: 'protocol', version, pid });
  return new Promise((resolve) => {
    const socket = connect(record.socket);
    const framed = new FramedSocket(socket, helloBytesMax);
    const settle = (joining: Joining): void => {
      patience.dispose();
      if (joining.kind !== 'joined') framed.destroy();
      resolve(joining);
    };
    const patience = clock.after(helloMsMax, () => settle({ kind: 'silent', pid }));
    framed.onClose(() => settle({ kind: 'absent' }));
    socket.once('connect', () => {
      framed.send({ swarm: 'hello', protocol: seatProtocol, token, ...introduction } satisfies Hello);
    });
    framed.receive((value) => {
      framed.receive(undefined);
      const answer = readAnswer(value);
      if (answer === undefined) settle({ kind: 'absent' });
      else if (answer.swarm === 'welcome') settle({ kind: 'joined', connection: socketConnection(framed), welcome: answer });
      else settle({ kind: 'refused', why: answer.why, version: answer.version, pid });
    });
  });
}
