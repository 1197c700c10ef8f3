/** "Do the same for Writer", "likewise for parse_all": the last ask, with what it was about replaced by what can stand for it. */
import { ok, type Result } from '../../../base/result.ts';
import type { TargetSpec } from '../../operation/target.ts';
import type { Ask } from '../phrases/phraseValue.ts';
import { readCodeName } from '../words/codeName.ts';
import { type MeantCall, type Problem, problem, type ResolvedThing } from './operationMeaning.ts';
import { targetBriefly } from './targetWords.ts';

export interface LastAsk {
  readonly ask: Ask;
  readonly things: readonly ResolvedThing[];
  readonly calls: readonly MeantCall[];
}

export interface Repeated {
  readonly ask: Ask;
  readonly things: readonly ResolvedThing[];
  readonly assumption: string;
}

export function repeated(last: LastAsk, others: readonly ResolvedThing[]): Result<Repeated, Problem> {
  const [only] = last.things;
  const [other] = others;
  if (only === undefined || other === undefined) return problem('there is nothing before it that could be done again');
  // A new name is for one thing; what gets it again must be found elsewhere.
  const isNaming = last.ask.newNames.length > 0;
  if (isNaming && (last.things.length !== 1 || others.length !== 1))
    return problem('more than one thing was asked for before; say it again in full');
  const isOne = last.things.length === 1 && others.length === 1;
  const elsewhere = isOne && (isNaming || standsAround(only.spec, other)) ? moved(only.spec, other) : undefined;
  if (elsewhere === undefined && isNaming) {
    const name = other.thing.named?.name.text ?? targetBriefly(other.spec);
    return problem(`it is not clear what ${name} would take the place of; say it again in full`);
  }
  const things = elsewhere === undefined ? others : [{ thing: only.thing, spec: elsewhere }];
  const words = things.map(({ spec }) => targetBriefly(spec)).join(', ');
  return ok({ ask: withNewNames(last), things, assumption: `“the same” is read as ${words}` });
}

/** The ask with its new name as it came out, so that a repeated prefix does not bind it to the first thing. */
function withNewNames({ ask, calls }: LastAsk): Ask {
  const newNames = ask.newNames.map((newName, i) => {
    const written = calls[i]?.result ?? newName.named.written;
    return { ...newName, named: { ...newName.named, written, name: readCodeName(written, true) } };
  });
  return { ...ask, newNames, except: [] };
}

/** Of a member, another class: "move Alpha.x to the module; do the same for Beta". */
function standsAround(spec: TargetSpec, { spec: other }: ResolvedThing): boolean {
  const isMember = spec.containerHint !== undefined || spec.name.includes('.');
  const isType = (name: string): boolean => /^_*\p{Lu}\p{L}*\p{Ll}/u.test(name.slice(name.lastIndexOf('.') + 1));
  return isMember && other.selector === undefined && isType(other.name) && !isType(spec.name);
}

/** Where the other thing fits: the file for a file, else the class or function around the name; undefined when neither is there. */
function moved(spec: TargetSpec, { thing, spec: other }: ResolvedThing): TargetSpec | undefined {
  if (other.name === '') return undefined;
  if (thing.named?.name.form === 'path' || other.kind === 'module' || other.kind === 'file') {
    return spec.pathHint === undefined ? undefined : { ...spec, pathHint: other.name };
  }
  const pathHint = other.pathHint ?? spec.pathHint;
  if (spec.containerHint !== undefined) return { ...spec, containerHint: other.name, pathHint };
  const dot = spec.name.lastIndexOf('.');
  return dot > 0 ? { ...spec, name: `${other.name}${spec.name.slice(dot)}`, pathHint } : undefined;
}
