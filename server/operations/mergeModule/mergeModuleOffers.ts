/** Where merging a module into another is offered: on files as wholes. */
import type { OperationOffers } from '../../core/operation/offer.ts';

export const mergeModuleOffers: OperationOffers = {
  operation: 'mergeModule',
  ofModule: ({ path, isFolder, name }) =>
    isFolder
      ? []
      : [
          {
            title: `merge the module ‘${name}’ into another`,
            kind: 'refactor.move.module',
            arguments: { modules: [{ name: path, kind: 'module' }], into: { kind: 'module' } },
            questions: [
              { ask: 'module', field: ['into', 'name'], prompt: `The module that takes in what ‘${name}’ defines`, orNew: false },
            ],
          },
        ],
};
