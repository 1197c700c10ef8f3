/** What asking for a module's move means: for each module the call with where it goes, as that was said. */
import { ok, type Result } from '../../../base/result.ts';
import type { DestinationSpec } from '../../operation/destination.ts';
import type { KeepOld, TargetSpec } from '../../operation/target.ts';
import type { Wish } from '../../operation/wish.ts';
import { deepLanguageOfPath } from '../../terrain/languageId.ts';
import type { Ask } from '../phrases/phraseValue.ts';
import { type AskContext, type MeantCall, type Problem, problem, type ResolvedThing } from './operationMeaning.ts';
import { followingInWords, keptPathInWords, targetBriefly, targetInWords, withoutAbsent } from './targetWords.ts';

interface Goal {
  readonly to: string;
  readonly relation?: 'into' | 'as';
  readonly shape?: 'package' | 'module';
  readonly assumptions: readonly string[];
}

export function moveModuleMeaning(ask: Ask, things: readonly ResolvedThing[], context: AskContext): Result<readonly MeantCall[], Problem> {
  const calls: MeantCall[] = [];
  for (const { spec } of things) {
    if (!isModule(spec) && spec.selector === undefined && !mayGoInto(spec, ask))
      return problem(`${spec.name === '' ? 'what is at the cursor' : spec.name} is not said to be a module, package or file`);
    const goal = goalOf(ask, spec, things.length, context);
    if (!goal.ok) return goal;
    calls.push(moveModuleCall(spec, goal.value, ask));
  }
  return ok(calls);
}

function isModule({ name, kind }: TargetSpec): boolean {
  return kind === 'module' || kind === 'file' || (kind === undefined && (name.includes('/') || deepLanguageOfPath(name) !== undefined));
}

/** A name alone that is to go into a folder: only a module can. */
function mayGoInto({ name, kind }: TargetSpec, { details }: Ask): boolean {
  const to = details?.destination;
  return (
    name !== '' && kind === undefined && to?.kind === 'destination' && (to.placeKind === 'folder' || /[\\/]$/.test(to.named?.written ?? ''))
  );
}

function goalOf(ask: Ask, target: TargetSpec, count: number, context: AskContext): Result<Goal, Problem> {
  const { destination, newName, upwards, shape } = ask.details ?? {};
  if (shape?.kind === 'words')
    return ok({ to: lastOf(target.name), shape: shape.text === 'package' ? 'package' : 'module', assumptions: [] });
  if (upwards?.kind === 'words') return ok({ to: upwards.text, relation: 'into', assumptions: [] });
  if (destination?.kind !== 'destination') return problem('it does not say where to');
  const meant = context.destination(destination, target);
  if (!meant.ok) return meant;
  const { spec, assumptions } = meant.value;
  const place = placeOf(spec);
  if (!place.ok) return place;
  if (newName?.kind !== 'newName') return ok({ ...place.value, assumptions });
  if (count > 1) return problem(`${count} modules cannot all get the one name ${newName.named.written}`);
  const name = newName.named.name.text;
  return ok({ to: joined(place.value.to, name), relation: 'as', assumptions });
}

function placeOf({ path, kind, isNew, beside, with: together, own }: DestinationSpec): Result<Omit<Goal, 'assumptions'>, Problem> {
  const near = beside ?? together;
  if (near !== undefined) {
    if (!/[\\/]/.test(near.name)) return problem(`say the folder that ${near.name} is in`);
    const folder = near.name.slice(0, near.name.lastIndexOf('/'));
    return ok({ to: folder === '' ? '.' : `${folder}/`, relation: 'into' });
  }
  if (own || path === '') return problem('a module is in a file of its own already; say the folder or package it should go to');
  const into = kind === 'folder' || (isNew && kind === 'module' && deepLanguageOfPath(path) === undefined);
  if (kind === 'class') return problem('a module cannot be moved into a class');
  if (into && deepLanguageOfPath(path) !== undefined)
    return problem(`${path} is a file, so no module can be moved into it`, `move x.py to ${path}`);
  return ok({ to: path, ...(into && { relation: 'into' as const }) });
}

/** "lib" with "times" is lib/times; the dotted stays dotted. */
function joined(folder: string, name: string): string {
  if (folder === '.') return name;
  if (!folder.includes('/') && deepLanguageOfPath(name) === undefined) return `${folder}.${name}`;
  return `${folder.replace(/\/$/, '').replaceAll(folder.includes('/') ? /$^/g : /\./g, '/')}/${name}`;
}

export function moveModuleCall(
  target: TargetSpec,
  goal: Goal,
  ask: { readonly keepOld?: KeepOld; readonly also?: readonly Wish[] },
): MeantCall {
  const { to, relation, shape, assumptions } = goal;
  const { keepOld, also } = ask;
  const words = shape === undefined ? `${relation === 'into' ? 'into' : 'to'} ${placeInWords(to)}` : `into a ${shape}`;
  const tail = `${keptPathInWords(keepOld)}${followingInWords(also)}`;
  return {
    operation: 'moveModule',
    arguments: {
      target: withoutAbsent(target),
      to,
      ...(relation && { relation }),
      ...(shape && { shape }),
      ...(keepOld && { keepOld }),
      ...(also !== undefined && also.length > 0 && { also }),
    },
    target,
    result: to,
    summary: `${shape === undefined ? 'Move' : 'Turn'} ${targetInWords(target)} ${words}${tail}`,
    explained: `${shape === undefined ? 'move' : 'turn'} ${targetBriefly(target)} ${words}${tail}`,
    assumptions,
  };
}

function placeInWords(to: string): string {
  if (to === '..') return 'the folder around its own';
  return to === '.' ? 'the workspace folder' : to;
}

function lastOf(name: string): string {
  const bare = name.slice(name.lastIndexOf('/') + 1);
  return deepLanguageOfPath(bare) === undefined ? (bare.split('.').at(-1) ?? bare) : bare.replace(/\.[^.]+$/, '');
}
