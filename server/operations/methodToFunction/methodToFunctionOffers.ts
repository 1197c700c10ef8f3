/** Where turning a method into a function is offered: on methods that have no meaning of their own to the language. */
import { isOneOf, type OperationOffers, targetAt } from '../../core/operation/offer.ts';

export const methodToFunctionOffers: OperationOffers = {
  operation: 'methodToFunction',
  at: ({ named, index }) => {
    if (!named?.renamable || !isOneOf(named, ['method'])) return [];
    const modifiers = index?.symbols[named.symbol]?.modifiers ?? [];
    if (modifiers.includes('abstract') || modifiers.includes('overload')) return [];
    return [
      {
        title: `turn the method ‘${named.name}’ into a function`,
        kind: 'refactor.rewrite.method',
        arguments: { target: targetAt(named) },
        questions: [],
        words: `turn the method ${named.name} into a function`,
      },
    ];
  },
};
