/** Whether letters are the beginnings of a name's words: "pR" and "paro" are of parseRow, "npe" of NullPointerException. */

/** Steps after which a name with many alike words is given up. */
const stepsMax = 200;

/**
 * How many words of the name have a beginning in `letters`, 0 if they are not its humps. `starts`: offsets in `letters` at
 * which a word must begin, because they were written so; the first letter begins the first word.
 */
export function humpsMatched(letters: string, starts: readonly number[], name: string): number {
  let steps = 0;
  const at = (letter: number, place: number): number => {
    // `letter` is to begin the word at `place`; as many letters as fit go with it, then fewer.
    let run = 0;
    while (letter + run < letters.length && lowerAt(name, place + run) === letters[letter + run]) {
      if (run > 0 && (starts.includes(letter + run) || isWordStart(name, place + run))) break;
      run++;
    }
    if (run === 0) return 0;
    if (letter + run === letters.length) return 1;
    for (let length = run; length >= 1; length--) {
      if (starts.some((start) => start > letter && start < letter + length)) continue;
      for (let next = nextWord(name, place + 1); next < name.length; next = nextWord(name, next + 1)) {
        if (++steps > stepsMax) return 0;
        const rest = at(letter + length, next);
        if (rest > 0) return rest + 1;
      }
    }
    return 0;
  };
  const first = firstWord(name);
  return first < name.length ? at(0, first) : 0;
}

function lowerAt(name: string, at: number): string | undefined {
  return name[at]?.toLowerCase();
}

function firstWord(name: string): number {
  let at = 0;
  while (at < name.length && isSeparator(name[at])) at++;
  return at;
}

function nextWord(name: string, from: number): number {
  let at = from;
  while (at < name.length && !isWordStart(name, at)) at++;
  return at;
}

function isWordStart(name: string, at: number): boolean {
  const before = name[at - 1];
  const here = name[at];
  if (here === undefined || isSeparator(here)) return false;
  if (before === undefined || isSeparator(before)) return true;
  if (!isCapital(here)) return false;
  const after = name[at + 1];
  return !isCapital(before) || (after !== undefined && !isCapital(after) && !isSeparator(after));
}

function isSeparator(letter: string | undefined): boolean {
  return letter === '_' || letter === '-' || letter === '$' || letter === '.';
}

function isCapital(letter: string): boolean {
  return letter !== letter.toLowerCase();
}
