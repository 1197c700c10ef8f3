/** Where a module's move is offered: on files and folders as wholes. */
import type { OperationOffers } from '../../core/operation/offer.ts';

export const moveModuleOffers: OperationOffers = {
  operation: 'moveModule',
  ofModule: ({ path, isFolder, name }) => [
    {
      title: `move the ${isFolder ? 'folder' : 'module'} ‘${name}’ to another folder`,
      kind: 'refactor.move.module',
      arguments: { target: { name: path, kind: 'module' }, relation: 'into' },
      questions: [{ ask: 'folder', field: ['to'], prompt: `The folder that is to hold ‘${name}’` }],
    },
  ],
};
