/** Where replacing a duplicate by an import is offered: on what the file declares at its top, beside others of the name elsewhere. */
import { isOneOf, type OperationOffers, targetAt } from '../../core/operation/offer.ts';

/** A name that more files declare is a custom, and no duplicate. */
const othersMax = 10;

export const replaceDuplicateOffers: OperationOffers = {
  operation: 'replaceDuplicate',
  at: ({ path, named, declared }) => {
    if (named?.where !== 'top' || !isOneOf(named, ['function', 'class', 'constant'])) return [];
    const others = declared(named.name).atTop.filter((other) => other !== path);
    if (others.length === 0 || others.length > othersMax) return [];
    return [
      {
        title: `replace ‘${named.name}’ by an import of its duplicate`,
        kind: 'refactor.rewrite.import',
        arguments: { target: { ...targetAt(named), pathHint: path } },
        questions: [
          {
            ask: 'choice',
            field: ['keep'],
            prompt: `The module that keeps its ‘${named.name}’`,
            choices: others.map((other) => ({ label: other, value: other })),
          },
        ],
      },
    ];
  },
};
