/** Locates everything a rename of a symbol concerns: the scout's work, put together from survey, physics and collisions. */
import { LineIndex } from '../../base/lineIndex.ts';
import { byPlace, type Step } from '../../core/facts/facts.ts';
import type { Located, OperationDecision, OperationFinding, Refusal } from '../../core/operation/operation.ts';
import { dottedName, kindWord, moduleName, placeOf } from '../../core/terrain/naming.ts';
import { referencesOf, type SymbolReferences } from '../../core/terrain/relations/references/referencesOf.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import { refusal } from '../target/candidates.ts';
import type { ResolvedTarget } from '../target/targetResolver.ts';
import type { FoundProse } from '../texts/prose.ts';
import type { RenameArguments } from './arguments.ts';
import { type Collisions, collisionsOf } from './collisions.ts';
import { type KeptName, keepOldName } from './keptName/keptName.ts';
import { dynamicAccess, leftAlone, otherFiles, proseLeft, unreadLeft } from './leftovers.ts';
import { outsideFinding, whyUnrenamable } from './outside.ts';
import { pairsMadeShort } from './pairsMadeShort.ts';
import { asLocated, type RenameReference, type RenameSubject, rewritten, type Vacated } from './renameSubject.ts';
import { proseOfSymbol } from './symbolProse.ts';

const STRANGERS_NAMED_MAX = 5;

export type Asked = Pick<RenameArguments, 'newName' | 'keepOld' | 'also'>;
type Target = Extract<ResolvedTarget, { kind: 'symbols' }>;

/** A symbol with all that refers to it, before it is known what else changes with it. */
export interface ReadSymbol {
  readonly target: Target;
  readonly asked: Asked;
  readonly subject: RenameSubject;
  readonly references: readonly RenameReference[];
  readonly found: SymbolReferences;
}

export function locateSymbol(resolver: Resolver, target: Target, asked: Asked): Step<Located, Refusal> {
  const read = readSymbol(resolver, target, asked);
  return read.kind === 'done' ? locateRead(resolver, read.value) : read;
}

export function readSymbol(resolver: Resolver, target: Target, asked: Asked): Step<ReadSymbol, Refusal> {
  const illegal = whyIllegal(resolver, target, asked.newName);
  if (illegal) return { kind: 'refused', error: illegal };
  const found = referencesOf(resolver, target, 'terrainAndPhysics');
  if (found.kind !== 'done') return found;
  const subject: RenameSubject = { ...found.value.subject, newName: asked.newName };
  const references = found.value.references.map((reference) => rewritten(reference, subject));
  return { kind: 'done', value: { target, asked, subject, references, found: found.value } };
}

export function locateRead(resolver: Resolver, read: ReadSymbol, vacated?: Vacated): Step<Located, Refusal> {
  const { terrain } = resolver;
  const { target, subject, found } = read;
  const { keepOld, also = [] } = read.asked;
  const collisions = collisionsOf(resolver, subject, read.references, vacated);
  if (collisions.kind !== 'done') return collisions;
  const kept = keepOld === undefined ? undefined : keepOldName(resolver, subject, read.references, keepOld);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  if (kept && 'error' in kept) return { kind: 'refused', error: kept };
  const references = kept?.references ?? read.references;
  const prose = proseOfSymbol(terrain, subject, references, also);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const locked = references.find(({ path }) => terrain.file(path)?.writable === false);
  if (locked) return { kind: 'refused', error: refusal('veto-read-only', `${locked.path} is read-only.`) };
  return { kind: 'done', value: assemble(resolver, target, { subject, references, prose, kept, found, collisions: collisions.value }) };
}

function whyIllegal(resolver: Resolver, target: Target, newName: string): Refusal | undefined {
  if (newName === target.name) return refusal('name-unchanged', `It is called “${newName}” already.`);
  const rules = resolver.terrain.rulesOf(target.primary.path);
  const why = rules?.whyIllegalName(newName, target.symbolKind);
  if (why !== undefined) return refusal('name-illegal', why);
  return whyUnrenamable(resolver, target, newName);
}

interface Gathered {
  readonly subject: RenameSubject;
  readonly references: readonly RenameReference[];
  readonly prose: FoundProse;
  readonly kept: KeptName | undefined;
  readonly found: SymbolReferences;
  readonly collisions: Collisions;
}

function assemble(resolver: Resolver, target: Target, { subject, references: sighted, prose, kept, found, collisions }: Gathered): Located {
  const { terrain } = resolver;
  const shortened = pairsMadeShort(terrain, target.symbolKind, subject.newName, sighted.map(asLocated));
  const references = [...shortened, ...prose.references].sort(byPlace);
  const written = new Set(prose.references.map(({ path }) => path));
  const judged = leftAlone(terrain, found.left);
  const outside = outsideFinding(resolver, subject, sighted);
  const mentions = subject.reach === 'file' ? undefined : terrain.facts.mentions(subject.name);
  const local = subject.reach === 'file' || subject.reach === 'keywords';
  const language = terrain.file(target.primary.path)?.language ?? 'python';
  return {
    target: {
      name: target.name,
      dotted: `${moduleName(target.primary.path, terrain, terrain.facts)}.${dottedName(terrain, target.primary)}`,
      kind: target.symbolKind,
      language,
      place: placeOf(terrain, target.primary),
    },
    references,
    ...(kept && { insertions: kept.insertions }),
    left: [
      ...judged,
      ...(local ? [] : unreadLeft(terrain, subject.views, subject.name)),
      ...prose.left,
      ...(local ? [] : proseLeft(terrain, subject.views, subject.name, [...references, ...judged, ...prose.left])),
      ...(local ? [] : otherFiles(mentions && { ...mentions, other: mentions.other.filter(({ path }) => !written.has(path)) })),
    ],
    newName: subject.newName,
    ...whenVetoed(terrain, subject),
    unsettled: leftAlone(terrain, found.unsettled),
    moves: [],
    collisions: [...collisions.findings, ...torn(resolver.terrain, found.survey), ...outside.findings],
    decisions: [
      targetDecision(resolver, target, subject),
      ...found.doubts.map((doubt): OperationDecision => ({ kind: 'leave', ...doubt })),
      ...(kept?.decisions ?? []),
      ...collisions.warnings,
      ...outside.decisions,
      ...(local ? [] : dynamicAccess(subject.views)),
    ],
    readSet: [...new Set([...subject.paths, ...references.map(({ path }) => path)])].sort(),
    writeSet: [...new Set(references.map(({ path }) => path))].sort(),
  };
}

/** Types that match without saying so have members that must be called alike; physics finds that out, and the person should see whom to ask for. */
function whenVetoed(terrain: Terrain, { strangers, name, reach }: RenameSubject): Pick<Located, 'whenVetoed'> {
  if (reach !== 'members' || strangers.length === 0) return {};
  const named = strangers.slice(0, STRANGERS_NAMED_MAX).map((ref) => {
    const { path, start } = placeOf(terrain, ref);
    return `${dottedName(terrain, ref)} (${path}:${new LineIndex(terrain.file(path)?.text ?? '').at(start).line})`;
  });
  const rest = strangers.length > named.length ? ` and ${strangers.length - named.length} more` : '';
  return {
    whenVetoed: `Other types have a “${name}” of their own, and may be used where this one is expected without saying that they implement it: ${named.join(', ')}${rest}. Say so in the code, and they are renamed with it.`,
  };
}

function torn(terrain: Terrain, found: SymbolReferences['survey']): readonly OperationFinding[] {
  return found.torn.map(({ view, occurrence, why }) => ({
    rule: 'several-meanings',
    text: `${view.path}:${new LineIndex(terrain.file(view.path)?.text ?? '').at(occurrence.start).line}: ${why}; renaming only one of them would break it.`,
    hint: 'Rename the other one first, or give both a common base.',
    at: { path: view.path, start: occurrence.start, end: occurrence.end },
  }));
}

function targetDecision(resolver: Resolver, target: Target, subject: RenameSubject): OperationDecision {
  const place = placeOf(resolver.terrain, target.primary);
  const text = resolver.terrain.file(place.path)?.text ?? '';
  const line = new LineIndex(text).at(place.start).line;
  const also = subject.refs.length - 1;
  const family =
    also > 0 ? `, with ${also} more ${also === 1 ? 'declaration' : 'declarations'} that override it, are overridden or say the same` : '';
  return {
    kind: 'target',
    choice: `the ${kindWord(target.symbolKind)} ${dottedName(resolver.terrain, target.primary)} in ${place.path}:${line}${family}`,
    rationale:
      target.rejected.length > 0
        ? 'it is the only one of that name that more than one function sees'
        : 'it is the only thing that the words can mean',
    rejected: target.rejected,
    confidence: target.rejected.length > 0 ? 0.9 : 1,
    about: subject.refs.slice(0, 20).map((ref) => placeOf(resolver.terrain, ref)),
  };
}
