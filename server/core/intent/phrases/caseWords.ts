/** The words for styles of names. */
import type { CaseStyle } from '../../operation/nameRule.ts';

export type CaseWords = readonly [CaseStyle, readonly string[]];

const noun = '(case|cased|casing|style|notation)';

export const caseWords: readonly CaseWords[] = [
  [
    'snake_case',
    [
      `[a|the] snake_case|snakecase|snake-case|snake-cased|lower_snake_case|pep8|pep-8 [names|name|style]`,
      `[lower] snake ${noun}`,
      '(lowercase|lower-case | lower case | small letters) (with|and) (underscores | an underscore)',
      'pep 8 [style|names]',
    ],
  ],
  [
    'camelCase',
    [`[a|the] camelcase|camel-case|camel-cased|lowercamelcase|mixedcase [names|name|style]`, `[lower] camel ${noun}`, `mixed ${noun}`],
  ],
  [
    'PascalCase',
    [
      `[a|the] pascalcase|pascal-case|uppercamelcase|capwords|capitalizedwords [names|name|style]`,
      `pascal ${noun}`,
      `upper camel ${noun}`,
      'cap words',
    ],
  ],
  [
    'UPPER_CASE',
    [
      `[a|the] upper_case|uppercase|upper-case|screaming_snake_case|upper_snake_case|constant_case|screaming-snake-case [names|name|style]`,
      `(upper | upper snake | screaming snake | constant | all upper) ${noun}`,
      '[all] (caps|capitals)',
    ],
  ],
  ['kebab-case', [`[a|the] kebab-case|kebabcase|dash-case|hyphen-case [names|name|style]`, `(kebab|dash|hyphen) ${noun}`]],
];
