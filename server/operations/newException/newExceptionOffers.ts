/** Where a new exception is offered: on one that the file declares, to be made from it. Where it is raised is said in words. */
import { isOneOf, type OperationOffers } from '../../core/operation/offer.ts';

export const newExceptionOffers: OperationOffers = {
  operation: 'newException',
  at: ({ path, named }) => {
    const fits = named?.where === 'top' && isOneOf(named, ['class']) && /(?:Error|Exception|Warning)$/.test(named.name);
    if (!fits) return [];
    return [
      {
        title: `make another exception from ‘${named.name}’`,
        kind: 'refactor.rewrite.exception',
        arguments: { base: named.name, module: path },
        questions: [{ ask: 'text', field: ['name'], prompt: `The name of the exception made from ‘${named.name}’`, example: 'ParseError' }],
        words: `add an exception made from ${named.name} called `,
      },
    ];
  },
};
