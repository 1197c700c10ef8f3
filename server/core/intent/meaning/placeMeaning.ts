/** What places come to: a path hint and a container hint. Looks at words only; where they leave it open, it says what it assumed. */
import { ok, type Result } from '../../../base/result.ts';
import type { CursorSpec, TargetSpec } from '../../operation/target.ts';
import { deepLanguageOfPath, languageOfPath } from '../../terrain/languageId.ts';
import type { KindOfThing, Named, Place } from '../phrases/phraseValue.ts';
import { type Problem, problem } from './operationMeaning.ts';

export interface Hints {
  readonly path: string | undefined;
  readonly container: string | undefined;
  readonly cursor: CursorSpec | undefined;
  readonly assumptions: readonly string[];
}

export interface PlaceContext {
  readonly thingKind: KindOfThing | undefined;
  readonly cursor: CursorSpec | undefined;
  readonly last: TargetSpec | undefined; // the thing named last
}

/** Places from the inside out. */
export function hintsOf(places: readonly Place[], context: PlaceContext): Result<Hints, Problem> {
  const paths: string[] = [];
  const containers: string[] = [];
  const assumptions: string[] = [];
  let cursor: CursorSpec | undefined;
  for (const place of places) {
    if (place.what === 'here') {
      if (context.cursor === undefined) return problem('“this file” needs a cursor', 'in utils/dates.py rename f to g');
      paths.push(context.cursor.path);
    } else if (place.what === 'it') {
      if (context.last === undefined || context.last.name === '') return problem('what “it” stands for was not named before');
      if (context.last.kind === 'module' || context.last.kind === 'file') paths.push(context.last.name);
      else containers.push([context.last.containerHint, context.last.name].filter((part) => part !== undefined).join('.'));
      if (context.last.pathHint !== undefined) paths.push(context.last.pathHint);
    } else {
      const { name } = place.what;
      if (name.position !== undefined) {
        if (name.position.column === undefined) return lineOnly(place.what.written);
        cursor = pointAt(name.text, name.position.line, name.position.column);
      }
      if (name.file !== undefined) paths.push(name.file);
      if (isContainer(place, place.what, context.thingKind, assumptions)) containers.push(name.text);
      else paths.push(name.text);
    }
  }
  const path = joinPaths(paths);
  if (!path.ok) return path;
  return ok({ path: path.value, container: containers.length === 0 ? undefined : containers.reverse().join('.'), cursor, assumptions });
}

export function lineOnly(written: string): { readonly ok: false; readonly error: Problem } {
  return problem(`“${written}” names a line but no column, so it does not point at one name`);
}

export function pointAt(path: string, line: number, column: number): CursorSpec {
  return { path, line, column, endLine: line, endColumn: column };
}

/** "dates.py" in "utils" is utils/dates.py; two files at once are a contradiction. */
function joinPaths(insideOut: readonly string[]): Result<string | undefined, Problem> {
  let joined: string | undefined;
  for (const outer of insideOut) {
    if (joined === undefined || joined === outer) joined = outer;
    else if (deepLanguageOfPath(outer) !== undefined) return problem(`it cannot be both in ${joined} and in ${outer}`);
    else if (!joined.startsWith(`${outer}/`))
      joined = `${outer}${outer.includes('/') || joined.includes('/') || deepLanguageOfPath(joined) ? '/' : '.'}${joined}`;
  }
  return ok(joined);
}

function isContainer(place: Place, named: Named, thingKind: KindOfThing | undefined, assumptions: string[]): boolean {
  if (named.name.form === 'path' || named.name.form === 'other') return false;
  if (named.name.file !== undefined) return true;
  if (named.name.form === 'dotted' && languageOfPath(named.name.text) !== undefined) return false; // style.css
  switch (place.placeKind) {
    case 'module':
    case 'file':
    case 'folder':
      return false;
    case undefined:
      break;
    default:
      return true;
  }
  if (named.called || /^_*\p{Lu}/u.test(named.name.segments.at(-1) ?? '')) return true;
  const container = usuallyInContainer(place.relation, thingKind);
  assumptions.push(
    container
      ? `“${named.written}” is read as what it belongs to, a class or function`
      : `“${named.written}” is read as a module or folder`,
  );
  return container;
}

/** A lower-case name that is not said to be anything: the class or function around the thing, or its module? */
function usuallyInContainer(relation: Place['relation'], thingKind: KindOfThing | undefined): boolean {
  switch (thingKind) {
    case 'parameter':
    case 'typeParameter':
    case 'enumMember':
    case 'variable':
      return true;
    case 'method':
    case 'property':
    case 'attribute':
    case 'constant':
    case undefined:
      return relation === 'of';
    default:
      return false;
  }
}
