/** Paths and dotted names as segments, and how well the segments somebody wrote fit those of a place, in order and with gaps. */
import { languageOfPath } from '../../languageId.ts';
import { editsBetween } from '../names/editDistance.ts';
import { bareName, identifierWords } from '../words/identifierWords.ts';
import { wordStem } from '../words/wordStem.ts';

/** What each segment that stands between two asked for costs, of 1. */
const gapCost = 0.02;
const misspelledUnitsMin = 4;

/** "pkg/mod.py" is pkg and mod; a package's `__init__` and a folder's `index` are the folder. */
export function segmentsOfPath(path: string): readonly string[] {
  const segments = path.split('/');
  const last = segments.pop() ?? '';
  const stem = stemOfFile(last);
  return (stem === '__init__' || stem === 'index' || stem === 'mod') && segments.length > 0 ? segments : [...segments, stem];
}

/** Without extension; "x.d.ts" and "x.test.ts" lose only what says the language. */
export function stemOfFile(name: string): string {
  const stem = name.replace(/(?:\.d)?\.[A-Za-z0-9]+$/, '');
  return stem === '' ? name : stem;
}

/**
 * "gyp.common.BuildFile", "rxjs/operators#map", "Class.method", "module:func", "pkg/mod.py::Test::test_x[1]", "mod.py:12".
 * Undefined where nothing joins two names.
 */
export function segmentsOfDotted(text: string): readonly string[] | undefined {
  const plain = text
    .replaceAll('\\', '/')
    .replace(/\[[^\]]*\]$/, '')
    .replace(/\(\)$/, '')
    .replace(/(?::\d+)+$/, '');
  if (/\s/.test(plain) || !/[./#:]/.test(plain.replace(/^[./#:]+|[./#:]+$/g, ''))) return undefined;
  // A file is a place, not a name in one.
  if (languageOfPath(plain) !== undefined && !/[#:]/.test(plain)) return undefined;
  const segments = plain.split(/[/#:]+/).flatMap((part) => (languageOfPath(part) === undefined ? part.split('.') : [stemOfFile(part)]));
  const named = segments.filter((segment) => segment !== '' && segment !== '__init__');
  return named.length > 1 ? named : undefined;
}

/** 0: none of it; 1: all segments stand there as written, one after the other up to the end. */
export function segmentsFit(asked: readonly string[], place: readonly string[]): number {
  let at = place.length - 1;
  let fit = 0;
  let gaps = 0;
  for (let i = asked.length - 1; i >= 0; i--) {
    const found = lastFitting(asked[i] ?? '', place, at);
    if (found === undefined) continue;
    gaps += at - found.at;
    fit += found.fit;
    at = found.at - 1;
  }
  return asked.length === 0 ? 1 : Math.max(0, (fit / asked.length) * (1 - gapCost * gaps));
}

function lastFitting(segment: string, place: readonly string[], from: number): { readonly at: number; readonly fit: number } | undefined {
  for (let at = from; at >= 0; at--) {
    const fit = segmentFit(segment, place[at] ?? '');
    if (fit > 0) return { at, fit };
  }
  return undefined;
}

/** 1 as written; less in other capitals, in another style, in another form, misspelled; 0 when it is another. */
function segmentFit(asked: string, segment: string): number {
  if (asked === segment) return 1;
  if (asked.toLowerCase() === segment.toLowerCase()) return 0.98;
  const [one, two] = [bareName(asked), bareName(segment)];
  if (one === two) return 0.96;
  const stems = (name: string): string => identifierWords(name).map(wordStem).join(' ');
  if (one !== '' && stems(asked) === stems(segment)) return 0.94;
  return one.length >= misspelledUnitsMin && editsBetween(one, two, 1) <= 1 ? 0.85 : 0;
}
