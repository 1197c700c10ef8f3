/** How wide a text is on a terminal, and cutting it to a width. An estimate: terminals differ in what they draw how wide. */

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;
const narrow = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** In terminal cells. */
export function widthOf(character: string): number {
  return wide.test(character) ? 2 : narrow.test(character) ? 0 : 1;
}

/** The text if it fits into so many cells, else its beginning and an ellipsis; nothing is cut below 20 cells. */
export function cutTo(text: string, cells: number): string {
  const room = Math.max(20, cells);
  let used = 0;
  let kept = ''; // what still fits with an ellipsis behind it
  for (const character of text) {
    used += widthOf(character);
    if (used > room) return `${kept.trimEnd()}…`;
    if (used < room) kept += character;
  }
  return text;
}
