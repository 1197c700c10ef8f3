/** The arguments by which one function calls another that takes the same: parameter by parameter, by their names. */
import type { Definition, Parameter } from '../callables/definition.ts';
import { parametersOf } from './writtenForward.ts';

export interface Mapped {
  readonly arguments: readonly string[];
  readonly guessed: readonly { readonly given: string; readonly as: string }[]; // of another name, as the only one left
  readonly unused: readonly string[]; // parameters that nothing is done with any more
}

/** `given`: what stands for parameters of the other that no parameter of the caller stands for. */
export function mappedArguments(
  from: Definition,
  to: Definition,
  given: ReadonlyMap<string, string> = new Map(),
): Mapped | { readonly missing: readonly string[] } {
  const own = parametersOf(from).filter(({ kind }) => kind !== 'marker');
  const wanted = parametersOf(to);
  const byName = new Map(own.filter(({ kind }) => kind === 'plain').map((each) => [each.name, each]));
  const isRest = (each: Parameter): boolean => each.kind === 'rest' || each.kind === 'keywords';
  const unmatched = wanted.filter(
    (each) =>
      each.kind !== 'marker' && !isRest(each) && !byName.has(each.name) && !given.has(each.name) && !each.hasDefault && !each.optional,
  );
  const spare = own.filter(
    (each) => each.kind === 'plain' && !wanted.some(({ name }) => name === each.name) && !each.hasDefault && !each.optional,
  );
  const guess = unmatched.length === 1 && spare.length === 1 ? { given: spare[0]?.name ?? '', as: unmatched[0]?.name ?? '' } : undefined;
  if (unmatched.length > 0 && guess === undefined)
    return { missing: unmatched.map(({ name }) => (name === '' ? 'what it takes apart' : name)) };
  const lost = own.filter((each) => isRest(each) && !wanted.some(({ kind }) => kind === each.kind));
  if (lost.length > 0)
    return { missing: lost.map(({ kind, name }) => `${kind === 'keywords' ? '**' : from.family === 'python' ? '*' : '...'}${name}`) };
  const written = writtenArguments(from, wanted, byName, given, guess, to);
  if ('missing' in written) return written;
  const used = new Set(written.used);
  return {
    arguments: written.arguments,
    guessed: guess ? [guess] : [],
    unused: own.flatMap(({ name }) => (name === '' || used.has(name) ? [] : [name])),
  };
}

function writtenArguments(
  from: Definition,
  wanted: readonly Parameter[],
  byName: ReadonlyMap<string, Parameter>,
  given: ReadonlyMap<string, string>,
  guess: Mapped['guessed'][number] | undefined,
  to: Definition,
): { readonly arguments: readonly string[]; readonly used: readonly string[] } | { readonly missing: readonly string[] } {
  const python = to.family === 'python';
  const own = parametersOf(from);
  const made: string[] = [];
  const used: string[] = [];
  let byKeyword = false; // from here on names are needed
  const gaps: string[] = [];
  for (const each of wanted) {
    if (each.kind === 'marker') {
      byKeyword ||= to.node.text[each.start - to.node.startIndex] === '*';
      continue;
    }
    if (each.kind === 'rest' || each.kind === 'keywords') {
      const mine = own.find(({ kind }) => kind === each.kind);
      if (mine) {
        if (each.kind === 'rest' && gaps.length > 0) return { missing: gaps };
        made.push(`${each.kind === 'keywords' ? '**' : python ? '*' : '...'}${mine.name}`);
        used.push(mine.name);
      }
      byKeyword ||= each.kind === 'rest';
      continue;
    }
    const mine = byName.get(each.name)?.name ?? (guess?.as === each.name ? guess.given : undefined);
    const value = mine ?? given.get(each.name);
    if (value === undefined) {
      gaps.push(each.name);
      byKeyword = true;
      continue;
    }
    if (mine !== undefined) used.push(mine);
    if (byKeyword && !python) made.push(...gaps.splice(0).map(() => 'undefined'));
    made.push(byKeyword && python ? `${each.name}=${value}` : value);
  }
  return { arguments: made, used };
}
