/** `swarm terrain search [PATTERN]`: code of a certain structure, in the language's own syntax with metavariables. */
import { createPatternSyntax } from '../../../../adapters/treeSitter/patternSyntax.ts';
import type { FoundMatch } from '../../../../core/terrain/pattern/foundMatch.ts';
import { ExitCode, swarmError } from '../../../../protocol/errors.ts';
import { wasmFolder } from '../../../installation.ts';
import type { PatternRequest, PatternResult } from '../../../patternSearch/patternRequest.ts';
import { searchPattern } from '../../../patternSearch/searchPattern.ts';
import { type Output, reportError } from '../../output.ts';
import { countOf } from '../../render/plan.ts';
import type { TerrainGround } from './ground.ts';

export async function search({ session, output, signal }: TerrainGround, request: PatternRequest): Promise<ExitCode> {
  if (request.pattern === undefined && request.kind === undefined)
    return reportError(output, swarmError('usage', 'Give a pattern, or a kind of code with --kind.', 'swarm terrain search --help'));
  const syntax = await createPatternSyntax(wasmFolder);
  try {
    const found = await searchPattern({ workspace: session.workspace, seen: session.seen, syntax }, request, signal);
    if (!found.ok) return reportError(output, found.error);
    if (output.json) output.document(found.value);
    else show(output, request, found.value);
    return ExitCode.done;
  } finally {
    syntax.dispose();
  }
}

function show(output: Output, request: PatternRequest, { matches, limited, files, leftOut, notUnderstood }: PatternResult): void {
  for (const match of matches) {
    output.result(`${output.colors.bold(`${match.path}:${match.line}:${match.column}`)}  ${firstLine(match)}`);
    for (const { name, text } of match.captures) output.result(output.colors.dim(`    $${name} = ${folded(text)}`));
  }
  const say = (text: string): void => output.say(output.errorColors.dim(text));
  say(
    `${matches.length} ${matches.length === 1 ? 'match' : 'matches'} in ${countOf(files, 'file')}${limited ? '; there may be more: --limit says how many are shown' : ''}`,
  );
  const others = request.languages === undefined ? notUnderstood.map(({ language }) => language) : [];
  if (others.length > 0) say(`the pattern makes no sense as ${others.join(', ')}`);
  for (const { path, why } of leftOut) say(`left out: ${path}: ${why}`);
}

function firstLine({ text, line, endLine }: FoundMatch): string {
  return endLine > line ? `${text.split('\n', 1)[0]?.trimEnd() ?? ''} …` : text;
}

/** Of what a metavariable stands for, in UTF-16 units. */
const shownUnitsMax = 160;

function folded(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > shownUnitsMax ? `${line.slice(0, shownUnitsMax)}…` : line;
}
