/** Locates what moving a method to what a field holds concerns: the method in both classes, what it needs there, and its callers. */
import type { Step } from '../../core/facts/facts.ts';
import type { Located, OperationDecision, Refusal } from '../../core/operation/operation.ts';
import { extentOf } from '../../core/syntax/nodeSearch.ts';
import { placeOf } from '../../core/terrain/naming.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { symbolKey } from '../../core/terrain/symbolRef.ts';
import { type ClassSubject, classSubject, memberPlace, whyTakenInClass } from '../callables/classPlace.ts';
import { describedSymbol } from '../callables/describedSymbol.ts';
import { locatedMember } from '../callables/locatedMember.ts';
import { memberLines } from '../callables/memberLines.ts';
import { type MemberSubject, memberSubject } from '../callables/memberSubject.ts';
import { type MemberUses, memberUses } from '../callables/memberUses.ts';
import { broughtAlong } from '../callables/neededThere.ts';
import { decoratorName, isWithin, privateMembersIn, type ReceiverUses, receiverKind, receiverUses } from '../callables/receiver.ts';
import { placesInWords, whyBlocked } from '../callables/surroundings.ts';
import { refusedAs, unfit } from '../callables/unfit.ts';
import { objectName } from '../methodToFunction/functionNames.ts';
import { ChangeSheet } from '../rewriting/changeSheet.ts';
import { refusal } from '../target/candidates.ts';
import type { ResolvedTarget } from '../target/targetResolver.ts';
import type { DelegateArguments } from './arguments.ts';
import { type HeldField, heldField } from './heldField.ts';
import { type BodyUses, bodyUses, receiverSymbols } from './movedBody.ts';
import { writtenCaller } from './movedCallers.ts';
import { isAccessor } from './writtenForward.ts';
import { type MovedPlan, writeMoved } from './writtenMoved.ts';

export function locateMoved(resolver: Resolver, args: DelegateArguments, target: ResolvedTarget): Step<Located, Refusal> {
  const { terrain } = resolver;
  const member = memberSubject(resolver, target, args.target.name);
  if (member.kind !== 'done') return member;
  const subject = member.value;
  const from = classSubject(resolver, subject.ownerRef);
  if (from.kind !== 'done') return from;
  const field = heldField(resolver, from.value, args.to, (name) => `move ${subject.dotted} to ${name} and let it delegate`);
  if (field.kind !== 'done') return field;
  const to = classSubject(resolver, field.value.of);
  if (to.kind !== 'done') return to;
  const name = args.newName ?? subject.name;
  const illegal = terrain.rulesOf(to.value.ref.path)?.whyIllegalName(name, 'method');
  if (illegal !== undefined) return { kind: 'refused', error: refusal('name-illegal', illegal) };
  const taken = whyTakenInClass(resolver, to.value, name);
  const receiver = receiverUses(subject.view, subject.definition);
  const uses = bodyUses(subject, receiver, field.value);
  const why =
    taken !== undefined
      ? unfit(taken, 'Give it another name there: “… called NAME”.')
      : whyUnfit(resolver, subject, to.value, receiver, uses);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  if (why) return { kind: 'refused', error: why };
  return moved(resolver, args, subject, to.value, field.value, receiver, uses, name);
}

function whyUnfit(
  resolver: Resolver,
  subject: MemberSubject,
  to: ClassSubject,
  { supers }: ReceiverUses,
  uses: BodyUses,
): Refusal | undefined {
  const { dotted, definition, definitions, view, ref } = subject;
  const at = (extents: readonly { readonly start: number; readonly end: number }[]): string =>
    placesInWords(
      resolver.terrain,
      extents.map(({ start, end }) => ({ path: ref.path, start, end })),
    );
  if (symbolKey(to.ref) === symbolKey(subject.ownerRef)) return unfit(`“${dotted}” is in “${to.symbol.name}” already`);
  if (to.view.family !== view.family) return unfit(`“${to.symbol.name}” is written in another language`);
  if (definitions.length > 1) return unfit(`“${dotted}” has several signatures`);
  const kind = receiverKind(definition);
  if (kind !== 'instance')
    return unfit(
      `“${dotted}” is called on no object, so that no field of one leads to “${to.symbol.name}”`,
      'Make it a function first, or a method of objects.',
    );
  if (definition.words.has('set')) return unfit(`“${dotted}” sets a value`);
  const decorator = definition.decorators.find((each) => !/^(?:property)$/.test(decoratorName(each)));
  if (decorator && view.family === 'ecmascript')
    return unfit(`“${dotted}” has the decorator ${decorator.text}, which is for members of its class`);
  if (decorator && /\.(?:setter|getter|deleter)$|override$|cached_property$/.test(decoratorName(decorator)))
    return unfit(`“${dotted}” has the decorator ${decorator.text}, which is for members of its class`);
  if (supers.length > 0) return unfit(`“${dotted}” calls the class above by “super” (${at(supers)})`);
  if (uses.written.length > 0)
    return unfit(`“${dotted}” puts something else into the field it would be reached through (${at(uses.written)})`);
  if (isAccessor(definition) && uses.others.length > 0)
    return unfit(
      `“${dotted}” is read without arguments, and uses more of its object than the field (${at(uses.others)})`,
      'Turn it into a method that is called first.',
    );
  const hidden = privateMembersIn(resolver, view, definition, subject.ownerRef).filter(
    (member) => !uses.throughField.some((access) => isWithin(member, access)),
  );
  const strange = hidden.filter((member) => {
    const occurrence = view.occurrencesAt(member.start)[0];
    const links = occurrence ? resolver.links(view, occurrence) : [];
    return !links.some(({ target }) => target.kind === 'symbol' && isOf(resolver, target.ref, to));
  });
  if (strange.length === 0) return undefined;
  const names = [...new Set(strange.map(({ name }) => `“${name}”`))].join(', ');
  return unfit(`“${dotted}” uses what only its class may (${names} in ${at(strange)})`, 'Make that public first.');
}

function isOf(
  { terrain }: Resolver,
  ref: { readonly path: ClassSubject['ref']['path']; readonly symbol: number },
  to: ClassSubject,
): boolean {
  return ref.path === to.ref.path && terrain.view(ref.path)?.symbol(ref.symbol)?.container === to.ref.symbol;
}

function moved(
  resolver: Resolver,
  { callers }: DelegateArguments,
  subject: MemberSubject,
  to: ClassSubject,
  field: HeldField,
  receiver: ReceiverUses,
  uses: BodyUses,
  name: string,
): Step<Located, Refusal> {
  const { terrain } = resolver;
  const lines = memberLines(subject.file.text, subject.definitions);
  const place = memberPlace(to);
  if (lines === undefined) return refusedAs(`“${subject.dotted}” shares its lines with other code`, 'Put it on lines of its own first.');
  if (place === undefined) return refusedAs(`“${to.symbol.name}” is written on one line`);
  const owner = objectName(resolver, subject, receiverSymbols(subject.view, [receiver]), 'instance', undefined);
  if ('error' in owner) return { kind: 'refused', error: owner };
  const takesOwner = uses.others.length > 0;
  const sheet = new ChangeSheet(terrain);
  const along = broughtAlong(resolver, sheet, subject, to, [lines.lines]);
  if (along.kind !== 'done') return along;
  const plan: MovedPlan = {
    subject,
    to,
    field,
    lines,
    place,
    receiver,
    uses,
    name,
    owner: takesOwner ? owner.name : undefined,
    deferred: along.value.deferred,
    stays: callers !== 'follow',
  };
  const failed = writeMoved(sheet, plan);
  if (failed) return { kind: 'refused', error: failed };
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const decisions = [...field.decisions, ...(takesOwner ? owner.decisions : []), ...along.value.decisions];
  if (callers !== 'follow') {
    const { target, decision } = describedSymbol(terrain, subject.ref);
    const stays = staying(resolver, subject, to);
    return sheet.located({
      target,
      left: [],
      collisions: [],
      decisions: [decision, ...subject.decisions, ...decisions, stays],
      readSet: [subject.ref.path],
    });
  }
  const all = memberUses(resolver, subject);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const stuck = writeCallers(resolver, sheet, subject, field, all, { name, takesOwner });
  if (stuck) return { kind: 'refused', error: stuck };
  return sheet.located(
    locatedMember(resolver, subject, { newName: name === subject.name ? undefined : name, strings: all.strings, decisions }),
  );
}

function staying({ terrain }: Resolver, { dotted, ref }: MemberSubject, { symbol }: ClassSubject): OperationDecision {
  return {
    kind: 'plan',
    choice: `“${dotted}” stays, and hands on to “${symbol.name}”`,
    rationale: 'whoever calls it need not know',
    rejected: [{ choice: 'let callers follow and take it away', whyNot: 'that was not asked for' }],
    confidence: 0.95,
    about: [placeOf(terrain, ref)],
  };
}

function writeCallers(
  resolver: Resolver,
  sheet: ChangeSheet,
  subject: MemberSubject,
  field: HeldField,
  { uses, blocked }: MemberUses,
  { name, takesOwner }: { readonly name: string; readonly takesOwner: boolean },
): Refusal | undefined {
  const { terrain } = resolver;
  const block = whyBlocked(terrain, blocked);
  if (block !== undefined) return unfit(block);
  for (const each of uses) {
    const where = placesInWords(terrain, [{ path: each.path, ...each.place }]);
    if (each.path === subject.ref.path && isWithin(each.place, subject.definition)) continue; // went along
    const outside = each.path !== subject.ref.path || !isWithin(each.place, extentOf(subject.classNode));
    if (field.hidden && outside)
      return unfit(
        `a place calls it where “${field.name}” cannot be read (${where})`,
        'Leave a method that delegates, or make the field public first.',
      );
    const text = terrain.file(each.path)?.text ?? '';
    const become = writtenCaller(text, each, { field: field.name, name, takesOwner });
    if ('whyNot' in become) return unfit(`a place ${become.whyNot} (${where})`, 'Leave a method that delegates.');
    sheet.rewrite(each.path, become.extent, become.parts, `reaches it through “${field.name}”; ${each.why}`, each.confidence);
  }
  return undefined;
}
