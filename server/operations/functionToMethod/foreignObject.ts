/** Whether a parameter can be an object of the class at all, by what the function does with it. */

import { nodeAround } from '../../core/syntax/nodeSearch.ts';
import { NONE } from '../../core/terrain/fileIndex.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { SymbolRef } from '../../core/terrain/symbolRef.ts';
import type { Parameter } from '../callables/definition.ts';
import type { FunctionSubject } from '../callables/functionSubject.ts';
import { isWithin } from '../callables/receiver.ts';

/** Types that come with the language, as documentation names them. */
const ofTheLanguage =
  /^(?:string|number|boolean|bigint|symbol|function|Date|RegExp|str|int|float|bool|bytes|callable|(?:Array|Map|Set|Promise|ReadonlyArray)<.*>|(?:list|dict|tuple|set)(?:\[.*\])?|.*\[\])$/i;

/**
 * Why it is none: its annotation does not say that it is, and its documentation says what else it is, or the class is known whole
 * and has nothing of what is used. Undefined where nothing speaks against it.
 */
export function whyForeign(resolver: Resolver, subject: FunctionSubject, ref: SymbolRef, parameter: Parameter): string | undefined {
  if (parameter.annotation !== undefined) return undefined;
  const name = resolver.terrain.view(ref.path)?.symbol(ref.symbol)?.name ?? '';
  const documented = documentedType(resolver, subject, parameter);
  if (documented !== undefined && ofTheLanguage.test(documented))
    return `“${parameter.name}” is documented as “${documented}”, which no object of “${name}” is`;
  const line = resolver.values.line(ref);
  if (line.unsure || line.outside) return undefined;
  const used = membersUsed(subject, parameter.nameExtent.start);
  const has = (name: string): boolean => line.classes.some((each) => resolver.values.ownMember(each, name) !== undefined);
  const isEmpty = line.classes.every(
    (each) => Object.keys(resolver.terrain.view(each.path)?.symbol(each.symbol)?.members ?? {}).length === 0,
  );
  const [first] = used;
  if (isEmpty || first === undefined || has('__getattr__') || has('__getattribute__') || used.some(has)) return undefined;
  return `it uses “${first}” of “${parameter.name}”, which “${name}” does not have`;
}

function documentedType(resolver: Resolver, { root, definition, file, ref }: FunctionSubject, { name }: Parameter): string | undefined {
  const rules = resolver.terrain.rulesOf(ref.path)?.signatures;
  const signature = rules?.signatureAt(root, definition.name);
  const described = signature && rules?.describedAt(signature, file.text);
  const type = described?.entries.find((entry) => entry.name === name)?.type;
  return type && file.text.slice(type.start, type.end).trim();
}

/** Whether the function uses something of it that the class has. */
export function speaksForIt(resolver: Resolver, subject: FunctionSubject, ref: SymbolRef, { nameExtent }: Parameter): boolean {
  const { classes } = resolver.values.line(ref);
  return membersUsed(subject, nameExtent.start).some((name) => classes.some((each) => resolver.values.ownMember(each, name) !== undefined));
}

/** Members by their names; in Python also what a call and an index stand for. */
function membersUsed({ view, definition, root }: FunctionSubject, declared: number): readonly string[] {
  const symbol = view.occurrencesAt(declared).find(({ symbol: ix }) => ix !== NONE)?.symbol;
  return view.index.occurrences.flatMap((each) => {
    if (!isWithin(each, definition)) return [];
    if (each.role === 'reference' && each.symbol === symbol && view.family === 'python') {
      const node = nodeAround(root, each);
      if (node.parent?.type === 'call' && node.fieldName === 'function') return ['__call__'];
      return node.parent?.type === 'subscript' && node.fieldName === 'value' ? ['__getitem__'] : [];
    }
    if (each.role !== 'member' || each.receiver?.kind !== 'name' || /^__\w+__$/.test(each.name)) return [];
    return view.occurrencesAt(each.receiver.at).some((object) => object.symbol === symbol) ? [each.name] : [];
  });
}
