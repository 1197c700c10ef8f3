/**
 * A client's seat at a folder: the same messages whether the folder's host is in this process or in another, and across
 * the moment in which the one that held it goes and another takes over. So it remembers what a new holder must be told.
 */
import { type CancellationToken, CancellationTokenSource, ConnectionError, ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import type { Clock } from '../../base/clock.ts';
import { errorOf } from '../../core/runner/effects.ts';
import { fail, type SwarmError, SwarmFailure, swarmError } from '../../protocol/errors.ts';
import type { ClientAbilities } from '../../protocol/messages/documents.ts';
import { configureBrain } from '../../protocol/messages/documents.ts';
import { startMission } from '../../protocol/messages/missions.ts';
import { revertChangeSet, rewind } from '../../protocol/messages/rewinds.ts';
import { folderInfo } from '../../protocol/messages/workspace.ts';
import type { Environment } from '../environment.ts';
import { responseError } from './responseError.ts';
import { waitingMax } from './seat/bounds.ts';
import type { ClientDocuments } from './seat/clientDocuments.ts';
import { type Place, takePlace } from './seat/place.ts';
import { SeatMemory } from './seat/seatMemory.ts';
import { type Translate, translateUris } from './seat/uriTranslation.ts';

/** Whoever sits there, and hears what the host has to say. */
export interface SeatClient {
  readonly name: string; // "window"
  readonly folderUri: string; // as the client names it, without a slash at the end
  readonly abilities: ClientAbilities;
  notify(method: string, params: unknown): void;
  request(method: string, params: unknown, token: CancellationToken): Promise<unknown>;
  /** Something a person may want to know. */
  tell(kind: 'log' | 'warning', text: string): void;
}

export interface SeatOptions {
  readonly folder: string; // absolute path
  readonly environment: Environment;
  readonly version: string;
  readonly clock: Clock;
  readonly client: SeatClient;
  readonly documents: ClientDocuments;
}

interface Seated {
  readonly place: Place;
  /** Cancelled when the place is lost: what the host had asked the client is no longer of interest. */
  readonly lost: CancellationTokenSource;
  readonly outward: Translate; // from the host to the client
  readonly inward: Translate;
}

export class FolderSeat {
  readonly #options: SeatOptions;
  readonly #memory = new SeatMemory();
  #seated: Seated | undefined;
  #seating: Promise<Seated> | undefined;
  #waiting: (() => void)[] = [];
  #closed = false;

  constructor(options: SeatOptions) {
    this.#options = options;
  }

  get kind(): Place['kind'] | undefined {
    return this.#seated?.place.kind;
  }

  /** Rejects with the host's own response errors, and with one of `interrupted` when the holder went away meanwhile. */
  async request(method: string, params: unknown, token: CancellationToken): Promise<unknown> {
    let seated: Seated;
    try {
      seated = this.#seated ?? (await this.#sit());
      if (seated.place.kind === 'alone' && writes(method, params)) seated = await this.#sitElsewhere(seated);
    } catch (failure) {
      throw responseError(errorOf(failure));
    }
    // A token that was cancelled before it was looked at tells no listener any more.
    if (token.isCancellationRequested) throw responseError(swarmError('cancelled', 'Cancelled before it began.'));
    const { place, inward, outward } = seated;
    try {
      const result = await place.channel.sendRequest(method, inward(params), token);
      this.#memory.noteAnswer(method, params, result);
      return told(method, outward(result), place.kind);
    } catch (failure) {
      if (failure instanceof ResponseError && failure.code !== ErrorCodes.PendingResponseRejected) throw failure;
      if (failure instanceof ResponseError || failure instanceof ConnectionError || this.#seated !== seated)
        throw responseError(interrupted());
      throw failure;
    }
  }

  /** What was granted to this client elsewhere, and is to hold here too. */
  remember(method: string, params: unknown, result: unknown): void {
    this.#memory.noteAnswer(method, params, result);
  }

  notify(method: string, params: unknown): void {
    const remembered = this.#memory.note(method);
    if (this.#seated) {
      this.#send(this.#seated, method, params);
      return;
    }
    if (!remembered && this.#waiting.length < waitingMax)
      this.#waiting.push(() => this.#seated && this.#send(this.#seated, method, params));
    this.#sit().catch(() => undefined); // said already
  }

  async close(): Promise<void> {
    this.#closed = true;
    const seated = this.#seated ?? (await this.#seating?.catch(() => undefined));
    this.#seated = undefined;
    this.#waiting = [];
    if (!seated) return;
    await seated.place.close();
    seated.lost.cancel();
    seated.place.channel.dispose();
  }

  #send({ place, inward }: Seated, method: string, params: unknown): void {
    place.channel.sendNotification(method, inward(params)).catch(() => undefined); // lost meanwhile; the next place is told anew
  }

  #sit(): Promise<Seated> {
    if (this.#closed) return Promise.reject(new SwarmFailure(interrupted()));
    this.#seating ??= this.#find().catch((failure: unknown) => {
      this.#seating = undefined; // the next message tries again
      this.#options.client.tell('log', errorOf(failure).message);
      throw failure;
    });
    return this.#seating;
  }

  async #find(): Promise<Seated> {
    const { folder, environment, version, clock, client } = this.#options;
    const place = await takePlace({
      folder,
      environment,
      version,
      clock,
      given: () => this.#closed,
      introduction: () => ({ name: client.name, abilities: this.#abilities(), awaits: this.#memory.awaits }),
    });
    const seated: Seated = {
      place,
      lost: new CancellationTokenSource(),
      outward: translateUris(place.folderUri, client.folderUri),
      inward: translateUris(client.folderUri, place.folderUri),
    };
    this.#listen(seated);
    if (!this.#closed) this.#settleIn(seated);
    return seated;
  }

  /** The other version may be gone by now; if not, that is said. */
  async #sitElsewhere(alone: Seated): Promise<Seated> {
    if (this.#seated === alone) {
      this.#lose(alone);
      await alone.place.close();
    }
    const seated = await this.#sit();
    if (seated.place.kind !== 'alone') return seated;
    return fail('conflict-lease', seated.place.words ?? '', 'Close the other window, or update it; planning works.');
  }

  #abilities(): ClientAbilities {
    return this.#memory.trusted ? { ...this.#options.client.abilities, trusted: true } : this.#options.client.abilities;
  }

  #listen(seated: Seated): void {
    const { client } = this.#options;
    const { channel } = seated.place;
    channel.onNotification((method, params) => {
      this.#memory.noteFromHost(method, params);
      client.notify(method, seated.outward(params));
    });
    channel.onRequest((method, params, token) => {
      const either = new CancellationTokenSource();
      if (token.isCancellationRequested || seated.lost.token.isCancellationRequested) either.cancel();
      const listeners = [token, seated.lost.token].map((one) => one.onCancellationRequested(() => either.cancel()));
      const answer = client.request(method, seated.outward(params), either.token).then(seated.inward);
      return answer.finally(() => {
        for (const listener of listeners) listener.dispose();
        either.dispose();
      });
    });
    channel.onUnhandledProgress((progress) => client.notify('$/progress', progress));
    channel.onClose(() => this.#lose(seated));
    channel.listen();
  }

  /** Everything the host must know, before anything else is sent. */
  #settleIn(seated: Seated): void {
    const { client, documents } = this.#options;
    this.#seated = seated;
    for (const { method, params } of documents.within(client.folderUri)) this.#send(seated, method, params);
    const { brain } = this.#memory;
    if (brain !== undefined) void seated.place.channel.sendRequest(configureBrain.method, seated.inward(brain)).catch(() => undefined);
    for (const send of this.#waiting.splice(0)) send();
    const { kind, words } = seated.place;
    if (words !== undefined) client.tell('warning', words);
    else client.tell('log', kind === 'holder' ? 'Holds the folder.' : 'Works through another process that holds the folder.');
  }

  #lose(seated: Seated): void {
    if (this.#seated !== seated) return;
    this.#seated = undefined;
    this.#seating = undefined;
    seated.lost.cancel();
    seated.place.channel.dispose(); // rejects what is under way
    if (this.#closed) return;
    this.#options.client.tell('log', 'The process that held the folder is gone; looking for another place.');
    void seated.place.close().then(
      () => this.#sit().catch(() => undefined),
      () => undefined,
    );
  }
}

/** Whether it would write; without the folder's holder nothing is written. */
function writes(method: string, params: unknown): boolean {
  const { planOnly, preview } = (params ?? {}) as { readonly planOnly?: unknown; readonly preview?: unknown };
  if (method === startMission.method) return planOnly !== true;
  return (method === rewind.method || method === revertChangeSet.method) && preview !== true;
}

/** The host cannot know who asks it from where. */
function told(method: string, result: unknown, kind: Place['kind']): unknown {
  if (method !== folderInfo.method) return result;
  return { ...(result as object), holder: kind === 'holder' ? 'this server' : 'another process' };
}

function interrupted(): SwarmError {
  return swarmError('interrupted', 'The process that held the folder went away in the middle of this.');
}
