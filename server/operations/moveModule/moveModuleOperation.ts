/** Moves a module or package to another folder or package, maybe under another name; everything that imports or names it follows. */
import type { Step } from '../../core/facts/facts.ts';
import { followingInWords, keptPathInWords, targetInWords } from '../../core/intent/meaning/targetWords.ts';
import type { Located, Operation, OperationDocumentation, Refusal } from '../../core/operation/operation.ts';
import { kindWord } from '../../core/terrain/naming.ts';
import { Resolver } from '../../core/terrain/resolver.ts';
import { type RulesByFamily, Terrain } from '../../core/terrain/terrain.ts';
import { folderOf, nameOf } from '../../core/terrain/workspacePaths.ts';
import { proposals } from '../proposals.ts';
import { refusal } from '../target/candidates.ts';
import { followRenames } from '../target/followRenames.ts';
import { resolveTarget } from '../target/targetResolver.ts';
import { type MoveModuleArguments, moveModuleSchema, parseMoveModule } from './arguments.ts';
import { type Chosen, destinationOf } from './destination.ts';
import { locateMove } from './locateMove.ts';
import { type ModuleTarget, mainOf, movingTo } from './moving.ts';

const documentation: OperationDocumentation = {
  summary: 'Moves a module or package to another folder or package, maybe under another name.',
  before: '# utils/dates.py\nfrom .text import strip\n\n# app.py\nfrom utils.dates import parse',
  after: '# lib/times.py\nfrom utils.text import strip\n\n# app.py\nfrom lib.times import parse',
  examples: [
    'move utils/dates.py to lib/times.py',
    'move the package app.io under app.core',
    'move the module app.helpers to app/shared, keep the old path importable',
    'move src/date.ts to src/time/, and its tests too',
    'turn the module helpers into a package',
  ],
  preserves:
    'What the program does, for code that finds the module by its imports: imports, re-exports, dynamic imports and requires, mock targets and other strings that are code, entry points and paths in configuration, and roles in documentation follow; the module’s own relative imports are rewritten to lead where they did. A new folder becomes a package where the old one was one. Asked to, it leaves a module at the old place that hands on what the new one offers. Not proven: what the module finds from its own path at run time, names of modules put together at run time, and objects that were stored with the old name (pickles).',
};

export function moveModuleOperation(rules: RulesByFamily): Operation<MoveModuleArguments> {
  return {
    name: 'moveModule',
    documentation,
    argumentsSchema: moveModuleSchema,
    describe: describeMove,
    parseArguments: parseMoveModule,
    following: (args, earlier) => {
      const target = followRenames(args.target, earlier);
      return target === args.target ? args : { ...args, target };
    },
    locate(args, facts) {
      const resolver = new Resolver(new Terrain(facts, rules));
      const kind = args.target.cursor ? args.target.kind : (args.target.kind ?? 'module');
      const target = resolveTarget(resolver, { ...args.target, kind }, (words) => `move ${words} to ${args.to}`);
      if (target.kind === 'refused') return noModule(resolver, args) ?? target;
      if (target.kind !== 'done') return target;
      if (target.value.kind === 'symbols' || target.value.kind === 'place')
        return { kind: 'refused', error: refusal('symbol-not-found', `“${args.target.name}” is no module or package.`) };
      return locateMoving(resolver, target.value, args);
    },
    edit: (_args, located, paths, facts) => proposals(located, paths, facts),
    explore: (_args, located) => ({ kind: 'done', value: located }),
  };
}

/** A name alone that is no module, but of something in one. */
function noModule(resolver: Resolver, { target, to }: MoveModuleArguments): Step<Located, Refusal> | undefined {
  if (target.kind !== undefined) return undefined;
  const found = resolveTarget(resolver, target, (words) => `move ${words} to ${to}`);
  if (found.kind === 'need') return found;
  if (found.kind === 'refused') return found.error.error.code === 'symbol-ambiguous' ? found : undefined;
  if (found.value.kind !== 'symbols') return undefined;
  const { name, symbolKind, primary } = found.value;
  const file = `${to.replace(/\/+$/, '')}/${primary.path.slice(primary.path.lastIndexOf('/') + 1)}`;
  const message = `“${name}” is a ${kindWord(symbolKind)}; a folder holds files, so it has to be said which file it should go to.`;
  return { kind: 'refused', error: refusal('symbol-not-found', message, [], `Say, for example, “move ${name} to ${file}”.`) };
}

function locateMoving(resolver: Resolver, target: ModuleTarget, args: MoveModuleArguments): ReturnType<Operation['locate']> {
  const { terrain } = resolver;
  const chosen = args.shape === undefined ? destinationOf(terrain, target, spokenOf(args)) : reshaped(terrain, target, args.shape);
  if ('error' in chosen) return { kind: 'refused', error: chosen };
  const moving = movingTo(terrain, target, chosen.destination);
  if ('error' in moving) return { kind: 'refused', error: moving };
  if (moving.moves.every(({ from, to }) => from === to)) return unchanged(moving.place);
  return locateMove(resolver, moving, { keepOld: args.keepOld, also: args.also ?? [] }, chosen.decisions);
}

function spokenOf({ to, relation, target }: MoveModuleArguments): Parameters<typeof destinationOf>[2] {
  return { to, relation, target: target.name };
}

/** The same name at the same place, as a folder with its own file or as one file. */
function reshaped(terrain: Terrain, target: ModuleTarget, shape: 'package' | 'module'): Chosen | Refusal {
  const found = mainOf(terrain, target);
  if (!found) return refusal('symbol-not-found', `${target.path} holds nothing that is understood as code.`);
  const isPackage = found.folder !== undefined;
  if (isPackage === (shape === 'package')) return refusal('name-unchanged', `${target.path} is a ${shape} already.`);
  const place = found.folder ?? found.main.replace(/(?:\.d)?\.[A-Za-z]+$/, '');
  return { destination: { folder: folderOf(place), name: nameOf(place), shape }, decisions: [] };
}

function unchanged(place: string): Step<never, Refusal> {
  return { kind: 'refused', error: refusal('name-unchanged', `${place} is there already.`) };
}

function describeMove({ target, to, relation, shape, keepOld, also }: MoveModuleArguments): string {
  const what = targetInWords(target);
  if (shape !== undefined) return `Turn ${what} into a ${shape}`;
  return `Move ${what} ${relation === 'into' ? 'into' : 'to'} ${to}${keptPathInWords(keepOld)}${followingInWords(also)}`;
}
