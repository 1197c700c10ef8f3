/** Locates what another kind of method concerns: its head, its body, and the calls that are no longer right. */

import type { Step } from '../../core/facts/facts.ts';
import type { Located, OperationDecision, Refusal } from '../../core/operation/operation.ts';
import type { MethodKind } from '../../core/operation/target.ts';
import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { LanguageFamily } from '../../core/terrain/languageId.ts';
import { descendantsOf } from '../../core/terrain/relations/hierarchy.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { isPlainName } from '../callables/callableUse.ts';
import { outsideOfDocs } from '../callables/documentedNames.ts';
import { importedLocal } from '../callables/importedLocal.ts';
import { locatedMember } from '../callables/locatedMember.ts';
import { type MemberSubject, memberSubject } from '../callables/memberSubject.ts';
import { type MemberUse, type MemberUses, memberUses } from '../callables/memberUses.ts';
import { decoratorName, isWithin, type ReceiverUses, receiverKind, receiverUses } from '../callables/receiver.ts';
import { resolveCallable } from '../callables/spokenCallable.ts';
import { definitionAround, placesInWords, whyBlocked } from '../callables/surroundings.ts';
import { refusedAs, unfit } from '../callables/unfit.ts';
import { withoutFirstArgument } from '../callables/writtenCall.ts';
import { ChangeSheet } from '../rewriting/changeSheet.ts';
import type { MethodKindArguments } from './arguments.ts';
import { receiverRewrites } from './receiverRewrites.ts';
import { receiverOf, writeKind } from './writtenKind.ts';

const kindWords: Readonly<Record<MethodKind, string>> = {
  static: 'a static method',
  class: 'a class method',
  instance: 'a method of objects',
};

export function locateMethodKind(resolver: Resolver, args: MethodKindArguments): Step<Located, Refusal> {
  const { terrain } = resolver;
  const target = resolveCallable(resolver, args.target, 'method', (words) => `make ${words} ${kindWords[args.to]}`);
  if (target.kind !== 'done') return target;
  const subject = memberSubject(resolver, target.value, args.target.name);
  if (subject.kind !== 'done') return subject;
  const { definitions, dotted, view } = subject.value;
  const to = view.family === 'ecmascript' && args.to === 'class' ? 'static' : args.to;
  const from = kindOf(subject.value);
  if (from === to) return refusedAs(`“${dotted}” is ${kindWords[to]} already`);
  const receivers = definitions.map((definition) => receiverUses(view, definition));
  const uses = memberUses(resolver, subject.value);
  const why = whyUnfit(resolver, subject.value, receivers, uses);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  if (why) return { kind: 'refused', error: why };
  return converted(resolver, subject.value, receivers, uses, from, to);
}

function kindOf({ definition }: MemberSubject): MethodKind {
  const kind = receiverKind(definition);
  if (definition.family === 'ecmascript') return kind === 'class' ? 'static' : 'instance';
  return kind === 'none' ? 'static' : kind;
}

const ownUse = /^(?:property|cached_property|functools\.cached_property|.*\.(?:setter|getter|deleter)|overload|typing\.overload)$/;

function whyUnfit(
  resolver: Resolver,
  subject: MemberSubject,
  receivers: readonly ReceiverUses[],
  { blocked }: MemberUses,
): Refusal | undefined {
  const { definitions, dotted, ref, view } = subject;
  const supers = receivers.flatMap((receiver) => receiver.supers);
  if (supers.length > 0)
    return unfit(
      `“${dotted}” calls the class above by “super” (${placesInWords(
        resolver.terrain,
        supers.map((each) => ({ path: ref.path, ...each })),
      )})`,
    );
  const decorator = definitions.flatMap((each) => each.decorators).find((each) => ownUse.test(decoratorName(each)));
  if (decorator && view.family === 'python')
    return unfit(`“${dotted}” has the decorator ${decorator.text}, which is for methods of objects`);
  const block = whyBlocked(resolver.terrain, blocked);
  return block === undefined ? undefined : unfit(block);
}

function converted(
  resolver: Resolver,
  subject: MemberSubject,
  receivers: readonly ReceiverUses[],
  { uses, strings }: MemberUses,
  from: MethodKind,
  to: MethodKind,
): Step<Located, Refusal> {
  const { terrain } = resolver;
  const { path } = subject.ref;
  const hasHeirs = descendantsOf(resolver, [subject.ownerRef]).length > 0;
  const rewrites = receivers.map((receiver) => receiverRewrites(resolver, subject, receiver, to, hasHeirs));
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const inTheWay = rewrites.flatMap((each) => each.inTheWay).map((extent) => ({ path, ...extent }));
  if (inTheWay.length > 0) {
    const what = from === 'class' ? 'the class it is called on, which may be a subclass' : 'the object it is called on';
    return refusedAs(`“${subject.dotted}” uses ${what} (${placesInWords(terrain, inTheWay)})`);
  }
  const sheet = new ChangeSheet(terrain);
  subject.definitions.forEach((definition, i) => {
    const receiver = receivers[i];
    if (receiver) writeKind(sheet, subject, definition, receiver, to);
  });
  for (const { start, end, newText } of rewrites.flatMap((each) => each.rewrites))
    sheet.rewrite(path, { start, end }, [newText], 'what it is called on');
  const calls = writeUses(resolver, sheet, subject, uses, from, to);
  const inCode = outsideOfDocs(resolver, strings);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  if (calls) return { kind: 'refused', error: calls };
  return sheet.located(locatedMember(resolver, subject, { strings: inCode, decisions: [decided(subject, to)] }));
}

function writeUses(
  resolver: Resolver,
  sheet: ChangeSheet,
  subject: MemberSubject,
  uses: readonly MemberUse[],
  from: MethodKind,
  to: MethodKind,
): Refusal | undefined {
  const stuck: MemberUse[] = [];
  for (const each of uses) {
    const { use, through } = each;
    if (to === 'instance') {
      if (through !== 'class' && subject.view.family === 'python') continue;
      const self = selfAt(subject, each);
      if (through === 'super') continue;
      if (self === undefined || use.object === undefined) stuck.push(each);
      else if (use.object.text !== self)
        sheet.rewrite(each.path, extentOf(use.object), [self], `calls it on the object; ${each.why}`, each.confidence);
      continue;
    }
    const text = resolver.terrain.file(each.path)?.text ?? '';
    if (subject.view.family === 'python') {
      if (from !== 'instance' || through !== 'class') continue;
      if (use.kind !== 'call')
        return unfit(
          `a place hands it on with a place for the object (${placesInWords(resolver.terrain, [{ path: each.path, ...each.place }])})`,
        );
      const given = { start: use.access.startIndex, end: use.access.endIndex };
      sheet.rewrite(
        each.path,
        extentOf(use.call),
        withoutFirstArgument(text, use, text.slice(given.start, given.end)),
        `there is no object any more; ${each.why}`,
        each.confidence,
      );
      continue;
    }
    const failed = throughClass(resolver, sheet, subject, each);
    if (failed) return failed;
  }
  if (stuck.length === 0) return undefined;
  const places = stuck.map(({ path, place }) => ({ path, ...place }));
  return unfit(`“${subject.dotted}” is called where there is no object to call it on (${placesInWords(resolver.terrain, places)})`);
}

/** ECMAScript reaches static methods through the class alone. */
function throughClass(resolver: Resolver, sheet: ChangeSheet, subject: MemberSubject, each: MemberUse): Refusal | undefined {
  const { use, path, through } = each;
  if (use.object === undefined || through === 'class') return undefined;
  const where = placesInWords(resolver.terrain, [{ path, ...each.place }]);
  if (use.optional) return unfit(`a place calls it only if there is an object (${where})`);
  if (!isPlainName(use.object))
    return unfit(`a place calls it on an object that is made right there, and would not be made any more (${where})`);
  const name = importedLocal(resolver, sheet, each, subject.ref.path, subject.owner.name);
  if (typeof name !== 'string') return name;
  sheet.rewrite(path, extentOf(use.object), [name], `calls it on the class; ${each.why}`, each.confidence);
  return undefined;
}

/** What the object is called at a place inside of another method of the class. */
function selfAt(subject: MemberSubject, { use, path, view }: MemberUse): string | undefined {
  if (path !== subject.ref.path || !isWithin({ start: use.name.startIndex, end: use.name.endIndex }, extentOf(subject.classNode)))
    return undefined;
  const around = definitionAround(use.name, view.family);
  if (around === undefined) return undefined;
  if (subject.definitions.some(({ name }) => name.start === around.name.start))
    return view.family === 'python' ? receiverOf.instance : 'this';
  if (receiverKind(around) !== 'instance' || around.container?.parent?.id !== subject.classNode.id) return undefined;
  return nameOfSelf(view.family, around.parameters[0]?.name);
}

function nameOfSelf(family: LanguageFamily, first: string | undefined): string | undefined {
  return family === 'python' ? first : 'this';
}

function decided({ dotted, ref, symbol }: MemberSubject, to: MethodKind): OperationDecision {
  return {
    kind: 'plan',
    choice: `“${dotted}” is ${kindWords[to]} now`,
    rationale:
      to === 'instance'
        ? 'users outside of this workspace that call it on the class cannot be seen'
        : 'it does not use an object of its class',
    rejected: [],
    confidence: 0.9,
    about: [{ path: ref.path, ...symbol.nameExtent }],
  };
}
