/** Small pieces of the sentences that people read: counts, and lists that say how much they leave out. */
import { limits } from './limits.ts';

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** The first few, and how many more there are. */
export function namedFew(texts: readonly string[]): string {
  const shown = texts.slice(0, limits.namedInMessageMax).join('; ');
  const more = texts.length - limits.namedInMessageMax;
  return more > 0 ? `${shown}; and ${more} more` : shown;
}

/** Ends in exactly one full stop. */
export function sentence(text: string): string {
  return `${text.trim().replace(/[.;:,\s]+$/u, '')}.`;
}
