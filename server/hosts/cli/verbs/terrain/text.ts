/** `swarm terrain text PATTERN`: the places of a text or of what a regular expression describes, in the files that are not ignored. */
import { defaultTextBounds, type TextMatch, type TextQuery } from '../../../../core/ports/textSearchPort.ts';
import { ExitCode } from '../../../../protocol/errors.ts';
import { reportError } from '../../output.ts';
import { countOf } from '../../render/plan.ts';
import { cutTo } from '../../render/width.ts';
import type { TerrainGround } from './ground.ts';

export async function text({ session, output, signal }: TerrainGround, query: TextQuery, limit: number): Promise<ExitCode> {
  const { paths } = await session.workspace.list(signal);
  const searched = await session.textSearch.search(query, paths, { ...defaultTextBounds, matchesMax: limit }, signal);
  if (!searched.ok) return reportError(output, searched.error);
  const { files, matches, complete, leftOut, searcher } = searched.value;
  if (output.json) {
    const places = files.flatMap(({ path, matches: each }) => each.map((match) => ({ path, ...placeOf(match) })));
    output.document({ pattern: query.pattern, matches, complete, places, leftOut, searcher });
  } else {
    for (const { path, matches: each } of files) {
      for (const { line, column, text: shown } of each) {
        const place = `${path}:${line}:${column}`;
        output.result(`${place}  ${cutTo(shown.trim(), Math.max(shownMin, output.columns - place.length - 2))}`);
      }
    }
    if (!complete) output.say(`These are the first ${countOf(matches, 'place')}: there may be more.`);
    if (matches === 0) output.say(`“${query.pattern}” is in no file of this workspace that is not ignored.`);
    for (const why of leftOut) output.say(`left out: ${why}`);
  }
  return ExitCode.done;
}

/** Characters of a line that are shown however narrow the terminal is. */
const shownMin = 20;

function placeOf({ line, column, length, text: shown }: TextMatch): Omit<TextMatch, 'textColumn'> {
  return { line, column, length, text: shown };
}
