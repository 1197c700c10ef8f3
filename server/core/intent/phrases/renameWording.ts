/** All that is said of the operation `rename`, put together. */
import { renameMeaning } from '../meaning/renameMeaning.ts';
import type { OperationPhrases } from './operationPhrases.ts';
import { renameRules } from './renamePhrases.ts';
import { renameRefusalRules } from './renameRefusals.ts';

export const renamePhrases: OperationPhrases = {
  operation: 'rename',
  rules: [...renameRules, ...renameRefusalRules],
  asks: ['renameAsk', 'renameHeading', 'renameUnavailable'],
  more: ['renameMore'],
  examples: ['rename parse_row to read_row', 'in utils/dates.py rename f to g and h to i', 'rename the parameter x of f to y'],
  meaning: renameMeaning,
  honours: ['docs', 'comments', 'strings', 'tests'],
  keepsOld: true,
};
