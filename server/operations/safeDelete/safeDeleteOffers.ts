/** Where deleting what nothing uses is offered: on what is declared, and on modules. */
import { isOneOf, type NamedSpot, type Offer, type OperationOffers, targetAt } from '../../core/operation/offer.ts';
import type { OutlineKind } from '../../core/terrain/outline/outline.ts';

const kinds: readonly OutlineKind[] = [
  'function',
  'class',
  'method',
  'property',
  'attribute',
  'variable',
  'constant',
  'type',
  'interface',
  'enum',
];

export const safeDeleteOffers: OperationOffers = {
  operation: 'safeDelete',
  at: ({ named, selected }) => {
    if (selected.length > 1) return [offer(selected, `the ${selected.length} selected declarations if nothing uses them`)];
    const one = selected[0] ?? named;
    // Where it is used it is not unused.
    const fits = one !== undefined && one.where !== 'elsewhere' && one.renamable && isOneOf(one, kinds);
    return fits ? [offer([one], `‘${one.name}’ if nothing uses it`)] : [];
  },
  ofModule: ({ path, isFolder, name }) =>
    isFolder
      ? []
      : [
          {
            title: `delete the module ‘${name}’ if nothing uses it`,
            kind: 'refactor.rewrite.delete',
            arguments: { targets: [{ name: path, kind: 'module' }] },
            questions: [],
          },
        ],
};

function offer(targets: readonly NamedSpot[], what: string): Offer {
  return { title: `delete ${what}`, kind: 'refactor.rewrite.delete', arguments: { targets: targets.map(targetAt) }, questions: [] };
}
