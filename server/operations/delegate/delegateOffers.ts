/** Where delegating is offered: on a field that holds an object of a class, and on methods, which may go to such a field. */
import { isOneOf, type OperationOffers, targetAt } from '../../core/operation/offer.ts';
import { NONE } from '../../core/terrain/fileIndex.ts';

export const delegateOffers: OperationOffers = {
  operation: 'delegate',
  at: ({ named, index, declared }) => {
    if (index === undefined || named === undefined || named.where !== 'inClass') return [];
    const symbol = index.symbols[named.symbol];
    const owner = index.symbols[symbol?.container ?? NONE];
    if (symbol === undefined || owner?.kind !== 'class') return [];
    if (isOneOf(named, ['attribute', 'property'])) {
      const type = symbol.type?.kind === 'name' ? symbol.type.name : undefined;
      const own = index.symbols.find(({ name, scope }) => name === type && index.scopes[scope]?.kind === 'module');
      const isClass = own?.kind === 'class' || (own?.kind === 'import' && declared(own.name).kinds.includes('class'));
      if (!isClass) return [];
      return [
        {
          title: `let ‘${owner.name}’ delegate the methods of ‘${named.name}’`,
          kind: 'refactor.rewrite.delegate',
          arguments: { target: { name: owner.name, kind: 'class' }, to: { name: named.name, containerHint: owner.name } },
          questions: [],
          words: `let ${owner.name} delegate to its ${named.name}`,
        },
      ];
    }
    const holds = Object.values(owner.members ?? {}).some((ix) => {
      const type = index.symbols[ix]?.type;
      return index.symbols[ix]?.kind === 'attribute' || index.symbols[ix]?.kind === 'property' ? type?.kind === 'name' : false;
    });
    if (!named.renamable || !isOneOf(named, ['method']) || !holds || symbol.modifiers.includes('abstract')) return [];
    return [
      {
        title: `move the method ‘${named.name}’ to a field, and delegate to it`,
        kind: 'refactor.move',
        arguments: { target: targetAt(named) },
        questions: [
          {
            ask: 'text',
            field: ['to', 'name'],
            prompt: `The field of ‘${owner.name}’ whose object is to have ‘${named.name}’`,
            example: 'cart',
          },
        ],
        words: `move the method ${named.name} of ${owner.name} to its `,
      },
    ];
  },
};
