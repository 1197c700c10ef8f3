/** `swarm refactor`: from an instruction to a mission's report, in words, as a patch or as JSON. */
import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ok } from '../../../base/result.ts';
import type { Place } from '../../../core/facts/facts.ts';
import type { Reading } from '../../../core/intent/intent.ts';
import { readInstruction } from '../../../core/intent/readInstruction.ts';
import { startMission } from '../../../core/runner/startMission.ts';
import { defaultBounds, type MissionPlan, type MissionReport, type MissionRequest } from '../../../core/swarm/mission.ts';
import { ExitCode, exitCodeOf, type SwarmError, swarmError } from '../../../protocol/errors.ts';
import type { MissionId } from '../../../protocol/ids.ts';
import { configureBrain } from '../../../protocol/messages/documents.ts';
import type { ParamsOf } from '../../../protocol/messages/message.ts';
import type { StartMissionParams } from '../../../protocol/messages/missions.ts';
import type { ClaudeAccess } from '../../claudeAccess.ts';
import { type PlaceNames, placesBefore } from '../../places.ts';
import { planPatch } from '../../planPatch.ts';
import type { RefactorOptions } from '../commandLine.ts';
import type { FindHolder } from '../holder/findHolder.ts';
import type { HolderShell } from '../holder/holderShell.ts';
import { placesOf, planOf, reportOf } from '../holder/reportsThere.ts';
import { readInstructionFile } from '../instructionFile.ts';
import { onInterrupt } from '../interrupt.ts';
import type { CliSession, OpenSession } from '../openSession.ts';
import { type Output, reportError } from '../output.ts';
import { askYesNo } from '../question.ts';
import { decisionsOf, type ExplainedDecision, explainPlan, explainReading } from '../render/explanation.ts';
import { candidatesText, coloredPatch, filesText, notesText, planHeadline, shortId } from '../render/plan.ts';

export async function refactor(
  options: RefactorOptions,
  output: Output,
  openSession: OpenSession,
  findHolder: FindHolder,
  claude: ClaudeAccess | undefined,
): Promise<ExitCode> {
  const { instructionFile } = options;
  const text = instructionFile === undefined ? ok(options.instruction ?? '') : readInstructionFile(instructionFile);
  if (!text.ok) return reportError(output, text.error);
  const reading = options.explain ? readInstruction(text.value, options.cursor) : undefined;
  if (reading && !reading.result.ok) return explainUnread(reading, reading.result.error, output);

  const onlyPlans = options.plan || reading !== undefined;
  const asks = !onlyPlans && !options.yes && output.interactive;
  const wish: Wish = { options, instruction: text.value, asks, planOnly: onlyPlans || (!options.yes && !asks), claude, reading };
  const holder = await findHolder({ ...options, live: true });
  return holder ? missionThere(wish, output, holder, openSession) : missionHere(wish, output, openSession);
}

interface Wish {
  readonly options: RefactorOptions;
  readonly instruction: string;
  readonly asks: boolean;
  readonly planOnly: boolean;
  readonly claude: ClaudeAccess | undefined;
  /** How the words were read, where that is to be explained instead of done. */
  readonly reading: Reading | undefined;
}

async function missionHere(wish: Wish, output: Output, openSession: OpenSession): Promise<ExitCode> {
  const { options, instruction, asks, planOnly, claude } = wish;
  let shown: MissionPlan | undefined;
  const opened = await openSession({
    ...options,
    live: wish.reading === undefined,
    approve: (plan, signal) => {
      if (!opened.ok) return Promise.resolve(false);
      opened.value.live.clear();
      showPlan(plan, placesBefore(plan.files, opened.value.places, false), output);
      shown = plan;
      return askYesNo('Apply this?', signal);
    },
  });
  if (!opened.ok) return reportError(output, opened.error);
  const session: CliSession = opened.value;
  try {
    const request: MissionRequest = {
      instruction,
      cursor: options.cursor,
      planOnly,
      approval: asks ? 'ask' : 'given',
      bounds: { ...defaultBounds, durationMsMax: options.timeLimitMs ?? defaultBounds.durationMsMax },
    };
    const mission = startMission(request, session.portsFor({ brain: options.brain, claude }), session.services);
    const interrupt = onInterrupt(() => mission.cancel());
    const report = await mission.done;
    interrupt.dispose();
    session.live.clear();
    const places = placesBefore(report.files, session.places, report.outcome === 'done');
    const decisions = wish.reading ? decisionsOf(session.ledger, report.missionId) : [];
    return showReport(report, { options, shown, places, reading: wish.reading, decisions }, output);
  } finally {
    await session.close();
  }
}

/** With whoever holds the workspace, who knows the texts that are not saved yet. */
async function missionThere(wish: Wish, output: Output, holder: HolderShell, openSession: OpenSession): Promise<ExitCode> {
  const { options, asks, claude } = wish;
  const stop = new AbortController();
  const interrupt = onInterrupt(() => stop.abort());
  let shown: MissionPlan | undefined;
  try {
    if (claude && options.brain !== 'offline') await holder.request(configureBrain, brainParams(claude));
    const view = await holder.mission({
      params: paramsThere(wish, holder.welcome.folder),
      signal: stop.signal,
      approve: (plan, signal) => {
        holder.live.clear();
        shown = planOf(plan);
        showPlan(shown, placesOf(plan, false), output);
        return asks ? askYesNo('Apply this?', AbortSignal.any([signal, stop.signal])) : Promise.resolve(false);
      },
    });
    holder.live.clear();
    const report = reportOf(view);
    const decisions = wish.reading ? await recordedDecisions(options, report.missionId, openSession) : [];
    return showReport(
      report,
      { options, shown, places: placesOf(view, view.outcome === 'done'), reading: wish.reading, decisions },
      output,
    );
  } finally {
    interrupt.dispose();
    holder.close();
  }
}

/** What whoever holds the workspace recorded of a mission. */
async function recordedDecisions(
  options: RefactorOptions,
  missionId: MissionId,
  openSession: OpenSession,
): Promise<readonly ExplainedDecision[]> {
  const opened = await openSession({ ...options, onlyLooks: true });
  if (!opened.ok) return [];
  try {
    return decisionsOf(opened.value.ledger, missionId);
  } finally {
    await opened.value.close();
  }
}

/** What was not understood is told at once; what was, with what it means here and what would change. */
function explainUnread(reading: Reading, error: SwarmError, output: Output): ExitCode {
  const code = exitCodeOf(error.code);
  if (output.json) output.document({ ok: false, clauses: reading.clauses, error, exitCode: code });
  else {
    output.result(explainReading(reading, output.colors));
    reportError(output, error);
  }
  return code;
}

function showExplained(report: MissionReport, reading: Reading, { options, places, decisions }: Shown, output: Output): ExitCode {
  const exitCode = exitCodeFor(report, { ...options, plan: true }, false);
  if (output.json) {
    const { outcome, operations, candidates, notes, error } = report;
    const files = report.files.map(({ before: _before, after: _after, ...file }) => file);
    const understanding = reading.result.ok ? reading.result.value : undefined;
    const plan = { outcome, operations, files, notes, candidates, error };
    output.document({ ok: exitCode === ExitCode.done, clauses: reading.clauses, understanding, decisions, plan });
    return exitCode;
  }
  output.result(
    [explainReading(reading, output.colors), explainPlan(reading, report, decisions, output.colors)].filter(Boolean).join('\n'),
  );
  if (report.error) {
    reportError(output, report.error);
    const { candidates } = report;
    if (candidates.length > 0) output.say(candidatesText(report, (_, index) => nameOf(candidates[index]?.place, places)));
  }
  return exitCode;
}

/** A cursor's path as the holder understands it: below the workspace, or below the folder the person stands in. */
function paramsThere({ options, instruction, asks, planOnly }: Wish, folder: string): StartMissionParams {
  const { cursor, timeLimitMs, physics, brain, workspace } = options;
  const at = cursor && {
    uri: pathToFileURL(cursorFile(realpathSync.native(workspace), cursor.path)).href,
    range: {
      start: { line: cursor.line - 1, character: cursor.column - 1 },
      end: { line: cursor.endLine - 1, character: cursor.endColumn - 1 },
    },
  };
  return {
    folder,
    instruction,
    planOnly,
    physics,
    approval: asks ? 'ask' : 'given',
    ...(at ? { at } : {}),
    ...(brain === undefined ? {} : { brain }),
    ...(timeLimitMs === undefined ? {} : { durationMsMax: timeLimitMs }),
  };
}

function cursorFile(root: string, said: string): string {
  const below = resolve(root, said);
  return existsSync(below) ? below : resolve(said);
}

function brainParams({ apiKey, baseUrl, model, costUsdMax }: ClaudeAccess): ParamsOf<typeof configureBrain> {
  return {
    apiKey,
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(model === undefined ? {} : { model }),
    ...(costUsdMax === undefined ? {} : { costUsdMax }),
  };
}

function showPlan(plan: MissionPlan, places: PlaceNames, output: Output): void {
  output.result(coloredPatch(planPatch(plan.files), output.colors, '--plan'));
  const notes = notesText(plan.notes, output.colors, (note) => (note.at ? `${places.name(note.at)}  ` : ''));
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

interface Shown {
  readonly options: RefactorOptions;
  /** The plan the person was asked about; its notes are not told twice. */
  readonly shown: MissionPlan | undefined;
  readonly places: PlaceNames;
  readonly reading: Reading | undefined;
  readonly decisions: readonly ExplainedDecision[];
}

function showReport(report: MissionReport, told: Shown, output: Output): ExitCode {
  const { options, shown, places, reading } = told;
  if (reading) return showExplained(report, reading, told, output);
  const asked = shown !== undefined;
  const exitCode = exitCodeFor(report, options, asked);
  const planned = report.outcome === 'planned' && !asked;
  const approval = planned && !options.plan ? swarmError('approval-needed', 'This is only the plan; nothing was changed.') : undefined;
  if (output.json) {
    output.document(jsonReport(report, exitCode, approval));
    return exitCode;
  }
  if (report.outcome === 'planned' && asked) {
    output.say('Not approved; nothing was changed.');
    return exitCode;
  }
  if (planned) output.result(coloredPatch(planPatch(report.files), output.colors, undefined));
  // With a patch on stdout, words go elsewhere.
  const say = planned ? output.say : output.result;
  const colors = planned ? output.errorColors : output.colors;
  const known = new Set(shown?.notes.map(({ kind, text }) => `${kind} ${text}`));
  const news = report.notes.filter(({ kind, text }) => !known.has(`${kind} ${text}`));
  const notes = notesText(news, colors, (note) => (note.at ? `${places.name(note.at)}  ` : ''));
  if (notes) say(notes);
  if (report.error) {
    reportError(output, report.error);
    const { candidates } = report;
    if (candidates.length > 0) output.say(candidatesText(report, (_, index) => nameOf(candidates[index]?.place, places)));
    return exitCode;
  }
  say(report.outcome === 'done' ? `${colors.bold(colors.green('done'))}  ${report.summary}` : colors.bold(report.summary));
  if (report.outcome === 'done') {
    say(filesText(report.files, colors));
    const where = options.workspace === '.' ? '' : ` --workspace ${options.workspace}`;
    say(colors.dim(`Take it back with: swarm rewind ${shortId(report.missionId)}${where}`));
  }
  if (approval) say(colors.dim(`  ${approval.hint}`));
  return exitCode;
}

function nameOf(place: Place | undefined, places: PlaceNames): string {
  return place ? places.name(place) : '';
}

function jsonReport(report: MissionReport, exitCode: ExitCode, approval: SwarmError | undefined): unknown {
  return {
    ok: exitCode === ExitCode.done,
    exitCode,
    ...report,
    error: report.error ?? approval,
    files: report.files.map(({ before: _before, after: _after, baseHash, newHash, ...file }) => {
      return { ...file, baseHash: baseHash ?? '', newHash: newHash ?? '' };
    }),
    patch: planPatch(report.files),
  };
}
