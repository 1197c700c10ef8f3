/** The function or method that is split, and everything that uses it, however it is called. */
import type { Step } from '../../core/facts/facts.ts';
import type { OperationDecision, Refusal } from '../../core/operation/operation.ts';
import type { SplitFunctionArguments } from '../../core/operation/splitFunction.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import type { DroppedImport } from '../../core/terrain/importEditing.ts';
import type { FoundReference } from '../../core/terrain/relations/references/reference.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { CallableUse } from '../callables/callableUse.ts';
import { type FunctionSubject, functionSubject } from '../callables/functionSubject.ts';
import { functionUses } from '../callables/functionUses.ts';
import { type MemberSubject, memberSubject } from '../callables/memberSubject.ts';
import { memberUses } from '../callables/memberUses.ts';
import { decoratorName } from '../callables/receiver.ts';
import { resolveCallable } from '../callables/spokenCallable.ts';
import { refusedAs } from '../callables/unfit.ts';

export interface SplitUse {
  readonly path: WorkspacePath;
  readonly view: FileView;
  readonly use: CallableUse;
  readonly scope: number;
  readonly confidence: number;
  readonly why: string;
  readonly place: Extent;
}

/** A place that goes on using the old function, and why. */
export interface KeptUse extends Extent {
  readonly path: WorkspacePath;
  readonly why: string;
}

export interface ImportedHere {
  readonly path: WorkspacePath;
  readonly dropped: DroppedImport;
  readonly reexport: boolean;
  readonly place: Extent;
}

export interface SplitSubject extends Omit<FunctionSubject, never> {
  readonly member: MemberSubject | undefined;
  readonly accessor: boolean; // it is read without being called
  readonly decisions: readonly OperationDecision[];
}

export interface SplitUses {
  readonly uses: readonly SplitUse[];
  readonly kept: readonly KeptUse[];
  readonly imports: readonly ImportedHere[];
  readonly listed: readonly { readonly path: WorkspacePath; readonly place: Extent }[];
  readonly strings: readonly FoundReference[];
  readonly blocked: readonly KeptUse[];
}

export function splitSubject(resolver: Resolver, args: SplitFunctionArguments): Step<SplitSubject, Refusal> {
  const target = resolveCallable(resolver, args.target, 'function', (words) => `split ${words}`);
  if (target.kind !== 'done') return target;
  const found = target.value;
  if (found.kind === 'module' || found.kind === 'folder')
    return refusedAs(
      `“${args.target.name}” is a module, and no function`,
      `Say what goes where: “split ${args.target.name} into a.py and b.py: a.py gets f, b.py gets g”.`,
    );
  const isMember = found.kind === 'symbols' && resolver.terrain.view(found.primary.path)?.isMember(found.primary.symbol) === true;
  if (!isMember) {
    const subject = functionSubject(resolver, found, args.target.name);
    if (subject.kind !== 'done') return subject;
    return { kind: 'done', value: { ...subject.value, member: undefined, accessor: false, decisions: [] } };
  }
  const subject = memberSubject(resolver, found, args.target.name);
  if (subject.kind !== 'done') return subject;
  const { definition } = subject.value;
  const accessor =
    definition.words.has('get') || definition.decorators.some((each) => /(?:^|\.)(?:cached_)?property$/.test(decoratorName(each)));
  return { kind: 'done', value: { ...subject.value, member: subject.value, accessor } };
}

/** Facts that are missing are noted in the terrain; the answer counts only when none were. */
export function splitUses(resolver: Resolver, subject: SplitSubject): SplitUses {
  const isSet = (why: string): boolean => /^(?:puts|declares)/.test(why);
  if (subject.member) {
    const { uses, strings, blocked } = memberUses(resolver, subject.member);
    return {
      uses,
      strings,
      imports: [],
      listed: [],
      kept: blocked.filter(({ why }) => !isSet(why)),
      blocked: blocked.filter(({ why }) => isSet(why)),
    };
  }
  const { uses, imports, listed, strings, blocked } = functionUses(resolver, subject);
  return {
    uses,
    imports,
    listed,
    strings,
    kept: blocked.filter(({ why }) => !isSet(why)),
    blocked: blocked.filter(({ why }) => isSet(why)),
  };
}
