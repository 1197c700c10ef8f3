/** How people ask for a module, package, file or folder to go elsewhere, or to change between a module and a package. */

import type { Captures } from '../grammar/grammar.ts';
import { moveModuleMeaning } from '../meaning/moveModuleMeaning.ts';
import type { OperationPhrases } from './operationPhrases.ts';
import { type PhraseRule, phrases, rule } from './phraseRule.ts';
import { type Ask, allCaptured, captured, type Destination, type PhraseValue, type Thing } from './phraseValue.ts';
import { mustBe } from './renameWords.ts';
import { want } from './shapeWords.ts';

const operation = 'moveModule';
const move = '(move|relocate|transfer|shift|put|place|bring|migrate|nest|tuck|drag|haul|lift|raise | carry over | pull | push)';

/** A file or folder by its path, or what is said to be a module, package, file or folder. */
function isModule(thing: Thing | undefined): thing is Thing {
  if (thing === undefined) return false;
  if (thing.selection !== undefined) return thing.selection.kinds?.every((kind) => kind === 'module') === true;
  const { thingKind, named, pointing } = thing;
  if (named === undefined && pointing !== undefined && pointing !== 'kind' && thingKind === undefined) return true; // what “it” is, is told later
  if (thingKind === 'module' || thingKind === 'file' || thingKind === 'folder') return true;
  return thingKind === undefined && named?.name.form === 'path' && named.name.position === undefined;
}

function things(c: Captures<PhraseValue>, intoFolder = false): readonly Thing[] | undefined {
  const all = captured(c, 'things', 'things')?.items ?? [captured(c, 'thing', 'thing')];
  // "The modules a and b": each is one.
  const kind = all.find(isModule)?.thingKind;
  const each = all.map((thing) =>
    thing?.named?.name.form === 'plain' && thing.thingKind === undefined && kind ? { ...thing, thingKind: kind } : thing,
  );
  return each.every((thing) => isModule(thing) || (intoFolder && isBare(thing))) ? each.flatMap((thing) => thing ?? []) : undefined;
}

/** Nothing but a name: what goes into a folder can be nothing but a module. */
function isBare(thing: Thing | undefined): boolean {
  const { named, thingKind, selection } = thing ?? {};
  return (
    named !== undefined && thingKind === undefined && selection === undefined && !named.called && /^(?:plain|dotted)$/.test(named.name.form)
  );
}

function isFolder({ named, placeKind }: Destination): boolean {
  return placeKind === 'folder' || /[\\/]$/.test(named?.written ?? '');
}

function asked(c: Captures<PhraseValue>, more: Pick<Ask, 'details'>, intoFolder = false): Ask | undefined {
  const found = things(c, intoFolder);
  return found && { kind: 'ask', operation, things: found, newNames: [], after: allCaptured(c, 'place', 'place'), notes: [], ...more };
}

function toPlace(c: Captures<PhraseValue>): Ask | undefined {
  const destination = captured(c, 'destination', 'destination') ?? captured(c, 'destinationPlace', 'destination');
  const newName = captured(c, 'newName', 'newName');
  if (destination === undefined) return undefined;
  return asked(c, { details: { destination, ...(newName && { newName }) } }, isFolder(destination));
}

/** "Up one level", "to the top". */
function toWord(text: string): (c: Captures<PhraseValue>) => Ask | undefined {
  return (c) => asked(c, { details: { upwards: { kind: 'words', text } } });
}

function reshaped(text: 'package' | 'module'): (c: Captures<PhraseValue>) => Ask | undefined {
  return (c) => asked(c, { details: { shape: { kind: 'words', text } } });
}

const onePackage = '[a|an|one|the] [proper|real|whole] (package|folder|directory)';
const oneModule = '[a|an|one|the] [single|plain|simple|one|normal|flat] (module|file | python file)';

const what = ['<thing>', '<things>', '<selection:thing>'] as const;

const moveModuleRules: readonly PhraseRule[] = [
  rule(
    'moveModuleAsk',
    ...what.flatMap((noun, i) => [
      ...phrases(
        [
          `${move} [:] [whole|all] [of] ${noun} [over] <destination> [(as|named|called | under the name | and call it | and name it) <newName>]`,
          `${noun} (should|must|shall|needs|has|ought) [to] (go|live|sit|reside|move|belong | be moved | be put | be placed | be located | be relocated) [over] <whereTo:destination> [(as|named|called) <newName>]`,
          `${noun} (belongs|belong|goes|go) <whereTo:destination>`,
          `${noun} [really] (wants|needs|want|need) to (be|live|go) <whereTo:destination>`,
          `${want} ${noun} [to be|be] (moved|relocated|put|placed) <whereTo:destination>`,
          `(change|update|set) [the] (path|location|place|folder|directory|home) (of|for) ${noun} <destination>`,
          `[the] [new] (path|location|place|folder|directory|home) (of|for) ${noun} ${mustBe} <destinationPlace>`,
          `[the] new (path|location|place|folder|directory|home) (of|for) ${noun} (is | will be | : | <arrow>) <destinationPlace>`,
          `${move} [into|to|under] <destinationPlace> : ${noun}`,
          `${move} ${noun} (below|beneath|underneath|within) <destinationPlace>`,
          `make ${noun} (part of | a part of | a submodule of | a subpackage of | a module of | a child of) <destinationPlace>`,
        ],
        toPlace,
        i,
      ),
      ...phrases(
        [
          `${move} ${noun} [one|a] [level|folder|directory|package] up [one|a] [level|folder|directory|package]`,
          `${move} ${noun} (to|into) (the|its|their) parent [folder|directory|package]`,
          `${move} ${noun} out of (its|the|their) (package|folder|directory)`,
        ],
        toWord('..'),
        i,
      ),
      ...phrases(
        [
          `${move} ${noun} [up|out] (to|into|in) the (root|top | top level | root folder | workspace root | project root | repository root | root directory | top folder) [of the (project|workspace|repository|repo)]`,
        ],
        toWord('.'),
        i,
      ),
      ...phrases(
        [
          `(turn|make|convert|change|transform|promote|expand) ${noun} (into|to|in) ${onePackage}`,
          `make ${noun} ${onePackage}`,
          `make ${onePackage} (of|from | out of) ${noun}`,
          `${noun} ${mustBe} ${onePackage}`,
          `${noun} (should|must|shall|needs|has) [to] become ${onePackage}`,
        ],
        reshaped('package'),
        i,
      ),
      ...phrases(
        [
          `(turn|make|convert|change|transform|collapse|flatten|fold|shrink) ${noun} [back] (into|to|in) ${oneModule}`,
          `make ${noun} ${oneModule} [again]`,
          `${noun} ${mustBe} ${oneModule} [again]`,
          `${noun} (should|must|shall|needs|has) [to] become ${oneModule} [again]`,
        ],
        reshaped('module'),
        i,
      ),
    ]),
  ),
];

export const moveModulePhrases: OperationPhrases = {
  operation: 'moveModule',
  rules: moveModuleRules,
  asks: ['moveModuleAsk'],
  more: [],
  examples: ['move utils/dates.py to lib/times.py', 'turn the module helpers into a package'],
  meaning: moveModuleMeaning,
  honours: ['docs', 'tests'],
  keepsOld: true,
};
