/** How people ask for functions that are nearly the same to become one with a parameter. */
import type { Captures } from '../grammar/grammar.ts';
import { mergeFunctionsMeaning } from '../meaning/mergeFunctionsMeaning.ts';
import { isSentenceWord } from './namePhrases.ts';
import type { OperationPhrases } from './operationPhrases.ts';
import { type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import { type Ask, allCaptured, captured, type PhraseValue, type Thing } from './phraseValue.ts';
import { alike, askOf, mustBe, turn, want } from './shapeWords.ts';

const merge =
  '(merge|combine|unify|unite|fuse|fold|join|consolidate|collapse|roll|melt|deduplicate|dedupe|dedup|de-duplicate | merge together | fold together | join together | roll up)';
const into = '(into|to|as|onto|under | in to)';
const one = '(one | a single | only one | just one | one single | one common | a common | a shared)';
const fn =
  '(function|method|helper|routine|implementation|version | generic function | generic one | helper function | parametrised function | parameterized function | parametrized function)';
const named = '<mergedFunction:merged>';
const tail = '[<mergedParameter:parameter>] [<mergedOld:old>]';
const both = '[both|all | all of | the two]';
const keep = '(keep|keeping|leave|leaving|use|using|retain|retaining|preserve)';

function ask(c: Captures<PhraseValue>): Ask | undefined {
  const [name, ...inSignature] = captured(c, 'merged', 'parameters')?.names ?? [];
  const kept = captured(c, 'kept', 'thing');
  const parameters = [...inSignature, ...(captured(c, 'parameter', 'parameters')?.names ?? [])];
  const old = captured(c, 'old', 'words');
  const made = askOf('mergeFunctions', c);
  const other = captured(c, 'other', 'thing');
  if (made === undefined) return undefined;
  const things = other === undefined ? made.things : [...made.things, other];
  if (things.length < 2 && !things.some(({ pointing, selection }) => pointing === 'them' || selection !== undefined)) return undefined;
  if (things.some(({ thingKind, named: called }) => isNoFunction(thingKind) || called?.name.form === 'path')) return undefined;
  const given = kept?.named === undefined ? name : kept.named.name.segments.at(-1);
  return {
    ...made,
    things,
    details: {
      ...(given !== undefined && { name: { kind: 'words', text: given } }),
      ...(parameters.length > 0 && { parameters: namesOnly(parameters) }),
      ...(old && { old }),
    },
  };
}

function isNoFunction(kind: Thing['thingKind']): boolean {
  return kind !== undefined && kind !== 'function' && kind !== 'method';
}

/** "Merge read_tsv into read_csv": the one that stays comes first, and counts as well. */
function askInto(c: Captures<PhraseValue>): Ask | undefined {
  const kept = captured(c, 'kept', 'thing');
  const asked = askOf('mergeFunctions', c);
  if (asked === undefined || kept?.named === undefined || isNoFunction(kept.thingKind) || kept.named.name.form === 'path') return undefined;
  if (asked.things.some(({ thingKind, named: called }) => isNoFunction(thingKind) || called?.name.form === 'path')) return undefined;
  const name = kept.named.name.segments.at(-1);
  const others = asked.things.filter((thing) => thing !== kept && thing.named?.name.segments.at(-1) !== name);
  const twin = asked.things.find((thing) => thing.named?.name.segments.at(-1) === name) ?? kept;
  const parameters = captured(c, 'parameter', 'parameters')?.names ?? [];
  const old = captured(c, 'old', 'words');
  return {
    ...asked,
    things: [twin, ...others],
    details: {
      ...(name !== undefined && { name: { kind: 'words', text: name } }),
      ...(parameters.length > 0 && { parameters: namesOnly(parameters) }),
      ...(old && { old }),
    },
  };
}

function namesOnly(names: readonly string[]): PhraseValue {
  return { kind: 'parameters', names, of: undefined };
}

/** "With a parameter" names none. */
function freshNames(c: Captures<PhraseValue>): PhraseValue | undefined {
  const given = [...allCaptured(c, 'parameterName', 'code'), ...allCaptured(c, 'more', 'code')].map(({ text }) => text);
  return given.some(isSentenceWord) ? undefined : namesOnly(given);
}

const noun =
  '(parameter|argument|param|arg|flag|option|keyword|switch|parameters|arguments|params|boolean | keyword argument | keyword parameter | boolean flag | boolean parameter | extra parameter | extra argument)';
const names = '<parameterName> [(,|and | , and) <parameterName:more>] [(,|and | , and) <parameterName:more>]';

const mergeFunctionsRules: readonly PhraseRule[] = [
  rule(
    'mergeFunctionsAsk',
    ...phrases(
      [
        `${merge} [:] ${both} <things> [together] [${into} [${one}] [new] ${named}] ${tail}`,
        `${merge} [:] <them:thing> [together] [${into} [${one}] [new] ${named}] ${tail}`,
        `${merge} [:] <them:thing> [together] (in | ${into}) (${one} | a [new]) [${fn}] [[called|named] ${named}] ${tail}`,
        `make <them:thing> [into] ${one} [${fn}] [[called|named] ${named}] ${tail}`,
        `${merge} [:] ${both} <things> [together] (in | ${into}) (${one} | a [new]) [${fn}] [[called|named] ${named}] ${tail}`,
        `${merge} <thing> with <thing:other> [${into} ${named}] ${tail}`,
        `make ${one} [new] ${fn} [(called|named) ${named}] (of|from | out of) <things> ${tail}`,
        `make [a] [new] [function] ${named} (of|from | out of) <things> <mergedParameter:parameter> [<mergedOld:old>]`,
        `make ${both} <things> [into] ${one} [${fn}] [[called|named] ${named}] ${tail}`,
        `${turn} ${both} <things> (into|to | in to) ${one} [${fn}] [[called|named] ${named}] ${tail}`,
        `${both} <things> ${mustBe} ${one} [${fn}] [[called|named] ${named}] ${tail}`,
        `${both} <things> (should|must|shall|could|can) be (merged|combined|unified|united|consolidated|folded) [together] [${into} [${one}] [${fn}] [called|named] ${named}] ${tail}`,
        `${both} <things> ${alike} [,|;|:|-|.] [so|please|and] [please] (merge|make|turn|combine|unify|unite|fold|join|consolidate) (them|both|these) [together] [into] [${one}] [${fn}] [${into}] [[called|named] ${named}] ${tail}`,
        `${want} ${both} <things> (as|become | to be | to become | to be turned into | turned into | merged into | to be merged into | combined into) ${one} [${fn}] [[called|named] ${named}] ${tail}`,
        `${both} <things> (differ | differ only | only differ | just differ) (in|by) [the|their|a] <parameterName:differing> [,|:|-] [so|please|and] [please] (merge|make|turn|combine|unify|unite|fold|join|consolidate) (them|both|these) [together] [into] [${one}] [${fn}] [${into}] [[called|named] ${named}] ${tail}`,
        `replace ${both} <things> (by|with) ${one} [${fn}] [[called|named] ${named}] ${tail}`,
        `(replace|substitute) ${both} <things> (by|with) ${named} <mergedParameter:parameter> [<mergedOld:old>]`,
        `(parametrize|parameterize|parametrise|parameterise|generalize|generalise) ${both} <things> ${into} [${one}] [${fn}] ${named} ${tail}`,
        `(extract|create|introduce|write|add|build) [${one}|a] [new] [${fn}] ${named} (from|for | out of | that replaces | to replace) ${both} <things> <mergedParameter:parameter> [<mergedOld:old>]`,
        `<things> <arrow> ${named} <mergedParameter:parameter>`,
        `merge functions : <things> ${tail}`,
      ],
      ask,
    ),
    ...phrases(
      [
        `${merge} ${both} <things> [,|:|;|.|-] [and|but] ${keep} <thing:kept> [as the name] [and] ${tail}`,
        `${both} <things> ${alike} [,|;|:|-|.] [so|please|and] [please] ${keep} [only] <thing:kept> [and] ${tail}`,
        `${merge} <thing> into <thing:kept> <mergedParameter:parameter> [<mergedOld:old>]`,
      ],
      askInto,
    ),
    // Of names alone, what is there tells whether they are functions or modules.
    phrase(`${merge} <thing> into <thing:kept> [<mergedOld:old>]`, askInto, 1),
    phrase(`<mergedPlus:anyThings> <arrow> ${named} ${tail}`, ask),
    phrase('<things> <arrow> <mergedSignature:merged>', ask),
    phrase(`${merge} <mergedPlus:anyThings> [${into} ${named}] ${tail}`, ask),
  ),
  // "a + b + c"
  rule(
    'mergedPlus',
    phrase('<thing> + <thing:second> [+ <thing:third>]', (c) => {
      const items = ['thing', 'second', 'third'].flatMap((label) => captured(c, label, 'thing') ?? []);
      return { kind: 'things', items };
    }),
  ),
  rule(
    'mergedFunction',
    phrase('<mergedSignature>', (c) => captured(c, 'mergedSignature', 'parameters')),
    phrase(
      `[a|the|one] [new|single|common|shared] [${fn}] [called|named] <freshName:name>`,
      (c) => {
        const name = captured(c, 'name', 'name');
        return name?.name.form === 'plain' ? namesOnly([name.name.text]) : undefined;
      },
      1,
    ),
  ),
  // "read_table(delimiter)"
  rule(
    'mergedSignature',
    phrase('<signatureCode>', (c) => {
      const code = captured(c, 'signatureCode', 'signatureCode');
      if (code === undefined || code.name === '' || code.parameters.length === 0) return undefined;
      return namesOnly([code.name, ...code.parameters.map(({ name }) => name)]);
    }),
  ),
  rule(
    'mergedParameter',
    ...phrases(
      [
        `[,|;|.] [and] (with|under|using|by|via|through|taking|on|over | and with) [a|an|one|the|its] [new|single|extra|common|additional] ${noun} [called|named|:] ${names}`,
        `[,|;|.] [and] (with|under|using|by|via|through|taking | that takes | which takes | distinguished by) [a|an|one|the] ${names} ${noun}`,
        `[,|;|.] [and] [(that|which|it) (should|is|shall|must)] [be] (parametrized|parameterized|parametrised|parameterised) (by|on|with|over) [a|the] [${noun}] ${names}`,
        `[,|;|.] [and] (parametrize|parameterize|parametrise|parameterise|parametrizing|parameterizing) [it] (by|on|with|over) [a|the] [${noun}] ${names}`,
        `[,|;|.] [and] [where] (what differs | the difference | what is different | the part that differs) (becomes|is|being|as | should be | should become | goes into) [a|an|the] [${noun}] [called|named] ${names}`,
        `[,|;|.|:] [and] [the] ${names} (becomes|is|being | should be | should become) (a|the) ${noun}`,
      ],
      freshNames,
    ),
    phrase(`[,] [and] with [a|an|one|the|its] ${names} as [a|an|the|its|new] ${noun}`, freshNames, -1),
    phrase('[,] [and] with (a|an|the) <parameterName>', freshNames, 4),
    // Before it is a wish of its own, about “it”.
    ...phrases(
      [
        `[,|;|.] [and] (give|giving|add|adding|pass|passing) [it | the result | the merged one] [a|an|one|the] [new|extra] ${noun} [called|named] ${names} [to it]`,
        `[,|;|.] [and] (give|giving) (it | the result) [a|an|the] ${names} ${noun}`,
        `[,] (that|which) (takes|has|gets|accepts) [a|an|one|the] [new|extra] ${noun} [called|named] ${names}`,
      ],
      freshNames,
      -6,
    ),
    ...phrases(
      [
        `[,] [and] (with|under|using|by|via|through|taking) [a|an|one|the] [new|single|extra|common|additional|suitable] ${noun} [for (what differs | the difference | the part that differs | what is different | the rest)]`,
        `[,] [and] (that takes | which takes) (what differs | the difference) [as [a|an] ${noun}]`,
        `[,] [and] (with|taking) (what differs | the difference) as [a|an] ${noun}`,
        `[,] [and] [please] (give|giving|add|adding) [it] [a|an|one|the] [new|extra|suitable] ${noun} [to it]`,
      ],
      () => namesOnly([]),
      1,
    ),
  ),
  rule(
    'mergedOld',
    ...phrases(
      [
        '[,|;] [and] [then] (remove|delete|drop|discard|erase) [the] (old|original|two|former|previous) [two] (ones|names|functions|versions|methods) [too|afterwards|completely|altogether|then]',
        '[,|;] [and] [then] (remove|delete|drop|discard|erase) (both|them | the originals | both of them | the old ones) [afterwards|completely|altogether|then]',
        '[,|;] [and] (without wrappers | leave no wrappers | without leaving wrappers | without keeping the old names | no wrappers)',
      ],
      () => ({ kind: 'words', text: 'remove' }),
    ),
  ),
];

export const mergeFunctionsPhrases: OperationPhrases = {
  operation: 'mergeFunctions',
  rules: mergeFunctionsRules,
  asks: ['mergeFunctionsAsk'],
  more: [],
  examples: ['merge read_csv and read_tsv into read_table with a parameter delimiter'],
  meaning: mergeFunctionsMeaning,
  keepsOld: true,
};
