/**
 * References to what is named in a file that is not understood in depth: those a language server lists; where none answers, every
 * place where the name is written alike in files of that sort, with little confidence, for letters are all that speaks for them.
 */
import { byPlace, type Place, type ServerAnswer, type Step } from '../core/facts/facts.ts';
import type { Refusal } from '../core/operation/operation.ts';
import { wideNamesOf } from '../core/syntax/wideNames.ts';
import { type LanguageId, languageOfPath } from '../core/terrain/languageId.ts';
import type { Terrain } from '../core/terrain/terrain.ts';
import type { WorkspacePath } from '../protocol/ids.ts';
import type { FoundPlace, FoundReferences } from './foundReferences.ts';
import { otherFiles } from './rename/leftovers.ts';
import type { WideTarget } from './target/widePlaces.ts';

const confidence = { target: 1, told: 0.9, sameFile: 0.5, otherFile: 0.4 } as const;
const bounds = { filesMax: 500, placesMax: 5_000 } as const;

export function wideReferences(terrain: Terrain, target: WideTarget): Step<FoundReferences, Refusal> {
  const { facts } = terrain;
  const { path, start } = target.place;
  const mentions = facts.mentions(target.name);
  if (!mentions) return { kind: 'need', requests: [{ kind: 'mentions', word: target.name }] };
  const answer = facts.references(path, start);
  if (!answer) return { kind: 'need', requests: [{ kind: 'references', path, offset: start }] };
  const language = languageOfPath(path);
  const alike = mentions.other.filter((other) => isKin(languageOfPath(other.path), language));
  const told = answer.answered ? answer.places.filter(isElsewhereThan(target)) : [];
  const read = [...new Set([path, ...(told.length > 0 ? told : alike).map((each) => each.path)])].slice(0, bounds.filesMax);
  const missing = read.filter((each) => !facts.file(each));
  if (missing.length > 0) return { kind: 'need', requests: missing.map((each) => ({ kind: 'file', path: each })) };
  const own: FoundPlace = { ...target.place, how: 'declaration', confidence: confidence.target, why: 'is the place that was named' };
  const rest = told.length > 0 ? told.map(asTold) : writtenAlike(terrain, target, read, answer);
  const references = [own, ...rest].slice(0, bounds.placesMax).sort(byPlace);
  const listed = new Set<WorkspacePath>(told.length > 0 ? told.map((each) => each.path) : read);
  const unlisted = mentions.other.filter((other) => !listed.has(other.path) && other.path !== path);
  const inCode = mentions.code.map((each) => ({
    path: each,
    count: timesIn(terrain, each, target.name),
    why: 'it is in another language',
  }));
  return {
    kind: 'done',
    value: {
      name: `${target.sigil}${target.name}`,
      kind: 'name',
      references,
      left: otherFiles({ code: [], other: [...unlisted, ...inCode.filter(({ count }) => count > 0)] }),
    },
  };
}

function isElsewhereThan({ place }: WideTarget): (other: Place) => boolean {
  return (other) => other.path !== place.path || other.start > place.start || place.end > other.end;
}

function asTold({ path, start, end }: Place): FoundPlace {
  return { path, start, end, how: 'physics', confidence: confidence.told, why: 'the language server lists it' };
}

function writtenAlike(
  terrain: Terrain,
  { name, sigil, place }: WideTarget,
  paths: readonly WorkspacePath[],
  answer: ServerAnswer,
): readonly FoundPlace[] {
  const silence = answer.answered ? 'the language server lists none' : 'no language server answered';
  const why = `is written alike; what it means was not looked at, for ${silence}`;
  return paths.flatMap((path) =>
    wideNamesOf(textOf(terrain, path), name, path)
      .filter((one) => (path !== place.path || one.start !== place.start) && mayBeOne(one.sigil, sigil))
      .map(({ start, end }): FoundPlace => {
        const sure = path === place.path ? confidence.sameFile : confidence.otherFile;
        return { path, start, end, how: 'spelling', confidence: sure, why };
      }),
  );
}

/** `.btn` and `#btn` are two things; a page writes either without a sigil, and `</section` closes what `<section` opens. */
function mayBeOne(one: string, other: string): boolean {
  return one === '' || other === '' || one.replace('/', '') === other.replace('/', '');
}

/** Languages in which one thing is written in several: headers and sources, pages and their styles. */
const kin: readonly (readonly LanguageId[])[] = [
  ['c', 'cpp'],
  ['css', 'html'],
];

function isKin(one: LanguageId | undefined, other: LanguageId | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one === other || kin.some((group) => group.includes(one) && group.includes(other));
}

function timesIn(terrain: Terrain, path: WorkspacePath, name: string): number {
  const fact = terrain.facts.file(path);
  return fact === undefined || fact.state === 'unreadable' ? 1 : wideNamesOf(fact.text, name, path).length;
}

function textOf(terrain: Terrain, path: WorkspacePath): string {
  const fact = terrain.facts.file(path);
  return fact === undefined || fact.state === 'unreadable' ? '' : fact.text;
}
