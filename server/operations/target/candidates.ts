/** What is said when a name is not one thing: the candidates, each with the words that would settle it. */
import { LineIndex } from '../../base/lineIndex.ts';
import type { Refusal, TargetCandidate } from '../../core/operation/operation.ts';
import type { Meaning } from '../../core/terrain/meanings.ts';
import { dottedName, kindWord, placeOf } from '../../core/terrain/naming.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import { type ErrorCode, swarmError } from '../../protocol/errors.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';

/** Builds the instruction that names a thing this way: "rename NAME to new". */
export type Phrase = (words: string) => string;

const CANDIDATES_MAX = 20;

export function refusal(code: ErrorCode, message: string, candidates: readonly TargetCandidate[] = [], hint?: string): Refusal {
  return { error: swarmError(code, message, hint), candidates };
}

export function ambiguous(
  terrain: Terrain,
  name: string,
  meanings: readonly Meaning[],
  modules: readonly WorkspacePath[],
  phrase: Phrase,
): Refusal {
  const shown = [...meanings].sort((a, b) => Number(a.local) - Number(b.local)).slice(0, CANDIDATES_MAX);
  const candidates = [
    ...shown.map((meaning) => symbolCandidate(terrain, meaning, meanings, phrase)),
    ...modules.slice(0, CANDIDATES_MAX).map((path) => moduleCandidate(path, phrase)),
  ];
  const count = meanings.length + modules.length;
  return refusal('symbol-ambiguous', `“${name}” could mean ${count} different things.`, candidates);
}

function symbolCandidate(terrain: Terrain, meaning: Meaning, all: readonly Meaning[], phrase: Phrase): TargetCandidate {
  const dotted = dottedName(terrain, meaning.primary);
  const path = meaning.primary.path;
  const place = placeOf(terrain, meaning.primary);
  const twins = all.filter((other) => other.primary.path === path && dottedName(terrain, other.primary) === dotted);
  const words = `${dotted} in ${path}`;
  const suggestion = twins.length > 1 ? `--at ${path}:${lineColumn(terrain, path, place.start)}` : phrase(words);
  return { name: dotted, kind: kindWord(meaning.kind), place, suggestion };
}

function moduleCandidate(path: WorkspacePath, phrase: Phrase): TargetCandidate {
  return { name: path, kind: kindWord('module'), place: { path, start: 0, end: 0 }, suggestion: phrase(`the module ${path}`) };
}

function lineColumn(terrain: Terrain, path: WorkspacePath, offset: number): string {
  const text = terrain.file(path)?.text ?? '';
  const { line, column } = new LineIndex(text).at(offset);
  return `${line}:${column}`;
}

export function notFound(spoken: string, near: readonly string[], phrase: Phrase): Refusal {
  const candidates = near.map((name) => ({ name, kind: 'nearest name', place: undefined, suggestion: phrase(name) }));
  const hint = near.length > 0 ? `Did you mean ${near.map((name) => `“${name}”`).join(', ')}?` : undefined;
  return refusal('symbol-not-found', `Nothing called “${spoken}” is declared in this workspace.`, candidates, hint);
}
