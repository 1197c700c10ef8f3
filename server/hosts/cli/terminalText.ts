/** Makes what is shown harmless: a file's name or text may hold orders for the terminal, and is to be seen, not obeyed. */

/** Colours and emphasis as Swarm itself sets them; "hidden" is not among them. */
const ownColors = String.raw`\u001b\[(?:0|[1-4]|7|2[2-79]|[34]\d|9[0-7])m`;
/** Control characters but line feed, tab and the carriage return of a CRLF; and what turns the direction of writing. */
const orders = String.raw`\r(?!\n)|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]`;
const pattern = new RegExp(`(${ownColors})|(${orders})`, 'gu');

/** "\x1b" for an escape character, and so on; colours stay, lines stay. */
export function forTerminal(text: string): string {
  return text.replace(pattern, (found: string, color: string | undefined) => color ?? spelled(found));
}

function spelled(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
