/** Locates what turning a function into a method concerns: the function, its class, every call, and the imports that come and go. */

import type { Step } from '../../core/facts/facts.ts';
import type { Located, Refusal } from '../../core/operation/operation.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { type ClassSubject, classSubject, memberPlace } from '../callables/classPlace.ts';
import { followInDocs } from '../callables/documentedNames.ts';
import { type FunctionSubject, functionSubject } from '../callables/functionSubject.ts';
import { type FunctionUses, functionUses, isOwnUse } from '../callables/functionUses.ts';
import { importedLocal } from '../callables/importedLocal.ts';
import { locatedMember } from '../callables/locatedMember.ts';
import { memberLines } from '../callables/memberLines.ts';
import { broughtAlong } from '../callables/neededThere.ts';
import { resolveCallable } from '../callables/spokenCallable.ts';
import { placesInWords, whyBlocked } from '../callables/surroundings.ts';
import { refusedAs, unfit } from '../callables/unfit.ts';
import { ChangeSheet } from '../rewriting/changeSheet.ts';
import type { FunctionToMethodArguments } from './arguments.ts';
import { type Calling, writtenMethodUse } from './callSites.ts';
import { type ChosenClass, chosenClass } from './chosenClass.ts';
import { whyForeign } from './foreignObject.ts';
import { leaveLists } from './leftLists.ts';
import { locateOnClass } from './locateOnClass.ts';
import { whyNoMember } from './memberName.ts';
import { objectUses, whyNoObject, writeMethod } from './writtenMethod.ts';

export function locateFunctionToMethod(resolver: Resolver, args: FunctionToMethodArguments): Step<Located, Refusal> {
  const { terrain } = resolver;
  const target = resolveCallable(resolver, args.target, 'function', (words) => `make ${words} a method`);
  if (target.kind !== 'done') return target;
  const subject = functionSubject(resolver, target.value, args.target.name);
  if (subject.kind !== 'done') return subject;
  if (args.as !== undefined) return locateOnClass(resolver, subject.value, args, args.as);
  const chosen = chosenClass(resolver, subject.value, args);
  if (chosen.kind !== 'done') return chosen;
  const owner = classSubject(resolver, chosen.value.ref);
  if (owner.kind !== 'done') return owner;
  const uses = functionUses(resolver, subject.value);
  const name = args.newName ?? subject.value.name;
  const why = whyUnfit(resolver, subject.value, owner.value, chosen.value, uses, name);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  if (why) return { kind: 'refused', error: why };
  return converted(resolver, subject.value, owner.value, chosen.value, uses, name);
}

function whyUnfit(
  resolver: Resolver,
  subject: FunctionSubject,
  owner: ClassSubject,
  chosen: ChosenClass,
  { blocked }: FunctionUses,
  name: string,
): Refusal | undefined {
  const { terrain } = resolver;
  const unnamed = whyNoMember(resolver, subject, owner, name);
  if (unnamed !== undefined) return unnamed;
  const foreign = whyForeign(resolver, subject, chosen.ref, chosen.parameter);
  if (foreign !== undefined) return unfit(foreign, `Without an object of it, “${subject.name}” could only be a static method.`);
  const object = whyNoObject(subject, chosen);
  if (object !== undefined) return unfit(object);
  const block = whyBlocked(terrain, blocked);
  return block === undefined ? undefined : unfit(block);
}

function converted(
  resolver: Resolver,
  subject: FunctionSubject,
  owner: ClassSubject,
  chosen: ChosenClass,
  { uses, imports, listed, strings, quoted }: FunctionUses,
  name: string,
): Step<Located, Refusal> {
  const { terrain } = resolver;
  const { path } = subject.ref;
  const { text } = subject.file;
  const lines = memberLines(text, subject.definitions);
  const place = memberPlace(owner);
  if (lines === undefined) return refusedAs(`“${subject.dotted}” shares its lines with other code`);
  if (place === undefined) return refusedAs(`“${owner.symbol.name}” is written on one line`);
  const sheet = new ChangeSheet(terrain);
  const along = broughtAlong(resolver, sheet, subject, owner, [lines.lines]);
  if (along.kind !== 'done') return along;
  const own = objectUses(subject, chosen);
  const calling: Calling = {
    name,
    parameter: chosen.parameter.name,
    position: chosen.position,
    own,
    parameters: subject.definition.parameters,
  };
  for (const use of uses) {
    const file = terrain.file(use.path);
    if (file === undefined) continue;
    const className = use.use.kind === 'value' ? importedLocal(resolver, sheet, use, owner.ref.path, owner.symbol.name) : owner.symbol.name;
    if (typeof className !== 'string') return { kind: 'refused', error: className };
    const become = writtenMethodUse(resolver, file.text, use, calling, className, chosen.ref, isOwnUse(subject, use));
    if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
    if ('whyNot' in become) return refusedAs(`a place ${become.whyNot} (${placesInWords(terrain, [{ path: use.path, ...use.place }])})`);
    sheet.rewrite(use.path, become.extent, become.parts, `calls it as a method; ${use.why}`, use.confidence);
    if (use.use.object) sheet.release(use.path, { start: use.use.object.startIndex, end: use.use.object.endIndex });
  }
  const inCode = followInDocs(resolver, sheet, strings, { name: `${owner.symbol.name}.${name}` });
  const gone = leaveLists(resolver, sheet, subject, imports, listed);
  writeMethod(resolver, sheet, { subject, owner, chosen, lines, place, name, deferred: along.value.deferred });
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  if (path !== owner.ref.path) sheet.release(path, lines.lines);
  const described = { ...subject, decisions: chosen.decisions };
  return sheet.located(
    locatedMember(resolver, described, {
      newName: name === subject.name ? undefined : name,
      strings: [...inCode, ...quoted],
      decisions: [...along.value.decisions, ...gone],
    }),
  );
}
