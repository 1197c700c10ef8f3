/** Turns offsets into `path:line:column` for people, reading each file once. */
import { LineIndex } from '../base/lineIndex.ts';
import type { Place } from '../core/facts/facts.ts';
import type { WorkspacePath } from '../protocol/ids.ts';

export interface PlaceNames {
  name(place: Place): string;
}

/** `textOf` gives the text the offsets are about, or undefined if there is none any more. */
export function createPlaceNames(textOf: (path: WorkspacePath) => string | undefined): PlaceNames {
  const indexes = new Map<WorkspacePath, LineIndex | undefined>();
  return {
    name(place) {
      if (!indexes.has(place.path)) {
        const text = textOf(place.path);
        indexes.set(place.path, text === undefined ? undefined : new LineIndex(text));
      }
      const at = indexes.get(place.path)?.at(place.start);
      return at ? `${place.path}:${at.line}:${at.column}` : place.path;
    },
  };
}
