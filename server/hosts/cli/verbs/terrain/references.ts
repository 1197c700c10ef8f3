/** `swarm terrain refs NAME`: every reference to a symbol, and what has its name and was left out. */
import { findReferences } from '../../../../operations/references.ts';
import { spokenTarget } from '../../../../operations/target/asSpoken.ts';
import { ExitCode } from '../../../../protocol/errors.ts';
import { languageRules } from '../../../languageRules.ts';
import { countOf } from '../../render/plan.ts';
import type { TerrainGround } from './ground.ts';
import { askedAgain, asView } from './spokenTarget.ts';

export async function references(ground: TerrainGround, name: string): Promise<ExitCode> {
  const { output } = ground;
  const found = await ground.ask((facts) => {
    const answer = findReferences(languageRules, spokenTarget(name), facts, (words) => askedAgain('refs', words));
    return answer.kind === 'refused' ? { kind: 'refused', error: asView(answer.error, 'refs', name) } : answer;
  });
  if (!found.ok) return found.error;
  const { references: places, left, kind, name: dotted } = found.value;
  if (output.json) {
    output.document({
      name: dotted,
      kind,
      references: places.map((place) => ({
        ...ground.at(place),
        start: place.start,
        end: place.end,
        how: place.how,
        confidence: place.confidence,
        why: place.why,
      })),
      left: left.map((place) => ({ ...ground.at(place), why: place.why, text: place.text })),
    });
    return ExitCode.done;
  }
  const { bold, dim } = output.colors;
  output.result(bold(`${kind} ${dotted}: ${countOf(places.length, 'place')}`));
  for (const place of places) output.result(`  ${ground.name(place)}  ${dim(`${place.why} (${place.confidence})`)}`);
  if (left.length > 0) output.result(`left alone: ${countOf(left.length, 'place')}`);
  for (const place of left) output.result(`  ${ground.name(place)}  ${dim(place.why)}`);
  return ExitCode.done;
}
