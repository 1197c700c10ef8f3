/** `swarm timeline`: what happened, event by event or mission by mission. */
import { toJson } from '@bufbuild/protobuf';
import { type MissionSummary, missionSummaries, missionSummaryKinds } from '../../../core/ledger/missionSummary.ts';
import { timelineLine } from '../../../core/ledger/timeline.ts';
import { ExitCode, swarmError } from '../../../protocol/errors.ts';
import { type SwarmEvent, SwarmEventSchema } from '../../../protocol/generated/events_pb.js';
import type { MissionId } from '../../../protocol/ids.ts';
import type { TimelineOptions } from '../commandLine.ts';
import type { CliSession, OpenSession } from '../openSession.ts';
import { type Colors, type Output, reportError } from '../output.ts';
import { countOf } from '../render/plan.ts';
import { clockTime, dateAndTime } from '../render/time.ts';

export async function timeline(options: TimelineOptions, output: Output, openSession: OpenSession): Promise<ExitCode> {
  const opened = await openSession(options);
  if (!opened.ok) return reportError(output, opened.error);
  const session = opened.value;
  try {
    const missions = missionSummaries(session.ledger.events({ kinds: missionSummaryKinds }));
    if (options.missions) return showMissions(missions.slice(-options.limit), output);
    const missionId = options.mission === undefined ? undefined : findMission(missions, options.mission);
    if (options.mission !== undefined && missionId === undefined) {
      return reportError(output, swarmError('target-not-found', `No mission, or more than one, begins with "${options.mission}".`));
    }
    return showEvents(newest(session, missionId, options.limit), output);
  } finally {
    await session.close();
  }
}

function newest({ ledger }: CliSession, missionId: MissionId | undefined, limit: number): readonly SwarmEvent[] {
  return [...ledger.events({ newestFirst: true, limit, ...(missionId === undefined ? {} : { missionId }) })].reverse();
}

function findMission(missions: readonly MissionSummary[], start: string): MissionId | undefined {
  const found = missions.filter(({ missionId }) => missionId.startsWith(start));
  return found.length === 1 ? found[0]?.missionId : undefined;
}

function showEvents(events: readonly SwarmEvent[], output: Output): ExitCode {
  if (output.json) {
    output.document({ events: events.map((event) => toJson(SwarmEventSchema, event)) });
    return ExitCode.done;
  }
  if (events.length === 0) output.say('Nothing has happened here yet. "swarm refactor" begins.');
  const { dim, cyan } = output.colors;
  for (const event of events) {
    const line = timelineLine(event);
    output.result(`${dim(`#${line.sequence}`.padStart(6))} ${dim(clockTime(line.wallMs))} ${cyan(line.who.padEnd(12))} ${line.text}`);
  }
  return ExitCode.done;
}

function showMissions(missions: readonly MissionSummary[], output: Output): ExitCode {
  if (output.json) {
    output.document({ missions });
    return ExitCode.done;
  }
  if (missions.length === 0) output.say('No missions yet. "swarm refactor" opens one.');
  for (const mission of missions) output.result(missionLine(mission, output.colors));
  return ExitCode.done;
}

export function missionLine(mission: MissionSummary, { dim, green, yellow }: Colors): string {
  const outcome = mission.closed?.outcome ?? (mission.closed ? 'closed' : 'open');
  const paint = outcome === 'done' ? green : yellow;
  const what = mission.kind === 'refactor' ? `"${mission.instruction.replace(/\s+/g, ' ').slice(0, 100)}"` : mission.instruction;
  const files = mission.changedPaths.length > 0 ? `  ${countOf(mission.changedPaths.length, 'file')}` : '';
  return `${dim(mission.missionId)} ${dim(dateAndTime(mission.openedWallMs))} ${paint(outcome.padEnd(14))} ${what}${files}`;
}
