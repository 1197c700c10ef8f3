/** Where splitting a function is offered: on functions and methods that return several values at once. */
import { isOneOf, type OperationOffers, targetAt } from '../../core/operation/offer.ts';

export const splitFunctionOffers: OperationOffers = {
  operation: 'splitFunction',
  at: ({ named, index, text }) => {
    if (!named?.renamable || !isOneOf(named, ['function', 'method']) || (named.where !== 'top' && named.where !== 'inClass')) return [];
    const symbol = index?.symbols[named.symbol];
    if (symbol === undefined || symbol.modifiers.includes('abstract') || symbol.modifiers.includes('overload')) return [];
    if (!returnsSeveral(text.slice(symbol.extent.start, symbol.extent.end))) return [];
    return [
      {
        title: `split ‘${named.name}’ into a function for each value it returns`,
        kind: 'refactor.rewrite.function',
        arguments: { target: targetAt(named) },
        questions: [],
        words: `split ${named.name} into a function for each value it returns`,
      },
    ];
  },
};

/** By the look of it; what is in a nested function is refused later. */
function returnsSeveral(text: string): boolean {
  if (/\byield\b/.test(text)) return false;
  return (
    /\breturn\s*\(?\s*(?:\[[^\]]*,|\{[^}]*,|[^\s()[\]{},;:'"]+(?:\([^()\n]*\))?\s*,)/.test(text) ||
    /=>\s*(?:\[[^\]]*,|\(\{[^}]*,)/.test(text)
  );
}
