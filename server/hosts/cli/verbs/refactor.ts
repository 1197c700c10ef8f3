/** `swarm refactor`: from an instruction to a mission's report, in words, as a patch or as JSON. */
import { ok } from '../../../base/result.ts';
import { readInstruction } from '../../../core/intent/readInstruction.ts';
import { startMission } from '../../../core/runner/startMission.ts';
import { defaultBounds, type MissionPlan, type MissionReport, type MissionRequest } from '../../../core/swarm/mission.ts';
import { ExitCode, exitCodeOf, type SwarmError, swarmError } from '../../../protocol/errors.ts';
import type { PlaceNames } from '../../places.ts';
import { createPlaceNames } from '../../places.ts';
import type { RefactorOptions } from '../commandLine.ts';
import { readInstructionFile } from '../instructionFile.ts';
import { onInterrupt } from '../interrupt.ts';
import type { CliSession, OpenSession } from '../openSession.ts';
import { type Output, reportError } from '../output.ts';
import { askYesNo } from '../question.ts';
import { explainReading } from '../render/explanation.ts';
import { candidatesText, coloredPatch, filesText, notesText, planHeadline, planPatch } from '../render/plan.ts';

export async function refactor(options: RefactorOptions, output: Output, openSession: OpenSession): Promise<ExitCode> {
  const { instructionFile } = options;
  const text = instructionFile === undefined ? ok(options.instruction ?? '') : readInstructionFile(instructionFile);
  if (!text.ok) return reportError(output, text.error);
  if (options.explain) return explain(text.value, options, output);

  const asks = !options.plan && !options.yes && output.interactive;
  const opened = await openSession({
    ...options,
    live: true,
    approve: (plan, signal) => {
      if (opened.ok) opened.value.live.clear();
      showPlan(plan, output);
      return askYesNo('Apply this?', signal);
    },
  });
  if (!opened.ok) return reportError(output, opened.error);
  const session: CliSession = opened.value;
  try {
    const request: MissionRequest = {
      instruction: text.value,
      cursor: options.cursor,
      planOnly: options.plan || (!options.yes && !asks),
      approval: asks ? 'ask' : 'given',
      bounds: { ...defaultBounds, durationMsMax: options.timeLimitMs ?? defaultBounds.durationMsMax },
    };
    const mission = startMission(request, session.ports, session.services);
    const interrupt = onInterrupt(() => mission.cancel());
    const report = await mission.done;
    interrupt.dispose();
    session.live.clear();
    return showReport(report, options, asks, output, session.places);
  } finally {
    await session.close();
  }
}

function explain(instruction: string, options: RefactorOptions, output: Output): ExitCode {
  const reading = readInstruction(instruction, options.cursor);
  const code = reading.result.ok ? ExitCode.done : exitCodeOf(reading.result.error.code);
  if (output.json) {
    output.document(
      reading.result.ok
        ? { ok: true, clauses: reading.clauses, understanding: reading.result.value }
        : { ok: false, clauses: reading.clauses, error: reading.result.error, exitCode: code },
    );
    return code;
  }
  output.result(explainReading(reading, output.colors));
  if (!reading.result.ok) reportError(output, reading.result.error);
  return code;
}

function showPlan(plan: MissionPlan, output: Output): void {
  output.result(coloredPatch(planPatch(plan.files), output.colors));
  const names = createPlaceNames((path) => plan.files.find((file) => file.path === path)?.before);
  const notes = notesText(plan.notes, output.colors, (note) => (note.at ? `${names.name(note.at)}  ` : ''));
  if (notes) output.result(notes);
  output.result(output.colors.bold(planHeadline(plan.operations, plan.files)));
}

/** What the report's outcome means for whoever called. */
function exitCodeFor(report: MissionReport, options: RefactorOptions, asked: boolean): ExitCode {
  switch (report.outcome) {
    case 'done':
    case 'nothing-to-do':
      return ExitCode.done;
    case 'planned':
      if (options.plan) return ExitCode.done;
      return asked ? ExitCode.cancelled : ExitCode.notUnderstood;
    case 'not-understood':
    case 'ambiguous':
      return ExitCode.notUnderstood;
    case 'vetoed':
      return ExitCode.vetoed;
    case 'conflict':
      return ExitCode.conflict;
    case 'bound-reached':
      return ExitCode.boundReached;
    case 'cancelled':
      return ExitCode.cancelled;
    case 'failed':
      return report.error ? exitCodeOf(report.error.code) : ExitCode.internal;
  }
}

function showReport(report: MissionReport, options: RefactorOptions, asked: boolean, output: Output, places: PlaceNames): ExitCode {
  const exitCode = exitCodeFor(report, options, asked);
  const needsApproval = report.outcome === 'planned' && !options.plan && !asked;
  const approval = needsApproval ? swarmError('approval-needed', 'This is only the plan; nothing was changed.') : undefined;
  if (output.json) {
    output.document(jsonReport(report, exitCode, approval));
    return exitCode;
  }
  const planned = report.outcome === 'planned' && !asked;
  if (planned) output.result(output.interactive ? coloredPatch(planPatch(report.files), output.colors) : planPatch(report.files));
  const say = planned ? output.say : output.result;
  const colors = planned ? output.errorColors : output.colors;
  const notes = notesText(report.notes, colors, (note) => (note.at ? `${places.name(note.at)}  ` : ''));
  if (notes) say(notes);
  if (report.error) {
    reportError(output, report.error);
    if (report.candidates.length > 0)
      output.say(
        candidatesText(report, (_, index) => {
          const place = report.candidates[index]?.place;
          return place ? places.name(place) : '';
        }),
      );
    return exitCode;
  }
  const mark = report.outcome === 'done' ? colors.green('done') : report.outcome;
  say(`${colors.bold(mark)}  ${report.summary}`);
  if (report.outcome === 'done') say(filesText(report.files, colors));
  if (report.outcome === 'done')
    say(colors.dim(`mission ${report.missionId}; take it back with: swarm rewind ${report.missionId.slice(0, 13)}`));
  if (approval) reportError(output, approval);
  return exitCode;
}

function jsonReport(report: MissionReport, exitCode: ExitCode, approval: SwarmError | undefined): unknown {
  return {
    ok: exitCode === ExitCode.done,
    exitCode,
    ...report,
    error: report.error ?? approval,
    files: report.files.map(({ before: _before, after: _after, ...file }) => file),
    patch: planPatch(report.files),
  };
}
