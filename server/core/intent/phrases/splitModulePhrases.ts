/** How people ask for a module to be taken apart: into which modules, and what each of them gets. */

import type { Captures } from '../grammar/grammar.ts';
import { splitModuleMeaning } from '../meaning/splitModuleMeaning.ts';
import { nouns, thingsIn } from './movePhrases.ts';
import type { OperationPhrases } from './operationPhrases.ts';
import { type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import { type Ask, allCaptured, captured, type Destination, type PhraseValue, type SplitPart, type Thing } from './phraseValue.ts';

const split =
  '(split|divide|separate|partition|decompose|dissect|slice|carve | break up | split up | divide up | break apart | take apart | break down | break | cut up | chop up)';
const gets =
  '(gets|get|takes|take|receives|holds|hold|has|have|with|for|contains | : | should get | should have | should hold | should contain | is for | is to hold | is to get | will hold | will have | will get)';
const goes =
  '(go|goes|belong|belongs|live|lives|moves|move | should go | are to go | is to go | must go | go over | to live | should live | should be | will go)';
const rest =
  '(the rest | everything else | all else | the others | the remaining ones | the remaining things | all other things | all others | the other functions | the remaining functions | whatever is left | what is left | what remains | anything else | the remainder)';

function part(c: Captures<PhraseValue>): SplitPart | undefined {
  const destination = captured(c, 'destination', 'destination') ?? captured(c, 'destinationPlace', 'destination');
  const things = thingsIn(c);
  return destination && things.length > 0 ? { kind: 'splitPart', destination, things } : undefined;
}

function restPart(c: Captures<PhraseValue>): SplitPart | undefined {
  const destination = captured(c, 'destination', 'destination') ?? captured(c, 'destinationPlace', 'destination');
  return { kind: 'splitPart', destination, things: [] };
}

function asModule(thing: Thing): Thing {
  return thing.thingKind === undefined ? { ...thing, thingKind: 'module' } : thing;
}

/** The parts by the names that were announced: "into dates.py and strings.py: dates gets …". Undefined when they are others, or one of them gets nothing. */
function called(parts: readonly SplitPart[], names: readonly Destination[], module: Thing): readonly SplitPart[] | undefined {
  if (names.length === 0) return parts;
  const textOf = (destination: Destination | undefined): string => destination?.named?.name.text ?? '';
  const stemOf = (text: string): string => text.slice(text.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  const found: SplitPart[] = [];
  for (const part of parts) {
    const text = textOf(part.destination);
    const name = names.find((each) => textOf(each) === text) ?? names.find((each) => stemOf(textOf(each)) === stemOf(text));
    const swapped = part.things.some(({ named }) => named !== undefined && names.some((each) => textOf(each) === named.name.text));
    if (swapped || (part.destination !== undefined && name === undefined)) return undefined;
    found.push({ ...part, destination: part.destination && name });
  }
  const own = stemOf(module.named?.name.text ?? '');
  const forgotten = names.some((each) => !found.some(({ destination }) => destination === each) && stemOf(textOf(each)) !== own);
  return forgotten ? undefined : found;
}

function ask(c: Captures<PhraseValue>, each?: 'class' | 'function'): Ask | undefined {
  const module = captured(c, 'module', 'thing');
  if (module === undefined || module.selection !== undefined || module.named?.likeAWord === true) return undefined;
  const kind = module.thingKind;
  if (kind !== undefined && kind !== 'module' && kind !== 'file') return undefined;
  const parts = allCaptured(c, 'splitPart', 'splitPart');
  const first = captured(c, 'first', 'splitPart');
  const all = called(first ? [first, ...parts] : parts, allCaptured(c, 'partName', 'destination'), module);
  if (all === undefined || (all.length === 0 && each === undefined)) return undefined;
  return {
    kind: 'ask',
    operation: 'splitModule',
    things: [asModule(module), ...all.flatMap(({ things }) => things)],
    newNames: [],
    after: [],
    notes: [],
    details: { parts: { kind: 'splitParts', items: all }, ...(each && { each: { kind: 'words', text: each } }) },
  };
}

const splitModuleRules: readonly PhraseRule[] = [
  rule(
    'partName',
    phrase('<destinationPlace>', (c) => captured(c, 'destinationPlace', 'destination')),
  ),
  rule(
    'splitPart',
    ...nouns.flatMap((noun, i) => [
      ...phrases([`<destinationPlace> [,] ${gets} ${noun}`, `<destinationPlace> \\( ${noun} \\)`], part, i),
      ...phrases(
        [
          `${noun} ${goes} <whereTo:destination>`,
          `${noun} (to|into|in | <arrow>) <destinationPlace>`,
          `move|put ${noun} <whereTo:destination>`,
        ],
        part,
        i,
      ),
    ]),
    ...phrases(
      [
        `${rest} ${goes} <whereTo:destination>`,
        `${rest} (to|into|in) <destinationPlace>`,
        `<destinationPlace> ${gets} ${rest}`,
        `${rest} <arrow> <destinationPlace>`,
        `${rest} (stays|stay|remains|remain | stays there | stays where it is | can stay | should stay | stays put | stay there | stay where they are)`,
      ],
      restPart,
    ),
  ),
  rule(
    'morePart',
    phrase('( , | and | ; | , and | ; and | , while | while | . | , then | then) <splitPart>', (c) =>
      captured(c, 'splitPart', 'splitPart'),
    ),
    phrase('<splitPart>', (c) => captured(c, 'splitPart', 'splitPart'), 1),
  ),
  rule(
    'splitAsk',
    ...phrases(
      [
        `${split} [the|our] [module|file] <thing:module> [up|apart] [into] [:|,|-] [so that | such that | with | as follows | like this] [:] <splitPart:first> <morePart:splitPart>**`,
        `${split} [the|our] [module|file] <thing:module> [up|apart] (into|in) [two|three|four|five] [modules|files] [:|,] <partName> [(and | , | , and) <partName>] [(and | , | , and) <partName>] [(and | , | , and) <partName>] (: | , | . | - | ; | so that | with | where | such that | , where | , so that) <splitPart:first> <morePart:splitPart>**`,
      ],
      (c) => ask(c),
    ),
    ...(['class', 'function'] as const).flatMap((kind) =>
      phrases(
        [
          `${split} [the|our] [module|file] <thing:module> [up|apart] [into] (one file per ${kind} | one module per ${kind} | a file per ${kind} | a module per ${kind} | a file for each ${kind} | one file for each ${kind} | a module for each ${kind} | separate files by ${kind} | files by ${kind})`,
          `${split} [the|our] [module|file] <thing:module> [up|apart] (by|per) (${kind} | ${kind === 'class' ? 'classes' : 'functions'})`,
          `${split} [the|our] [module|file] <thing:module> [up|apart] [so that | such that | ,] (each | every) ${kind} (gets | has | is in | goes into | lives in) its own (file|module)`,
          `(move|put) (each | every) ${kind} (of|in|from) [the|our] [module|file] <thing:module> (into|in|to) its own (file|module)`,
        ],
        (c) => ask(c, kind),
      ),
    ),
  ),
];

export const splitModulePhrases: OperationPhrases = {
  operation: 'splitModule',
  rules: splitModuleRules,
  asks: ['splitAsk'],
  more: [],
  examples: ['split utils.py into dates.py and strings.py: dates gets parse_date, strings gets strip'],
  meaning: splitModuleMeaning,
  keepsOld: true,
  honours: ['docs'],
};
