/** Renames of one instruction of which one takes the name that another gives up: they are one change, or the first would find the name taken. */
import type { KeepOld, TargetSpec } from '../../operation/target.ts';
import type { Wish } from '../../operation/wish.ts';
import type { MeantCall } from './operationMeaning.ts';
import { mappingCall } from './renameManyMeaning.ts';

interface RenameArguments {
  readonly newName: string;
  readonly keepOld?: KeepOld;
  readonly also?: readonly Wish[];
}

/** The calls with such renames as one, at the place of the first of them. */
export function joinedRenames(calls: readonly MeantCall[]): readonly MeantCall[] {
  const linked = linkedCalls(calls);
  if (linked.size < 2) return calls;
  const members = calls.filter((call) => linked.has(call));
  const [first] = members;
  const whole = mappingCall(
    members.map(({ target, arguments: args }) => ({ target, newName: renameOf(args).newName })),
    wishesOf(members.map(({ arguments: args }) => renameOf(args))),
  );
  return calls.flatMap((call) => (call === first ? [whole] : linked.has(call) ? [] : [call]));
}

function linkedCalls(calls: readonly MeantCall[]): ReadonlySet<MeantCall> {
  const renames = calls.filter(({ operation, target }) => operation === 'rename' && target.name !== '' && !isModule(target));
  const linked = new Set<MeantCall>();
  for (const one of renames) {
    for (const other of renames) {
      if (one === other || renameOf(one.arguments).newName !== lastOf(other.target.name) || !sameGround(one.target, other.target)) continue;
      linked.add(one).add(other);
    }
  }
  return linked;
}

/** What is not said to be somewhere else. */
function sameGround(one: TargetSpec, other: TargetSpec): boolean {
  return one.pathHint === other.pathHint && ownerOf(one) === ownerOf(other);
}

function ownerOf({ name, containerHint }: TargetSpec): string {
  const before = name.slice(0, Math.max(0, name.lastIndexOf('.')));
  return [containerHint, before].filter((part) => part !== undefined && part !== '').join('.');
}

function isModule({ kind, name }: TargetSpec): boolean {
  return kind === 'module' || kind === 'file' || name.includes('/');
}

function renameOf(args: unknown): RenameArguments {
  return args as RenameArguments;
}

function wishesOf(all: readonly RenameArguments[]): { readonly keepOld?: KeepOld; readonly also?: readonly Wish[] } {
  const keepOld = all.find((one) => one.keepOld !== undefined)?.keepOld;
  const also = [...new Set(all.flatMap((one) => one.also ?? []))];
  return { ...(keepOld && { keepOld }), ...(also.length > 0 && { also }) };
}

function lastOf(dotted: string): string {
  return dotted.slice(dotted.lastIndexOf('.') + 1);
}
