/** What a destination comes to: a path as written, with what it is said to be next to, in or with. */
import { ok, type Result } from '../../../base/result.ts';
import type { DestinationSpec } from '../../operation/destination.ts';
import type { TargetSpec } from '../../operation/target.ts';
import { deepLanguageOfPath } from '../../terrain/languageId.ts';
import { readSelector } from '../../terrain/select/readSelector.ts';
import type { Selector } from '../../terrain/select/selector.ts';
import type { Destination, KindOfThing, Thing } from '../phrases/phraseValue.ts';
import { type Problem, problem } from './operationMeaning.ts';
import { hintsOf } from './placeMeaning.ts';
import { meantThing, type ThingContext } from './thingMeaning.ts';

export interface MeantDestination {
  readonly spec: DestinationSpec;
  readonly assumptions: readonly string[];
}

/** `moving`: what goes there, which "it" stands for. */
export function meantDestination(
  destination: Destination,
  moving: TargetSpec | undefined,
  context: ThingContext,
): Result<MeantDestination, Problem> {
  const around: ThingContext = { ...context, last: moving ?? context.last, lastIsSpent: false, scope: [] };
  const beside = companion(destination.beside, around);
  if (!beside.ok) return beside;
  // "Move g next to it": nothing goes to where it is itself, so "it" is what was spoken of before.
  const together = companion(destination.with, context.last === undefined ? around : { ...around, last: context.last });
  if (!together.ok) return together;
  const assumptions = [...beside.value.assumptions, ...together.value.assumptions];
  const spec: DestinationSpec = {
    path: '',
    kind: kindOf(destination.placeKind),
    isNew: destination.isNew,
    beside: beside.value.spec,
    with: together.value.spec,
    own: destination.pointing === 'own',
  };
  if (destination.pointing === 'there') return pointed(context, assumptions);
  if (destination.pointing === 'here')
    return context.cursor === undefined
      ? problem('“here” needs a cursor; name the file')
      : ok({ spec: { ...spec, path: context.cursor.path, kind: 'file' }, assumptions });
  if (destination.named === undefined) return ok({ spec, assumptions });
  const { name, written } = destination.named;
  if (name.form === 'phrase') return problem(`“${written}” is more than one word, so it cannot be a place`);
  const hints = hintsOf(destination.places, { thingKind: 'module', cursor: context.cursor, last: around.last });
  if (!hints.ok) return hints;
  const folder = [hints.value.path, hints.value.container].find((part) => part !== undefined);
  const isFolder = /[\\/]$/.test(written);
  return ok({
    spec: { ...spec, path: joined(folder, isFolder ? `${name.text}/` : name.text), kind: spec.kind ?? (isFolder ? 'folder' : undefined) },
    assumptions: [...assumptions, ...hints.value.assumptions],
  });
}

function kindOf(kind: KindOfThing | undefined): DestinationSpec['kind'] {
  return kind === 'module' || kind === 'file' || kind === 'folder' || kind === 'class' ? kind : undefined;
}

/** "x in app/io" is app/io/x; "x in app.io" is app.io.x. */
function joined(folder: string | undefined, name: string): string {
  if (folder === undefined) return name;
  const slashed = folder.includes('/') || name.includes('/') || deepLanguageOfPath(name) !== undefined;
  return `${folder.replace(/\/$/, '')}${slashed ? '/' : '.'}${name}`;
}

function companion(
  thing: Thing | undefined,
  context: ThingContext,
): Result<{ readonly spec: TargetSpec | undefined; readonly assumptions: readonly string[] }, Problem> {
  if (thing === undefined) return ok({ spec: undefined, assumptions: [] });
  const selector = thing.named === undefined ? context.last?.selector : undefined;
  if (selector === undefined) return meantThing(thing, [], context);
  // Next to several things is next to the file that they are in.
  const read = readSelector(selector);
  const path = read.ok ? placeOf(read.value) : undefined;
  if (path === undefined) return problem('“it” stands for several things; say next to which one, or in which folder');
  const file: TargetSpec = { name: path, kind: 'module', pathHint: undefined, containerHint: undefined, cursor: undefined };
  return ok({ spec: file, assumptions: [`“it” is read as ${path}`] });
}

function placeOf(selector: Selector): string | undefined {
  if (selector.kind === 'in') return selector.place;
  return selector.kind === 'and' ? selector.of.map(placeOf).find((place) => place !== undefined) : undefined;
}

function pointed({ lastDestination, last }: ThingContext, assumptions: readonly string[]): Result<MeantDestination, Problem> {
  if (lastDestination !== undefined)
    return ok({
      spec: lastDestination,
      assumptions: [...assumptions, `“there” is read as ${destinationInWords(lastDestination)}`],
    });
  if (last?.kind === 'module' || last?.kind === 'file') {
    const spec: DestinationSpec = { path: last.name, kind: last.kind, isNew: false, beside: undefined, with: undefined, own: false };
    return ok({ spec, assumptions: [...assumptions, `“there” is read as ${last.name}`] });
  }
  return problem('where “there” is was not said before; name the file');
}

/** "utils/dates.py", "a new module dates next to Reader". */
export function destinationInWords({ path, kind, isNew, beside, with: together, own }: DestinationSpec): string {
  if (together !== undefined) return `the file of ${together.name}`;
  const noun = kind ?? 'module';
  const near = beside === undefined ? '' : ` next to ${beside.name === '' ? 'it' : beside.name}`;
  if (own && path === '') return `a ${noun} of its own${near}`;
  return isNew ? `a new ${noun} ${path}${near}` : `${kind === 'class' ? 'the class ' : ''}${path}${near}`;
}
