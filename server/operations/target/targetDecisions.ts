/** What the words of an instruction were taken for, as decisions: one for what a selector means, one for each name that was not simply a name. */
import { LineIndex } from '../../base/lineIndex.ts';
import type { Place } from '../../core/facts/facts.ts';
import type { OperationDecision } from '../../core/operation/operation.ts';
import { dottedName, kindWord, placeOf } from '../../core/terrain/naming.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import type { ResolvedTarget, TargetReading } from './targetResolver.ts';

const bounds = { namedMax: 12, placesMax: 20 } as const;

/** For operations whose own decisions do not say it already. */
export function targetDecisions(terrain: Terrain, targets: readonly ResolvedTarget[]): readonly OperationDecision[] {
  const byReading = Map.groupBy(targets, ({ reading }) => reading);
  return [...byReading].flatMap(([reading, read]) =>
    reading === undefined ? read.flatMap((target) => chosen(terrain, target) ?? []) : [readAs(terrain, reading, read)],
  );
}

function readAs(
  terrain: Terrain,
  { words, why, confidence, unknown }: TargetReading,
  targets: readonly ResolvedTarget[],
): OperationDecision {
  const names = targets.slice(0, bounds.namedMax).map((target) => nameOf(terrain, target));
  const more = targets.length - names.length;
  return {
    kind: 'target',
    choice: `“${words}” is read as ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    rationale: [why, ...unknown].join('. '),
    rejected: [],
    confidence,
    about: placesOf(terrain, targets),
  };
}

/** A thing that was chosen among others of its name; nothing else needs saying. */
function chosen(terrain: Terrain, target: ResolvedTarget): OperationDecision | undefined {
  if (target.kind !== 'symbols' || target.rejected.length === 0) return undefined;
  const { path, start } = placeOf(terrain, target.primary);
  const { line } = new LineIndex(terrain.file(path)?.text ?? '').at(start);
  return {
    kind: 'target',
    choice: `the ${kindWord(target.symbolKind)} ${dottedName(terrain, target.primary)} in ${path}:${line}`,
    rationale: 'it is the only one of that name that more than one function sees',
    rejected: target.rejected,
    confidence: 0.9,
    about: placesOf(terrain, [target]),
  };
}

function nameOf(terrain: Terrain, target: ResolvedTarget): string {
  switch (target.kind) {
    case 'symbols':
      return dottedName(terrain, target.primary);
    case 'place':
      return `${target.sigil}${target.name}`;
    case 'module':
    case 'folder':
      return target.path;
  }
}

function placesOf(terrain: Terrain, targets: readonly ResolvedTarget[]): readonly Place[] {
  return targets.slice(0, bounds.placesMax).flatMap((target) => {
    if (target.kind === 'symbols') return placeOf(terrain, target.primary);
    if (target.kind === 'place') return target.place;
    return target.kind === 'module' ? { path: target.path, start: 0, end: 0 } : []; // a folder has no text
  });
}
