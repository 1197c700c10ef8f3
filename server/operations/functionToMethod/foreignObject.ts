/** Whether a parameter can be an object of the class at all, by what the function reads of it. */
import { NONE } from '../../core/terrain/fileIndex.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { FunctionSubject } from '../callables/functionSubject.ts';
import { isWithin } from '../callables/receiver.ts';
import type { ChosenClass } from './chosenClass.ts';

/**
 * Why it is none: its annotation does not say that it is, and the class is known whole and has nothing of what is read.
 * Undefined where nothing speaks against it.
 */
export function whyForeign(resolver: Resolver, subject: FunctionSubject, { ref, parameter }: ChosenClass): string | undefined {
  if (parameter.annotation !== undefined) return undefined;
  const line = resolver.values.line(ref);
  if (line.unsure || line.outside) return undefined;
  const read = [...new Set(membersRead(subject, parameter.nameExtent.start))];
  const has = (name: string): boolean => line.classes.some((each) => resolver.values.ownMember(each, name) !== undefined);
  const isEmpty = line.classes.every(
    (each) => Object.keys(resolver.terrain.view(each.path)?.symbol(each.symbol)?.members ?? {}).length === 0,
  );
  if (isEmpty || read.length === 0 || has('__getattr__') || has('__getattribute__') || read.some(has)) return undefined;
  const name = resolver.terrain.view(ref.path)?.symbol(ref.symbol)?.name ?? '';
  return `it reads “${read[0]}” of “${parameter.name}”, which “${name}” does not have`;
}

function membersRead({ view, definition }: FunctionSubject, declared: number): readonly string[] {
  const symbol = view.occurrencesAt(declared).find(({ symbol: ix }) => ix !== NONE)?.symbol;
  return view.index.occurrences.flatMap((each) => {
    if (each.role !== 'member' || each.receiver?.kind !== 'name' || !isWithin(each, definition) || /^__\w+__$/.test(each.name)) return [];
    return view.occurrencesAt(each.receiver.at).some((object) => object.symbol === symbol) ? [each.name] : [];
  });
}
