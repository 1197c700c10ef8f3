/** What a look for references comes to, in whatever language; nothing here looks. */
import type { LeftAlone, LocatedReference } from '../core/operation/operation.ts';

export interface FoundReferences {
  readonly name: string; // dotted, within its file
  readonly kind: string;
  readonly references: readonly FoundPlace[];
  readonly left: readonly LeftAlone[];
}

export interface FoundPlace extends Pick<LocatedReference, 'path' | 'start' | 'end' | 'confidence' | 'why'> {
  readonly how: LocatedReference['how'] | 'spelling'; // spelling: nothing but its letters speaks for it
}
