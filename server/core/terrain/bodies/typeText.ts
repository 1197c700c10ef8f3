/** Lists inside of the text of a type: its parts between commas or semicolons, brackets and strings taken as one. */

export function splitAtCommas(text: string, separators = /[,]/): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'" || character === '`') quote = character;
    else if (character === '=' && text[i + 1] === '>') i++;
    else if ('([{<'.includes(character)) depth++;
    else if (')]}>'.includes(character)) depth--;
    else if (depth === 0 && separators.test(character)) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
