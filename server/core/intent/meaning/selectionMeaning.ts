/** What a noun phrase for several things comes to: a selector, with places, pronouns and exceptions put into it. */
import { unreachable } from '../../../base/assert.ts';
import { ok, type Result } from '../../../base/result.ts';
import type { TargetSpec } from '../../operation/target.ts';
import type { OutlineKind } from '../../terrain/outline/outline.ts';
import type { Selector } from '../../terrain/select/selector.ts';
import { type Condition, type Place, sharedPlaceNote, type Thing } from '../phrases/phraseValue.ts';
import { type Problem, problem } from './operationMeaning.ts';
import { hintsOf } from './placeMeaning.ts';
import { meantThing, type ThingContext } from './thingMeaning.ts';

export interface MeantSelector {
  readonly selector: Selector;
  readonly assumptions: readonly string[];
}

type Parts = Result<readonly Selector[], Problem>;

/** `thing` has a selection. */
export function meantSelection(thing: Thing, after: readonly Place[], context: ThingContext): Result<MeantSelector, Problem> {
  const assumptions: string[] = [...thing.notes];
  const conditions = all(thing.selection?.conditions ?? [], (condition) => conditionSelector(condition, context, assumptions));
  if (!conditions.ok) return conditions;
  const said = conditions.value.some((part) => part.kind === 'in');
  const shared = said || thing.places.length + after.length > 0 ? [] : placesOfLast(thing.except ?? []);
  if (shared.length > 0) assumptions.push(sharedPlaceNote);
  const around = [...thing.places, ...after, ...shared, ...(said ? [] : context.scope)];
  const places = around.length === 0 ? ok([]) : placeSelectors(around, context, assumptions);
  if (!places.ok) return places;
  const left = all(thing.except ?? [], (one) => exceptionSelector(one, context, assumptions));
  if (!left.ok) return left;
  const inner = [...conditions.value, ...places.value];
  const kinds = kindsIn(thing.selection?.kinds, inner);
  const parts: Selector[] = [
    ...(kinds === undefined ? [] : [{ kind: 'ofKind', kinds } as const]),
    ...inner,
    ...left.value.map((of): Selector => ({ kind: 'not', of })),
  ];
  return ok({ selector: together(parts), assumptions });
}

/** "All functions except main from cli.py": the place said at the end is where all of them are. */
function placesOfLast(except: readonly Thing[]): readonly Place[] {
  const last = except.at(-1);
  return last?.selection === undefined && last?.named?.name.form === 'plain' ? last.places : [];
}

/** A function of a class is a method. */
function kindsIn(kinds: readonly OutlineKind[] | undefined, parts: readonly Selector[]): readonly OutlineKind[] | undefined {
  const ofClass = parts.some((part) => part.kind === 'related' && (part.relation === 'membersOf' || part.relation === 'overridersOf'));
  const plainFunctions = kinds?.length === 1 && kinds[0] === 'function';
  const tellsKind = parts.some(
    (part) => part.kind === 'related' && ['subclassesOf', 'superclassesOf', 'implementersOf'].includes(part.relation),
  );
  if (tellsKind && kinds?.every((kind) => kind === 'class')) return undefined; // "classes" that derive from it may be interfaces
  if (parts.some((part) => part.kind === 'related' && part.relation === 'callersOf') && plainFunctions) return ['function', 'method'];
  return ofClass && plainFunctions ? ['function', 'method'] : kinds;
}

function all<T>(items: readonly T[], each: (item: T) => Parts): Parts {
  const found: Selector[] = [];
  for (const item of items) {
    const parts = each(item);
    if (!parts.ok) return parts;
    found.push(...parts.value);
  }
  return ok(found);
}

function together(parts: readonly Selector[]): Selector {
  const flat = parts.flatMap((part) => (part.kind === 'and' ? part.of : [part]));
  const [only] = flat;
  return only === undefined ? { kind: 'all' } : flat.length === 1 ? only : { kind: 'and', of: flat };
}

function either(parts: readonly Selector[]): Selector {
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: 'or', of: parts };
}

function conditionSelector(condition: Condition, context: ThingContext, assumptions: string[]): Parts {
  if (condition.note !== undefined) assumptions.push(condition.note);
  const found = holding(condition.holds, context, assumptions);
  if (!found.ok) return found;
  return ok([condition.not ? { kind: 'not', of: found.value } : found.value]);
}

function holding(holds: Condition['holds'], context: ThingContext, assumptions: string[]): Result<Selector, Problem> {
  switch (holds.kind) {
    case 'trait':
      return ok({ kind: 'has', trait: holds.trait });
    case 'named':
      return ok(either(holds.patterns.map((pattern): Selector => ({ kind: 'named', pattern }))));
    case 'inside':
      return ok({ kind: 'inside', kinds: holds.kinds });
    case 'decorated':
      return ok({ kind: 'decorated', by: holds.by });
    case 'related': {
      const to = all(holds.to, (thing) => {
        const name = spokenName(thing, context, assumptions);
        return name.ok ? ok([{ kind: 'related', relation: holds.relation, to: name.value }]) : name;
      });
      return to.ok ? ok(either(to.value)) : to;
    }
    case 'placed': {
      // Places of one step each are alternatives: "in a.py and b.py".
      const places = all(holds.places, (place) => {
        const parts = placeSelectors([place], context, assumptions);
        return parts.ok ? ok([together(parts.value)]) : parts;
      });
      return places.ok ? ok(either(places.value)) : places;
    }
    default:
      return unreachable(holds);
  }
}

function placeSelectors(places: readonly Place[], context: ThingContext, assumptions: string[]): Parts {
  const hints = hintsOf(places, { thingKind: undefined, cursor: context.cursor, last: context.last });
  if (!hints.ok) return hints;
  if (hints.value.cursor !== undefined) return problem('a line and column point at one thing, not at several');
  assumptions.push(...hints.value.assumptions);
  const { container, path } = hints.value;
  return ok([
    ...(container === undefined ? [] : [{ kind: 'related', relation: 'membersOf', to: container } as const]),
    ...(path === undefined ? [] : [{ kind: 'in', place: path } as const]),
  ]);
}

/** A thing as it is called in a selector: "Reader.next", "load in utils/io.py". */
function spokenName(thing: Thing, context: ThingContext, assumptions: string[]): Result<string, Problem> {
  const meant = meantThing(thing, [], { ...context, lastIsSpent: false, scope: [] });
  if (!meant.ok) return meant;
  const { spec } = meant.value;
  if (spec.selector !== undefined || spec.name === '') return problem('what the others are told by has to be named');
  assumptions.push(...meant.value.assumptions);
  const name = spec.containerHint === undefined ? spec.name : `${spec.containerHint}.${spec.name}`;
  return ok(spec.pathHint === undefined ? name : `${name} in ${spec.pathHint}`);
}

/** What fits a thing that is left out. */
export function exceptionSelector(thing: Thing, context: ThingContext, assumptions: string[]): Parts {
  if (thing.selection !== undefined) {
    const meant = meantSelection(thing, [], { ...context, scope: [] });
    if (!meant.ok) return meant;
    assumptions.push(...meant.value.assumptions);
    return ok([meant.value.selector]);
  }
  const meant = meantThing(thing, [], { ...context, lastIsSpent: false, scope: [] });
  if (!meant.ok) return meant;
  assumptions.push(...meant.value.assumptions);
  return ok([namedSelector(meant.value.spec)]);
}

function namedSelector({ name, kind, pathHint, containerHint, selector }: TargetSpec): Selector {
  if (selector !== undefined || name === '') return { kind: 'all' };
  if (kind === 'module' || kind === 'file') return { kind: 'in', place: name };
  const segments = name.split('.');
  const owner = [containerHint, ...segments.slice(0, -1)].filter((part) => part !== undefined).join('.');
  return together([
    { kind: 'named', pattern: segments.at(-1) ?? name },
    ...(owner === '' ? [] : [{ kind: 'related', relation: 'membersOf', to: owner } as const]),
    ...(pathHint === undefined ? [] : [{ kind: 'in', place: pathHint } as const]),
  ]);
}
