/** How people ask for imports to come from where a name is defined, and not from a module that passes it on. */
import type { Captures } from '../grammar/grammar.ts';
import { importFromSourceMeaning } from '../meaning/importFromSourceMeaning.ts';
import type { OperationPhrases } from './operationPhrases.ts';
import { justWords, type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import { type Ask, captured, type PhraseValue, type Place, type Thing } from './phraseValue.ts';

const take = '(import|take|get|pull|fetch|load|reference)';
const detour = '(through|via|from|over | by way of | out of | instead of from | instead of through | instead of via)';
const relayWord =
  '(barrel|relay|facade|façade|package|index|module|file|re-exports|reexports | barrel file | index file | package index | re-exports of | barrel of)';

/** "Everything in src" is what is imported there. */
function wherever(things: readonly Thing[]): Place | undefined {
  const [only] = things;
  if (only?.selection === undefined || things.length > 1 || only.selection.kinds !== undefined) return undefined;
  const places = only.selection.conditions.flatMap(({ holds }) => (holds.kind === 'placed' ? holds.places : []));
  const others = only.selection.conditions.some(
    ({ holds }) => holds.kind !== 'placed' && !(holds.kind === 'trait' && holds.trait === 'topLevel'),
  );
  return others || places.length !== 1 ? undefined : places[0];
}

function ask(c: Captures<PhraseValue>): Ask {
  const relay = captured(c, 'relay', 'place');
  const source = captured(c, 'source', 'place'); // where it is said to be defined, which is found out
  const items = captured(c, 'anyThings', 'things')?.items ?? [];
  const things = source === undefined ? items : items.map((thing) => ({ ...thing, places: [...thing.places, source] }));
  const everywhere = wherever(things);
  const within = captured(c, 'within', 'place') ?? everywhere;
  return {
    kind: 'ask',
    operation: 'importFromSource',
    things: everywhere === undefined ? things : [],
    newNames: [],
    after: [],
    notes: [],
    details: {
      ...(relay && { relay }),
      ...(within && { within }),
      ...(c.first('withoutRelay') !== undefined && { withoutRelay: justWords() }),
    },
  };
}

const rules: readonly PhraseRule[] = [
  rule(
    'definingModule',
    ...phrases(
      [
        '[right|directly|straight] [from] where (it|they|that|everything|each) (is|are) [actually|really|originally|first] (defined|declared|implemented|written)',
        '[directly|straight] [from] [its|their|the] [own] (defining|original|source|home|actual|real|originating|underlying|concrete) (module|modules|file|files|location|place|source|sources)',
        '[directly|straight] from [its|their|the] (source|sources|definition|definitions|origin|home)',
        '[directly|straight] from the (module|modules|file|files) (that|which) (defines|define|declares|declare|implements|has) (it|them|each)',
        'directly',
      ],
      justWords,
    ),
  ),
  rule(
    'withoutRelay',
    ...phrases(
      [
        '[,] (and|then) [also|please] (remove | delete | drop | clean up) [the|its|their|all|any] [now] [unused|old|redundant|needless] (re-export|re-exports|reexport|reexports|relay|relays|forwarding | re-export of it | re-exports there | relay imports) [there] [afterwards | that nobody needs | that are unused | if nobody needs them | if nobody needs it | if unused]',
        '[,] without keeping the (re-export|re-exports|reexport|reexports)',
      ],
      justWords,
    ),
  ),
  rule('everyImport', phrase('everything|all | all names | all imports | every name | all symbols | all the names', justWords)),
  rule(
    'importFromSourceAsk',
    ...['<anyThings>', '<everyImport>'].flatMap((what, i) =>
      phrases(
        [
          `${take} ${what} <definingModule> [(in|inside|within|under|across|throughout) <placeName:within>] [<withoutRelay>]`,
          `${take} ${what} <definingModule> [,] (instead of | rather than | and not) [from|through|via] [the] [${relayWord}] <placeName:relay> [(in|within|under) <placeName:within>] [<withoutRelay>]`,
          `(make|let|have) (everybody|everyone|importers | all importers | all files | all callers | all code | the importers) ${take} ${what} <definingModule> [<withoutRelay>]`,
          `${take} ${what} from <placeName:source> [,] (instead of | rather than | and not | not) [from|through|via] [the] [${relayWord}] <placeName:relay> [(in|within|under) <placeName:within>] [<withoutRelay>]`,
          `${take} ${what} [directly|straight] [,] (instead of | rather than | and not | not) (from|through|via) [the] [${relayWord}] <placeName:relay> [(in|within|under) <placeName:within>] [<withoutRelay>]`,
          `${what} (should|must|shall | has to | have to | needs to | need to | ought to) be imported <definingModule> [(in|within|under) <placeName:within>] [<withoutRelay>]`,
          `(use|prefer|make) (direct imports | imports from the defining module | imports from the source) (for|of) ${what} [(in|within|under) <placeName:within>] [<withoutRelay>]`,
          `(change|rewrite|redirect|repoint|switch|fix|update) (the import | the imports | all imports | imports | every import) of ${what} to (the defining module | where it is defined | where they are defined | its defining module | their defining modules | the source | the module that defines it) [<withoutRelay>]`,
        ],
        ask,
        i * 2,
      ),
    ),
    // What must not happen is refused elsewhere; this says what should instead, however plain the names.
    ...['<anyThings>', '<everyImport>'].flatMap((what) =>
      phrases(
        [
          `(stop|quit|avoid) importing ${what} ${detour} [the] [${relayWord}] <placeName:relay> [(in|within|under) <placeName:within>] [<withoutRelay>]`,
          `(nobody | no one | noone | no code | no module | no file) (should|must|may|shall) import ${what} ${detour} [the] [${relayWord}] <placeName:relay> [anymore | any more | any longer] [,|;] [but] [rather] [use|import] [it|them] [directly] [from] [the] [<placeName:source>] [directly]`,
          `(nobody | no one | noone | no code | no module | no file) (should|must|may|shall) import ${what} ${detour} [the] [${relayWord}] <placeName:relay> [anymore | any more | any longer]`,
          `(don't | do not | no longer | never) import ${what} ${detour} [the] [${relayWord}] <placeName:relay> [(in|within|under) <placeName:within>] [<withoutRelay>]`,
          `(nobody | no one | noone | no code | no module | no file) (should|must|may|shall) import ${what} ${detour} (the|a|any) ${relayWord} [anymore | any more | any longer]`,
          `(stop|quit|avoid) importing ${what} ${detour} (the|a|any) ${relayWord} [(in|within|under) <placeName:within>] [<withoutRelay>]`,
          `${what} (should|must|shall|may) (not | no longer) be imported ${detour} [the] [${relayWord}] <placeName:relay> [anymore | any more | any longer]`,
          `${what} (should|must|shall|may) (not | no longer) be imported ${detour} (the|a|any) ${relayWord} [anymore | any more | any longer]`,
        ],
        ask,
        -4,
      ),
    ),
    phrase(`(in|inside|within|under) <placeName:within> [,] ${take} <everyImport> <definingModule> [<withoutRelay>]`, ask),
    ...phrases(
      [
        `(stop|quit|avoid) importing ${detour} [the] [${relayWord}] <placeName:relay> [(in|within|under) <placeName:within>] [<withoutRelay>]`,
        `(bypass|circumvent | get around | go around) [the] [${relayWord}] <placeName:relay> [(in|within|under) <placeName:within>] [<withoutRelay>]`,
        `(replace|change|rewrite|convert|turn) [all|the|our] (imports | barrel imports | indirect imports) ${detour} [the] [${relayWord}] <placeName:relay> (by|with|to|into) (direct imports | imports from the defining modules | imports from the source | direct ones) [<withoutRelay>]`,
        `(importers|users) of [the] [${relayWord}] <placeName:relay> should import <definingModule> [<withoutRelay>]`,
        `(use|prefer) (direct imports | imports from the defining modules) (instead of | rather than) [the] [${relayWord}] <placeName:relay> [(in|within|under) <placeName:within>] [<withoutRelay>]`,
        `(use|prefer) (direct imports | imports from the defining modules) [everywhere | in the whole workspace | in the whole project] [<withoutRelay>]`,
        `(use|prefer) (direct imports | imports from the defining modules) (in|within|under) <placeName:within> [<withoutRelay>]`,
        `(replace|convert|change) [all|the] (barrel imports | indirect imports | re-exported imports | imports through re-exports | imports through barrels) [(in|within|under) <placeName:within>] (by|with|to|into) (direct imports | direct ones | imports from the defining modules) [<withoutRelay>]`,
      ],
      ask,
    ),
  ),
];

export const importFromSourcePhrases: OperationPhrases = {
  operation: 'importFromSource',
  rules,
  asks: ['importFromSourceAsk'],
  more: [],
  examples: ['import clean from where it is defined', 'stop importing through src/index.ts'],
  meaning: importFromSourceMeaning,
};
