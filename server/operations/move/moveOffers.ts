/** Where a move is offered: on what a module declares, one thing or all that a selection holds. */
import { isOneOf, type NamedSpot, type Offer, type OperationOffers, targetAt } from '../../core/operation/offer.ts';
import type { OutlineKind } from '../../core/terrain/outline/outline.ts';

const kinds: readonly OutlineKind[] = ['function', 'class', 'variable', 'constant', 'type', 'interface', 'enum'];

export const moveOffers: OperationOffers = {
  operation: 'move',
  at: ({ named, selected }) => {
    if (selected.length > 1) return offers(selected, `the ${selected.length} selected declarations`);
    const one = selected[0] ?? named;
    // What another file declares moves from there; of its own, a file shows whether it stands at the top.
    const fits = one !== undefined && isOneOf(one, kinds) && (one.where === 'top' || one.where === 'elsewhere');
    return fits ? offers([one], `‘${one.name}’`) : [];
  },
};

function offers(targets: readonly NamedSpot[], what: string): readonly Offer[] {
  const given = { targets: targets.map(targetAt) };
  return [
    {
      title: `move ${what} to another module`,
      kind: 'refactor.move',
      arguments: given,
      questions: [
        { ask: 'module', field: ['to'], prompt: `The module that ${what} should move to: one that is there, or a new path`, orNew: true },
      ],
      words: targets.length === 1 ? `move ${targets[0]?.name} to ` : undefined,
    },
    { title: `move ${what} to a new file`, kind: 'refactor.move.newFile', arguments: given, questions: [] },
  ];
}
