/** Small pieces of the sentences that people read: counts, and lists that say how much they leave out. */
import { limits } from './limits.ts';

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** The first few, and how many more there are. One alone stays as it was said. */
export function namedFew(texts: readonly string[]): string {
  const [only] = texts;
  if (only !== undefined && texts.length === 1) return only;
  const shown = texts.slice(0, limits.namedInMessageMax).map((text) => text.replace(/\.$/u, ''));
  const more = texts.length - shown.length;
  return shown.length === 0 ? '' : sentence(more > 0 ? `${shown.join('; ')}; and ${more} more` : shown.join('; '));
}

/** Ends in exactly one full stop. */
export function sentence(text: string): string {
  return `${text.trim().replace(/[.;:,\s]+$/u, '')}.`;
}
