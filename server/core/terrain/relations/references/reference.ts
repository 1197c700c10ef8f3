/** A place that refers to a symbol: where it stands, how that is known and how sure it is. Nothing here finds one. */
import type { Place } from '../../../facts/facts.ts';
import type { Occurrence } from '../../fileIndex.ts';
import type { FileView } from '../../fileView.ts';

/** What shows that a place is a reference. */
export type ReferenceHow = 'declaration' | 'scope' | 'import' | 'physics' | 'hierarchy' | 'string' | 'unique-name' | 'usage';

/** Who is asked: with physics, places that the terrain cannot tell are put to the language server. */
export type Witnesses = 'terrain' | 'terrainAndPhysics';

/** What else the token at the place says: whoever writes another name there must keep it. */
export type Spelling =
  | 'name' // nothing else
  | 'shorthandVariable' // the variable of `{ x }`, whose property is something else
  | 'shorthandProperty' // the property of `{ x }`, whose variable is something else
  | 'sharedImport'; // an import whose local name is bound to something else as well

/** An occurrence with the file it stands in. */
export interface Sighting {
  readonly view: FileView;
  readonly occurrence: Occurrence;
}

export interface FoundReference extends Place, Sighting {
  readonly how: ReferenceHow;
  readonly confidence: number; // 0 to 1
  readonly why: string; // "resolves to it through an import"
  readonly spelling: Spelling;
}

/** A place that has the name and is not taken for a reference, with the reason. */
export interface DoubtfulSighting extends Sighting {
  readonly why: string;
}

/** Something the search for references had to decide without proof. */
export interface Doubt {
  readonly choice: string;
  readonly rationale: string;
  readonly rejected: readonly { readonly choice: string; readonly whyNot: string }[];
  readonly confidence: number; // 0 to 1
  readonly about: readonly Place[];
}

export function placeOfSighting({ view, occurrence }: Sighting): Place {
  return { path: view.path, start: occurrence.start, end: occurrence.end };
}

/** The same for two sightings of one token. */
export function sightingKey({ view, occurrence }: Sighting): string {
  return `${occurrence.start} ${view.path}`;
}
