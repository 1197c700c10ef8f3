/** `swarm rewind` and `swarm redo`: puts files back, keeping the person's own later edits, and says what was done. */

import type { ReportedFile, RewindReport } from '../../../core/rewind/rewindReport.ts';
import { type RewindRequest, runRewind } from '../../../core/rewind/runRewind.ts';
import { ExitCode, exitCodeOf, type SwarmError, swarmError } from '../../../protocol/errors.ts';
import { type RewindParams, rewind as rewindRequest } from '../../../protocol/messages/rewinds.ts';
import { isText, rewindPatch } from '../../rewindPatch.ts';
import type { CommonOptions } from '../commandLine.ts';
import type { FindHolder } from '../holder/findHolder.ts';
import { rewindReportOf } from '../holder/reportsThere.ts';
import { onInterrupt } from '../interrupt.ts';
import type { OpenSession } from '../openSession.ts';
import { type Output, reportError } from '../output.ts';
import { askYesNo } from '../question.ts';
import { coloredPatch, countOf, shortId } from '../render/plan.ts';

/** One change set alone is taken back in the editor, where a person sees it. */
type RequestHere = Exclude<RewindRequest, { kind: 'revert' }>;

export interface RewindVerbOptions extends CommonOptions {
  readonly request: RequestHere;
  readonly yes: boolean;
}

export async function rewind(
  options: RewindVerbOptions,
  output: Output,
  openSession: OpenSession,
  findHolder: FindHolder,
): Promise<ExitCode> {
  const stop = new AbortController();
  const holder = await findHolder(options);
  if (holder) {
    const carryOut = async (request: RequestHere): Promise<RewindReport> =>
      rewindReportOf(await holder.request(rewindRequest, paramsThere(request, holder.welcome.folder), stop.signal));
    return agreeAndShow(options, output, carryOut, stop).finally(() => holder.close());
  }
  const opened = await openSession(options);
  if (!opened.ok) return reportError(output, opened.error);
  const session = opened.value;
  const carryOut = async (request: RequestHere): Promise<RewindReport> => {
    const report = await runRewind(session.rewindPorts, request, stop.signal);
    if (!request.preview) session.ledger.signHead();
    return report;
  };
  return agreeAndShow(options, output, carryOut, stop).finally(() => session.close());
}

type CarryOut = (request: RequestHere) => Promise<RewindReport>;

/** Shows first what would change, and asks, unless that was agreed to beforehand. */
async function agreeAndShow(
  { request, yes }: RewindVerbOptions,
  output: Output,
  carryOut: CarryOut,
  stop: AbortController,
): Promise<ExitCode> {
  const interrupt = onInterrupt(() => stop.abort());
  try {
    if (request.preview) return show(await carryOut(request), undefined, output);
    if (!yes) {
      const preview = await carryOut({ ...request, preview: true });
      if (preview.outcome !== 'planned') return show(preview, undefined, output);
      if (!output.interactive)
        return show(preview, swarmError('approval-needed', 'This is only the preview; nothing was changed.'), output);
      show(preview, undefined, output, true);
      if (!(await askYesNo(`Put ${countOf(preview.files.length, 'file')} back?`, stop.signal))) return ExitCode.cancelled;
    }
    return show(await carryOut(request), undefined, output);
  } finally {
    interrupt.dispose();
  }
}

function paramsThere(request: RequestHere, folder: string): RewindParams {
  return { folder, target: request.kind === 'redo' ? 'redo' : request.target, preview: request.preview };
}

/** `asking`: a question follows, so that a long patch must not push what it is about off the screen. */
function show(report: RewindReport, needed: SwarmError | undefined, output: Output, asking = false): ExitCode {
  const error = report.error ?? needed;
  const exitCode = error ? exitCodeOf(error.code) : ExitCode.done;
  if (output.json) {
    output.document({
      ok: exitCode === ExitCode.done,
      exitCode,
      ...report,
      error,
      files: report.files.map(withoutTexts),
      patch: rewindPatch(report.files),
    });
    return exitCode;
  }
  if (report.outcome === 'planned' || report.outcome === 'conflict') {
    const patch = rewindPatch(report.files);
    if (report.outcome === 'planned' && patch) output.result(coloredPatch(patch, output.colors, asking ? '--preview' : undefined));
    const bytesOnly = report.files.filter((file) => !isText(file));
    for (const file of bytesOnly) output.say(`${file.action} ${file.path} (not text)`);
  }
  for (const { path, why, regions } of report.conflicts) {
    output.say(`${path}: ${why}`);
    for (const region of regions) output.say(`  your line ${region.theirsLine}: ${region.theirs.trimEnd().replaceAll('\n', '\n    ')}`);
  }
  for (const { path, why } of report.unknown) output.say(`${path} cannot be put back: ${why}`);
  for (const path of report.keptPersonEdits) output.say(`Your own later edits in ${path} are kept.`);
  for (const warning of report.warnings) output.say(output.errorColors.yellow(warning));
  if (report.error) return reportError(output, report.error);
  const say = report.outcome === 'planned' ? output.say : output.result;
  say(report.summary);
  if (needed) say(output.errorColors.dim(`  ${needed.hint}`));
  if (report.outcome === 'done')
    say(
      output.colors.dim(
        report.kind === 'rewind' ? 'Take it back with: swarm redo' : `Take it back with: swarm rewind ${shortId(report.missionId ?? '')}`,
      ),
    );
  return exitCode;
}

function withoutTexts({ before: _before, after: _after, ...file }: ReportedFile): Omit<ReportedFile, 'before' | 'after'> {
  return file;
}
