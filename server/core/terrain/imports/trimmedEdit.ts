/** One edit that makes a stretch of a text read otherwise, and touches no more of it than it must. */
import type { Extent } from '../fileIndex.ts';
import type { ImportTextEdit } from '../importEditing.ts';

/** undefined when the stretch reads so already. */
export function trimmedEdit(text: string, { start, end }: Extent, newText: string, why: string): ImportTextEdit | undefined {
  const old = text.slice(start, end);
  if (old === newText) return undefined;
  const limit = Math.min(old.length, newText.length);
  let before = 0;
  while (before < limit && old[before] === newText[before]) before += 1;
  let after = 0;
  while (after < limit - before && old[old.length - 1 - after] === newText[newText.length - 1 - after]) after += 1;
  return { start: start + before, end: end - after, newText: newText.slice(before, newText.length - after), why };
}
