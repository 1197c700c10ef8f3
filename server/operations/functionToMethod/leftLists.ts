/** Imports of a function and lists that name it, once it is a method: there is nothing left that they could mean. */
import type { OperationDecision } from '../../core/operation/operation.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { FunctionSubject } from '../callables/functionSubject.ts';
import type { FunctionUses } from '../callables/functionUses.ts';
import { entryExtent } from '../callables/listEntry.ts';
import type { ChangeSheet } from '../rewriting/changeSheet.ts';

export function leaveLists(
  resolver: Resolver,
  sheet: ChangeSheet,
  subject: FunctionSubject,
  imports: FunctionUses['imports'],
  listed: FunctionUses['listed'],
): readonly OperationDecision[] {
  const { terrain } = resolver;
  // A re-export of ECMAScript is a list as well, and no import that the file itself could use.
  for (const { path, dropped, reexport } of imports) if (!reexport) sheet.drop(path, dropped);
  for (const { path, place } of [...listed, ...imports.filter(({ reexport }) => reexport)]) {
    const root = terrain.tree(path);
    const text = terrain.file(path)?.text ?? '';
    const extent = root && entryExtent(root, text, place);
    if (extent) sheet.takeOut(path, extent, `“${subject.name}” is a method now`);
  }
  const offered = [...imports.filter(({ reexport }) => reexport), ...listed];
  if (offered.length === 0) return [];
  return [
    {
      kind: 'plan',
      choice: `“${subject.dotted}” is no longer offered to other modules by its name`,
      rationale: 'as a method it comes with the objects of its class; what users outside of this workspace import cannot be seen',
      rejected: [],
      confidence: 0.8,
      about: offered.map(({ path, place }) => ({ path, ...place })),
    },
  ];
}
