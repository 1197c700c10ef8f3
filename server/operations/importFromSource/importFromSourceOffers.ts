/** Where importing from the defining module is offered: on a name that comes from elsewhere, and on the imports of a file. */
import { isOneOf, type OperationOffers, targetAt } from '../../core/operation/offer.ts';

export const importFromSourceOffers: OperationOffers = {
  operation: 'importFromSource',
  at: ({ path, named }) => {
    // Whether it comes by a relay, only other files tell; on the import itself the person is about just that.
    const fits = named?.inImport === true && !isOneOf(named, ['module']);
    if (!fits) return [];
    return [
      {
        title: `import ‘${named.name}’ from the module that defines it`,
        kind: 'refactor.rewrite.import',
        arguments: { targets: [targetAt(named)], within: path },
        questions: [],
      },
    ];
  },
  ofModule: ({ path, isFolder, name }) => [
    {
      title: `import all that ${isFolder ? `the folder ‘${name}’` : `‘${name}’`} imports from the modules that define it`,
      kind: 'refactor.rewrite.import',
      arguments: { within: path },
      questions: [],
    },
  ],
};
