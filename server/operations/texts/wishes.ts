/** Wishes for what follows a change beyond code, among the arguments of operations. */
import { type Wish, wishes } from '../../core/operation/wish.ts';
import { absent, list, Malformed } from '../target/argumentReading.ts';

export const wishSchema = {
  type: 'array',
  items: { type: 'string', enum: wishes },
  description: 'Only what is asked for: documentation, comments, strings that mention the name, and tests named after it, follow.',
} as const;

export function readWishes(json: unknown): readonly Wish[] {
  if (absent(json)) return [];
  const read = (item: unknown, field: string): Wish => {
    const wish = wishes.find((each) => each === item);
    if (wish === undefined) throw new Malformed(`${field} is none of ${wishes.map((each) => `“${each}”`).join(', ')}`);
    return wish;
  };
  return [...new Set(list(json, 'also', wishes.length, read))];
}
