/** The order of what was found: by how well it fits; among equals what the workspace leans on, what is near, what others can use. */
import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { OutlineKind } from '../outline/outline.ts';
import { type Finding, type FindOptions, findingsMaxDefault, type Importance, pathOfFound } from './finding.ts';

/** Points of a score (of 100) between which nothing else counts. */
export const scoreStep = 2;

const inTests = /(?:^|\/)(?:tests?|__tests__|spec|testing|fixtures?)\/|(?:^|\/)test_[^/]*$|[._-](?:test|spec)\.[a-z]+$/i;

/** Whether a path is one at which tests are kept, by custom. */
export function looksLikeTest(path: string): boolean {
  return inTests.test(path);
}

/** Best first, at most as many as asked for. */
export function ranked(
  findings: readonly Finding[],
  importance: Importance,
  { near, findingsMax = findingsMaxDefault }: FindOptions,
): readonly Finding[] {
  const weighed = findings.map((finding) => ({
    finding,
    step: Math.round(finding.score / scoreStep),
    weight: weightOf(finding, importance, near),
  }));
  weighed.sort(
    (a, b) =>
      b.step - a.step || b.weight - a.weight || b.finding.score - a.finding.score || (placeOf(a.finding) < placeOf(b.finding) ? -1 : 1),
  );
  return weighed.slice(0, findingsMax).map(({ finding }) => finding);
}

function weightOf({ found }: Finding, importance: Importance, near: WorkspacePath | undefined): number {
  const path = pathOfFound(found) as WorkspacePath;
  const nearness = near === undefined ? 0 : nearnessOf(path, near);
  return importance.importanceOf(path) + nearness + standing(found) - (looksLikeTest(path) ? 0.5 : 0);
}

/** What others can use goes before what they cannot, and what has a body before a field. */
function standing(found: Finding['found']): number {
  if (found.what !== 'symbol') return 0.3;
  const { kind, exported, container } = found.symbol;
  return (exported ? 0.25 : 0) + (isSmall(kind) ? 0 : 0.25) + (container < 0 ? 0.1 : 0);
}

/** Whether symbols of the kind have no body of their own. */
export function isSmall(kind: OutlineKind): boolean {
  return smallKinds.has(kind);
}

const smallKinds: ReadonlySet<OutlineKind> = new Set(['variable', 'constant', 'attribute', 'property', 'field', 'key', 'enumMember']);

/** 1 for the same file, less for each folder between. */
function nearnessOf(path: string, to: string): number {
  if (path === to) return 1;
  const one = path.split('/');
  const two = to.split('/');
  let common = 0;
  while (common < one.length - 1 && common < two.length - 1 && one[common] === two[common]) common++;
  const apart = one.length - 1 - common + (two.length - 1 - common);
  return 0.8 / (1 + apart);
}

function placeOf({ found }: Finding): string {
  return found.what === 'symbol' ? `${found.record.path}\u0000${String(found.symbol.start).padStart(10, '0')}` : found.path;
}
