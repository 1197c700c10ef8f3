/** `swarm terrain …`: what the map of the code knows. */
import { LineIndex } from '../../../base/lineIndex.ts';
import { untilDone } from '../../../core/facts/untilDone.ts';
import { NONE } from '../../../core/terrain/fileIndex.ts';
import { deepLanguageOfPath } from '../../../core/terrain/languageId.ts';
import { findReferences } from '../../../operations/references.ts';
import { ExitCode, swarmError } from '../../../protocol/errors.ts';
import { languageRules } from '../../languageRules.ts';
import type { Invocation } from '../commandLine.ts';
import { onInterrupt } from '../interrupt.ts';
import type { CliSession, OpenSession } from '../openSession.ts';
import { type Output, reportError } from '../output.ts';
import { countOf } from '../render/plan.ts';

type TerrainOptions = Extract<Invocation, { verb: 'terrain' }>;

export async function terrain(options: TerrainOptions, output: Output, openSession: OpenSession): Promise<ExitCode> {
  const opened = await openSession(options);
  if (!opened.ok) return reportError(output, opened.error);
  const session = opened.value;
  const stop = new AbortController();
  const interrupt = onInterrupt(() => stop.abort());
  try {
    switch (options.view) {
      case 'stats':
        return await stats(session, stop.signal, output);
      case 'outline':
        return await outline(session, options.subject, output);
      case 'refs':
        return await references(session, options.subject, stop.signal, output);
    }
  } catch (failure) {
    if (!stop.signal.aborted) throw failure;
    return reportError(output, swarmError('cancelled', 'Stopped.'));
  } finally {
    interrupt.dispose();
    await session.close();
  }
}

async function stats({ workspace }: CliSession, signal: AbortSignal, output: Output): Promise<ExitCode> {
  const { paths, leftOut } = await workspace.list(signal);
  const languages: Record<string, number> = {};
  for (const path of paths) {
    const language = deepLanguageOfPath(path) ?? 'other';
    languages[language] = (languages[language] ?? 0) + 1;
  }
  if (output.json) output.document({ files: paths.length, languages, leftOut });
  else {
    output.result(`${countOf(paths.length, 'file')}`);
    for (const [language, count] of Object.entries(languages).sort(([, a], [, b]) => b - a))
      output.result(`  ${language.padEnd(12)} ${count}`);
    if (leftOut.length > 0) output.result(`left out:\n${leftOut.map((text) => `  ${text}`).join('\n')}`);
  }
  return ExitCode.done;
}

async function outline({ workspace, ports }: CliSession, given: string, output: Output): Promise<ExitCode> {
  const path = workspace.identify(given);
  if (!path.ok) return reportError(output, swarmError('usage', path.error.message, 'Give a file of the workspace.'));
  const language = deepLanguageOfPath(path.value);
  if (!language) return reportError(output, swarmError('usage', `${path.value} is in no language Swarm reads in depth.`));
  const file = await workspace.read(path.value);
  if (file.state === 'unreadable')
    return reportError(
      output,
      swarmError(
        'usage',
        `${path.value} cannot be read: ${file.detail}.`,
        'Give a file of the workspace, as seen from its folder or from here.',
      ),
    );
  const { index, problems } = ports.syntax.index(language, file.text);
  const lines = new LineIndex(file.text);
  const shown = index.symbols.filter(({ kind }) => kind !== 'parameter' && kind !== 'import' && kind !== 'typeParameter');
  const symbols = shown
    .filter(({ scope, container }) => scope === 0 || container !== NONE)
    .map(({ name, kind, container, nameExtent }) => ({
      name,
      kind,
      container: container === NONE ? undefined : index.symbols[container]?.name,
      line: lines.at(nameExtent.start).line,
    }))
    .sort((a, b) => a.line - b.line);
  if (output.json) output.document({ path: path.value, language, syntaxProblems: problems.length, symbols });
  else
    for (const { name, kind, container, line } of symbols)
      output.result(`${String(line).padStart(6)}  ${kind.padEnd(10)} ${container === undefined ? '' : `${container}.`}${name}`);
  return ExitCode.done;
}

async function references(session: CliSession, name: string, signal: AbortSignal, output: Output): Promise<ExitCode> {
  const source = session.services.openSnapshot().facts(new Map());
  const spec = { name, kind: undefined, pathHint: undefined, containerHint: undefined, cursor: undefined };
  const outcome = await untilDone(
    source,
    signal,
    () => Number.POSITIVE_INFINITY,
    (facts) => findReferences(languageRules, spec, facts),
  );
  if (outcome.kind === 'failed') return reportError(output, outcome.error);
  if (outcome.kind === 'refused') {
    const { error, candidates } = outcome.refusal;
    const exitCode = reportError(output, error, { candidates });
    for (const candidate of candidates)
      output.say(`  ${candidate.name} (${candidate.kind})${candidate.place ? `  ${session.places.name(candidate.place)}` : ''}`);
    return exitCode;
  }
  const { references: found, left, kind } = outcome.value;
  if (output.json) output.document(outcome.value);
  else {
    output.result(`${kind} ${outcome.value.name}: ${countOf(found.length, 'place')}`);
    for (const reference of found)
      output.result(`  ${session.places.name(reference)}  ${output.colors.dim(`${reference.why} (${reference.confidence})`)}`);
    if (left.length > 0) output.result(`left alone: ${countOf(left.length, 'place')}`);
    for (const place of left) output.result(`  ${session.places.name(place)}  ${output.colors.dim(place.why)}`);
  }
  return ExitCode.done;
}
