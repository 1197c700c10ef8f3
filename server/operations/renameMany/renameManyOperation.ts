/** Many things get other names at once: by a rule, or each its own; names may be swapped, and one may take what another gives up. */
import type { Step } from '../../core/facts/facts.ts';
import { followingInWords, keptInWords, targetInWords, targetsInWords } from '../../core/intent/meaning/targetWords.ts';
import { type Habit, newNameBy, ruleInWords } from '../../core/operation/nameRule.ts';
import type { Located, Operation, OperationDecision, OperationDocumentation, Refusal } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import { moduleSegments } from '../../core/terrain/naming.ts';
import { Resolver } from '../../core/terrain/resolver.ts';
import { type RulesByFamily, Terrain } from '../../core/terrain/terrain.ts';
import { nameOf } from '../../core/terrain/workspacePaths.ts';
import { proposals } from '../proposals.ts';
import { exploreSurprises } from '../rename/explore.ts';
import { refusal } from '../target/candidates.ts';
import { followRenames } from '../target/followRenames.ts';
import { resolveTargets } from '../target/severalTargets.ts';
import { targetDecisions } from '../target/targetDecisions.ts';
import type { ResolvedTarget } from '../target/targetResolver.ts';
import { type NewNameFor, parseRenameMany, type RenameManyArguments, renameManySchema } from './arguments.ts';
import { locateMany } from './locateMany.ts';
import type { Renaming } from './renaming.ts';

const documentation: OperationDocumentation = {
  summary:
    'Gives many things other names at once: by a rule (prefix, suffix, case style, a part replaced), or each its own, swapped names included.',
  before: 'def getRow(): ...\n\ndef getCell(): ...\n\ngetRow()\ngetCell()',
  after: 'def get_row(): ...\n\ndef get_cell(): ...\n\nget_row()\nget_cell()',
  examples: [
    'rename all functions in utils/rows.py to snake_case',
    'remove the prefix get_ from every method of Reader',
    'replace get_ by fetch_ in all function names',
    'add the suffix _old to f, g and h',
    'swap the names of first and last',
  ],
  preserves:
    'What the program does, as a rename does for each of them. Names that cannot be had are refused where they were named one by one; of those that were chosen by what they have in common they are left out and told: special names, what overrides something outside of the workspace. Two things that would get the same name where both are seen are refused.',
};

export function renameManyOperation(rules: RulesByFamily): Operation<RenameManyArguments> {
  return {
    name: 'renameMany',
    documentation,
    argumentsSchema: renameManySchema,
    describe,
    parseArguments: parseRenameMany,
    following: (args, earlier) => {
      const follow = (spec: TargetSpec): TargetSpec => followRenames(spec, earlier);
      if (args.mapping !== undefined) {
        const mapping = args.mapping.map((pair) => ({ ...pair, target: follow(pair.target) }));
        return mapping.every((pair, i) => pair.target === args.mapping?.[i]?.target) ? args : { ...args, mapping };
      }
      const targets = args.targets.map(follow);
      return targets.every((target, i) => target === args.targets[i]) ? args : { ...args, targets };
    },
    locate(args, facts) {
      const resolver = new Resolver(new Terrain(facts, rules));
      return args.mapping === undefined ? byRule(resolver, args) : byMapping(resolver, args.mapping, args);
    },
    edit: (_args, located, paths, facts) => proposals(located, paths, facts),
    explore(_args, located, surprises, facts) {
      const resolver = new Resolver(new Terrain(facts, rules));
      let whole = located;
      for (const { target, newName } of [{ target: located.target, newName: located.newName ?? '' }, ...(located.further ?? [])]) {
        const explored = exploreSurprises(resolver, { ...whole, target }, newName, surprises);
        if (explored.kind !== 'done') return explored;
        whole = explored.value === whole ? whole : { ...explored.value, target: located.target };
      }
      return { kind: 'done', value: whole.references.length === located.references.length ? located : whole };
    },
  };
}

type Wishes = Pick<RenameManyArguments, 'keepOld' | 'also'>;

function byRule(resolver: Resolver, args: RenameManyArguments & { readonly mapping?: undefined }): Step<Located, Refusal> {
  const { rule, targets: specs } = args;
  const phrase = (words: string): string => `rename ${words} ${ruleInWords(rule)}`;
  const renamings: Renaming[] = [];
  const resolved: ResolvedTarget[] = [];
  const untouched: string[] = [];
  for (const spec of specs) {
    const found = resolveTargets(resolver, [spec], phrase);
    if (found.kind !== 'done') return found;
    for (const target of found.value) {
      resolved.push(target);
      const name = ownName(target);
      const newName = newNameBy(rule, name, habitOf(resolver, target));
      if (newName === name) untouched.push(name);
      else renamings.push({ target, newName, named: spec.selector === undefined, keepOld: args.keepOld, also: args.also });
    }
  }
  const unique = [...new Map(renamings.map((renaming) => [keyOf(renaming.target), renaming])).values()];
  if (unique.length === 0) {
    const names = [...new Set(untouched)].slice(0, 5).join(', ');
    return { kind: 'refused', error: refusal('name-unchanged', `None of them would get another name ${ruleInWords(rule)}: ${names}.`) };
  }
  return locateMany(resolver, unique, [...targetDecisions(resolver.terrain, resolved), ...unaffected(untouched, ruleInWords(rule))]);
}

function byMapping(resolver: Resolver, mapping: readonly NewNameFor[], { keepOld, also }: Wishes): Step<Located, Refusal> {
  const renamings: Renaming[] = [];
  const decisions: OperationDecision[] = [];
  for (const { target: spec, newName } of mapping) {
    const found = resolveTargets(resolver, [spec], (words) => `rename ${words} to ${newName}`);
    if (found.kind === 'need') return found;
    if (found.kind === 'refused') {
      // "a to b, then b to c", where there is no b yet: what a becomes.
      const before = renamings.findIndex((renaming) => renaming.newName === spec.name);
      const earlier = renamings[before];
      if (earlier === undefined || found.error.error.code !== 'symbol-not-found') return found;
      renamings[before] = { ...earlier, newName };
      const choice = `reads ${spec.name} as what ${ownName(earlier.target)} is called after the rename before`;
      decisions.push({ kind: 'intent', choice, rationale: 'nothing else has that name', rejected: [], confidence: 0.85, about: [] });
      continue;
    }
    for (const target of found.value) renamings.push({ target, newName, named: true, keepOld, also });
  }
  return locateMany(resolver, renamings, decisions);
}

function unaffected(names: readonly string[], words: string): readonly OperationDecision[] {
  if (names.length === 0) return [];
  const shown = [...new Set(names)].slice(0, 10);
  const choice = `leaves ${shown.join(', ')}${names.length > shown.length ? ` and ${names.length - shown.length} more` : ''} as they are`;
  return [{ kind: 'leave', choice, rationale: `the rule, ${words}, gives them no other name`, rejected: [], confidence: 1, about: [] }];
}

function ownName(target: ResolvedTarget): string {
  switch (target.kind) {
    case 'symbols':
    case 'place':
      return target.name;
    case 'module':
      return moduleSegments(target.path).at(-1) ?? '';
    case 'folder':
      return nameOf(target.path);
  }
}

function keyOf(target: ResolvedTarget): string {
  return target.kind === 'symbols'
    ? `${target.primary.symbol} ${target.primary.path}`
    : target.kind === 'place'
      ? target.name
      : target.path;
}

function habitOf({ terrain }: Resolver, target: ResolvedTarget): Habit {
  const python =
    target.kind === 'symbols'
      ? terrain.rulesOf(target.primary.path)?.family === 'python'
      : target.kind === 'module' && /\.pyi?$/.test(target.path);
  const isClass =
    target.kind === 'symbols' && (target.symbolKind === 'class' || target.symbolKind === 'interface' || target.symbolKind === 'type');
  return python && !isClass ? 'underscores' : 'humps';
}

function describe(args: RenameManyArguments): string {
  const tail = `${keptInWords(args.keepOld)}${followingInWords(args.also)}`;
  if (args.mapping !== undefined)
    return `Rename ${args.mapping.map(({ target, newName }) => `${targetInWords(target)} to ${newName}`).join(', ')}${tail}`;
  return `Rename ${targetsInWords(args.targets)} ${ruleInWords(args.rule)}${tail}`;
}
