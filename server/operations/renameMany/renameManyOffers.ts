/** Where renaming many at once is offered: on the declarations that a selection holds, by a prefix, a suffix or a case style. */

import { caseStyles, type NameRule } from '../../core/operation/nameRule.ts';
import { type OperationOffers, targetAt } from '../../core/operation/offer.ts';

const affixes: readonly { readonly label: string; readonly kind: NameRule['kind'] }[] = [
  { label: 'Add a prefix', kind: 'addPrefix' },
  { label: 'Add a suffix', kind: 'addSuffix' },
  { label: 'Take a prefix away', kind: 'removePrefix' },
  { label: 'Take a suffix away', kind: 'removeSuffix' },
];

/** A name with a dash is one of a file. */
const styles = caseStyles.filter((style) => style !== 'kebab-case');

export const renameManyOffers: OperationOffers = {
  operation: 'renameMany',
  at: ({ selected }) => {
    if (selected.length < 2) return [];
    const what = `the ${selected.length} selected declarations`;
    const targets = selected.map(targetAt);
    return [
      {
        title: `rename ${what} by a prefix or suffix`,
        kind: 'refactor.rename',
        arguments: { targets },
        questions: [
          {
            ask: 'choice',
            field: ['rule'],
            prompt: `What becomes of the names of ${what}`,
            choices: affixes.map(({ label, kind }) => ({ label, value: { kind } })),
          },
          { ask: 'text', field: ['rule', 'text'], prompt: 'The prefix or suffix', example: 'load_' },
        ],
      },
      {
        title: `rename ${what} in another case style`,
        kind: 'refactor.rename',
        arguments: { targets, rule: { kind: 'case' } },
        questions: [
          {
            ask: 'choice',
            field: ['rule', 'style'],
            prompt: `How the names of ${what} are written`,
            choices: styles.map((style) => ({ label: style, value: style })),
          },
        ],
      },
    ];
  },
};
