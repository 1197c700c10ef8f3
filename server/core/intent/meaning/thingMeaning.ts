/** What a noun phrase comes to: a target to look for, from its name, its places, the cursor and what was named before. */
import { ok, type Result } from '../../../base/result.ts';
import type { DestinationSpec } from '../../operation/destination.ts';
import type { CursorSpec, TargetSpec } from '../../operation/target.ts';
import { kindInWords } from '../phrases/kindPhrases.ts';
import type { KindOfThing, Named, Place, Thing } from '../phrases/phraseValue.ts';
import { type Problem, problem } from './operationMeaning.ts';
import { hintsOf, lineOnly, pointAt } from './placeMeaning.ts';
import { targetBriefly } from './targetWords.ts';

export interface ThingContext {
  readonly cursor: CursorSpec | undefined;
  readonly cursorIsForOne: boolean; // only one thing is asked for, so the cursor is meant for it even where it is named
  readonly last: TargetSpec | undefined;
  readonly lastIsSpent: boolean; // it was already changed by this instruction
  readonly scope: readonly Place[];
  readonly before?: TargetSpec | undefined; // what “the old one” stands for: the last thing as it was before it was changed
  readonly lastDestination?: DestinationSpec | undefined; // where something went: “the new module”, “there”
}

export interface MeantThing {
  readonly spec: TargetSpec;
  readonly assumptions: readonly string[];
}

export function meantThing(thing: Thing, after: readonly Place[], context: ThingContext): Result<MeantThing, Problem> {
  const kind = thing.thingKind === 'folder' ? 'module' : thing.thingKind;
  if (thing.named === undefined) return pointedAt(thing, after, context);
  const { name } = thing.named;
  if (name.form === 'phrase') return problem(`“${thing.named.written}” is more than one word, so it cannot be a name`);
  const own = [...thing.places, ...after];
  const hints = hintsOf([...own, ...context.scope.filter((place) => !own.includes(place))], {
    thingKind: thing.thingKind,
    cursor: context.cursor,
    last: context.last,
  });
  if (!hints.ok) return hints;
  const assumptions = [...thing.notes, ...hints.value.assumptions, ...notesOn(thing.named)];
  if (name.position !== undefined) {
    if (name.position.column === undefined) return lineOnly(thing.named.written);
    const cursor = pointAt(name.text, name.position.line, name.position.column);
    return ok({ spec: { name: '', kind, pathHint: undefined, containerHint: undefined, cursor }, assumptions });
  }
  if (name.file !== undefined && hints.value.path !== undefined && hints.value.path !== name.file) {
    return problem(`${name.text} cannot be both in ${name.file} and in ${hints.value.path}`);
  }
  const spec: TargetSpec = {
    name: nameAsWritten(thing.named),
    kind: kind ?? (name.form === 'path' ? fileOrModule(name.text) : undefined),
    pathHint: name.file ?? hints.value.path,
    containerHint: hints.value.container,
    // A cursor tells namesakes apart; files have paths for that.
    cursor:
      hints.value.cursor ??
      (context.cursorIsForOne && name.form !== 'path' && kind !== 'module' && kind !== 'file' ? context.cursor : undefined),
  };
  return ok({ spec, assumptions });
}

/** The dot of `.btn` tells a class of a style sheet from what else has the name; in code it says no more than the name does. */
function nameAsWritten({ name, written }: Named): string {
  return name.form === 'plain' && name.receiver === undefined && /^\.[^.]/.test(written) ? `.${name.text}` : name.text;
}

function fileOrModule(path: string): 'file' | 'module' {
  return /\.[^./]+$/.test(path) ? 'file' : 'module';
}

function notesOn(named: Named): readonly string[] {
  if (named.name.receiver !== undefined) return [`“${named.written}” is read as ${named.name.text}`];
  return named.likeAWord ? [`“${named.written}” is read as a name`] : [];
}

function pointedAt(thing: Thing, after: readonly Place[], context: ThingContext): Result<MeantThing, Problem> {
  const kind = thing.thingKind === 'folder' ? 'module' : thing.thingKind;
  if (thing.places.some(({ what }) => typeof what !== 'string' && what.name.position !== undefined))
    return pointedAtPosition(thing, context);
  if (thing.pointing === 'following') return problem('what should follow was not listed; name the things');
  if (thing.pointing === 'old' || thing.pointing === 'new') return oldOrNew(thing, context);
  const cursorFirst = thing.pointing === 'this' || thing.pointing === 'cursor';
  const last = context.last !== undefined && fits(kind, context.last.kind) ? context.last : undefined;
  if (last !== undefined && thing.pointing !== 'cursor' && !(cursorFirst && context.cursor !== undefined)) {
    if (context.lastIsSpent) return problem(`the same was asked for ${last.name} just before`);
    const hints = hintsOf([...thing.places, ...after], { thingKind: thing.thingKind, cursor: context.cursor, last });
    if (!hints.ok) return hints;
    const spec: TargetSpec = {
      ...last,
      kind: last.kind ?? kind,
      pathHint: hints.value.path ?? last.pathHint,
      containerHint: hints.value.container ?? last.containerHint,
    };
    return ok({ spec, assumptions: [...thing.notes, `“${pointingWords(thing)}” is read as ${last.name}`, ...hints.value.assumptions] });
  }
  // "The function in a.py" is not the one at the cursor.
  if (context.cursor !== undefined && !(thing.pointing === 'kind' && thing.places.length + after.length > 0)) {
    const hints = hintsOf([...thing.places, ...after], { thingKind: thing.thingKind, cursor: context.cursor, last: context.last });
    if (!hints.ok) return hints;
    const spec: TargetSpec = { name: '', kind, pathHint: hints.value.path, containerHint: hints.value.container, cursor: context.cursor };
    return ok({ spec, assumptions: thing.notes });
  }
  const words = pointingWords(thing);
  return problem(`what “${words}” stands for was not named, and there is no cursor; name it, or point at it with --at FILE:LINE:COL`);
}

/** "The old module", "the new one": what was changed before, as it was and as it is; of files, where it was and where it went. */
function oldOrNew(thing: Thing, context: ThingContext): Result<MeantThing, Problem> {
  const words = pointingWords(thing);
  const isFile = thing.thingKind === 'module' || thing.thingKind === 'file' || thing.thingKind === 'folder';
  const { last, before, lastDestination } = context;
  const spec = thing.pointing === 'old' ? before : last;
  const isModule = spec?.kind === 'module' || spec?.kind === 'file';
  if (isFile && !isModule) {
    const path = thing.pointing === 'old' ? before?.pathHint : lastDestination?.path;
    if (path === undefined || path === '') return problem(`which one “${words}” is was not said; name the file`);
    const kind = thing.thingKind === 'module' ? 'module' : 'file';
    const file: TargetSpec = { name: path, kind, pathHint: undefined, containerHint: undefined, cursor: undefined };
    return ok({ spec: file, assumptions: [...thing.notes, `“${words}” is read as ${path}`] });
  }
  if (spec === undefined) return problem(`what “${words}” stands for was not named before`);
  return ok({ spec, assumptions: [...thing.notes, `“${words}” is read as ${targetBriefly(spec)}`] });
}

/** "The function at utils/dates.py:3:5". */
function pointedAtPosition(thing: Thing, context: ThingContext): Result<MeantThing, Problem> {
  const hints = hintsOf(thing.places, { thingKind: thing.thingKind, cursor: context.cursor, last: context.last });
  if (!hints.ok) return hints;
  const kind = thing.thingKind === 'folder' ? 'module' : thing.thingKind;
  return ok({
    spec: { name: '', kind, pathHint: undefined, containerHint: undefined, cursor: hints.value.cursor },
    assumptions: thing.notes,
  });
}

/** Whether "the method" may mean a thing that was introduced as such a kind. */
function fits(asked: KindOfThing | undefined, named: KindOfThing | undefined): boolean {
  if (asked === undefined || named === undefined || asked === named) return true;
  const groups: readonly (readonly KindOfThing[])[] = [
    ['function', 'method'],
    ['attribute', 'property', 'variable', 'constant'],
    ['class', 'type', 'interface'],
    ['module', 'file'],
  ];
  return groups.some((group) => group.includes(asked) && group.includes(named));
}

function pointingWords(thing: Thing): string {
  const kind = thing.thingKind === undefined ? '' : kindInWords(thing.thingKind);
  switch (thing.pointing) {
    case 'this':
      return kind === '' ? 'this' : `this ${kind}`;
    case 'kind':
      return `the ${kind === '' ? 'thing' : kind}`;
    case 'cursor':
      return kind === '' ? 'the cursor' : `the ${kind} at the cursor`;
    case 'them':
      return 'them';
    case 'old':
    case 'new':
      return `the ${thing.pointing} ${kind === '' ? 'one' : kind}`;
    default:
      return 'it';
  }
}
