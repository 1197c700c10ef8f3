/** What the parameters of one function are to be: the changes asked for, one after the other, on what is written. */

import { err, ok, type Result } from '../../../base/result.ts';
import type { KeywordOnlyReach, ParameterChange, WrittenParameterSpec } from '../../../core/operation/signatureChange.ts';
import type { WrittenSignature } from '../../../core/terrain/signatures/writtenSignature.ts';
import {
  type Draft,
  find,
  inLegalOrder,
  insertAt,
  missing,
  type PlanContext,
  type PlannedParameter,
  place,
  type SignaturePlan,
} from './draft.ts';

export function planSignature(
  before: WrittenSignature,
  text: string,
  changes: readonly ParameterChange[],
  context: PlanContext,
): Result<SignaturePlan, string> {
  const slice = (extent: { start: number; end: number } | undefined): string | undefined => extent && text.slice(extent.start, extent.end);
  const draft: Draft = {
    parameters: before.parameters.map((written, old) => ({
      written,
      old,
      key: written.name,
      name: written.name,
      kind: written.kind,
      type: slice(written.type),
      fallback: slice(written.fallback),
      optional: written.optional,
      receiver: written.receiver,
    })),
    removed: [],
    notes: [],
  };
  for (const change of changes) {
    const failed = applyChange(draft, before, change, context);
    if (failed !== undefined) return err(failed);
  }
  inLegalOrder(draft, context);
  return ok({ before, text, parameters: draft.parameters, removed: draft.removed, notes: draft.notes });
}

/** A sentence why not, or nothing. */
function applyChange(draft: Draft, before: WrittenSignature, change: ParameterChange, context: PlanContext): string | undefined {
  if (change.change === 'add') return add(draft, change, context);
  if (change.change === 'whole') return become(draft, before, change.parameters, context);
  if (change.change === 'reorder' || change.change === 'swap') return reorder(draft, before, change, context);
  const at = find(draft, before, change.parameter, context);
  if (at === undefined) return context.primary ? undefined : missing(draft, change.parameter);
  const parameter = draft.parameters[at];
  if (parameter === undefined) return undefined;
  const put = (changed: Partial<PlannedParameter>): undefined => {
    draft.parameters[at] = { ...parameter, ...changed };
  };
  switch (change.change) {
    case 'remove':
      draft.parameters.splice(at, 1);
      if (parameter.old !== undefined) draft.removed.push(parameter.old);
      return undefined;
    case 'rename':
      if (draft.parameters.some(({ name }, i) => i !== at && name === change.newName))
        return `it has a parameter “${change.newName}” already`;
      return put({ name: change.newName });
    case 'place':
      draft.parameters.splice(at, 1);
      return insertAt(draft, before, parameter, change.place, context);
    case 'keywordOnly':
      return keywordOnly(draft, at, change.reach, context);
    case 'positional':
      return put({ kind: parameter.kind === 'keywordOnly' ? 'plain' : parameter.kind });
    case 'optional':
      if (parameter.fallback !== undefined || parameter.optional) return undefined;
      if (context.family === 'ecmascript') return put({ optional: true });
      return put({ fallback: 'None', type: orNone(parameter.type, context) });
    case 'default':
      return put({
        ...givenDefault(parameter, change.value, context),
      });
    case 'noDefault':
      return put({
        fallback: undefined,
        optional: false,
        type: parameter.fallback === 'None' ? withoutNone(parameter.type) : (parameter.type ?? typeOfDropped(parameter, context)),
      });
    case 'type':
      return put({ type: context.typed ? change.type : undefined });
    case 'noType':
      return put({ type: undefined });
  }
}

/** In TypeScript a default also told the type. */
function typeOfDropped({ fallback }: PlannedParameter, { family, typed }: PlanContext): string | undefined {
  return family === 'ecmascript' && typed ? typeOfLiteral(fallback) : undefined;
}

function givenDefault(parameter: PlannedParameter, value: string, context: PlanContext): Partial<PlannedParameter> {
  if (context.family === 'ecmascript') {
    // What is only declared has no default; that it may be left out is all it can say.
    return context.stub ? { optional: true } : { fallback: value, optional: false };
  }
  return { fallback: context.elided ? '...' : value, type: value === 'None' ? orNone(parameter.type, context) : parameter.type };
}

type Added = Extract<ParameterChange, { change: 'add' }>;

function add(draft: Draft, change: Added, context: PlanContext): string | undefined {
  if (draft.parameters.some(({ name }) => name === change.parameter))
    return context.primary ? undefined : `it has a parameter “${change.parameter}” already`;
  const required = change.required || (change.default === undefined && !change.optional);
  const declared = context.family === 'ecmascript' && context.stub;
  const type = context.typed ? (change.type ?? (declared ? typeOfLiteral(change.default) : undefined)) : undefined;
  const fallback = required || declared ? undefined : (change.default ?? (context.family === 'python' ? 'None' : undefined));
  const parameter: PlannedParameter = {
    written: undefined,
    old: undefined,
    key: change.parameter,
    name: change.parameter,
    kind: change.keywordOnly && context.rules.keywords ? 'keywordOnly' : 'plain',
    type: context.family === 'python' && fallback === 'None' ? orNone(type, context) : type,
    fallback: context.elided && fallback !== undefined ? '...' : fallback,
    optional: !required && fallback === undefined,
    receiver: false,
  };
  if (change.place) return insertAt(draft, undefined, parameter, change.place, context);
  place(draft, parameter, required, context);
  return undefined;
}

/** Those that are not listed go, those that are new come, and the order is that of the list. */
function become(draft: Draft, before: WrittenSignature, wanted: readonly WrittenParameterSpec[], context: PlanContext): string | undefined {
  const steps: ParameterChange[] = [];
  const here = (name: string): boolean => find(draft, before, name, context) !== undefined;
  const listed = new Set(wanted.map(({ name }) => name));
  for (const { receiver, name, key } of draft.parameters) {
    if (!receiver && name !== '' && !listed.has(name)) steps.push({ change: 'remove', parameter: key });
  }
  for (const { name, type, default: value } of wanted) {
    if (!here(name))
      steps.push({
        change: 'add',
        parameter: name,
        type,
        default: value,
        required: value === undefined,
        keywordOnly: false,
        optional: false,
      });
    else {
      if (type !== undefined) steps.push({ change: 'type', parameter: name, type });
      if (value !== undefined) steps.push({ change: 'default', parameter: name, value });
    }
  }
  if (wanted.length > 1) steps.push({ change: 'reorder', parameters: wanted.map(({ name }) => name) });
  for (const step of steps) {
    const failed = applyChange(draft, before, step, context);
    if (failed !== undefined) return failed;
  }
  return undefined;
}

function reorder(
  draft: Draft,
  before: WrittenSignature,
  change: Extract<ParameterChange, { change: 'reorder' | 'swap' }>,
  context: PlanContext,
): string | undefined {
  const places: number[] = [];
  for (const name of change.parameters) {
    const at = find(draft, before, name, context);
    if (at === undefined) return context.primary ? undefined : missing(draft, name);
    if (places.includes(at)) return `“${draft.parameters[at]?.name}” is named twice`;
    places.push(at);
  }
  const parts = places.flatMap((at) => draft.parameters[at] ?? []);
  if (change.change === 'swap') {
    const [a = 0, b = 0] = places;
    const [first, second] = parts;
    if (!first || !second) return undefined;
    draft.parameters[a] = { ...second, kind: first.kind };
    draft.parameters[b] = { ...first, kind: second.kind };
    return undefined;
  }
  // Those named take, in the order given, the places that they hold together.
  const held = [...places].sort((a, b) => a - b);
  const kinds = held.map((at) => draft.parameters[at]?.kind ?? 'plain');
  held.forEach((at, i) => {
    const part = parts[i];
    if (part) draft.parameters[at] = { ...part, kind: kinds[i] ?? part.kind };
  });
  return undefined;
}

function keywordOnly(draft: Draft, at: number, reach: KeywordOnlyReach, context: PlanContext): string | undefined {
  if (!context.rules.keywords) return 'only functions of Python have parameters that can only be passed by name';
  const chosen = draft.parameters.filter(
    (each, i) => (i > at ? reach !== 'only' : i === at && reach !== 'after') && (each.kind === 'plain' || each.kind === 'positionalOnly'),
  );
  if (chosen.some(({ receiver }) => receiver)) return `“${chosen[0]?.name}” stands for the object itself`;
  const rest = draft.parameters.filter((each) => !chosen.includes(each));
  const end = rest.findIndex(({ kind }) => kind === 'keywordOnly' || kind === 'keywordRest');
  rest.splice(end === -1 ? rest.length : end, 0, ...chosen.map((each) => ({ ...each, kind: 'keywordOnly' as const })));
  draft.parameters = rest;
  return undefined;
}

/** The type with None, in the way the file writes it. */
function orNone(type: string | undefined, { optionalStyle }: PlanContext): string | undefined {
  if (type === undefined || /\bNone\b|\bOptional\b|\bAny\b/.test(type)) return type;
  return optionalStyle ? `Optional[${type}]` : `${type} | None`;
}

function withoutNone(type: string | undefined): string | undefined {
  return type?.replace(/\s*\|\s*None\b|\bNone\s*\|\s*/, '').replace(/^(?:typing\.)?Optional\[(.*)\]$/, '$1');
}

/** The type that a literal of TypeScript has, for declarations that cannot show the literal. */
export function typeOfLiteral(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (/^-?\d[\d_.]*(?:e[-+]?\d+)?$/i.test(text)) return 'number';
  if (/^(?:true|false)$/.test(text)) return 'boolean';
  return /^(["'`]).*\1$/s.test(text) ? 'string' : undefined;
}
