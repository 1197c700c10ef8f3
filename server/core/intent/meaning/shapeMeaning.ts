/** What wishes for another shape share in their meaning. */
import type { Ask } from '../phrases/phraseValue.ts';

/** The name that a phrase caught in such a role. */
export function wordOf({ details }: Ask, role: string): string | undefined {
  const value = details?.[role];
  return value?.kind === 'newName' ? value.named.name.text : value?.kind === 'name' ? value.name.text : undefined;
}
