/** Which function gets which values, and what it is called: as asked, else by the names of the values and the verb of the function. */
import { inStyle, nameWords } from '../../core/operation/nameRule.ts';
import type { OperationDecision, Refusal } from '../../core/operation/operation.ts';
import type { SplitFunctionPart } from '../../core/operation/splitFunction.ts';
import type { LanguageFamily } from '../../core/terrain/languageId.ts';
import { unfit } from '../callables/unfit.ts';
import type { Results } from './results.ts';

export interface Part {
  readonly name: string;
  readonly values: readonly number[]; // by position among all
}

export interface ChosenParts {
  readonly parts: readonly Part[];
  readonly decisions: readonly Omit<OperationDecision, 'about'>[];
}

interface Naming {
  readonly name: string; // of the function
  readonly family: LanguageFamily;
  readonly results: Results;
  /** What callers call the values, where the function gives them no names. */
  readonly valueNames: readonly (string | undefined)[];
  readonly whyTaken: (name: string) => string | undefined;
}

export function chosenParts(asked: readonly SplitFunctionPart[], naming: Naming): ChosenParts | Refusal {
  const groups = valuesOf(asked, naming);
  if (!Array.isArray(groups)) return groups as Refusal;
  const values = groups as readonly (readonly number[])[];
  const given = values.map((_, i) => asked[i]?.name);
  if (given.every((name) => name !== undefined)) {
    for (const name of given) {
      const why = naming.whyTaken(name);
      if (why !== undefined) return unfit(`“${name}” cannot be what one of them is called: ${why}`, 'Give it another name.');
    }
    return {
      parts: values.map((group, i) => ({ name: given[i] ?? '', values: group })),
      decisions: asked.every(({ values: said }) => said.length === 0) ? [matched(given, values, naming)] : [],
    };
  }
  const schemes = customs(naming, values);
  let why = '';
  for (const names of schemes) {
    const all = names.map((name, i) => given[i] ?? name);
    const taken = all.map(naming.whyTaken).find((each) => each !== undefined);
    if (taken === undefined && new Set(all).size === all.length) {
      return {
        parts: values.map((group, i) => ({ name: all[i] ?? '', values: group })),
        decisions: [
          {
            kind: 'plan',
            choice: `assumed the names ${all.map((name) => `“${name}”`).join(' and ')}`,
            rationale:
              why === '' ? 'made of the verb of the function and the names of what it returns' : `the plainer names are taken: ${why}`,
            rejected: [],
            confidence: 0.8,
          },
        ],
      };
    }
    if (why === '') why = taken ?? '';
  }
  return unfit(`no names for the new functions are free: ${why}`, `Name them: “split ${naming.name} into a and b”.`);
}

function matched(
  names: readonly (string | undefined)[],
  values: readonly (readonly number[])[],
  { results }: Naming,
): Omit<OperationDecision, 'about'> {
  const said = names.map((name, i) => `“${name}” gives ${(values[i] ?? []).map((at) => valueInWords(results, at)).join(' and ')}`);
  return {
    kind: 'plan',
    choice: said.join(', '),
    rationale: 'by their names where these tell, else in the order in which they are returned',
    rejected: [],
    confidence: 0.9,
  };
}

function valueInWords({ keys, names }: Results, at: number): string {
  const name = keys[at] ?? names[at];
  return name === undefined ? `the value at place ${at + 1}` : `“${name}”`;
}

/** The values of each part, by position. */
function valuesOf(asked: readonly SplitFunctionPart[], naming: Naming): readonly (readonly number[])[] | Refusal {
  const { results } = naming;
  const count = results.keys.length;
  const inWords = results.keys.map((_, i) => valueInWords(results, i)).join(', ');
  if (asked.length === 0) return results.keys.map((_, i) => [i]);
  const said = asked.map(({ values }) => values.map((value) => positionOf(value, naming)));
  const strange = asked.flatMap(({ values }, i) => values.filter((_, k) => said[i]?.[k] === undefined));
  if (strange.length > 0) return unfit(`“${naming.name}” does not return “${strange[0]}”, but ${inWords}`);
  const groups: (number[] | undefined)[] = said.map((positions) =>
    positions.length > 0 ? positions.flatMap((at) => at ?? []) : undefined,
  );
  const open = groups.flatMap((group, i) => (group === undefined ? [i] : []));
  const taken = new Set(groups.flatMap((group) => group ?? []));
  const left = results.keys.flatMap((_, i) => (taken.has(i) ? [] : [i]));
  if (open.length !== left.length || taken.size !== groups.flatMap((group) => group ?? []).length) {
    return unfit(
      `“${naming.name}” returns ${count} values (${inWords}), and ${asked.length} functions are named`,
      `Say which gets what: “split ${naming.name} into a function for ${valueInWords(results, 0)} and one for the others”, or name ${count}.`,
    );
  }
  // A name that speaks of one value, and of no other, takes that one.
  const byName = open.map((i) => bestOf(asked[i]?.name ?? '', left, naming));
  const tells = byName.every((at) => at !== undefined) && new Set(byName).size === open.length;
  for (const [k, i] of open.entries()) groups[i] = [tells ? (byName[k] ?? 0) : (left[k] ?? 0)];
  return groups.map((group) => group ?? []);
}

function positionOf(value: string, { results, valueNames }: Naming): number | undefined {
  const count = results.keys.length;
  const place = /^#(-?\d+)$/.exec(value)?.[1];
  if (place !== undefined) {
    const at = Number(place) < 0 ? count + Number(place) : Number(place) - 1;
    return at >= 0 && at < count ? at : undefined;
  }
  const like = (name: string | undefined): boolean => name !== undefined && nameWords(name).join(' ') === nameWords(value).join(' ');
  const exact = results.keys.findIndex((_, i) => like(results.keys[i]) || like(results.names[i]) || like(valueNames[i]));
  if (exact >= 0) return exact;
  return bestOf(
    value,
    results.keys.map((_, i) => i),
    { results, valueNames },
  );
}

/** The one value whose name shares words with what is said; “minimum” is “min”, too. */
function bestOf(
  said: string,
  among: readonly number[],
  { results, valueNames }: Pick<Naming, 'results' | 'valueNames'>,
): number | undefined {
  const words = nameWords(said);
  const alike = (one: string, other: string): boolean =>
    one === other || (Math.min(one.length, other.length) >= 3 && (one.startsWith(other) || other.startsWith(one)));
  const fits = among.filter((i) => {
    const name = results.names[i] ?? valueNames[i];
    return name !== undefined && nameWords(name).some((word) => words.some((each) => alike(each, word)));
  });
  return fits.length === 1 ? fits[0] : undefined;
}

const verbs: ReadonlySet<string> = new Set(
  `get compute calculate calc find parse load read make build create fetch extract count determine resolve collect derive measure
   estimate infer detect guess analyze analyse split divide partition separate decode encode convert format pick select query lookup
   scan search evaluate eval generate prepare`.split(/\s+/),
);
const taking: ReadonlySet<string> = new Set('split divide partition separate analyze analyse'.split(' '));
/** Nouns that stand for all of the values together. */
const collective: ReadonlySet<string> = new Set(
  `stats stat statistics bounds range limits limit extent extents info information pair both result results value values parts totals summary
   everything all dimensions size sizes data details and minmax`.split(/\s+/),
);

/** Names by custom, the likeliest first: each a name for every part. */
function customs({ name, family, results, valueNames }: Naming, groups: readonly (readonly number[])[]): readonly (readonly string[])[] {
  const marks = /^[_#]*/.exec(name)?.[0] ?? '';
  const [first = '', ...rest] = nameWords(name);
  const hasVerb = verbs.has(first) || /^(?:get|parse|compute|find)$/.test(first);
  const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
  const nouns = groups.map((group) =>
    group
      .map((i) => nameWords(results.names[i] ?? valueNames[i] ?? ordinals[i] ?? `value${i + 1}`))
      .flatMap((words, i) => (i === 0 ? words : ['and', ...words])),
  );
  const style = family === 'python' ? 'snake_case' : 'camelCase';
  const spelled = (words: readonly string[]): string => marks + inStyle(words.join('_'), style);
  const all = new Set(nouns.flat());
  const object = (hasVerb ? rest : [first, ...rest]).filter((word) => !collective.has(word) && !all.has(word));
  const verb = hasVerb && !taking.has(first) ? [first] : [];
  const get = family === 'python' ? 'compute' : 'get';
  const schemes: (readonly string[])[][] = [];
  if (hasVerb) {
    schemes.push(nouns.map((noun) => [...verb, ...object.filter((word) => !noun.includes(word)), ...noun]));
    if (object.length > 0) schemes.push(nouns.map((noun) => [...verb, ...noun]));
  } else {
    schemes.push(nouns.map((noun) => [...object, ...noun]));
  }
  schemes.push(
    nouns.map((noun) => [get, ...noun]),
    nouns.map((noun) => [first, ...rest, ...noun]),
    nouns.map((noun) => ['get', first, ...rest, ...noun]),
  );
  return schemes.map((names) => names.map(spelled));
}
