/** What wishes for another shape share in their meaning. */
import type { TargetSpec } from '../../operation/target.ts';
import type { Ask } from '../phrases/phraseValue.ts';

/** The name that a phrase caught in such a role. */
export function wordOf({ details }: Ask, role: string): string | undefined {
  const value = details?.[role];
  return value?.kind === 'newName' ? value.named.name.text : value?.kind === 'name' ? value.name.text : undefined;
}

/** The thing that a phrase caught in such a role, by its name and the places said with it. */
export function plainTarget({ details }: Ask, role: string): TargetSpec | undefined {
  const value = details?.[role];
  if (value?.kind !== 'thing' || value.named === undefined) return undefined;
  const { name } = value.named;
  const places = value.places.flatMap(({ what }) => (typeof what === 'string' ? [] : [what.name.text]));
  const kind = value.thingKind === 'folder' ? 'module' : value.thingKind;
  return { name: name.text, kind, pathHint: name.file ?? places[0], containerHint: undefined, cursor: undefined };
}
