/** One of the functions that are merged: a function of a module or a method of a class, with everything that uses it. */
import type { Step } from '../../core/facts/facts.ts';
import type { OperationDecision, Refusal } from '../../core/operation/operation.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { Definition } from '../callables/definition.ts';
import { type FunctionSubject, functionSubject } from '../callables/functionSubject.ts';
import { type FunctionUse, type FunctionUses, functionUses } from '../callables/functionUses.ts';
import { type MemberSubject, memberSubject } from '../callables/memberSubject.ts';
import { memberUses } from '../callables/memberUses.ts';
import { decoratorName } from '../callables/receiver.ts';
import { whyBlocked } from '../callables/surroundings.ts';
import { refusedAs } from '../callables/unfit.ts';
import type { ResolvedTarget } from '../target/targetResolver.ts';

export interface MergedSubject extends Omit<FunctionUses, 'uses' | 'blocked' | 'quoted'> {
  readonly subject: FunctionSubject | MemberSubject;
  readonly definition: Definition;
  readonly owner: MemberSubject['ownerRef'] | undefined; // the class of a method
  readonly uses: readonly MergedUse[];
  readonly decisions: readonly OperationDecision[];
}

export type MergedUse = Omit<FunctionUse, 'shorthand'> & { readonly shorthand: boolean };

export function mergedSubject(resolver: Resolver, target: ResolvedTarget): Step<MergedSubject, Refusal> {
  const { terrain } = resolver;
  const spoken = 'name' in target ? target.name : target.path;
  if (target.kind !== 'symbols') return refusedAs(`“${spoken}” is no function`);
  const view = terrain.view(target.primary.path);
  if (view === undefined) return { kind: 'need', requests: terrain.needs.requests };
  const made = view.isMember(target.primary.symbol) ? ofMember(resolver, target, spoken) : ofFunction(resolver, target, spoken);
  if (made.kind !== 'done') return made;
  const { subject, definition } = made.value;
  const why = whyUnfit(made.value);
  if (why !== undefined) return refusedAs(`“${subject.dotted}” ${why}`);
  const stub = `${subject.ref.path}i`;
  if (subject.view.family === 'python' && terrain.facts.paths()?.paths.some((path) => path === stub) === true)
    return refusedAs(`“${subject.dotted}” is declared in ${stub} as well, and both would have to change alike`);
  if (definition.body === undefined) return refusedAs(`“${subject.dotted}” has no body`);
  return made;
}

function ofFunction(resolver: Resolver, target: ResolvedTarget, spoken: string): Step<MergedSubject, Refusal> {
  const step = functionSubject(resolver, target, spoken);
  if (step.kind !== 'done') return step;
  const { blocked, strings, quoted, ...found } = functionUses(resolver, step.value);
  const { terrain } = resolver;
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const block = whyBlocked(terrain, blocked);
  if (block !== undefined) return refusedAs(block);
  return {
    kind: 'done',
    value: {
      ...found,
      strings: [...strings, ...quoted],
      subject: step.value,
      definition: step.value.definition,
      owner: undefined,
      decisions: [],
    },
  };
}

function ofMember(resolver: Resolver, target: ResolvedTarget, spoken: string): Step<MergedSubject, Refusal> {
  const step = memberSubject(resolver, target, spoken);
  if (step.kind !== 'done') return step;
  const { uses, strings, blocked } = memberUses(resolver, step.value);
  const { terrain } = resolver;
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const block = whyBlocked(terrain, blocked);
  if (block !== undefined) return refusedAs(block);
  return {
    kind: 'done',
    value: {
      subject: step.value,
      definition: step.value.definition,
      owner: step.value.ownerRef,
      uses: uses.map((use) => ({ ...use, shorthand: false })),
      imports: [],
      listed: [],
      strings,
      decisions: step.value.decisions,
    },
  };
}

function whyUnfit({ subject: { definitions, symbol }, definition }: MergedSubject): string | undefined {
  if (definitions.length > 1) return 'is declared more than once, with other types each time';
  if (symbol.exports.some((name) => name === 'default' || name === 'export='))
    return 'is what its module exports as a whole, which others import under names of their own';
  if (['get', 'set'].some((word) => definition.words.has(word)) || definition.decorators.some(isAccessor))
    return 'is read like a value, and takes no arguments';
  return undefined;
}

function isAccessor(decorator: Definition['decorators'][number]): boolean {
  return /(?:^|\.)(?:property|cached_property|setter|getter|deleter)$/.test(decoratorName(decorator));
}
