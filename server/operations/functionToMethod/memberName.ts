/** Whether a function can be a member of a class by its name and its language, whatever kind of method it becomes. */
import type { Refusal } from '../../core/operation/operation.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { type ClassSubject, whyTakenInClass } from '../callables/classPlace.ts';
import type { FunctionSubject } from '../callables/functionSubject.ts';
import { unfit } from '../callables/unfit.ts';
import { refusal } from '../target/candidates.ts';

export function whyNoMember(resolver: Resolver, subject: FunctionSubject, owner: ClassSubject, name: string): Refusal | undefined {
  const illegal = resolver.terrain.rulesOf(owner.ref.path)?.whyIllegalName(name, 'method');
  if (illegal !== undefined) return refusal('name-illegal', illegal);
  const taken = whyTakenInClass(resolver, owner, name);
  if (taken !== undefined) return unfit(taken, 'Give the method another name: “… called NAME”.');
  return subject.view.family === owner.view.family ? undefined : unfit(`“${owner.symbol.name}” is written in another language`);
}
