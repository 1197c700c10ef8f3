/** Whether a row could be in a list that is filtered by what was typed. Knows nothing of the editor. */

/** All of the typed letters stand in the row, in order, as the editor's own filter wants it; spaces and case aside. */
export function couldBeFilteredBy(typed: string, row: string): boolean {
  const letters = row.toLowerCase();
  let at = 0;
  for (const letter of typed.toLowerCase().replace(/\s+/g, '')) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
