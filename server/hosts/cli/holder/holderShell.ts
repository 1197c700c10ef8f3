/** This shell as a peer of the process that holds the workspace: missions and rewinds run there, and are shown here. */

import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { fromJson, type JsonValue } from '@bufbuild/protobuf';
import { type CancellationToken, type MessageConnection, ResponseError } from 'vscode-jsonrpc/node';
import { systemClock } from '../../../base/clock.ts';
import { timelineLine } from '../../../core/ledger/timeline.ts';
import { type SwarmError, SwarmFailure, swarmError } from '../../../protocol/errors.ts';
import { type SwarmEvent, SwarmEventSchema } from '../../../protocol/generated/events_pb.js';
import type { ParamsOf, RequestKind } from '../../../protocol/messages/message.ts';
import {
  approveMission,
  type MissionPlanView,
  type MissionReportView,
  missionClosed,
  type StartMissionParams,
  startMission,
  stopMission,
} from '../../../protocol/messages/missions.ts';
import { eventsAppended } from '../../../protocol/messages/timeline.ts';
import { abortWith, cancelWith } from '../../cancellation.ts';
import type { Welcome } from '../../lsp/seat/greeting.ts';
import { joinHolder } from '../../lsp/seat/joinHolder.ts';
import { sayWhereThisIs } from '../enclosing.ts';
import { eventDescriptor, isHandedOver } from '../eventDescriptor.ts';
import { eventStream } from '../eventStream.ts';
import type { Output } from '../output.ts';
import { createLiveView, type LiveView } from '../render/live.ts';
import type { FindOptions } from './findHolder.ts';

export interface MissionThere {
  readonly params: StartMissionParams;
  readonly approve: (plan: MissionPlanView, signal: AbortSignal) => Promise<boolean>;
  /** Aborted at Ctrl+C: the mission is then stopped. */
  readonly signal: AbortSignal;
}

export interface HolderShell {
  readonly welcome: Welcome;
  readonly live: LiveView;
  /** Rejects with SwarmFailure; `interrupted` when the holder went away. */
  request<Params, Result>(kind: RequestKind<Params, Result>, params: Params, signal?: AbortSignal): Promise<Result>;
  /** Runs a mission to its end. */
  mission(mission: MissionThere): Promise<MissionReportView>;
  close(): void;
}

export async function enterAsShell(stateFolder: string, options: FindOptions, output: Output): Promise<HolderShell | undefined> {
  const streamed = isHandedOver(eventDescriptor);
  const joining = await joinHolder({
    stateFolder,
    introduction: { name: 'shell', abilities: { approve: true, events: options.live === true || streamed } },
    platform: process.platform,
    userId: process.getuid?.() ?? -1,
    clock: systemClock,
  });
  switch (joining.kind) {
    case 'absent':
      return undefined;
    case 'silent':
      output.say(`swarm: process ${joining.pid} holds this workspace and does not answer; working without it.`);
      return undefined;
    case 'refused':
      output.say(
        `swarm: process ${joining.pid} (Swarm ${joining.version}) holds this workspace and takes no shell in; working without it.`,
      );
      return undefined;
    case 'joined': {
      if (options.live === true) sayWhereThisIs(realpathSync.native(options.workspace), dirname(stateFolder), output);
      return new Shell(joining.connection, joining.welcome, options, streamed, output);
    }
  }
}

class Shell implements HolderShell {
  readonly welcome: Welcome;
  readonly live: LiveView;
  readonly #connection: MessageConnection;
  readonly #reports = new Map<string, MissionReportView>();
  #missionId: string | undefined;
  #early: SwarmEvent[] = [];
  #heard: () => void = () => undefined;
  #gone: SwarmError | undefined;
  #approve: MissionThere['approve'] = () => Promise.resolve(false);

  constructor(connection: MessageConnection, welcome: Welcome, options: FindOptions, streamed: boolean, output: Output) {
    this.#connection = connection;
    this.welcome = welcome;
    this.live = createLiveView(output, { verbose: options.verbose === true, entryOf: timelineLine });
    const stream = streamed ? eventStream(eventDescriptor) : undefined;
    connection.onNotification(eventsAppended.method, ({ events }: ParamsOf<typeof eventsAppended>) => {
      const read = events.map((event) => fromJson(SwarmEventSchema, event as JsonValue, { ignoreUnknownFields: true }));
      stream?.(read);
      if (options.live === true) this.#show(read);
    });
    connection.onNotification(missionClosed.method, ({ report }: ParamsOf<typeof missionClosed>) => {
      this.#reports.set(report.missionId, report);
      this.#heard();
    });
    connection.onRequest(approveMission.method, ({ plan }: ParamsOf<typeof approveMission>, token: CancellationToken): Promise<unknown> => {
      if (token.isCancellationRequested) return Promise.resolve(false);
      return this.#approve(plan, abortWith(token));
    });
    connection.onClose(() => {
      this.#gone = swarmError('interrupted', 'The process that holds this workspace went away in the middle of this.');
      this.#heard();
      connection.dispose();
    });
    connection.listen();
  }

  async request<Params, Result>(kind: RequestKind<Params, Result>, params: Params, signal?: AbortSignal): Promise<Result> {
    if (signal?.aborted) throw new SwarmFailure(swarmError('cancelled', 'Stopped before it began.'));
    const cancel = cancelWith(signal);
    try {
      return await this.#connection.sendRequest<Result>(kind.method, params, cancel.token);
    } catch (failure) {
      throw new SwarmFailure(this.#gone ?? errorIn(failure));
    } finally {
      cancel.dispose();
    }
  }

  async mission({ params, approve, signal }: MissionThere): Promise<MissionReportView> {
    this.#approve = approve;
    const { missionId } = await this.request(startMission, params);
    this.#missionId = missionId;
    this.#show(this.#early.splice(0));
    const stop = (): void => void this.request(stopMission, { missionId }).catch(() => undefined); // gone with it
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await this.#report(missionId);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  close(): void {
    this.live.dispose();
    this.#connection.end();
    this.#connection.dispose();
  }

  async #report(missionId: string): Promise<MissionReportView> {
    for (;;) {
      const report = this.#reports.get(missionId);
      if (report) return report;
      if (this.#gone) throw new SwarmFailure(this.#gone);
      await new Promise<void>((resolve) => {
        this.#heard = resolve;
      });
    }
  }

  /** Its own mission's events only; those of others are not what the person looks at here. */
  #show(events: readonly SwarmEvent[]): void {
    if (this.#missionId === undefined) this.#early.push(...events);
    else this.live.show(events.filter(({ missionId }) => missionId === this.#missionId));
  }
}

function errorIn(failure: unknown): SwarmError {
  if (failure instanceof ResponseError && typeof failure.data === 'object' && failure.data !== null && 'code' in failure.data)
    return failure.data as SwarmError;
  return swarmError('internal', failure instanceof Error ? failure.message : String(failure));
}
