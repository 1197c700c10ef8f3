/** Names written otherwise or wrong, as people write them: made from real names, the same for the same seed. */

export type Misspelling = 'swap' | 'leftOut' | 'doubled' | 'replaced' | 'caseStyle' | 'plural' | 'prefix' | 'order';

export const misspellings: readonly Misspelling[] = ['swap', 'leftOut', 'doubled', 'replaced', 'caseStyle', 'plural', 'prefix', 'order'];

/** Numbers from 0 to `below`, evenly spread (a linear congruential generator). */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** undefined: this name cannot be written wrong in that way. */
export function misspelled(name: string, how: Misspelling, number: (below: number) => number): string | undefined {
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g) ?? [];
  const at = 1 + number(Math.max(1, name.length - 2)); // the first letter is seldom wrong
  switch (how) {
    case 'swap':
      return name[at] === name[at + 1] || at + 1 >= name.length
        ? undefined
        : name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2);
    case 'leftOut':
      return name.slice(0, at) + name.slice(at + 1);
    case 'doubled':
      return name.slice(0, at) + name[at] + name.slice(at);
    case 'replaced':
      return name.slice(0, at) + 'etaoinshrdlu'[number(12)] + name.slice(at + 1);
    case 'caseStyle': {
      if (words.length < 2) return undefined;
      const other = name.includes('_') ? words.map((word, i) => (i === 0 ? word : capital(word))).join('') : words.join('_').toLowerCase();
      return other === name ? undefined : other;
    }
    case 'plural':
      return name.endsWith('s') ? undefined : `${name}s`;
    case 'prefix':
      return name.includes('_') || name === name.toLowerCase() ? `get_${name}` : `get${(name[0] ?? '').toUpperCase()}${name.slice(1)}`;
    case 'order':
      return words.length === 2 && words[0] !== words[1] ? `${words[1]} ${words[0]}`.toLowerCase() : undefined;
  }
}

function capital(word: string): string {
  return (word[0] ?? '').toUpperCase() + word.slice(1).toLowerCase();
}
