/** Where splitting a module is offered: on files as wholes. What is to go where in particular is said in words, or moved from a selection. */
import type { OperationOffers } from '../../core/operation/offer.ts';

export const splitModuleOffers: OperationOffers = {
  operation: 'splitModule',
  ofModule: ({ path, isFolder, name }) =>
    isFolder
      ? []
      : [
          {
            title: `split the module ‘${name}’`,
            kind: 'refactor.move.module',
            arguments: { module: { name: path, kind: 'module' } },
            questions: [
              {
                ask: 'choice',
                field: ['each'],
                prompt: `What of ‘${name}’ gets a file of its own`,
                choices: [
                  { label: 'Every class', value: 'class' },
                  { label: 'Every function', value: 'function' },
                ],
              },
            ],
          },
        ],
};
