/** Locates what turning a method into a function concerns: the method, every call of it, and the imports that come with it. */

import type { Step } from '../../core/facts/facts.ts';
import type { Located, OperationDecision, Refusal } from '../../core/operation/operation.ts';
import { NONE } from '../../core/terrain/fileIndex.ts';
import { descendantsOf } from '../../core/terrain/relations/hierarchy.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { isPlainName } from '../callables/callableUse.ts';
import { followInDocs } from '../callables/documentedNames.ts';
import { importedLocal } from '../callables/importedLocal.ts';
import { locatedMember } from '../callables/locatedMember.ts';
import { memberLines } from '../callables/memberLines.ts';
import { type MemberSubject, memberSubject } from '../callables/memberSubject.ts';
import { type MemberUse, type MemberUses, memberUses } from '../callables/memberUses.ts';
import { insertionPlace, publishing } from '../callables/publicNames.ts';
import { decoratorName, privateMembersIn, type ReceiverUses, receiverUses } from '../callables/receiver.ts';
import { resolveCallable } from '../callables/spokenCallable.ts';
import { placesInWords, whyBlocked } from '../callables/surroundings.ts';
import { refusedAs, unfit } from '../callables/unfit.ts';
import { ChangeSheet } from '../rewriting/changeSheet.ts';
import type { MethodToFunctionArguments } from './arguments.ts';
import { type Manner, type Note, writtenUse } from './callSites.ts';
import { functionName, objectName } from './functionNames.ts';
import { writeFunction } from './writtenFunction.ts';

export function locateMethodToFunction(resolver: Resolver, args: MethodToFunctionArguments): Step<Located, Refusal> {
  const { terrain } = resolver;
  const target = resolveCallable(resolver, args.target, 'method', (words) => `turn ${words} into a function`);
  if (target.kind !== 'done') return target;
  const subject = memberSubject(resolver, target.value, args.target.name);
  if (subject.kind !== 'done') return subject;
  const elsewhere = whyElsewhere(subject.value, args.module);
  if (elsewhere) return { kind: 'refused', error: elsewhere };
  const uses = memberUses(resolver, subject.value);
  const receivers = subject.value.definitions.map((definition) => receiverUses(subject.value.view, definition));
  const unfit = whyUnfit(resolver, subject.value, receivers, uses);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  if (unfit) return { kind: 'refused', error: unfit };
  return converted(resolver, args, subject.value, receivers, uses);
}

/** A function stands beside the class that it was in. */
function whyElsewhere({ ref, dotted }: MemberSubject, module: string | undefined): Refusal | undefined {
  const asked = module?.replaceAll('\\', '/').replace(/^\.\//, '');
  if (asked === undefined || ref.path === asked || ref.path.endsWith(`/${asked}`)) return undefined;
  return unfit(
    `“${dotted}” becomes a function of ${ref.path}, beside its class, and not of ${asked}`,
    `Say: “turn ${dotted} into a function and move it to ${asked}”.`,
  );
}

function converted(
  resolver: Resolver,
  args: MethodToFunctionArguments,
  subject: MemberSubject,
  receivers: readonly ReceiverUses[],
  { uses, strings }: MemberUses,
): Step<Located, Refusal> {
  const { terrain } = resolver;
  const { path } = subject.ref;
  const kind = receivers.at(-1)?.kind ?? 'instance';
  const manner: Manner = { kind, takesObject: takesObject(resolver, subject, receivers, uses), accessor: isAccessor(subject) };
  const name = functionName(resolver, subject, uses, args.newName);
  if ('error' in name) return { kind: 'refused', error: name };
  const own = new Set(
    receivers.flatMap(({ parameter }) =>
      parameter ? subject.view.occurrencesAt(parameter.nameExtent.start).map(({ symbol }) => symbol) : [],
    ),
  );
  const object = objectName(resolver, subject, own, kind, args.parameter);
  if ('error' in object) return { kind: 'refused', error: object };
  const lines = memberLines(subject.file.text, subject.definitions);
  if (lines === undefined) return refusedAs(`“${subject.dotted}” shares its lines with other code`, 'Put it on lines of its own first.');
  const sheet = new ChangeSheet(terrain);
  const elsewhere = uses.some((use) => use.path !== path);
  const publish = publishing(subject.view, subject.file.text, subject.owner.name, name.name, elsewhere);
  writeFunction(sheet, {
    subject,
    lines,
    receivers,
    name: name.name,
    object: manner.takesObject ? object.name : undefined,
    standsFor: manner.takesObject ? object.name : subject.owner.name,
    exported: publish.kind === 'export',
  });
  if (publish.kind === 'insertion') sheet.rewrite(path, insertionPlace(publish), [publish.newText], publish.note);
  const written = writeUses(resolver, sheet, subject, uses, name.name, manner);
  const inCode = followInDocs(resolver, sheet, strings, { name: name.name, owner: subject.owner.name });
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  if ('error' in written) return { kind: 'refused', error: written };
  return sheet.located(
    locatedMember(resolver, subject, {
      newName: name.name === subject.name ? undefined : name.name,
      strings: inCode,
      decisions: [
        ...name.decisions,
        ...(manner.takesObject ? object.decisions : [dropped(subject, kind)]),
        ...written.decisions,
        ...publicity(subject),
      ],
    }),
  );
}

/** Whether the function needs the object: it uses it, or something is only done because the object is made for the call. */
function takesObject(resolver: Resolver, subject: MemberSubject, receivers: readonly ReceiverUses[], uses: readonly MemberUse[]): boolean {
  const used = receivers.some(({ values, types }) => values.length + types.length > 0);
  const kind = receivers.at(-1)?.kind;
  if (kind === 'none') return false;
  if (kind === 'class') return used && descendantsOf(resolver, [subject.ownerRef]).length > 0;
  return used || uses.some(({ use, through }) => through === 'object' && use.object !== undefined && !isPlainName(use.object));
}

function isAccessor({ definition }: MemberSubject): boolean {
  return definition.words.has('get') || definition.decorators.some((each) => decoratorName(each) === 'property');
}

const classOnly = /^(?:cached_property|functools\.cached_property|override|typing\.override|.*\.(?:setter|getter|deleter)|abc\.\w+)$/;

export function whyUnfit(
  resolver: Resolver,
  subject: MemberSubject,
  receivers: readonly ReceiverUses[],
  { blocked }: MemberUses,
): Refusal | undefined {
  const { terrain } = resolver;
  const { dotted, definitions, view, ref } = subject;
  const at = (extents: readonly { readonly start: number; readonly end: number }[]): string =>
    placesInWords(
      terrain,
      extents.map(({ start, end }) => ({ path: ref.path, start, end })),
    );
  const supers = receivers.flatMap((receiver) => receiver.supers);
  if (supers.length > 0) return unfit(`“${dotted}” calls the class above by “super” (${at(supers)})`);
  const hidden = definitions.flatMap((definition) => privateMembersIn(resolver, view, definition, subject.ownerRef));
  if (hidden.length > 0) {
    const names = [...new Set(hidden.map(({ name }) => `“${name}”`))].join(', ');
    return unfit(`“${dotted}” uses what only its class may (${names} in ${at(hidden)})`, 'Make that public first.');
  }
  if (definitions.some(({ words }) => words.has('set'))) return unfit(`“${dotted}” is also set, which no function can be`);
  const decorators = definitions.flatMap((definition) => definition.decorators);
  const bound = decorators.find((each) => view.family === 'ecmascript' || classOnly.test(decoratorName(each)));
  if (bound) return unfit(`“${dotted}” has the decorator ${bound.text}, which is for members of classes`);
  if (
    view.index.scopes[subject.owner.scope]?.kind !== 'module' &&
    (view.index.scopes[subject.owner.scope]?.kind !== 'class' || isInFunction(subject))
  )
    return unfit(`“${dotted}” belongs to a class that is declared inside of a function`);
  const block = whyBlocked(terrain, blocked);
  if (block !== undefined) return unfit(block);
  return undefined;
}

function isInFunction({ view, owner }: MemberSubject): boolean {
  for (let at = owner.scope; at !== NONE; at = view.index.scopes[at]?.parent ?? NONE)
    if (view.index.scopes[at]?.kind === 'function') return true;
  return false;
}

export function writeUses(
  resolver: Resolver,
  sheet: ChangeSheet,
  subject: MemberSubject,
  uses: readonly MemberUse[],
  name: string,
  manner: Manner,
): Refusal | { readonly decisions: readonly OperationDecision[] } {
  const { terrain } = resolver;
  const notes = new Map<Note, MemberUse[]>();
  const late = new Set<WorkspacePath>();
  for (const use of uses) {
    const text = terrain.file(use.path)?.text;
    if (text === undefined) continue;
    const callee = importedLocal(resolver, sheet, use, subject.ref.path, name, late);
    if (typeof callee !== 'string') return callee;
    const become = writtenUse(text, use, callee, manner);
    if ('whyNot' in become) return unfit(`a place ${become.whyNot} (${placesInWords(terrain, [{ path: use.path, ...use.place }])})`);
    sheet.rewrite(use.path, become.extent, become.parts, `calls it as a function; ${use.why}`, use.confidence);
    if (use.through !== 'object' && use.use.object)
      sheet.release(use.path, { start: use.use.object.startIndex, end: use.use.object.endIndex });
    if (become.needs) sheet.bring(use.path, become.needs);
    if (become.note) notes.set(become.note, [...(notes.get(become.note) ?? []), use]);
  }
  return {
    decisions: [...[...notes].map(([note, places]) => noted(note, places)), ...(late.size > 0 ? [deferred(subject, [...late])] : [])],
  };
}

function noted(note: Note, uses: readonly MemberUse[]): OperationDecision {
  const about = uses.map(({ path, place }) => ({ path, ...place }));
  const { choice, rationale, confidence } = notes[note];
  return { kind: 'edit', choice, rationale, rejected: [], confidence, about };
}

const notes: Readonly<Record<Note, Pick<OperationDecision, 'choice' | 'rationale' | 'confidence'>>> = {
  partial: {
    choice: 'hands the function on with its object by functools.partial',
    rationale: 'the method was handed on bound to its object; a lambda would look the object up again at every call',
    confidence: 0.9,
  },
  bound: {
    choice: 'hands the function on bound to the object',
    rationale:
      'a method that is read without being called loses its object, unless something binds it; a function that needs one has to be given it',
    confidence: 0.7,
  },
  optional: {
    choice: 'asks for the object before the call',
    rationale: 'a function cannot be called by “?.” on its argument',
    confidence: 0.9,
  },
};

function deferred(subject: MemberSubject, paths: readonly WorkspacePath[]): OperationDecision {
  return {
    kind: 'plan',
    choice: `imports the function inside of the functions that call it, in ${paths.join(', ')}`,
    rationale: `${subject.ref.path} loads them as it is loaded itself; an import at their top would run in a circle`,
    rejected: [{ choice: 'import it at the top', whyNot: 'the circle would break when the modules are loaded' }],
    confidence: 0.9,
    about: [],
  };
}

function dropped({ ref, symbol, dotted }: MemberSubject, kind: ReceiverUses['kind']): OperationDecision {
  return {
    kind: 'plan',
    choice: 'the function has no parameter for the object',
    rationale: kind === 'instance' ? `“${dotted}” does nothing with the object it is called on` : `“${dotted}” is called on no object`,
    rejected: [],
    confidence: 0.95,
    about: [{ path: ref.path, ...symbol.nameExtent }],
  };
}

function publicity({ ref, symbol, name, dotted }: MemberSubject): readonly OperationDecision[] {
  if (/^[_#]/.test(name)) return [];
  return [
    {
      kind: 'plan',
      choice: `“${dotted}” is no longer there for users outside of this workspace`,
      rationale: 'every call here follows; what others call by the method’s name cannot be seen',
      rejected: [],
      confidence: 0.8,
      about: [{ path: ref.path, ...symbol.nameExtent }],
    },
  ];
}
