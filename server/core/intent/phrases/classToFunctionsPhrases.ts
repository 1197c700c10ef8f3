/** How people ask for a class of static methods to become functions; “turn the class Store into functions” is said as it is of a method. */
import { classToFunctionsMeaning } from '../meaning/classToFunctionsMeaning.ts';
import type { OperationPhrases } from './operationPhrases.ts';
import { phrases, rule } from './phraseRule.ts';
import { askOf, some } from './shapeWords.ts';

const functions = `${some} functions`;

export const classToFunctionsPhrases: OperationPhrases = {
  operation: 'classToFunctions',
  rules: [
    rule(
      'classToFunctionsAsk',
      ...phrases(
        [
          `(dissolve|flatten|unwrap|dismantle|explode | break up | break down | take apart) <thing> [(into | to) ${functions}]`,
          `(pull|move|take|lift|get) [all] [the] static methods (out of | of) <thing> [(as|into) ${functions}]`,
          `<thing> (does not | doesn't) need to be a class [,|;] [so] (make|turn) (it|them) [into] ${functions}`,
          `<thing> (only has | has only | has just | has nothing but | consists of | consists only of) static methods [,] [so|and] [please] (make|turn) (it|them|these|those) [into] ${functions}`,
          `(remove|drop) the class around [the] static methods of <thing>`,
          `class to functions : <thing>`,
        ],
        (c) => askOf('classToFunctions', c),
      ),
      // All static methods of a class are the class, rather than so many methods.
      ...phrases(
        [`(make|turn|convert) [all] [the] static methods of <thing> [into|to] ${functions}`],
        (c) => askOf('classToFunctions', c),
        -1,
      ),
    ),
  ],
  asks: ['classToFunctionsAsk'],
  more: [],
  examples: ['turn the class Store into functions'],
  meaning: classToFunctionsMeaning,
};
