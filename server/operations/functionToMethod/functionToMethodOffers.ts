/** Where turning a function into a method is offered: on functions whose first parameter is of a class of the folder. */
import { isOneOf, type OperationOffers, targetAt } from '../../core/operation/offer.ts';
import { NONE } from '../../core/terrain/fileIndex.ts';

export const functionToMethodOffers: OperationOffers = {
  operation: 'functionToMethod',
  at: ({ named, index, declared }) => {
    if (index === undefined || named?.where !== 'top' || !isOneOf(named, ['function'])) return [];
    // Without an annotation only the parameter's name could tell the class: that is said in words.
    const first = index.symbols[index.symbols[named.symbol]?.parameters[0] ?? NONE];
    const type = first?.type?.kind === 'name' ? first.type.name : undefined;
    if (first === undefined || type === undefined) return [];
    const own = index.symbols.find(({ name, scope }) => name === type && index.scopes[scope]?.kind === 'module');
    const isClass = own?.kind === 'class' || (own?.kind === 'import' && declared(type).kinds.includes('class'));
    if (!isClass) return [];
    return [
      {
        title: `turn the function ‘${named.name}’ into a method of ‘${type}’`,
        kind: 'refactor.rewrite.method',
        arguments: { target: targetAt(named), parameter: first.name },
        questions: [],
        words: `turn the function ${named.name} into a method of ${type}`,
      },
    ];
  },
};
