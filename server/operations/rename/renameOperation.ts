/** Rename: the name of a thing changes everywhere it is the name of that thing, and nowhere else. */

import { followingInWords, keptInWords, newNameInWords, targetInWords } from '../../core/intent/meaning/targetWords.ts';
import type { Operation, OperationDocumentation, Refusal } from '../../core/operation/operation.ts';
import { Resolver } from '../../core/terrain/resolver.ts';
import { type RulesByFamily, Terrain } from '../../core/terrain/terrain.ts';
import { proposals } from '../proposals.ts';
import { locateMany } from '../renameMany/locateMany.ts';
import { refusal } from '../target/candidates.ts';
import { followRenames } from '../target/followRenames.ts';
import { resolveTarget } from '../target/targetResolver.ts';
import { parseRenameArguments, type RenameArguments, renameSchema } from './arguments.ts';
import { exploreSurprises } from './explore.ts';
import { locateByServer } from './renameByServer.ts';
import { locateModule } from './renameModule.ts';
import { locateSymbol } from './renameSymbol.ts';

const documentation: OperationDocumentation = {
  summary: 'Gives a function, class, method, attribute, variable, parameter, constant, type or module another name, everywhere.',
  before: 'def parse_row(text): ...\n\nrows = [parse_row(line) for line in lines]',
  after: 'def read_row(text): ...\n\nrows = [read_row(line) for line in lines]',
  examples: [
    'rename parse_row to read_row',
    'the method Reader.next should be called advance',
    'in utils/dates.py rename parse to parse_date',
    'rename the module app.helpers to tools',
    'rename calculate_total to compute_total, keep the old name as a deprecated alias',
  ],
  preserves:
    'What the program does. Imports, re-exports, overrides, keyword arguments and strings that are used as code follow; prose does not. Names that are put together at run time cannot be proven kept, and are reported. A member read from an object whose type neither the code nor the language server tells is rewritten on evidence, left on evidence to the contrary, and else unsettled: then only a person who saw the plan can have it written. Asked to, it keeps the old name for users outside of the workspace: right after the definition as an alias (`parse_row = read_row`; `export const parseRow = readRow;`), or as a deprecated one, which warns in Python (`def parse_row(*args, **kwargs): warnings.warn(…); return read_row(*args, **kwargs)`) and has the tag `@deprecated` in TypeScript and JavaScript; packages, barrels and `__all__` then offer both names. Whether something outside overrides a member by its old name cannot be seen.',
};

export function renameOperation(rules: RulesByFamily): Operation<RenameArguments> {
  return {
    name: 'rename',
    documentation,
    argumentsSchema: renameSchema,
    describe: ({ target, newName, keepOld, also }) =>
      `Rename ${targetInWords(target)} to ${newNameInWords(target, newName)}${keptInWords(keepOld)}${followingInWords(also)}`,
    parseArguments: parseRenameArguments,
    following: (args, earlier) => {
      const target = followRenames(args.target, earlier);
      return target === args.target ? args : { ...args, target };
    },
    locate(args, facts) {
      const resolver = new Resolver(new Terrain(facts, rules));
      const target = resolveTarget(resolver, args.target, (words) => `rename ${words} to ${args.newName}`);
      if (target.kind !== 'done') return target;
      if (args.keepOld !== undefined && target.value.kind === 'place') return { kind: 'refused', error: notKept(args) };
      switch (target.value.kind) {
        case 'symbols':
          return args.also?.includes('tests')
            ? locateMany(resolver, [{ ...args, target: target.value, named: true }])
            : locateSymbol(resolver, target.value, args);
        case 'place':
          return locateByServer(resolver.terrain, target.value, args.newName);
        default:
          return locateModule(resolver, target.value, args.newName, { keepOld: args.keepOld, also: args.also ?? [] });
      }
    },
    edit: (_args, located, paths, facts) => proposals(located, paths, facts),
    explore: (args, located, surprises, facts) =>
      exploreSurprises(new Resolver(new Terrain(facts, rules)), located, args.newName, surprises),
  };
}

function notKept({ target, newName }: RenameArguments): Refusal {
  const why = 'what a language server renames is not understood deeply enough for that';
  return refusal('old-name-not-kept', `“${target.name}” cannot be kept beside “${newName}”: ${why}.`);
}
