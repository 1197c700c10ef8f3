/** Where a parameter object is offered: on functions and methods of this file with several parameters. */
import { isOneOf, type OperationOffers, targetAt } from '../../core/operation/offer.ts';
import { NONE } from '../../core/terrain/fileIndex.ts';

/** Fewer need no object, the receiver not counted. */
const parametersMin = 2;

export const parameterObjectOffers: OperationOffers = {
  operation: 'parameterObject',
  at: ({ named, index }) => {
    const called = index?.symbols[named?.symbol ?? NONE];
    if (index === undefined || named === undefined || called === undefined || !isOneOf(named, ['function', 'method'])) return [];
    const given = index.language === 'python' && called.kind === 'method' && !called.modifiers.includes('staticMethod') ? 1 : 0;
    if (!named.renamable || called.parameters.length - given < parametersMin) return [];
    return [
      {
        title: `make one object of the parameters of ‘${named.name}’`,
        kind: 'refactor.rewrite.signature',
        arguments: { target: targetAt(named) },
        questions: [
          {
            ask: 'text',
            field: ['className'],
            prompt: `What the object of ‘${named.name}’ is called; empty for a name after it`,
            example: 'FetchOptions',
            optional: true,
          },
        ],
        words: `introduce a parameter object for ${named.name}`,
      },
    ];
  },
};
