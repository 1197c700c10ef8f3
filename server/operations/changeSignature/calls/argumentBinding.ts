/** Which argument of a call comes to which parameter, as far as the call shows it. */
import type { WrittenArgument, WrittenSignature } from '../../../core/terrain/signatures/writtenSignature.ts';

export interface ArgumentBinding {
  /** By the parameter's position in the signature. */
  readonly given: ReadonlyMap<number, WrittenArgument>;
  readonly surplus: readonly WrittenArgument[]; // by position, for `*rest`; or more than the function takes
  readonly unknownNames: readonly WrittenArgument[]; // by name, for `**rest`
  readonly spread: WrittenArgument | undefined;
  readonly spreads: readonly WrittenArgument[]; // that one, and what follows it by position
  readonly spreadFrom: number | undefined; // the first parameter that the spread may fill
  readonly keywordSpreads: readonly WrittenArgument[];
  /** Parameters that a call can fill, in order, by their position in the signature. */
  readonly byPosition: readonly number[];
}

/** `withReceiver`: the first argument is the object itself, as in `Base.save(self, x)`. */
export function bindArguments(signature: WrittenSignature, given: readonly WrittenArgument[], withReceiver: boolean): ArgumentBinding {
  const indexed = signature.parameters.map((parameter, ix) => ({ parameter, ix }));
  const byPosition = indexed
    .filter(({ parameter }) => (parameter.kind === 'plain' || parameter.kind === 'positionalOnly') && (withReceiver || !parameter.receiver))
    .map(({ ix }) => ix);
  const bound = new Map<number, WrittenArgument>();
  const surplus: WrittenArgument[] = [];
  const unknownNames: WrittenArgument[] = [];
  const spreads: WrittenArgument[] = [];
  const keywordSpreads: WrittenArgument[] = [];
  let position = 0;
  let spreadFrom: number | undefined;
  for (const argument of given) {
    switch (argument.kind) {
      case 'positional': {
        const ix = byPosition[position];
        if (spreads.length > 0) spreads.push(argument);
        else if (ix === undefined) surplus.push(argument);
        else {
          bound.set(ix, argument);
          position += 1;
        }
        break;
      }
      case 'spread':
        if (spreads.length === 0) spreadFrom = position;
        spreads.push(argument);
        break;
      case 'keywordSpread':
        keywordSpreads.push(argument);
        break;
      case 'keyword': {
        const ix = indexed.find(
          ({ parameter }) =>
            parameter.name === argument.name &&
            parameter.kind !== 'positionalOnly' &&
            parameter.kind !== 'rest' &&
            parameter.kind !== 'keywordRest',
        )?.ix;
        if (ix === undefined) unknownNames.push(argument);
        else bound.set(ix, argument);
        break;
      }
    }
  }
  return { given: bound, surplus, unknownNames, spread: spreads[0], spreads, spreadFrom, keywordSpreads, byPosition };
}
