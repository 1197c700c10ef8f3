/** Which of the changes asked for are about a property of an object that a function takes, and what each property is to be. */
import type { CallRule, ChangeSignatureArguments, ParameterChange } from '../../../core/operation/signatureChange.ts';
import type { Resolver } from '../../../core/terrain/resolver.ts';
import type { FamilyCalls } from '../calls/callSites.ts';
import type { PlanNote } from '../definitions/draft.ts';
import type { SignatureFamily } from '../definitions/family.ts';
import { hasProperty, type TakenObject, takenObjects } from './takenObject.ts';

/** What becomes of one property. Undefined: as it is. */
export interface PropertyDraft {
  readonly key: string; // its name before, or its own when it is new
  name: string;
  readonly added: boolean;
  removed: boolean;
  type: string | undefined;
  value: string | undefined; // the default
  noValue: boolean;
  optional: boolean | undefined;
}

export interface PropertyChanges {
  readonly taken: TakenObject;
  readonly drafts: readonly PropertyDraft[];
  readonly rules: readonly CallRule[];
  readonly notes: readonly PlanNote[];
}

export interface SplitChanges {
  readonly plain: ChangeSignatureArguments;
  readonly properties: PropertyChanges | undefined;
}

export function splitChanges(
  resolver: Resolver,
  family: SignatureFamily,
  args: ChangeSignatureArguments,
  calls: FamilyCalls,
): SplitChanges {
  const own = family.primary.signature.parameters;
  const named = args.changes.some((change) => 'parameter' in change && !own.some(({ name }) => name === change.parameter));
  const objects = named && family.language === 'ecmascript' ? takenObjects(resolver, family) : [];
  const isElement = calls.sites.some(({ use }) => use.kind === 'element');
  const given = own.filter(({ receiver }) => !receiver);
  const drafts = new Map<string, PropertyDraft>();
  const notes: PlanNote[] = [];
  let taken: TakenObject | undefined;
  const plain = args.changes.filter((change) => {
    if (!('parameter' in change) || own.some(({ name }) => name === change.parameter)) return true;
    const place = change.change === 'add' ? change.place : undefined;
    const known = change.change === 'add' ? (place && 'parameter' in place ? place.parameter : undefined) : change.parameter;
    const holder =
      known === undefined
        ? objects.find(({ name }) => given.length === 1 && (name === '' || isElement))
        : (taken ?? objects.find((each) => hasProperty(each, known)));
    if (!holder || (taken && holder.position !== taken.position)) return true;
    if (!apply(drafts, change)) return true;
    taken = holder;
    if (change.change === 'add') notes.push(intoObject(change.parameter, isElement));
    return false;
  });
  if (!taken) return { plain: args, properties: undefined };
  const about = ({ parameter }: CallRule): boolean => (parameter === undefined ? plain.length === 0 : drafts.has(parameter));
  return {
    plain: { ...args, changes: plain, calls: args.calls.filter((rule) => !about(rule)) },
    // What comes in stands behind what is there, so that it is written last.
    properties: {
      taken,
      drafts: [...drafts.values()].sort((a, b) => Number(a.added) - Number(b.added)),
      rules: args.calls.filter(about),
      notes,
    },
  };
}

function intoObject(parameter: string, isElement: boolean): PlanNote {
  return {
    choice: `put “${parameter}” into the object that the function takes`,
    rationale: isElement ? 'it is an element, which gets its properties in one object' : 'all that it takes is in that object',
    rejected: [{ choice: 'add a parameter beside it', whyNot: 'callers give everything by name in one object' }],
  };
}

/** Whether the change means something for a property. */
function apply(drafts: Map<string, PropertyDraft>, change: Extract<ParameterChange, { readonly parameter: string }>): boolean {
  const draft = drafts.get(change.parameter) ?? fresh(change.parameter, change.change === 'add');
  switch (change.change) {
    case 'add':
      draft.type = change.type;
      draft.value = change.required ? undefined : change.default;
      draft.optional = !change.required;
      break;
    case 'remove':
      draft.removed = true;
      break;
    case 'rename':
      draft.name = change.newName;
      break;
    case 'default':
      draft.value = change.value;
      draft.optional = true;
      break;
    case 'noDefault':
      draft.noValue = true;
      draft.optional = false;
      break;
    case 'optional':
      draft.optional = true;
      break;
    case 'type':
      draft.type = change.type;
      break;
    case 'noType':
    case 'place':
    case 'keywordOnly':
    case 'positional':
      return false;
  }
  drafts.set(change.parameter, draft);
  return true;
}

function fresh(key: string, added: boolean): PropertyDraft {
  return { key, name: key, added, removed: false, type: undefined, value: undefined, noValue: false, optional: undefined };
}
