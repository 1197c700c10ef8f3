/** What asking for a rename means: for every thing named, the call with its target and its bare new name. */
import { ok, type Result } from '../../../base/result.ts';
import type { TargetSpec } from '../../operation/target.ts';
import { deepLanguageOfPath } from '../../terrain/languageId.ts';
import type { Ask } from '../phrases/phraseValue.ts';
import { moveModuleCall } from './moveModuleMeaning.ts';
import { meantNewName, otherPlace } from './newNameMeaning.ts';
import { type MeantCall, type Problem, problem, type ResolvedThing } from './operationMeaning.ts';
import { followingInWords, keptInWords, newNameInWords, targetBriefly, targetInWords, withoutAbsent } from './targetWords.ts';

export function renameMeaning(ask: Ask, things: readonly ResolvedThing[]): Result<readonly MeantCall[], Problem> {
  const names = things.map(({ spec }) => (spec.name === '' ? 'the thing at the cursor' : spec.name));
  if (things.length > 1 && ask.newNames.length === 1) {
    const only = ask.newNames[0]?.named.written ?? '';
    return problem(`${names.join(' and ')} cannot all get the one name ${only}`, `rename ${names[0]} to ${only}`);
  }
  if (things.length !== ask.newNames.length) {
    return problem(`${things.length} things are named, but ${ask.newNames.length} new names`, 'rename f to g and h to i');
  }
  const calls: MeantCall[] = [];
  for (const [i, { thing, spec }] of things.entries()) {
    const newName = ask.newNames[i];
    if (newName === undefined) continue;
    const kind = spec.kind ?? (newName.newKind === 'folder' ? 'module' : newName.newKind);
    const target: TargetSpec = { ...spec, kind };
    const to = otherPlace(newName, thing, target);
    if (to !== undefined) {
      calls.push(moveModuleCall(target, { to, relation: 'as', assumptions: [] }, ask));
      continue;
    }
    const meant = meantNewName(newName, thing, target);
    if (!meant.ok) return meant;
    calls.push(renameCall(target, meant.value, ask));
  }
  return ok(calls);
}

function renameCall(target: TargetSpec, newName: string, { keepOld, also = [] }: Pick<Ask, 'keepOld' | 'also'>): MeantCall {
  const tail = `${keptInWords(keepOld)}${followingInWords(also)}`;
  return {
    operation: 'rename',
    arguments: { target: withoutAbsent(target), newName, ...(keepOld && { keepOld }), ...(also.length > 0 && { also }) },
    target,
    result: newName,
    afterwards: renamed(target, newName),
    summary: `Rename ${targetInWords(target)} to ${newNameInWords(target, newName)}${tail}`,
    explained: `rename, target ${targetBriefly(target)}, to ${newName}${tail}`,
  };
}

/** Under its new name: "Reader.next" is "Reader.advance". */
function renamed(target: TargetSpec, newName: string): TargetSpec {
  if (target.name === '') return target;
  const isFile = target.kind === 'module' || target.kind === 'file' || target.name.includes('/');
  const last = isFile && deepLanguageOfPath(target.name) !== undefined ? /[^/]+(?=\.(?:d\.)?[^./]+$)/ : /[^./]+$/;
  return { ...target, name: target.name.replace(last, newName) };
}
