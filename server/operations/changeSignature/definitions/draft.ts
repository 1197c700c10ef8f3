/** A signature while it is planned: its parameters as they are to be, where one of them is, and where another belongs. */

import type { ParameterName, PlaceInList } from '../../../core/operation/signatureChange.ts';
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
  readonly optionalStyle: boolean; // writes Optional[X] for X | None
  readonly stub: boolean; // only declared, in a file that only declares
  readonly elided: boolean; // declares defaults as `...`
  /** How the one who was asked about writes its parameters; undefined: this is the one. */
  readonly primary: WrittenSignature | undefined;
}

export interface Draft {
  parameters: PlannedParameter[];
  removed: number[];
  notes: PlanNote[];
}

/** Where a new parameter goes by convention. */
export function place(draft: Draft, parameter: PlannedParameter, required: boolean, context: PlanContext): void {
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

export function insertAt(
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

/** Where the parameter meant is now. In a function that stands for the same it may be called otherwise: then its position tells. */
export function find(draft: Draft, before: WrittenSignature | undefined, name: ParameterName, context: PlanContext): number | undefined {
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
function counterpartOf(primary: WrittenSignature, other: WrittenSignature, name: string): number | undefined {
  const byPosition = ({ parameters }: WrittenSignature): readonly WrittenParameter[] =>
    parameters.filter(({ receiver, kind }) => !receiver && (kind === 'plain' || kind === 'positionalOnly'));
  const at = byPosition(primary).findIndex((each) => each.name === name);
  const there = at === -1 ? undefined : byPosition(other)[at];
  if (!there || primary.parameters.some((each) => each.name === there.name)) return undefined;
  return other.parameters.indexOf(there);
}

export function missing(draft: Draft, name: ParameterName): string {
  const there = draft.parameters.filter(({ receiver }) => !receiver).map((each) => `“${each.name}”`);
  const all = there.length === 0 ? 'it takes none' : `it takes ${there.join(', ')}`;
  return /^#/.test(name) ? `it has no parameter at that position: ${all}` : `it has no parameter “${name}”: ${all}`;
}

/** What may be left out comes after what may not, where the language wants it so. */
export function inLegalOrder(draft: Draft, context: PlanContext): void {
  const byPosition = draft.parameters.filter(({ kind }) => kind === 'plain' || kind === 'positionalOnly');
  const mayMiss = ({ fallback, optional }: PlannedParameter): boolean =>
    context.family === 'python' ? fallback !== undefined : context.typed && optional && fallback === undefined;
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
