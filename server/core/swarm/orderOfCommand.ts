/**
 * Who is heard when they disagree: the person over reflex, reflex over peers, peers over the mission. The mission's order
 * holds only where the others are silent, and nothing it says can overrule them.
 */
export type Rank = 'person' | 'reflex' | 'peer' | 'mission';

/** What each says; undefined is silence. The mission always wants something, or nothing would be asked. */
export interface Voices<T> {
  readonly person?: T | undefined;
  readonly reflex?: T | undefined;
  readonly peer?: T | undefined;
  readonly mission: T;
}

export interface Ruling<T> {
  readonly rank: Rank;
  readonly says: T;
}

export function ruling<T>(voices: Voices<T>): Ruling<T> {
  if (voices.person !== undefined) return { rank: 'person', says: voices.person };
  if (voices.reflex !== undefined) return { rank: 'reflex', says: voices.reflex };
  if (voices.peer !== undefined) return { rank: 'peer', says: voices.peer };
  return { rank: 'mission', says: voices.mission };
}
