/** A session for one verb of the command line: the shared one, with its events shown on the terminal and on descriptor 3. */
import { dirname } from 'node:path';
import { ok, type Result } from '../../base/result.ts';
import { timelineLine } from '../../core/ledger/timeline.ts';
import type { DocumentsPort } from '../../core/ports/documentsPort.ts';
import type { MissionPorts } from '../../core/ports/missionPorts.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import type { Environment } from '../environment.ts';
import { createPlaceNames, type PlaceNames } from '../places.ts';
import { openSession as open, type Session } from '../session.ts';
import type { CommonOptions } from './commandLine.ts';
import { sayWhereThisIs } from './enclosing.ts';
import { eventDescriptor, isHandedOver } from './eventDescriptor.ts';
import { eventStream } from './eventStream.ts';
import type { Output } from './output.ts';
import { createLiveView, type LiveView } from './render/live.ts';

export interface CliSession extends Session {
  readonly live: LiveView;
  /** `path:line:column` of a place in what is on disk now. */
  readonly places: PlaceNames;
}

export interface CliSessionOptions extends CommonOptions {
  readonly physics?: boolean;
  readonly verbose?: boolean;
  /** Events are shown as they happen; for verbs that only look, they are not. */
  readonly live?: boolean;
  readonly approve?: MissionPorts['approve'];
  /** What windows on the folder have not saved, for verbs that show what is there. */
  readonly documents?: DocumentsPort | undefined;
  /** Nothing is recorded. */
  readonly onlyLooks?: boolean;
}

export type OpenSession = (options: CliSessionOptions) => Promise<Result<CliSession, SwarmError>>;

export function sessionOpener(output: Output, environment: Environment): OpenSession {
  return async (options) => {
    const opened = await open({
      workspace: options.workspace,
      environment,
      physics: options.physics ?? true,
      approve: options.approve ?? (() => Promise.resolve(false)),
      documents: options.documents,
      onlyLooks: options.onlyLooks,
    });
    if (!opened.ok) return opened;
    const session = opened.value;
    const live = createLiveView(output, { verbose: options.verbose === true, entryOf: timelineLine });
    if (options.live === true) session.ledger.onAppended((events) => live.show(events));
    if (isHandedOver(eventDescriptor)) session.ledger.onAppended(eventStream(eventDescriptor));
    sayWhatWasFound(session, output);
    // Where there is a history the folder was chosen before; a refactoring is told each time, since it would stay half done.
    if (options.live === true || session.ledger.info().events === 0) {
      const { workspaceRoot, databasePath } = session.ledger.info();
      sayWhereThisIs(workspaceRoot, dirname(dirname(databasePath)), output);
    }
    const decoder = new TextDecoder();
    const places = createPlaceNames((path) => {
      const bytes = session.ports.files.read(path);
      return bytes && decoder.decode(bytes);
    });
    return ok({
      ...session,
      live,
      places,
      async close() {
        live.dispose();
        await session.close();
      },
    });
  };
}

/** What this start had to settle is said before anything else. */
function sayWhatWasFound({ recovery, ledger }: Session, output: Output): void {
  for (const { outcome, paths, reason, unresolved } of recovery.recovered) {
    output.say(`swarm: an interrupted change set was ${outcome} (${paths.join(', ')}): ${reason}`);
    for (const { path, why } of unresolved) output.say(`swarm: ${path} was left as it is: ${why}`);
  }
  for (const { why } of recovery.left) output.say(`swarm: an interrupted change set was left for later: ${why}`);
  for (const warning of ledger.info().warnings) output.say(`swarm: ${warning}`);
}
