/** Where dissolving a class into functions is offered: on classes of this file whose members are all static methods. */
import { isOneOf, type OperationOffers, targetAt } from '../../core/operation/offer.ts';
import { NONE } from '../../core/terrain/fileIndex.ts';

export const classToFunctionsOffers: OperationOffers = {
  operation: 'classToFunctions',
  at: ({ named, index }) => {
    if (index === undefined || named?.where !== 'top' || !isOneOf(named, ['class'])) return [];
    const members = Object.values(index.symbols[named.symbol]?.members ?? {}).map((ix) => index.symbols[ix]);
    const isStatic = members.every(
      (member) =>
        member?.kind === 'method' &&
        member.import === NONE &&
        member.modifiers.some((each) => each === 'static' || each === 'staticMethod'),
    );
    if (members.length === 0 || !isStatic) return [];
    return [
      {
        title: `dissolve the class ‘${named.name}’ into functions`,
        kind: 'refactor.rewrite.class',
        arguments: { target: targetAt(named) },
        questions: [],
        words: `turn the class ${named.name} into functions`,
      },
    ];
  },
};
