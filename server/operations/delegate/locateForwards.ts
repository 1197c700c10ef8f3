/** Locates what delegating members of a held object concerns: the class that gets them, the types they name, and callers that reached through. */
import { lineBreakIn } from '../../base/lineBreak.ts';
import type { Step } from '../../core/facts/facts.ts';
import type { Located, OperationDecision, Refusal } from '../../core/operation/operation.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import { placeOf } from '../../core/terrain/naming.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { SymbolRef } from '../../core/terrain/symbolRef.ts';
import { type ClassSubject, classSubject, memberPlace, whyTakenInClass } from '../callables/classPlace.ts';
import { isTyped } from '../callables/definition.ts';
import { describedSymbol } from '../callables/describedSymbol.ts';
import { broughtAlong } from '../callables/neededThere.ts';
import { refusedAs, unfit } from '../callables/unfit.ts';
import { ChangeSheet } from '../rewriting/changeSheet.ts';
import type { DelegateArguments } from './arguments.ts';
import { type ForwardedMember, forwardedMembers } from './forwardedMember.ts';
import { type HeldField, heldField } from './heldField.ts';
import { hideReach } from './hiddenReach.ts';
import { typesOfHeld } from './typesOfHeld.ts';
import { type Style, semicolonIn, writtenForward } from './writtenForward.ts';
import { writtenGetter, writtenSetter } from './writtenValue.ts';

export function locateForwards(resolver: Resolver, args: DelegateArguments, ref: SymbolRef): Step<Located, Refusal> {
  const { terrain } = resolver;
  const subject = classSubject(resolver, ref);
  if (subject.kind !== 'done') return subject;
  const owner = subject.value;
  const what = args.members?.join(', ') ?? 'everything';
  const field = heldField(resolver, owner, args.to, (name) => `let ${owner.symbol.name} delegate ${what} to ${name}`);
  if (field.kind !== 'done') return field;
  const found = forwardedMembers(resolver, field.value.of, args.members);
  if (found.kind !== 'done') return found;
  const { members, left } = found.value;
  const free: ForwardedMember[] = [];
  const taken: string[] = [];
  for (const member of members) {
    const why = whyTakenInClass(resolver, owner, member.name);
    if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
    if (why === undefined) free.push(member);
    else if (args.members) return { kind: 'refused', error: unfit(why, 'Name those that it does not have yet.') };
    else taken.push(why);
  }
  if (free.length === 0) return refusedAs(taken[0] ?? `“${owner.symbol.name}” has all of it`);
  if (free.some(({ view }) => view.family !== owner.view.family)) return refusedAs(`“${owner.symbol.name}” is written in another language`);
  return written(resolver, owner, field.value, free, args.callers === 'follow', [...taken, ...left]);
}

function written(
  resolver: Resolver,
  owner: ClassSubject,
  field: HeldField,
  members: readonly ForwardedMember[],
  follow: boolean,
  left: readonly string[],
): Step<Located, Refusal> {
  const { terrain } = resolver;
  const place = memberPlace(owner);
  if (place === undefined) return refusedAs(`“${owner.symbol.name}” is written on one line`);
  const { text } = owner.file;
  const sheet = new ChangeSheet(terrain);
  const eol = lineBreakIn(text);
  const style: Style = { path: owner.ref.path, indent: place.indent, unit: place.unit, eol, semicolon: semicolonIn(text) };
  const self = owner.view.family === 'python' ? 'self' : 'this';
  const blocks: string[] = [];
  let followed = 0;
  for (const member of members) {
    const types = typesOfHeld(resolver, sheet, owner, field, member);
    if (types.kind !== 'done') return types;
    const along = broughtAlong(resolver, sheet, member, owner, isBare(owner) ? [] : typesOf(member));
    if (along.kind !== 'done') return along;
    const reached = follow ? hideReach(resolver, sheet, owner, field, member) : undefined;
    if (reached !== undefined && reached.kind !== 'done') return reached;
    followed += reached?.value.count ?? 0;
    const callee = `${self}.${field.name}.${member.name}`;
    const { definition, name } = member;
    if (definition)
      blocks.push(writtenForward({ definition, text: member.file.text, name, callee, leading: [], typed: types.value }, style));
    else blocks.push(writtenGetter(member, callee, style, types.value));
    const isSet = member.setter !== undefined || (definition === undefined && reached?.value.written === true);
    if (isSet) blocks.push(writtenSetter(member, callee, style, types.value));
  }
  sheet.rewrite(owner.ref.path, place.extent, [place.before, blocks.join(eol + eol), place.after], `hands on to “${field.name}”`);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const { target, decision } = describedSymbol(terrain, owner.ref);
  const about = [placeOf(terrain, owner.ref)];
  const decisions: OperationDecision[] = [decision, ...field.decisions];
  if (follow)
    decisions.push({
      kind: 'plan',
      choice:
        followed === 0
          ? 'no caller reaches through the field'
          : `${followed} ${followed === 1 ? 'place no longer reaches' : 'places no longer reach'} through “${field.name}”`,
      rationale: 'only where it is certain whose field it is; inside of the class itself it stays',
      rejected: [],
      confidence: 0.9,
      about,
    });
  for (const why of left)
    decisions.push({ kind: 'leave', choice: 'leaves one out', rationale: why, rejected: [], confidence: 0.95, about });
  return sheet.located({ target, left: [], collisions: [], decisions, readSet: [owner.ref.path] });
}

/** The stretches of a member whose names the new method says as well. */
function typesOf({ definition, type }: ForwardedMember): readonly Extent[] {
  if (definition === undefined) return type ? [type] : [];
  const parts = [definition.list, ...(definition.returnType ? [definition.returnType] : [])];
  return parts.sort((a, b) => a.start - b.start);
}

/** A file without types names none of them. */
function isBare({ view, ref }: ClassSubject): boolean {
  return view.family === 'ecmascript' && !isTyped(ref.path);
}
