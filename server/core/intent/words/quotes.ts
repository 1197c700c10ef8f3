/** Quoted stretches of an instruction, whatever the quotes look like: ', ", `, “ ”, „ “, « », and Markdown's *emphasis*. */

/** Longest text between two quotes, in UTF-16 units; a longer one is taken for an unclosed quote. */
const quotedLengthMax = 400;

const closersOf: Readonly<Record<string, string>> = {
  "'": "'",
  '"': '"',
  '‘': '’',
  '‚': '‘’',
  '‛': '’',
  '’': '’',
  '“': '”',
  '”': '”',
  '„': '“”',
  '‟': '”',
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
  '「': '」',
  '『': '』',
  '´': '´`',
};

export const quoteCharacters: ReadonlySet<string> = new Set([...Object.keys(closersOf), ...Object.values(closersOf).join(''), '`']);

export interface Quoted {
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number; // behind the closing quote
}

const wordCharacter = /[\p{L}\p{N}_$]/u;

/** The quoted stretch that opens at `at`, or undefined when none does or it never closes on its line. */
export function readQuoted(text: string, at: number): Quoted | undefined {
  const opener = text[at];
  if (opener === undefined) return undefined;
  if (opener === '`') return readFenced(text, at, '`');
  if (opener === '*') return readEmphasis(text, at);
  const closers = closersOf[opener];
  if (closers === undefined) return undefined;
  const afterWord = at > 0 && wordCharacter.test(text[at - 1] ?? '');
  const apostrophe = opener === "'" || opener === '’';
  if (apostrophe && afterWord) return undefined;
  const limit = Math.min(text.length, at + 1 + quotedLengthMax);
  for (let i = at + 1; i < limit; i++) {
    const character = text[i] ?? '';
    if (character === '\n' || character === '\r') return undefined;
    if (!closers.includes(character)) continue;
    const closesWord = !wordCharacter.test(text[i + 1] ?? '');
    if ((character === "'" || character === '’') && !closesWord) continue; // an apostrophe inside: 'the person's name'
    return i === at + 1 ? undefined : { contentStart: at + 1, contentEnd: i, end: i + 1 };
  }
  return undefined;
}

/** `code`, ``code``, ```code```: as many ticks close as opened. */
function readFenced(text: string, at: number, tick: string): Quoted | undefined {
  let ticks = 0;
  while (text[at + ticks] === tick) ticks++;
  const fence = tick.repeat(ticks);
  const close = text.slice(at + ticks, at + ticks + quotedLengthMax + ticks).indexOf(fence);
  if (close <= 0) return undefined;
  const contentStart = at + ticks;
  const contentEnd = contentStart + close;
  if (/[\r\n]/.test(text.slice(contentStart, contentEnd))) return undefined;
  return { contentStart, contentEnd, end: contentEnd + ticks };
}

/** **name** or *name*; *args alone is no emphasis. */
function readEmphasis(text: string, at: number): Quoted | undefined {
  const stars = text.startsWith('**', at) ? '**' : '*';
  const contentStart = at + stars.length;
  if (/[\s*]/.test(text[contentStart] ?? ' ')) return undefined;
  const close = text.slice(contentStart, contentStart + quotedLengthMax).indexOf(stars);
  if (close <= 0) return undefined;
  const contentEnd = contentStart + close;
  const content = text.slice(contentStart, contentEnd);
  if (/[\s*]/.test(content) || wordCharacter.test(text[contentEnd + stars.length] ?? '')) return undefined;
  return { contentStart, contentEnd, end: contentEnd + stars.length };
}
