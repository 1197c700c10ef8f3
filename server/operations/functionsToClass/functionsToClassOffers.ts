/** Where gathering functions in a class is offered: on selected functions. */
import { isOneOf, type OperationOffers, targetAt } from '../../core/operation/offer.ts';

export const functionsToClassOffers: OperationOffers = {
  operation: 'functionsToClass',
  at: ({ selected }) => {
    if (selected.length < 2 || !selected.every((each) => isOneOf(each, ['function']))) return [];
    const what = `the ${selected.length} selected functions`;
    return [
      {
        title: `gather ${what} in a class`,
        kind: 'refactor.rewrite.class',
        arguments: { targets: selected.map(targetAt) },
        questions: [{ ask: 'text', field: ['className'], prompt: `The name of the class that gathers ${what}`, example: 'RowReader' }],
      },
    ];
  },
};
