/** `swarm terrain find WORDS`: symbols, files and folders by name, path or meaning, best first, each with why it is there. */
import { Finder } from '../../../../core/terrain/find/finder.ts';
import type { Finding } from '../../../../core/terrain/find/finding.ts';
import { dottedNameOf } from '../../../../core/terrain/select/selectedSymbol.ts';
import { kindWords } from '../../../../core/terrain/select/selectorWords.ts';
import { ExitCode, swarmError } from '../../../../protocol/errors.ts';
import { reportError } from '../../output.ts';
import { cutTo } from '../../render/width.ts';
import type { TerrainGround } from './ground.ts';

export async function find(ground: TerrainGround, words: readonly string[], limit: number): Promise<ExitCode> {
  const { output, session } = ground;
  const question = words.join(' ').trim();
  if (question === '')
    return reportError(output, swarmError('usage', 'There is nothing to find.', 'Give a name, a path, or what the code does.'));
  await ground.graph();
  const finder = new Finder(ground.rank);
  const { index } = session.terrain;
  index.listen(finder).dispose();
  finder.list(index.paths);
  const findings = finder.find(question, { findingsMax: limit });
  const unknown = ground.unindexed;
  if (output.json) output.document({ question, findings: findings.map((finding) => document(ground, finding)), unknown });
  else for (const finding of findings) output.result(line(ground, finding));
  if (findings.length === 0 && !output.json) output.say(`Nothing like “${question}” is in this workspace.`);
  if (!output.json) for (const sentence of unknown) output.say(output.errorColors.dim(sentence));
  return ExitCode.done;
}

function document(ground: TerrainGround, { found, score, reasons }: Finding): unknown {
  switch (found.what) {
    case 'symbol': {
      const { record, symbolIx: ix, symbol } = found;
      const at = ground.at({ path: record.path, start: symbol.nameExtent.start });
      return { what: 'symbol', name: dottedNameOf({ record, ix }), kind: symbol.kind, ...at, score: Math.round(score), reasons };
    }
    case 'file':
    case 'folder':
      return { what: found.what, path: found.path, score: Math.round(score), reasons };
  }
}

function line(ground: TerrainGround, { found, reasons }: Finding): string {
  const { dim } = ground.output.colors;
  const why = reasons.join(', ');
  switch (found.what) {
    case 'symbol': {
      const place = ground.name({ path: found.record.path, start: found.symbol.nameExtent.start });
      const what = `${kindWords[found.symbol.kind]} ${dottedNameOf({ record: found.record, ix: found.symbolIx })}`;
      return `${cutTo(what, ground.output.columns - place.length - 2)}  ${place}${why === '' ? '' : `\n  ${dim(why)}`}`;
    }
    case 'file':
    case 'folder':
      return `${found.what} ${found.path}${why === '' ? '' : `\n  ${dim(why)}`}`;
  }
}
