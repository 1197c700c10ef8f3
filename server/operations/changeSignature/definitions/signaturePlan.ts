/** What the parameters of one function are to be: the changes asked for, one after the other, on what is written. */
import { err, ok, type Result } from '../../../base/result.ts';
import type {
  KeywordOnlyReach,
  ParameterChange,
  ParameterName,
  PlaceInList,
  WrittenParameterSpec,
} from '../../../core/operation/signatureChange.ts';
import type {
  ParameterSketch,
  SignatureRules,
  WrittenParameter,
  WrittenSignature,
} from '../../../core/terrain/signatures/writtenSignature.ts';

/** A parameter as it is to be. `old`: its position before; `added`: the change that brought it. */
export interface PlannedParameter extends ParameterSketch {
  readonly old: number | undefined;
  readonly key: string; // its name before, or its own when it is new
  readonly receiver: boolean;
}

export interface SignaturePlan {
  readonly before: WrittenSignature;
  readonly text: string;
  readonly parameters: readonly PlannedParameter[];
  readonly removed: readonly number[];
  readonly notes: readonly PlanNote[];
}

/** Something that was assumed for the plan to hold. */
export interface PlanNote {
  readonly choice: string;
  readonly rationale: string;
  readonly rejected: readonly { readonly choice: string; readonly whyNot: string }[];
}

/** Undefined in a function that stands for the same, but has no such parameter: nothing is to be done there. */
export interface PlanContext {
  readonly rules: SignatureRules;
  readonly family: 'python' | 'ecmascript';
  readonly typed: boolean; // the file's language has types
  readonly stub: boolean; // only declared, in a file that only declares
  /** How the one who was asked about writes its parameters; undefined: this is the one. */
  readonly primary: WrittenSignature | undefined;
}

interface Draft {
  parameters: PlannedParameter[];
  removed: number[];
  notes: PlanNote[];
}

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
      if (context.family === 'ecmascript') return put({ optional: context.typed, fallback: context.typed ? undefined : 'undefined' });
      return put({ fallback: 'None', type: orNone(parameter.type) });
    case 'default':
      return put({
        ...givenDefault(parameter, change.value, context),
      });
    case 'noDefault':
      return put({
        fallback: undefined,
        optional: false,
        type: parameter.fallback === 'None' ? withoutNone(parameter.type) : parameter.type,
      });
    case 'type':
      return put({ type: context.typed ? change.type : undefined });
    case 'noType':
      return put({ type: undefined });
  }
}

function givenDefault(parameter: PlannedParameter, value: string, context: PlanContext): Partial<PlannedParameter> {
  if (context.family === 'ecmascript') {
    // What is only declared has no default; that it may be left out is all it can say.
    return context.stub ? { optional: true } : { fallback: value, optional: false };
  }
  return { fallback: value, type: value === 'None' ? orNone(parameter.type) : parameter.type };
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
    type: context.family === 'python' && fallback === 'None' && change.default !== undefined ? orNone(type) : type,
    fallback,
    optional: !required && fallback === undefined,
    receiver: false,
  };
  if (change.place) return insertAt(draft, undefined, parameter, change.place, context);
  place(draft, parameter, required, context);
  return undefined;
}

/** Where a new parameter goes by convention. */
function place(draft: Draft, parameter: PlannedParameter, required: boolean, context: PlanContext): void {
  const { parameters } = draft;
  const rest = parameters.find(({ kind }) => kind === 'rest');
  const named = parameters.some(({ kind }) => kind === 'keywordOnly');
  if (context.rules.keywords && parameter.kind === 'plain' && !required && (named || rest)) {
    draft.notes.push({
      choice: `“${parameter.name}” can only be passed by name`,
      rationale: named ? 'so can what it was put beside' : `“*${rest?.name ?? ''}” takes all further arguments that are passed by position`,
      rejected: [{ choice: `put it before “${rest ? `*${rest.name}` : '*'}”`, whyNot: 'calls could mean another parameter than before' }],
    });
    put(draft, { ...parameter, kind: 'keywordOnly' }, lastOf(parameters, ({ kind }) => kind !== 'keywordRest') + 1);
    return;
  }
  if (parameter.kind === 'keywordOnly') {
    put(draft, parameter, lastOf(parameters, ({ kind }) => kind !== 'keywordRest') + 1);
    return;
  }
  const positional = (each: PlannedParameter): boolean => each.kind === 'plain' || each.kind === 'positionalOnly';
  if (required && /^(?:ctx|context)$/.test(parameter.name)) {
    put(draft, parameter, parameters.filter(({ receiver }) => receiver).length);
    return;
  }
  const after = required
    ? lastOf(parameters, (each) => positional(each) && each.fallback === undefined && !each.optional)
    : lastOf(parameters, positional);
  put(draft, parameter, after + 1);
}

function put(draft: Draft, parameter: PlannedParameter, at: number): void {
  draft.parameters.splice(at, 0, parameter);
}

function lastOf(parameters: readonly PlannedParameter[], fits: (each: PlannedParameter) => boolean): number {
  return parameters.findLastIndex(fits);
}

function insertAt(
  draft: Draft,
  before: WrittenSignature | undefined,
  parameter: PlannedParameter,
  place: PlaceInList,
  context: PlanContext,
): string | undefined {
  const receivers = draft.parameters.filter(({ receiver }) => receiver).length;
  switch (place.where) {
    case 'first':
      put(draft, { ...parameter, kind: parameter.kind === 'keywordOnly' ? 'plain' : parameter.kind }, receivers);
      return undefined;
    case 'last': {
      const end = draft.parameters.findIndex(({ kind }) => kind === 'keywordRest' || (kind === 'rest' && !context.rules.keywords));
      const at = end === -1 ? draft.parameters.length : end;
      const last = draft.parameters[at - 1];
      const named = context.rules.keywords && (last?.kind === 'keywordOnly' || last?.kind === 'rest');
      put(draft, named ? { ...parameter, kind: 'keywordOnly' } : parameter, at);
      return undefined;
    }
    case 'before':
    case 'after': {
      const at = find(draft, before, place.parameter, context);
      if (at === undefined) {
        if (!context.primary) return missing(draft, place.parameter);
        put(draft, parameter, draft.parameters.length);
        return undefined;
      }
      const beside = draft.parameters[at];
      put(
        draft,
        { ...parameter, kind: beside?.kind === 'keywordOnly' ? 'keywordOnly' : parameter.kind },
        place.where === 'after' ? at + 1 : at,
      );
      return undefined;
    }
  }
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

/** Where the parameter meant is now. In a function that stands for the same it may be called otherwise: then its position tells. */
function find(draft: Draft, before: WrittenSignature | undefined, name: ParameterName, context: PlanContext): number | undefined {
  const position = /^#(-?\d+)$/.exec(name)?.[1];
  const given = draft.parameters.filter(({ receiver }) => !receiver);
  if (position !== undefined) {
    const n = Number(position);
    const meant = n > 0 ? given[n - 1] : given.at(n);
    return meant && draft.parameters.indexOf(meant);
  }
  const plain = name.replace(/^\*{1,2}|^\.\.\./, '');
  const own = draft.parameters.findIndex(({ key, name: now }) => key === plain || now === plain);
  if (own !== -1) return own;
  const counterpart = context.primary && before ? counterpartOf(context.primary, before, plain) : undefined;
  const at = counterpart === undefined ? -1 : draft.parameters.findIndex(({ old }) => old === counterpart);
  return at === -1 ? undefined : at;
}

/** The parameter at the same position of another function that is called in its place. */
export function counterpartOf(primary: WrittenSignature, other: WrittenSignature, name: string): number | undefined {
  const byPosition = ({ parameters }: WrittenSignature): readonly WrittenParameter[] =>
    parameters.filter(({ receiver, kind }) => !receiver && (kind === 'plain' || kind === 'positionalOnly'));
  const at = byPosition(primary).findIndex((each) => each.name === name);
  const there = at === -1 ? undefined : byPosition(other)[at];
  if (!there || primary.parameters.some((each) => each.name === there.name)) return undefined;
  return other.parameters.indexOf(there);
}

function missing(draft: Draft, name: ParameterName): string {
  const there = draft.parameters.filter(({ receiver }) => !receiver).map((each) => `“${each.name}”`);
  const all = there.length === 0 ? 'it takes none' : `it takes ${there.join(', ')}`;
  return /^#/.test(name) ? `it has no parameter at that position: ${all}` : `it has no parameter “${name}”: ${all}`;
}

/** What may be left out comes after what may not, where the language wants it so. */
function inLegalOrder(draft: Draft, context: PlanContext): void {
  const byPosition = draft.parameters.filter(({ kind }) => kind === 'plain' || kind === 'positionalOnly');
  const mayMiss = ({ fallback, optional }: PlannedParameter): boolean =>
    context.family === 'python' ? fallback !== undefined : optional && fallback === undefined;
  const needed = ({ fallback, optional }: PlannedParameter): boolean => fallback === undefined && !optional;
  const broken = byPosition.some((each, i) => needed(each) && byPosition.slice(0, i).some(mayMiss));
  if (!broken) return;
  const moved = byPosition.filter((each, i) => mayMiss(each) && byPosition.slice(i + 1).some(needed));
  const sorted = [...byPosition.filter((each) => !moved.includes(each))];
  const last = sorted.findLastIndex(needed);
  sorted.splice(last + 1, 0, ...moved);
  const others = draft.parameters.filter(({ kind }) => kind !== 'plain' && kind !== 'positionalOnly');
  draft.parameters = [...sorted, ...others];
  draft.notes.push({
    choice: `moved ${moved.map(({ name }) => `“${name}”`).join(', ')} behind the parameters that have no default`,
    rationale: 'the language wants parameters without a default first; the calls pass the same as before',
    rejected: [],
  });
}

export function orNone(type: string | undefined): string | undefined {
  if (type === undefined || /\bNone\b|\bOptional\b|\bAny\b/.test(type)) return type;
  return `${type} | None`;
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
