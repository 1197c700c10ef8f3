/** One edit that makes a stretch of a text read otherwise, and touches no more of it than it must. */
import type { Extent } from '../fileIndex.ts';
import type { ImportTextEdit } from '../importEditing.ts';

/**
 * undefined when the stretch reads so already. Names stay whole. One that gives way to others takes what stands before it with it: a name
 * that is replaced and nothing else is a name that changes, and these come and go.
 */
export function trimmedEdit(text: string, { start, end }: Extent, newText: string, why: string): ImportTextEdit | undefined {
  const old = text.slice(start, end);
  if (old === newText) return undefined;
  const limit = Math.min(old.length, newText.length);
  let before = 0;
  while (before < limit && old[before] === newText[before]) before += 1;
  while (before > 0 && (splitsName(old, before) || splitsName(newText, before))) before -= 1;
  let after = 0;
  while (after < limit - before && old[old.length - 1 - after] === newText[newText.length - 1 - after]) after += 1;
  while (after > 0 && (splitsName(old, old.length - after) || splitsName(newText, newText.length - after))) after -= 1;
  const [from, to] = [start + before, end - after];
  const written = newText.slice(before, newText.length - after);
  const lead = written !== '' && /^[\p{ID_Continue}$]+$/u.test(text.slice(from, to)) ? text.slice(Math.max(0, from - 1), from) : '';
  return { start: from - lead.length, end: to, newText: lead + written, why };
}

function splitsName(text: string, at: number): boolean {
  return isNamePart(text[at - 1]) && isNamePart(text[at]);
}

function isNamePart(char: string | undefined): boolean {
  return char !== undefined && /[\p{ID_Continue}$]/u.test(char);
}
