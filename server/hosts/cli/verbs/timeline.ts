/** `swarm timeline`: what happened, event by event or mission by mission. */
import { toJson } from '@bufbuild/protobuf';
import { err, ok, type Result } from '../../../base/result.ts';
import { oneLine } from '../../../core/ledger/eventWords.ts';
import { type MissionSummary, missionSummaries, missionSummaryKinds } from '../../../core/ledger/missionSummary.ts';
import { type TimelineLine, timelineLine } from '../../../core/ledger/timeline.ts';
import { ExitCode, type SwarmError, swarmError } from '../../../protocol/errors.ts';
import { type SwarmEvent, SwarmEventSchema } from '../../../protocol/generated/events_pb.js';
import type { MissionId } from '../../../protocol/ids.ts';
import { clockTime, dateAndTime, dateOf } from '../../localTime.ts';
import type { TimelineOptions } from '../commandLine.ts';
import type { CliSession, OpenSession } from '../openSession.ts';
import { type Colors, type Output, reportError } from '../output.ts';
import { countOf, shortId } from '../render/plan.ts';
import { cutTo } from '../render/width.ts';

export async function timeline(options: TimelineOptions, output: Output, openSession: OpenSession): Promise<ExitCode> {
  const opened = await openSession(options);
  if (!opened.ok) return reportError(output, opened.error);
  const session = opened.value;
  try {
    const missions = missionSummaries(session.ledger.events({ kinds: missionSummaryKinds }));
    if (options.missions) return showMissions(missions.slice(-options.limit), output);
    const chosen = options.mission === undefined ? undefined : findMission(missions, options.mission);
    if (chosen && !chosen.ok) return reportError(output, chosen.error);
    const missionId = chosen?.value;
    if (output.json) {
      output.document({ events: newest(session, missionId, options.limit).map((event) => toJson(SwarmEventSchema, event)) });
      return ExitCode.done;
    }
    return showLines(newestLines(session, missionId, options), output);
  } finally {
    await session.close();
  }
}

function newest({ ledger }: CliSession, missionId: MissionId | undefined, limit: number): readonly SwarmEvent[] {
  return [...ledger.events({ newestFirst: true, limit, ...(missionId === undefined ? {} : { missionId }) })].reverse();
}

interface Lines {
  readonly lines: readonly TimelineLine[]; // oldest first
  readonly leftOut: number; // of the machinery, among them
}

function newestLines({ ledger }: CliSession, missionId: MissionId | undefined, { all, limit }: TimelineOptions): Lines {
  const lines: TimelineLine[] = [];
  let leftOut = 0;
  for (const event of ledger.events({ newestFirst: true, ...(missionId === undefined ? {} : { missionId }) })) {
    const line = timelineLine(event);
    if (lines.length >= limit) break;
    if (all || !line.detail) lines.push(line);
    else leftOut++;
  }
  return { lines: lines.reverse(), leftOut };
}

function findMission(missions: readonly MissionSummary[], start: string): Result<MissionId, SwarmError> {
  const found = missions.filter(({ missionId }) => missionId.startsWith(start));
  const [only] = found;
  if (only && found.length === 1) return ok(only.missionId);
  const text = found.length === 0 ? `No mission's id begins with "${start}".` : `${found.length} missions' ids begin with "${start}".`;
  return err(swarmError('target-not-found', text, '"swarm timeline --missions" lists them.'));
}

function showLines({ lines, leftOut }: Lines, output: Output): ExitCode {
  if (lines.length === 0) output.say('Nothing has happened here yet. "swarm refactor" begins.');
  const { dim, cyan, bold } = output.colors;
  const whoWidth = Math.max(0, ...lines.map((line) => line.who.length));
  let day = '';
  for (const line of lines) {
    const today = dateOf(line.wallMs);
    if (today !== day) output.result(dim(today));
    day = today;
    const number = `#${line.sequence}`.padStart(6);
    const time = clockTime(line.wallMs);
    const room = output.columns - number.length - time.length - whoWidth - 3;
    const text = line.kind === 'missionOpened' ? bold(cutTo(line.text, room)) : paintVerdict(cutTo(line.text, room), output.colors);
    output.result(`${dim(number)} ${dim(time)} ${cyan(line.who.padEnd(whoWidth))} ${text}`);
  }
  if (leftOut > 0) output.say(output.errorColors.dim(`${countOf(leftOut, 'event')} of the machinery left out; --all shows them.`));
  return ExitCode.done;
}

/** Verdicts and outcomes stand out. */
function paintVerdict(text: string, { green, red, yellow }: Colors): string {
  return text
    .replace(/^(?:reflex \S+ )?passes\b/, (word) => green(word))
    .replace(/\bVETOES\b/, (word) => red(word))
    .replace(
      /^(closes the mission, )([a-z-]+)/,
      (_, start: string, outcome: string) => `${start}${outcome === 'done' ? green(outcome) : yellow(outcome)}`,
    );
}

function showMissions(missions: readonly MissionSummary[], output: Output): ExitCode {
  if (output.json) {
    output.document({ missions });
    return ExitCode.done;
  }
  if (missions.length === 0) output.say('No missions yet. "swarm refactor" opens one.');
  for (const mission of missions) output.result(missionLine(mission, output));
  return ExitCode.done;
}

export function missionLine(mission: MissionSummary, { colors, columns }: Pick<Output, 'colors' | 'columns'>): string {
  const { dim, green, yellow } = colors;
  const outcome = mission.closed?.outcome ?? (mission.closed ? 'closed' : 'open');
  const paint = outcome === 'done' ? green : yellow;
  const what =
    mission.kind === 'refactor'
      ? mission.instruction.trim() === ''
        ? '(no words)'
        : `"${oneLine(mission.instruction)}"`
      : mission.instruction;
  const files = mission.changedPaths.length > 0 ? `  ${countOf(mission.changedPaths.length, 'file')}` : '';
  return `${dim(shortId(mission.missionId))} ${dim(dateAndTime(mission.openedWallMs))} ${paint(outcome.padEnd(14))} ${cutTo(`${what}${files}`, columns - 52)}`;
}
