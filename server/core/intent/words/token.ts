/** What an instruction is made of once it is cut into words: each token knows where it stands, so explanations can point at it. */

/**
 * - bare: a word or an unquoted name; which of the two is the grammar's business
 * - quoted: what stood between quotes, without them
 * - arrow: "->", "→", "=>" …
 * - possessive: the 's after a name
 * - mark: a comma, a colon, a bracket, a dash between spaces
 * - break: the end of a sentence, of a paragraph or of a list item
 * - stray: a character that means nothing here, such as a quote that is never closed
 */
export type TokenKind = 'bare' | 'quoted' | 'arrow' | 'possessive' | 'mark' | 'break' | 'stray';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string; // without quotes and call parentheses
  readonly raw: string; // as it stands, quotes and call parentheses included
  readonly word: string; // what literals of the grammar are compared with: lower case, straight apostrophes; empty for quoted text
  readonly start: number; // UTF-16 units into the instruction
  readonly end: number;
  readonly called: boolean; // written with call parentheses: foo()
  readonly paragraph: boolean; // a break with an empty line in it
}

/** The instruction's own words from one token to before another. */
export function wordsBetween(instruction: string, tokens: readonly Token[], first: number, end: number): string {
  const between = tokens.slice(first, end);
  if (between.length === 0) return '';
  const from = between.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY); // words may have changed places
  const to = between.reduce((most, token) => Math.max(most, token.end), 0);
  return instruction.slice(from, to).replaceAll(/\s+/g, ' ').trim();
}
