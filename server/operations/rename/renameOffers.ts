/** Where a rename is offered: on every name that could have another one, and of modules. */
import { type OperationOffers, targetAt } from '../../core/operation/offer.ts';

export const renameOffers: OperationOffers = {
  operation: 'rename',
  at: ({ named }) => {
    if (!named?.renamable) return [];
    return [
      {
        title: `rename ‘${named.written}’`,
        kind: 'refactor.rename',
        arguments: { target: targetAt(named) },
        questions: [{ ask: 'name', field: ['newName'], prompt: `The new name of ‘${named.written}’`, value: named.written }],
        words: `rename ${named.written} to `,
      },
    ];
  },
  ofModule: ({ path, isFolder, name }) => [
    {
      title: `rename the ${isFolder ? 'folder' : 'module'} ‘${name}’`,
      kind: 'refactor.rename',
      arguments: { target: { name: path, kind: 'module' } },
      questions: [{ ask: 'name', field: ['newName'], prompt: `The new name of ‘${name}’`, value: name }],
    },
  ],
};
