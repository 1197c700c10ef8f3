/** Turns offsets into `path:line:column` for people, reading each file once. */
import { LineIndex } from '../base/lineIndex.ts';
import type { Place } from '../core/facts/facts.ts';
import type { WorkspacePath } from '../protocol/ids.ts';

/** What became of a file since the offsets were taken: its text then, and where it is now. */
export interface ChangedSince {
  readonly path: WorkspacePath;
  readonly newPath: WorkspacePath;
  readonly before: string;
  readonly after: string;
  readonly baseHash: string | undefined; // undefined: there was no such file then
}

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

/** Names for places in files as they were before a change set, with the paths they have after it. */
export function placesBefore(files: readonly ChangedSince[], now: PlaceNames, moved: boolean): PlaceNames {
  const changed = new Map(files.map((file) => [file.path, file]));
  const then = createPlaceNames((path) => {
    const file = changed.get(path);
    return file?.baseHash === undefined ? file?.after : file.before;
  });
  return {
    name(place) {
      const file = changed.get(place.path);
      if (!file) return now.name(place);
      const name = then.name(place);
      return moved ? file.newPath + name.slice(file.path.length) : name;
    },
  };
}
