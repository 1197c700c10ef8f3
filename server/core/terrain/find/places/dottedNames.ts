/** A name with what is around it: "gyp.common.BuildFile", "rxjs/operators#map", "Class.method". */
import type { FileRecord } from '../../index/fileRecord.ts';
import type { Finding, FindOptions } from '../finding.ts';
import type { NameIndex } from '../names/nameIndex.ts';
import { matchReason } from '../names/nameMatch.ts';
import { segmentsFit, segmentsOfDotted, segmentsOfPath } from './segments.ts';

/** Different last names looked at; each with all its symbols. */
const namesMax = 40;
const nameScoreMin = 60;
/** Below this, what is around the name is not what was said. */
const fitMin = 0.4;
/** How deep symbols nest; deeper ones are taken for the outermost. */
const nestingMax = 50;

/** By their score; nothing if the words are no dotted name. */
export function findDotted(names: NameIndex, text: string, options: FindOptions): readonly Finding[] {
  const segments = segmentsOfDotted(text);
  const last = segments?.at(-1);
  if (segments === undefined || last === undefined) return [];
  const around = segments.slice(0, -1);
  const findings: Finding[] = [];
  for (const { name, symbols } of names.search(last, options, namesMax)) {
    if (name.score < nameScoreMin) break;
    for (const { record, symbolIx, symbol } of symbols) {
      const fit = segmentsFit(around, [...segmentsOfPath(record.path), ...ownersOf(record, symbolIx)]);
      if (fit < fitMin) continue;
      const reasons = [matchReason(name.match), fit > 0.9 ? `in ${around.join('.')}` : `in something like ${around.join('.')}`];
      findings.push({ found: { what: 'symbol', record, symbolIx, symbol }, score: name.score * (0.4 + 0.6 * fit), reasons });
    }
  }
  return findings.sort((a, b) => b.score - a.score);
}

/** Names of what is around a symbol, outermost first. */
function ownersOf({ outline: { symbols } }: FileRecord, symbolIx: number): readonly string[] {
  const names: string[] = [];
  let at = symbols[symbolIx]?.container ?? -1;
  for (let steps = 0; steps < nestingMax; steps++) {
    const owner = symbols[at];
    if (!owner) break;
    names.unshift(owner.name);
    at = owner.container;
  }
  return names;
}
