/** `swarm terrain outline FILE`: the symbols of a file, in the order in which they stand there; in every language Swarm knows. */
import { LineIndex } from '../../../../base/lineIndex.ts';
import { languageOfFile } from '../../../../core/terrain/languageId.ts';
import type { FileOutline, OutlineSymbol } from '../../../../core/terrain/outline/outline.ts';
import { kindWords } from '../../../../core/terrain/select/selectorWords.ts';
import { ExitCode, swarmError } from '../../../../protocol/errors.ts';
import { reportError } from '../../output.ts';
import { cutTo } from '../../render/width.ts';
import { fileHint, type TerrainGround } from './ground.ts';

export async function outline(ground: TerrainGround, given: string): Promise<ExitCode> {
  const { output, session } = ground;
  const path = ground.path(given);
  if (!path.ok) return path.error;
  const file = await session.ports.workspace.read(path.value);
  if (file.state === 'unreadable')
    return reportError(output, swarmError('usage', `${path.value} cannot be read: ${file.detail}.`, fileHint));
  const language = languageOfFile(path.value, file.text);
  if (!language)
    return reportError(output, swarmError('usage', `${path.value} is in no language Swarm knows.`, 'See the README for the languages.'));
  const { outline: found, problems } = session.ports.syntax.outline(language, file.text);
  const lines = new LineIndex(file.text);
  if (output.json) {
    output.document({
      path: path.value,
      language,
      syntaxProblems: problems.length,
      symbols: found.symbols.map((symbol) => document(found, symbol, lines)),
      imports: found.imports.map(({ specifier, names, moment, start }) => ({
        specifier,
        names,
        moment: moment ?? 'load',
        line: lines.at(start).line,
      })),
      leftOut: found.leftOut,
    });
    return ExitCode.done;
  }
  for (const symbol of found.symbols) {
    const depth = depthOf(found, symbol);
    const what = `${kindWords[symbol.kind].padEnd(10)} ${'  '.repeat(depth)}${depth === 0 && symbol.containerName ? `${symbol.containerName}.` : ''}${symbol.name}`;
    output.result(`${String(lines.at(symbol.nameExtent.start).line).padStart(6)}  ${cutTo(what, output.columns - 8)}`);
  }
  if (found.leftOut !== undefined) output.say(found.leftOut);
  if (problems.length > 0) output.say(`${path.value} has syntax errors; what stands around them may be missing.`);
  return ExitCode.done;
}

function document(outlined: FileOutline, symbol: OutlineSymbol, lines: LineIndex): unknown {
  const { name, kind, container, containerName, nameExtent, end, signature, doc, exported } = symbol;
  const { line, column } = lines.at(nameExtent.start);
  const owner = outlined.symbols[container]?.name ?? containerName;
  return {
    name,
    kind,
    container: owner,
    line,
    column,
    endLine: lines.at(end).line,
    signature,
    doc: doc === '' ? undefined : doc,
    exported,
  };
}

const NESTING_MAX = 40;

function depthOf({ symbols }: FileOutline, symbol: OutlineSymbol): number {
  let depth = 0;
  for (let at = symbols[symbol.container]; at !== undefined && depth < NESTING_MAX; at = symbols[at.container]) depth += 1;
  return depth;
}
