/** Moves functions, classes, values and types into another module, which may be new; imports follow everywhere. */
import { targetInWords } from '../../core/intent/meaning/targetWords.ts';
import type { Operation, OperationDocumentation } from '../../core/operation/operation.ts';
import { Resolver } from '../../core/terrain/resolver.ts';
import { type RulesByFamily, Terrain } from '../../core/terrain/terrain.ts';
import { proposals } from '../proposals.ts';
import { followRenames } from '../target/followRenames.ts';
import { type MoveArguments, moveSchema, parseMoveArguments } from './arguments.ts';
import { locateMove } from './locateMove.ts';

const documentation: OperationDocumentation = {
  summary: 'Moves functions, classes, constants and types into another module, there or new; every import follows.',
  before: '# rows.py\ndef parse_row(text): ...\n\n# app.py\nfrom rows import parse_row',
  after: '# reader.py\ndef parse_row(text): ...\n\n# app.py\nfrom reader import parse_row',
  examples: [
    'move parse_row to reader.py',
    'put parse_date and format_date into a new module dates',
    'move all functions starting with parse_ from utils to parsing',
    'move the class Reader out of io.py into its own file',
    'parse_date belongs in utils/dates.py; keep it importable from the old module',
  ],
  preserves:
    'What the program does. The definition moves as it stands, with its decorators, its comments, its overloads and what is set on it; private helpers and values that only it uses come along, other things it needs are imported. Imports, re-exports, `__all__`, barrels, mock targets and roles in documentation follow. A circle of imports is broken, by moving along what is private or by an import inside the functions that need it. A module of which nothing is left is removed, unless something names it as a whole. Said, not proven: `__name__` and its like, what the old module does when it is loaded, and objects that were pickled.',
};

export function moveOperation(rules: RulesByFamily): Operation<MoveArguments> {
  return {
    name: 'move',
    documentation,
    argumentsSchema: moveSchema,
    describe: ({ targets, to, keepOld }) => {
      const where = to === '' ? 'a file of its own' : to;
      return `Move ${targets.map((target) => targetInWords(target)).join(' and ')} to ${where}${keepOld ? ', keeping it importable from the old module' : ''}`;
    },
    parseArguments: parseMoveArguments,
    following: (args, earlier) => {
      const targets = args.targets.map((target) => followRenames(target, earlier));
      return targets.every((target, i) => target === args.targets[i]) ? args : { ...args, targets };
    },
    locate: (args, facts) => locateMove(new Resolver(new Terrain(facts, rules)), args),
    edit: (_args, located, paths, facts) => proposals(located, paths, facts),
    explore: (_args, located) => ({ kind: 'done', value: located }),
  };
}
