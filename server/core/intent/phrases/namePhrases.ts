/** Names as people write them: which tokens may be one, and how likely each is meant as one. */
import type { Match } from '../grammar/grammar.ts';
import { readCodeName } from '../words/codeName.ts';
import type { Token } from '../words/token.ts';
import { singleKindWords } from './kindPhrases.ts';
import { type PhraseRule, type PhraseTerminal, phrase, rule } from './phraseRule.ts';
import { captured, type Named, type PhraseValue } from './phraseValue.ts';

/** What it costs to take a token for a name; the dearer, the less likely. */
const nameCost = { quoted: 0, evident: 0, capitalised: 1, plain: 2, noIdentifier: 4, vocabulary: 8, functionWord: 20 } as const;

/** Words that hold English sentences together; as an unquoted name they are the last resort. */
const functionWords: ReadonlySet<string> = new Set(
  `a an the this that these those it its they them their there here i you we he she me my our your us
   to of in on at by for from with without into as than via per
   and or but nor not no so if then else when while where because since unless until though
   is are was were be been being am do does did done has have had can could may might must shall should will would
   all any both each every either neither some none only also just too very please instead everywhere
   what which who whom whose why how
   first second third last next previous another other same them
   one two three most many few several such whole now course`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Whether a word that stands by itself holds sentences together. */
export function isSentenceWord(word: string): boolean {
  return functionWords.has(word.toLowerCase());
}

/** Of those, the ones that point at nothing and count nothing: behind "of" they can only be a name, if the sentence is whole at all. */
const emptyWords: ReadonlySet<string> = new Set(
  'not no nor and or but if then else when while until from with without into as in on at by for'.split(' '),
);

export function standsForNothing(named: Named): boolean {
  return isFunctionWord(named) && emptyWords.has(named.written);
}

/** Whether it is written as a word that holds a sentence together, and not quoted. */
export function isFunctionWord(named: Named): boolean {
  if (named.quoted || named.called) return false;
  return functionWords.has(hasOwnCase(named.written) ? named.written : named.written.toLowerCase());
}

/** Of those, the ones that members are called by: "get, set and has of Store". What points, counts or joins is none of them. */
const memberWords: ReadonlySet<string> = new Set(
  'is are was has have do does can may must should all any some every first last next previous with without'.split(' '),
);

/** Only where a list says whose members they are. */
export function mayNameMember(named: Named): boolean {
  return isFunctionWord(named) && memberWords.has(named.written);
}

/** "TO" or "A" between lower-case words is rarely the word. */
function hasOwnCase(text: string): boolean {
  return text.length === 1 ? text !== text.toLowerCase() : text.slice(1) !== text.slice(1).toLowerCase();
}

function readName(token: Token | undefined, vocabulary: ReadonlySet<string>): { readonly value: Named; readonly cost: number } | undefined {
  if (token === undefined || (token.kind !== 'bare' && token.kind !== 'quoted')) return undefined;
  const quoted = token.kind === 'quoted';
  const name = readCodeName(token.text, quoted);
  const word = token.text.toLowerCase();
  const isFunctionWord = functionWords.has(word);
  const isPlain = !quoted && !token.called;
  const ownCase = hasOwnCase(token.text);
  const inVocabulary = isPlain && (isFunctionWord || vocabulary.has(word));
  const likeAWord = isPlain && !ownCase && (isFunctionWord || singleKindWords.has(word));
  const within = /\((.*)\)$/s.exec(token.raw)?.[1]?.trim();
  const value: Named = { kind: 'name', name, written: token.text, quoted, called: token.called, likeAWord, ...(within && { within }) };
  return { value, cost: costOf() };

  function costOf(): number {
    if (!isPlain) return nameCost.quoted;
    if (inVocabulary && !ownCase) return isFunctionWord ? nameCost.functionWord : nameCost.vocabulary;
    if (inVocabulary && word.length > 1) return nameCost.vocabulary / 2;
    if (name.evident) return nameCost.evident;
    if (name.form === 'other') return nameCost.noIdentifier;
    return /^\p{Lu}/u.test(token?.text ?? '') ? nameCost.capitalised : nameCost.plain;
  }
}

function one(at: number, read: ReturnType<typeof readName>): readonly Match<PhraseValue>[] {
  return read === undefined ? [] : [{ end: at + 1, cost: read.cost, value: read.value }];
}

/** No identifier, and written as names of some languages are: btn-row, .btn-row, #btn-row, --accent. */
const writtenAlike = /^(?:--|[.#])?[\p{L}\p{N}_$@][\p{L}\p{N}_$@.-]*$/u;

/** A name of something that is there. */
const nameTerminal: PhraseTerminal = {
  name: 'name',
  read: (tokens, at, vocabulary) => {
    const read = readName(tokens[at], vocabulary);
    if (read === undefined) return [];
    // Several words between quotes are no name, but somebody means them to be; the meaning says so.
    if (read.value.name.form === 'phrase') return [{ end: at + 1, cost: nameCost.vocabulary, value: read.value }];
    if (read.value.name.form === 'other' && !writtenAlike.test(read.value.written)) return [];
    return one(at, read);
  },
};

/** A name that can hardly be an English word; for phrases too terse to tell otherwise. */
const evidentNameTerminal: PhraseTerminal = {
  name: 'evidentName',
  read: (tokens, at, vocabulary) => {
    const read = readName(tokens[at], vocabulary);
    const evident = read !== undefined && read.cost === 0 && read.value.name.form !== 'phrase' && read.value.name.form !== 'other';
    return evident ? one(at, read) : [];
  },
};

/** A word before a kind that tells of which sort things are: "the path functions". */
const describingTerminal: PhraseTerminal = {
  name: 'describing',
  read: (tokens, at) => {
    const read = readName(tokens[at], noWords);
    const isWord = read !== undefined && (read.value.name.form === 'plain' || /^\p{Ll}+-\p{Ll}+$/u.test(read.value.written));
    return isWord && !isFunctionWord(read.value) && !singleKindWords.has(read.value.written.toLowerCase())
      ? one(at, { ...read, cost: 0 })
      : [];
  },
};

/** Part of a name, or a pattern of names: "parse_", "_helper", "get_*", "*Error". */
const fragmentTerminal: PhraseTerminal = {
  name: 'fragment',
  read: (tokens, at) => {
    const token = tokens[at];
    if (token === undefined || (token.kind !== 'bare' && token.kind !== 'quoted') || !/^[\p{L}\p{N}_$*?.-]+$/u.test(token.text)) return [];
    const before = token.kind === 'bare' && hasMarkBefore(token) ? '*' : '';
    const next = tokens[at + 1];
    const starred = next?.kind === 'stray' && next.text === '*' && next.start === token.end;
    const cost = token.kind === 'quoted' || /[_$*]|\p{Ll}\p{Lu}/u.test(token.text) || starred || before !== '' ? 0 : nameCost.plain;
    return [{ end: starred ? at + 2 : at + 1, cost, value: { kind: 'words', text: `${before}${token.text}${starred ? '*' : ''}` } }];
  },
};

/** A star or an at sign before a name is left out of its text. */
function hasMarkBefore({ start, end, text, called }: Token): boolean {
  return !called && end - start > text.length;
}

/** A decorator, with or without its sign and its arguments: "@app.route", "cached". */
const decoratorTerminal: PhraseTerminal = {
  name: 'decorator',
  read: (tokens, at) => {
    const name = readName(tokens[at], noWords);
    const token = tokens[at];
    if (name === undefined || token === undefined || !/^@?[\p{ID_Start}_$][\p{ID_Continue}$.]*(?:\(.*\))?$/u.test(token.text)) return [];
    const text = token.text.replace(/^@/, '').replace(/\(.*$/, '');
    return [{ end: at + 1, cost: token.kind === 'quoted' || hasMarkBefore(token) ? 0 : 1, value: { kind: 'words', text } }];
  },
};

/** One that can only be a decorator. */
const atNameTerminal: PhraseTerminal = {
  name: 'atName',
  read: (tokens, at, vocabulary) => {
    const token = tokens[at];
    const isAt = token !== undefined && (token.kind === 'bare' ? hasMarkBefore(token) : token.text.startsWith('@'));
    return isAt ? decoratorTerminal.read(tokens, at, vocabulary) : [];
  },
};

const noWords: ReadonlySet<string> = new Set();

/** A name to be given: any single word, even one that will turn out illegal, so that it can be refused by its own reason. */
const freshNameTerminal: PhraseTerminal = {
  name: 'freshName',
  read: (tokens, at, vocabulary) => one(at, readName(tokens[at], vocabulary)),
};

/** Stands before a word that means things by itself: "ALL" amid words in small letters is rather the name of one. */
const smallTerminal: PhraseTerminal = {
  name: 'small',
  read: (tokens, at) => {
    const isName = hasOwnCase(tokens[at]?.text ?? '') && tokens.some(({ kind, text }) => kind === 'bare' && /^\p{Ll}+$/u.test(text));
    return [{ end: at, cost: isName ? nameCost.vocabulary : 0, value: { kind: 'words', text: '' } }];
  },
};

const possessiveTerminal: PhraseTerminal = {
  name: 'possessive',
  read: (tokens, at) => (tokens[at]?.kind === 'possessive' ? [{ end: at + 1, cost: 0, value: { kind: 'words', text: "'s" } }] : []),
};

const arrowTerminal: PhraseTerminal = {
  name: 'arrow',
  read: (tokens, at) => (tokens[at]?.kind === 'arrow' ? [{ end: at + 1, cost: 0, value: { kind: 'words', text: '->' } }] : []),
};

/** "a.py: …": a file or folder that stands before a colon. */
const pathBeforeColonTerminal: PhraseTerminal = {
  name: 'pathBeforeColon',
  read: (tokens, at, vocabulary) => {
    const read = tokens[at + 1]?.word === ':' ? readName(tokens[at], vocabulary) : undefined;
    return read?.value.name.form === 'path' && read.value.name.position === undefined ? one(at, read) : [];
  },
};

/** Everything up to the end of the sentence. */
const restTerminal: PhraseTerminal = {
  name: 'rest',
  read: (tokens, at) => {
    const end = sentenceEnd(tokens, at);
    return end === at ? [] : [{ end, cost: 0, value: { kind: 'words', text: '' } }];
  },
};

const reasonStoppers: ReadonlySet<string> = new Set(
  'and or but not except only unless if then also keep without rename instead while when until , ; :'.split(' '),
);

/** The words of a reason: up to the next clause, and never over a word that would limit what is asked. */
const reasonTerminal: PhraseTerminal = {
  name: 'reason',
  read: (tokens, at) => {
    let end = at;
    while (end < tokens.length && tokens[end]?.kind !== 'break' && !reasonStoppers.has(tokens[end]?.word ?? '')) end++;
    return end === at ? [] : [{ end, cost: 1, value: { kind: 'words', text: '' } }];
  },
};

const lastWordTerminal: PhraseTerminal = {
  name: 'sentenceEnd',
  read: (tokens, at) => (sentenceEnd(tokens, at) === at ? [{ end: at, cost: 0, value: { kind: 'words', text: '' } }] : []),
};

/** "ABC-123", "#42": what trackers call their tickets. */
const ticketIdTerminal: PhraseTerminal = {
  name: 'ticketId',
  read: (tokens, at) => {
    const token = tokens[at];
    const isId = token?.kind === 'bare' && (/^\p{Lu}[\p{Lu}\d]+-\d+$/u.test(token.text) || /^#\d+$/.test(token.text));
    return isId ? [{ end: at + 1, cost: 0, value: { kind: 'words', text: token.text } }] : [];
  },
};

const ticketNumberTerminal: PhraseTerminal = {
  name: 'ticketNumber',
  read: (tokens, at) => {
    const token = tokens[at];
    const isNumber = token?.kind === 'bare' && /^\d{1,7}$/.test(token.text);
    return isNumber ? [{ end: at + 1, cost: 0, value: { kind: 'words', text: token.text } }] : [];
  },
};

/** "refactor(utils):", what a commit begins with. */
const commitKindTerminal: PhraseTerminal = {
  name: 'commitKind',
  read: (tokens, at) => {
    const token = tokens[at];
    const opens = at === 0 || tokens[at - 1]?.kind === 'break';
    const isKind =
      opens && token?.called === true && /^(?:refactor|feat|fix|chore|style|perf|build|test|docs|ci|revert)$/i.test(token.text);
    return isKind && tokens[at + 1]?.word === ':' ? [{ end: at + 2, cost: 0, value: { kind: 'words', text: token.text } }] : [];
  },
};

const pictureTerminal: PhraseTerminal = {
  name: 'picture',
  read: (tokens, at) => {
    const text = tokens[at]?.text ?? '';
    const isPicture = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u200d\ufe0f])+$/u.test(text) || /^[:;]-?[)D(]$/.test(text);
    return isPicture ? [{ end: at + 1, cost: 0, value: { kind: 'words', text } }] : [];
  },
};

function sentenceEnd(tokens: readonly Token[], at: number): number {
  let end = at;
  while (end < tokens.length && tokens[end]?.kind !== 'break') end++;
  return end;
}

export const nameTerminals: readonly PhraseTerminal[] = [
  nameTerminal,
  evidentNameTerminal,
  freshNameTerminal,
  describingTerminal,
  fragmentTerminal,
  decoratorTerminal,
  atNameTerminal,
  smallTerminal,
  possessiveTerminal,
  arrowTerminal,
  pathBeforeColonTerminal,
  restTerminal,
  reasonTerminal,
  lastWordTerminal,
  pictureTerminal,
  ticketIdTerminal,
  ticketNumberTerminal,
  commitKindTerminal,
];

export const newNameRules: readonly PhraseRule[] = [
  rule(
    'newName',
    phrase('[just|simply|plain] [the [new] name] <freshName:name>', (c) => {
      const named = captured(c, 'name', 'name');
      return named && { kind: 'newName', named, newKind: named.name.kind };
    }),
    phrase(
      '[the|a|an] <kind> [called|named] <freshName:name>',
      (c) => {
        const named = captured(c, 'name', 'name');
        return named && { kind: 'newName', named, newKind: captured(c, 'kind', 'kindWord')?.of };
      },
      1,
    ),
  ),
  rule(
    'newNames',
    phrase('<newName> (and | , and | ,) <newName>', (c) => ({
      kind: 'newNames',
      items: c.all('newName').flatMap((v) => (v.kind === 'newName' ? [v] : [])),
    })),
    phrase('<newName> , <newName> (and | , and | ,) <newName>', (c) => ({
      kind: 'newNames',
      items: c.all('newName').flatMap((v) => (v.kind === 'newName' ? [v] : [])),
    })),
    phrase('<newName> , <newName> , <newName> (and | , and | ,) <newName>', (c) => ({
      kind: 'newNames',
      items: c.all('newName').flatMap((v) => (v.kind === 'newName' ? [v] : [])),
    })),
  ),
];
