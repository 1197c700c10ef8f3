/**
 * A process's place at a folder: it holds it and runs everybody's missions, works through the one that does, or, when that
 * one is of another version, looks and plans on its own and writes nothing.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { takeHolderLock } from '../../../adapters/holderLock.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Disposable } from '../../../base/disposable.ts';
import { fail, SwarmFailure } from '../../../protocol/errors.ts';
import type { Environment } from '../../environment.ts';
import { stateFolderFor } from '../../stateFolderFor.ts';
import { connectedPair } from '../channel.ts';
import { type FolderHost, type FolderHostOptions, openFolderHost } from '../folder/folderHost.ts';
import type { PeerIntroduction } from '../folder/peer.ts';
import { pauseMs, placeMsMax } from './bounds.ts';
import { openDoor } from './holderDoor.ts';
import { joinHolder } from './joinHolder.ts';
import type { SocketPlaces } from './socketFolder.ts';

export interface Place {
  readonly kind: 'holder' | 'client' | 'alone';
  /** Yet to be told to listen. Its closing means that the place is lost. */
  readonly channel: MessageConnection;
  /** How the host names the folder. */
  readonly folderUri: string;
  /** For people, when there is something to say. */
  readonly words: string | undefined;
  close(): Promise<void>;
}

export interface PlaceOptions {
  readonly folder: string; // absolute path
  readonly environment: Environment;
  readonly version: string;
  readonly clock: Clock;
  readonly introduction: () => PeerIntroduction;
  /** Whoever wants the place changed their mind. */
  readonly given: () => boolean;
}

/** Errors as SwarmFailure: those of opening a folder's host; bound-reached; interrupted, when the holder stays silent. */
export async function takePlace(options: PlaceOptions): Promise<Place> {
  const { folder, environment, clock } = options;
  const state = stateFolderFor(folder, environment);
  if (!state.ok) throw new SwarmFailure(state.error);
  const stateFolder = state.value.folder;
  const places = socketPlaces(environment);
  const until = clock.monotonicMs() + placeMsMax;
  let pause: number = pauseMs.first;
  let silent: number | undefined;
  while (!options.given()) {
    const lock = takeHolderLock(join(stateFolder, 'holder.lock'));
    if (lock !== undefined) return await hold(lock, stateFolder, places, options);
    const { platform, userId } = places;
    const joining = await joinHolder({ stateFolder, introduction: options.introduction(), platform, userId, clock });
    if (joining.kind === 'joined') {
      const { connection, welcome } = joining;
      return { kind: 'client', channel: connection, folderUri: welcome.folder, words: undefined, close: () => leave(connection) };
    }
    if (joining.kind === 'refused' && joining.why === 'protocol') return await standAlone(joining, options);
    if (joining.kind === 'refused' && joining.why === 'full')
      fail('bound-reached', 'As many windows and shells as there may be work in this folder already.', 'Close one of them.');
    if (joining.kind === 'silent') silent = joining.pid;
    if (clock.monotonicMs() > until) break;
    await wait(clock, pause * (0.5 + Math.random()));
    pause = Math.min(pause * 2, pauseMs.most);
  }
  const who = silent === undefined ? 'Another process' : `Another process (${silent})`;
  return fail('interrupted', `${who} holds this folder and does not answer.`, 'Close the other window, or end that process.');
}

function socketPlaces({ runtimeDirectory }: Environment): SocketPlaces {
  const userId = process.getuid?.() ?? -1;
  return { runtimeFolder: runtimeDirectory, temporaryFolder: tmpdir(), platform: process.platform, userId };
}

async function hold(lock: Disposable, stateFolder: string, places: SocketPlaces, options: PlaceOptions): Promise<Place> {
  const { version, clock, introduction } = options;
  let host: FolderHost | undefined;
  try {
    const opened = await openFolderHost(hostOptions(options));
    if (!opened.ok) throw new SwarmFailure(opened.error);
    const held = opened.value;
    host = held;
    const channel = seatAt(held, introduction());
    const door = await openDoor({
      stateFolder,
      folderUri: held.uri,
      version,
      places,
      clock,
      peers: () => held.peers.length,
      admit: (connection, newcomer) => void held.addPeer(connection, newcomer),
    });
    return {
      kind: 'holder',
      channel,
      folderUri: held.uri,
      words: door ? undefined : 'There is no safe place for a socket, so other windows on this folder have to wait for this one.',
      async close() {
        try {
          await door?.close();
          await held.close();
        } finally {
          lock.dispose(); // last: the next holder must find nothing of this one under way
        }
      },
    };
  } catch (failure) {
    await host?.close();
    lock.dispose();
    throw failure;
  }
}

/** As a peer of a host in this very process. */
function seatAt(host: FolderHost, introduction: PeerIntroduction): MessageConnection {
  const [here, there] = connectedPair();
  host.addPeer(there, introduction);
  return here;
}

async function standAlone({ version, pid }: { readonly version: string; readonly pid: number }, options: PlaceOptions): Promise<Place> {
  const opened = await openFolderHost(hostOptions(options));
  if (!opened.ok) throw new SwarmFailure(opened.error);
  const host = opened.value;
  return {
    kind: 'alone',
    channel: seatAt(host, options.introduction()),
    folderUri: host.uri,
    words: `Swarm ${version} (process ${pid}) holds this folder, and this is ${options.version}: it looks and plans, and writes nothing until the other is closed.`,
    close: () => host.close(),
  };
}

function leave(connection: MessageConnection): Promise<void> {
  connection.end();
  return Promise.resolve();
}

function wait(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => void clock.after(ms, resolve));
}

/** The holder's own client decides what language servers there are. */
function hostOptions({ folder, environment, introduction }: PlaceOptions): FolderHostOptions {
  const { physics, languageServers } = introduction().abilities;
  return { folder, environment, physics: physics !== false, languageServers: languageServers ?? {} };
}
