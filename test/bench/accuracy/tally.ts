/** Counts over comparisons: how often the terrain, by itself and with physics, and the language server agree. Pure. */
import type { Comparison, Group, JudgedPlace } from './comparison.ts';

export interface Share {
  readonly of: number;
  readonly held: number;
}

export interface Tally {
  readonly symbols: number;
  readonly places: number; // that the server takes for references
  readonly exact: number; // symbols without any disagreement
  readonly precision: Share; // of the terrain's references, where the server has an opinion
  readonly strictPrecision: Share; // the same, the server's silence counted against the terrain
  readonly recall: Share; // of the server's references
  readonly open: number; // of the server's references: the terrain lists them as not settled
  readonly togetherPrecision: Share;
  readonly togetherRecall: Share;
  readonly bands: readonly Band[];
}

/** What is left when only references of at least this confidence are taken. */
export interface Band {
  readonly confidence: number;
  readonly precision: Share;
  readonly recall: Share;
}

export const groups: readonly Group[] = ['module-level', 'members', 'locals'];
const bandFloors = [0.95, 0.8, 0.65, 0.6];

export function tally(comparisons: readonly Comparison[]): Tally {
  const places = comparisons.flatMap((comparison) => comparison.places);
  const byServer = places.filter(({ server }) => server === 'reference');
  const claimed = places.filter((place) => confidenceOf(place) > 0);
  const together = places.filter((place) => place.together);
  return {
    symbols: comparisons.length,
    places: byServer.length,
    exact: comparisons.filter((comparison) => comparison.places.every((place) => disagreement(place) === undefined)).length,
    precision: precisionOf(claimed),
    strictPrecision: share(claimed, ({ server }) => server === 'reference'),
    recall: share(byServer, (place) => confidenceOf(place) > 0),
    open: byServer.filter(({ terrain }) => terrain.kind === 'open').length,
    togetherPrecision: precisionOf(together),
    togetherRecall: share(byServer, (place) => place.together),
    bands: bandFloors.map((confidence) => ({
      confidence,
      precision: precisionOf(claimed.filter((place) => confidenceOf(place) >= confidence)),
      recall: share(byServer, (place) => confidenceOf(place) >= confidence),
    })),
  };
}

export type Disagreement = 'only the terrain' | 'only the server' | 'only the terrain, the server says nothing';

export function disagreement(place: JudgedPlace): Disagreement | undefined {
  const claimed = place.terrain.kind === 'reference';
  if (claimed === (place.server === 'reference')) return undefined;
  if (!claimed) return 'only the server';
  return place.server === 'elsewhere' ? 'only the terrain' : 'only the terrain, the server says nothing';
}

function confidenceOf({ terrain }: JudgedPlace): number {
  return terrain.kind === 'reference' ? terrain.confidence : 0;
}

function precisionOf(places: readonly JudgedPlace[]): Share {
  return share(
    places.filter(({ server }) => server !== 'silent'),
    ({ server }) => server === 'reference',
  );
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): Share {
  return { of: items.length, held: items.filter(holds).length };
}

/** As people read it; nothing counted is not perfection. */
export function shown({ of, held }: Share): string {
  return of === 0 ? '–' : (held / of).toFixed(4);
}
