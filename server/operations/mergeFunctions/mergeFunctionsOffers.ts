/** Where merging functions is offered: on selected functions, and on one beside which its file has another whose name differs by a word. */
import { isOneOf, type NamedSpot, type Offer, type OperationOffers, type Spot, targetAt } from '../../core/operation/offer.ts';
import { identifierWords } from '../../core/terrain/find/words/identifierWords.ts';

/** More are a family of functions, and no near twins. */
const othersMax = 10;

export const mergeFunctionsOffers: OperationOffers = {
  operation: 'mergeFunctions',
  at: (spot) => {
    const { selected, named } = spot;
    if (selected.length >= 2) return selected.every((each) => isOneOf(each, ['function'])) ? [ofSelected(selected)] : [];
    return named?.where === 'top' && isOneOf(named, ['function']) ? besideOf(spot, named) : [];
  },
};

function ofSelected(selected: readonly NamedSpot[]): Offer {
  const what = `the ${selected.length} selected functions`;
  return {
    title: `merge ${what} under a parameter`,
    kind: 'refactor.rewrite.function',
    arguments: { targets: selected.map(targetAt) },
    questions: [
      {
        ask: 'text',
        field: ['name'],
        prompt: 'The name of the merged function; empty: that of the first',
        example: selected[0]?.name ?? '',
        optional: true,
      },
    ],
  };
}

function besideOf({ index, path }: Spot, named: NamedSpot): readonly Offer[] {
  const own = identifierWords(named.name);
  const others = (index?.symbols ?? []).flatMap(({ name, kind, scope }) =>
    kind === 'function' && scope === 0 && differByOne(own, identifierWords(name)) ? [name] : [],
  );
  if (others.length === 0 || others.length > othersMax) return [];
  return [
    {
      title: `merge ‘${named.name}’ with a function that is nearly the same`,
      kind: 'refactor.rewrite.function',
      arguments: { targets: [{ ...targetAt(named), pathHint: path }, { pathHint: path }] },
      questions: [
        {
          ask: 'choice',
          field: ['targets', 1, 'name'],
          prompt: `The function that becomes one with ‘${named.name}’`,
          choices: others.map((name) => ({ label: name, value: name })),
        },
      ],
    },
  ];
}

function differByOne(one: readonly string[], other: readonly string[]): boolean {
  return one.length > 1 && one.length === other.length && one.filter((word, i) => word !== other[i]).length === 1;
}
