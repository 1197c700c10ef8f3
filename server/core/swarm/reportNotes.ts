/** What the person should know at the end: what was assumed, left alone, or could not be checked. Bounded, and cuts are said. */
import { limits } from './limits.ts';
import type { SwarmState } from './state.ts';
import type { MissionNote } from './words.ts';

export function reportNotes(state: SwarmState): readonly MissionNote[] {
  const left = state.stages.flatMap(({ located }) => located?.left ?? []);
  const all: MissionNote[] = [
    ...state.notes,
    ...left.map(({ path, start, end, why, text }): MissionNote => {
      return { kind: 'not-rewritten', text: text === '' ? why : `${why}: ${text}`, at: { path, start, end } };
    }),
  ];
  if (all.length <= limits.notesMax) return all;
  const cut = all.length - limits.notesMax;
  return [...all.slice(0, limits.notesMax), { kind: 'warning', text: `${cut} more notes are not listed.`, at: undefined }];
}
