/**
 * A thing that words name in files which are not understood in depth: told by where and how the name is written. What it is, and where
 * else it stands, is for a language server to say; so one place of it is enough, and two that may be different things are asked about.
 */
import { LineIndex } from '../../base/lineIndex.ts';
import type { FileFact, Place, Step } from '../../core/facts/facts.ts';
import type { Refusal, TargetCandidate } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import { type WideName, wideNamesOf } from '../../core/syntax/wideNames.ts';
import { deepLanguageOfPath, languageOfPath } from '../../core/terrain/languageId.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { type Phrase, refusal } from './candidates.ts';
import { pathFits } from './hints.ts';
import { wideDeclarations } from './wideDeclarations.ts';

/** A place that names a thing in a file that is not understood in depth. */
export interface WideTarget {
  readonly kind: 'place';
  readonly name: string; // without its sigil
  readonly sigil: string;
  readonly place: Place; // of the name
}

type TextFact = Extract<FileFact, { state: 'text' }>;

const bounds = { filesMax: 200, candidatesMax: 20 } as const;

/** What people call things in these files, by the sigil that says it. */
const sigilsOfKind: Readonly<Partial<Record<NonNullable<TargetSpec['kind']>, readonly string[]>>> = {
  class: ['.'],
  variable: ['--', '$', '@'],
  property: ['--', '.'],
};

/** undefined: no such file has the name, or none of those that the words allow. */
export function widePlace(terrain: Terrain, spec: TargetSpec, phrase: Phrase): Step<WideTarget | undefined, Refusal> {
  const written = writtenName(spec.name);
  const mentions = terrain.facts.mentions(written);
  if (!mentions) return { kind: 'need', requests: [{ kind: 'mentions', word: written }] };
  // What a thing belongs to may be a class as well as a file.
  const around = mentions.other.some(({ path }) => pathFits(path, spec.containerHint ?? '')) ? spec.containerHint : undefined;
  const hints = [spec.pathHint, around].filter((hint) => hint !== undefined && hint !== '');
  const named = (path: WorkspacePath): boolean => hints.some((hint) => pathFits(path, hint ?? ''));
  const wide = mentions.other.map(({ path }) => path).filter((path) => isCode(path) || named(path));
  const paths = (hints.length === 0 ? wide : wide.filter(named)).slice(0, bounds.filesMax);
  const missing = paths.filter((path) => !terrain.facts.file(path));
  if (missing.length > 0) return { kind: 'need', requests: missing.map((path) => ({ kind: 'file', path })) };
  const files = paths.flatMap((path) => {
    const fact = terrain.facts.file(path);
    return fact?.state === 'text' ? [fact] : [];
  });
  const scoped = files.filter(({ path }) => !isOneSpace(path) && !terrain.facts.outline(path));
  if (scoped.length > 0) return { kind: 'need', requests: scoped.map(({ path }) => ({ kind: 'outline', path })) };
  const found = thingsIn(files, spec, terrain);
  const [only, another] = found;
  if (only === undefined || another === undefined) return { kind: 'done', value: only };
  const one = isOneThing(terrain, found);
  if (one.kind !== 'done') return one;
  return one.value ? { kind: 'done', value: only } : { kind: 'refused', error: several(spec.name, found, terrain, phrase) };
}

/** Whether a server counts all of these places among the references of the first: a declaration and its definition, a name and its uses. */
function isOneThing({ facts }: Terrain, found: readonly WideTarget[]): Step<boolean, Refusal> {
  const [first, ...rest] = found;
  if (first === undefined || found.length > bounds.candidatesMax) return { kind: 'done', value: false };
  const { path, start } = first.place;
  const answer = facts.references(path, start);
  if (!answer) return { kind: 'need', requests: [{ kind: 'references', path, offset: start }] };
  if (!answer.answered) return { kind: 'done', value: false };
  const covers = ({ place }: WideTarget): boolean =>
    answer.places.some((one) => one.path === place.path && one.start <= place.start && place.end <= one.end);
  return { kind: 'done', value: rest.every(covers) };
}

/** Without the class or module before it: a style sheet's `.btn` and a page's `ns:tag` have none. */
function writtenName(name: string): string {
  const bare = name.replace(/^(?:--|[.#@$%<]|<\/)+/, '');
  return /^[\p{ID_Continue}$]+(?:(?:\.|::)[\p{ID_Continue}$]+)+$/u.test(bare) ? (bare.split(/\.|::/).at(-1) ?? bare) : bare;
}

/** One place of each thing of that name; where a language has scopes, its declarations, and all places only if there is none. */
function thingsIn(files: readonly TextFact[], spec: TargetSpec, { facts }: Terrain): readonly WideTarget[] {
  const name = writtenName(spec.name);
  const inFile = files.map((fact) => ({ path: fact.path, all: wideNamesOf(fact.text, name, fact.path) }));
  const written = inFile.flatMap(({ path, all }) => (isOneSpace(path) ? writtenAlike(all, spec).map((one) => targetAt(path, one)) : []));
  const scoped = inFile.filter(({ path }) => !isOneSpace(path));
  const declared = scoped.flatMap(({ path, all }) => {
    const extents = wideDeclarations(facts.outline(path), spec);
    return all.filter(({ start, end }) => extents.some((one) => one.start <= start && end <= one.end)).map((one) => targetAt(path, one));
  });
  return [...written, ...(declared.length > 0 ? declared : scoped.flatMap(({ path, all }) => all.map((one) => targetAt(path, one))))];
}

function targetAt(path: WorkspacePath, { name, sigil, start, end }: WideName): WideTarget {
  return { kind: 'place', name, sigil, place: { path, start, end } };
}

/** Where all that is written alike in a file is one thing: the first of each way of writing that the words allow. */
function writtenAlike(all: readonly WideName[], spec: TargetSpec): readonly WideName[] {
  const sigil = /^(?:--|[.#@$%<])/.exec(spec.name)?.[0] ?? '';
  const asSaid = sigil === '' ? all : all.filter((one) => plainSigil(one) === sigil);
  const ofKind = spec.kind === undefined ? [] : asSaid.filter((one) => sigilsOfKind[spec.kind ?? 'import']?.includes(one.sigil));
  // A name in a comment or a text has no sigil; where others have one, those are meant.
  const written = ofKind.length > 0 ? ofKind : asSaid.some((one) => one.sigil !== '') ? asSaid.filter((one) => one.sigil !== '') : asSaid;
  return firstOfEach(written, plainSigil);
}

/** Data mentions the names of code all the time, and is meant only when it is named. */
function isCode(path: WorkspacePath): boolean {
  const language = languageOfPath(path);
  return language !== undefined && language !== 'json';
}

/** `</section` closes what `<section` opens. */
function plainSigil({ sigil }: Pick<WideName, 'sigil'>): string {
  return sigil === '</' ? '<' : sigil;
}

/** Whether all that is written alike in a file is one thing; in languages with scopes nobody can tell. */
function isOneSpace(path: string): boolean {
  return /\.(?:css|less|scss|sass|html?|xml|svg)$/i.test(path);
}

function firstOfEach<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const first = new Map<string, T>();
  for (const item of items) if (!first.has(keyOf(item))) first.set(keyOf(item), item);
  return [...first.values()];
}

function several(name: string, found: readonly WideTarget[], terrain: Terrain, phrase: Phrase): Refusal {
  const inFile = Map.groupBy(found, ({ place }) => place.path);
  const candidates = found.slice(0, bounds.candidatesMax).map((target): TargetCandidate => {
    const { place, sigil } = target;
    const fact = terrain.facts.file(place.path);
    const { line, column } = new LineIndex(fact?.state === 'text' ? fact.text : '').at(place.start);
    const alone = inFile.get(place.path)?.length === 1;
    const suggestion = alone ? phrase(`${name} in ${place.path}`) : `--at ${place.path}:${line}:${column}`;
    return { name: `${sigil}${target.name}`, kind: 'name', place, suggestion };
  });
  return refusal('symbol-ambiguous', `“${name}” could mean ${found.length} different things.`, candidates);
}

/** Whether words that say where a thing is name a file that is not understood in depth. */
export function namesWideFile(terrain: Terrain, { pathHint, containerHint }: TargetSpec): boolean {
  const hints = [pathHint, containerHint].filter((hint) => hint !== undefined && /\.[a-z]/i.test(hint));
  const paths = terrain.facts.paths()?.paths ?? [];
  return hints.some((hint) => {
    const fitting = paths.filter((path) => path === hint || path.endsWith(`/${hint}`));
    return fitting.length > 0 && fitting.every((path) => deepLanguageOfPath(path) === undefined);
  });
}
