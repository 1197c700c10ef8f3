/** `swarm rewind` and `swarm redo`: puts files back, keeping the person's own later edits, and says what was done. */

import type { ReportedFile, RewindReport } from '../../../core/rewind/rewindReport.ts';
import { type RewindRequest, runRewind } from '../../../core/rewind/runRewind.ts';
import { ExitCode, exitCodeOf, type SwarmError, swarmError } from '../../../protocol/errors.ts';
import { isText, rewindPatch } from '../../rewindPatch.ts';
import type { CommonOptions } from '../commandLine.ts';
import { onInterrupt } from '../interrupt.ts';
import type { CliSession, OpenSession } from '../openSession.ts';
import { type Output, reportError } from '../output.ts';
import { askYesNo } from '../question.ts';
import { coloredPatch, countOf, shortId } from '../render/plan.ts';

export interface RewindVerbOptions extends CommonOptions {
  readonly request: RewindRequest;
  readonly yes: boolean;
}

export async function rewind(options: RewindVerbOptions, output: Output, openSession: OpenSession): Promise<ExitCode> {
  const opened = await openSession(options);
  if (!opened.ok) return reportError(output, opened.error);
  const session = opened.value;
  const stop = new AbortController();
  const interrupt = onInterrupt(() => stop.abort());
  try {
    const { request } = options;
    if (request.preview) return show(await runRewind(session.rewindPorts, request, stop.signal), undefined, output);
    if (!options.yes) {
      const preview = await runRewind(session.rewindPorts, { ...request, preview: true }, stop.signal);
      if (preview.outcome !== 'planned') return show(preview, undefined, output);
      if (!output.interactive)
        return show(preview, swarmError('approval-needed', 'This is only the preview; nothing was changed.'), output);
      show(preview, undefined, output, true);
      if (!(await askYesNo(`Put ${countOf(preview.files.length, 'file')} back?`, stop.signal))) return ExitCode.cancelled;
    }
    return show(await carryOut(session, request, stop.signal), undefined, output);
  } finally {
    interrupt.dispose();
    await session.close();
  }
}

async function carryOut(session: CliSession, request: RewindRequest, signal: AbortSignal): Promise<RewindReport> {
  const report = await runRewind(session.rewindPorts, request, signal);
  session.ledger.signHead();
  return report;
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
