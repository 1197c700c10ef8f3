/** A place among the details of an ask, as it was written: a path, a module's name. */
import type { Ask } from '../phrases/phraseValue.ts';

export function writtenPlace({ details }: Ask, role: string): string | undefined {
  const value = details?.[role];
  if (value?.kind !== 'place' || value.what === 'here' || value.what === 'it') return undefined;
  return value.what.name.file ?? value.what.name.text;
}
