/** Items that are numbered within a line: "1) rename f to g 2) move h". Finds their marks; what begins a line is the tokeniser's own business. */

/** Most marks of one text that are looked at. */
const marksMax = 400;

const mark = /(?<=^|[\s,;:.])(\(?)(\d{1,2}|[a-h])([.)])(?=\s)/gu;

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly style: string; // "(1)", "1)", "1.", "a)"
  readonly value: number;
}

/** Where a mark begins, and where it ends. Only what counts on from the first is one: "(2)" alone stands for itself. */
export function numberedItems(text: string, from: number, to: number): ReadonlyMap<number, number> {
  const found: Mark[] = [];
  for (const match of text.slice(from, to).matchAll(mark)) {
    if (found.length === marksMax) break;
    const [whole, opener = '', value = '', closer = ''] = match;
    const isLetter = /[a-z]/.test(value);
    if (opener === '(' && closer === '.') continue;
    const start = from + match.index;
    found.push({
      start,
      end: start + whole.length,
      style: `${opener}${isLetter ? 'a' : '1'}${closer}`,
      value: isLetter ? value.charCodeAt(0) - 96 : Number(value),
    });
  }
  const marks = new Map<number, number>();
  for (const first of found) {
    if (first.value !== 1 || marks.has(first.start) || (first.style.includes('a') && !beginsItem(text, from, first.start))) continue;
    const run = [first];
    for (const next of found) if (next.start > first.start && next.style === first.style && next.value === run.length + 1) run.push(next);
    if (run.length > 1) for (const { start, end } of run) marks.set(start, end);
  }
  return marks;
}

/** A letter may be a name as well. */
function beginsItem(text: string, from: number, at: number): boolean {
  return /(?:^|[,;:.])\s*$/.test(text.slice(from, at));
}
