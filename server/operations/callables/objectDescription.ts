/** What documentation says of a parameter that becomes the object: it goes, with its heading if nothing else is below it. */
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { ChangeSheet } from '../rewriting/changeSheet.ts';
import type { FunctionSubject } from './functionSubject.ts';
import { isWithin } from './receiver.ts';

/** Also says of a place in the documentation whether it goes. */
export function leaveDescription(
  resolver: Resolver,
  sheet: ChangeSheet,
  { ref, definitions, file, root }: FunctionSubject,
  parameter: string,
): (place: { readonly start: number; readonly end: number }) => boolean {
  const rules = resolver.terrain.rulesOf(ref.path)?.signatures;
  const gone = definitions.flatMap((definition) => {
    const signature = rules?.signatureAt(root, definition.name);
    const described = signature && rules?.describedAt(signature, file.text);
    const entry = described?.entries.find(({ name }) => name === parameter);
    if (!described || !entry) return [];
    return [fromBreakToBreak(file.text, described.entries.length === 1 && described.section ? described.section : entry)];
  });
  for (const extent of gone) sheet.rewrite(ref.path, extent, [], 'it is the object now');
  return (place) => gone.some((extent) => isWithin(place, extent));
}

/** Whole lines, with the line break above them and not the one that ends them: so nothing that comes to the next line stands beside them. */
function fromBreakToBreak(text: string, { start, end }: Extent): Extent {
  const above = /\r?\n$/.exec(text.slice(0, start))?.[0].length ?? 0;
  if (above === 0) return { start, end };
  return { start: start - above, end: end - (/\r?\n$/.exec(text.slice(start, end))?.[0].length ?? 0) };
}
