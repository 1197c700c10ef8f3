/** Values of one function that hold one another: each part would make both anew, and what one gives would not be in what the other gives. */
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { BodyRules } from '../../core/terrain/bodies/writtenBody.ts';
import type { SlicedParts } from './parts.ts';
import { returnedValues } from './results.ts';
import { isBare, withoutCast } from './sharedObjects.ts';

/** Where two of them are returned. */
export function tiedValues({ results, parts, access, effects }: SlicedParts, rules: BodyRules): SyntaxNode | undefined {
  const partOf = (value: number): number => parts.findIndex(({ values }) => values.includes(value));
  return results.returned.find((returned) =>
    returnedValues(returned, rules, results).some((values) => {
      const symbols = values.map((value) => {
        const bare = withoutCast(value);
        return isBare(bare) ? access.at(bare.startIndex) : undefined;
      });
      return symbols.some(
        (one, i) =>
          one !== undefined &&
          symbols.some((other, j) => j > i && other !== undefined && partOf(i) !== partOf(j) && effects.areTied(one, other)),
      );
    }),
  );
}
