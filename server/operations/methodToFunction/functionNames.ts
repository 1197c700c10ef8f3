/** What the function and its parameter for the object are called: as asked, else by custom, and so that no place means something else by it. */
import type { OperationDecision, Refusal } from '../../core/operation/operation.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { isFreeIn, whyHiddenAt, whyTakenInModule } from '../callables/freeNames.ts';
import { nameOfBoth, nameOfObject, nameOutsideClass } from '../callables/impliedNames.ts';
import type { MemberSubject } from '../callables/memberSubject.ts';
import type { MemberUse } from '../callables/memberUses.ts';
import type { ReceiverKind } from '../callables/receiver.ts';
import { refusal } from '../target/candidates.ts';
import type { MethodToFunctionArguments } from './arguments.ts';

export interface ChosenName {
  readonly name: string;
  readonly decisions: readonly OperationDecision[];
}

export function functionName(
  resolver: Resolver,
  subject: MemberSubject,
  uses: readonly MemberUse[],
  asked: MethodToFunctionArguments['newName'],
): ChosenName | Refusal {
  const { family } = subject.view;
  const own = nameOutsideClass(subject.name, family);
  const candidates = asked === undefined ? [own, nameOfBoth(subject.owner.name, own, family)] : [asked];
  let why = '';
  for (const name of candidates) {
    const taken = whyTaken(resolver, subject, uses, name);
    if (taken === undefined) {
      const about = [{ path: subject.ref.path, ...subject.symbol.nameExtent }];
      const decision: OperationDecision = {
        kind: 'plan',
        choice: `the function is called “${name}”`,
        rationale: why === '' ? 'a function that was a method keeps its name' : `named after its class and itself, since ${why}`,
        rejected: why === '' ? [] : [{ choice: own, whyNot: why }],
        confidence: 0.9,
        about,
      };
      return { name, decisions: asked === undefined && name !== subject.name ? [decision] : [] };
    }
    if (why === '') why = taken;
  }
  return refusal(
    'shape-unfit',
    `“${candidates.at(-1)}” cannot be what the function is called: ${why}.`,
    [],
    'Give it another name: “… as NAME”.',
  );
}

function whyTaken(resolver: Resolver, subject: MemberSubject, uses: readonly MemberUse[], name: string): string | undefined {
  const rules = resolver.terrain.rulesOf(subject.ref.path);
  const illegal = rules?.whyIllegalName(name, 'function');
  if (illegal !== undefined) return illegal.replace(/\.$/, '');
  const there = whyTakenInModule(resolver, subject.view, name);
  if (there !== undefined) return there;
  for (const { view, scope } of uses) {
    const hidden = whyHiddenAt(view, scope, name);
    if (hidden !== undefined) return hidden;
    if (view.path !== subject.ref.path && view.boundIn(0, name) !== -1 && view.symbol(view.boundIn(0, name))?.import === -1)
      return `${view.path} already has a “${name}”`;
  }
  return undefined;
}

const customs: Readonly<Record<ReceiverKind, string>> = {
  instance: 'by custom it is called as the class is, in lower case',
  class: 'its subclasses call it too, so that it has to be told the class',
  none: '',
};

export function objectName(
  resolver: Resolver,
  subject: MemberSubject,
  own: ReadonlySet<number>,
  kind: ReceiverKind,
  asked: string | undefined,
): ChosenName | Refusal {
  const { view, owner, definitions } = subject;
  const rules = resolver.terrain.rulesOf(subject.ref.path);
  const object = nameOfObject(owner.name, view.family);
  const usual = kind !== 'class' ? object : view.family === 'python' ? 'cls' : `${object}Class`;
  const free = (name: string): boolean =>
    rules?.whyIllegalName(name, 'parameter') === undefined && definitions.every((definition) => isFreeIn(view, definition, name, own));
  if (asked !== undefined)
    return free(asked)
      ? { name: asked, decisions: [] }
      : refusal('shape-unfit', `“${asked}” already means something in “${subject.dotted}”.`);
  const name = [usual, `${usual}_`, 'self', 'instance'].find(free) ?? usual;
  return {
    name,
    decisions: [
      {
        kind: 'plan',
        choice: `assumed “${name}” as the parameter for the object`,
        rationale: name === usual ? customs[kind] : `“${usual}” already means something in it`,
        rejected: [],
        confidence: 0.9,
        about: [{ path: subject.ref.path, ...subject.symbol.nameExtent }],
      },
    ],
  };
}
