/** `swarm terrain outline FILE`: the symbols of a file, in the order in which they stand there. */
import { LineIndex } from '../../../../base/lineIndex.ts';
import { NONE } from '../../../../core/terrain/fileIndex.ts';
import { deepLanguageOfPath } from '../../../../core/terrain/languageId.ts';
import { ExitCode, swarmError } from '../../../../protocol/errors.ts';
import { reportError } from '../../output.ts';
import { fileHint, type TerrainGround } from './ground.ts';

export async function outline(ground: TerrainGround, given: string): Promise<ExitCode> {
  const { output, session } = ground;
  const path = ground.path(given);
  if (!path.ok) return path.error;
  const language = deepLanguageOfPath(path.value);
  if (!language) return reportError(output, swarmError('usage', `${path.value} is in no language Swarm reads in depth.`));
  const file = await session.workspace.read(path.value);
  if (file.state === 'unreadable')
    return reportError(output, swarmError('usage', `${path.value} cannot be read: ${file.detail}.`, fileHint));
  const { index, problems } = session.ports.syntax.index(language, file.text);
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
