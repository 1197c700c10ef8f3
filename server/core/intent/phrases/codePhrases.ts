/** Code within sentences: a value, a type, a parameter as it is declared, a parameter's name. */
import type { Match } from '../grammar/grammar.ts';
import { readCodeName } from '../words/codeName.ts';
import { expressionsAt, parametersAt, signaturesAt, typesAt } from '../words/codeRun.ts';
import type { Token } from '../words/token.ts';
import { isSentenceWord } from './namePhrases.ts';
import type { PhraseTerminal } from './phraseRule.ts';
import type { Named, PhraseValue, Thing } from './phraseValue.ts';

/** What it costs to take words for code; a word that holds sentences together is hardly ever meant. */
const cost = { code: 0, word: 1, sentenceWord: 20 } as const;

function costOf(tokens: readonly Token[], at: number, end: number): number {
  const token = tokens[at];
  if (token === undefined || token.kind === 'quoted' || end > at + 1) return cost.code;
  if (token.text.length > 1 && isSentenceWord(token.text)) return cost.sentenceWord;
  return /^[A-Za-z][a-z]*$/.test(token.text) ? cost.word : cost.code;
}

/** Words that stand before a parameter, or between it and its function, and are not one unless quoted. */
const neverParameters: ReadonlySet<string> = new Set('the its their our my your is are of and or'.split(' '));

function isParameter({ name, quoted }: { readonly name: string; readonly quoted: boolean }): boolean {
  return quoted || !neverParameters.has(name.toLowerCase());
}

function code(name: string, read: typeof expressionsAt): PhraseTerminal {
  return {
    name,
    read: (tokens, at): readonly Match<PhraseValue>[] =>
      read(tokens, at).map(({ end, text }) => ({ end, cost: costOf(tokens, at, end), value: { kind: 'code', text } })),
  };
}

const written = code('typeCode', typesAt);

/** “A method”, “a function” are no types: they say what something is to become. */
const typeCode: PhraseTerminal = {
  name: written.name,
  read: (tokens, at, vocabulary) =>
    written.read(tokens, at, vocabulary).map((match) => {
      const token = tokens[at];
      const isKind = token?.kind === 'bare' && match.end === at + 1 && kindsOfCode.has(token.text);
      return isKind ? { ...match, cost: cost.sentenceWord } : match;
    }),
};

const kindsOfCode: ReadonlySet<string> = new Set(
  'function method classmethod staticmethod @classmethod @staticmethod property @property static wrapper delegate'.split(' '),
);

const parameterCode: PhraseTerminal = {
  name: 'parameterCode',
  read: (tokens, at) =>
    parametersAt(tokens, at)
      .filter(isParameter)
      .map(({ end, ...parameter }) => ({
        end,
        cost: costOf(tokens, at, end),
        value: { kind: 'parameterCode', ...parameter },
      })),
};

const parameterName: PhraseTerminal = {
  name: 'parameterName',
  read: (tokens, at) =>
    parametersAt(tokens, at).flatMap(({ end, name, type, value, quoted }) =>
      !isParameter({ name, quoted }) || type !== undefined || value !== undefined || /^(?:self|cls|this)$/.test(name)
        ? []
        : [{ end, cost: Math.max(0, costOf(tokens, at, end) - cost.word), value: { kind: 'code' as const, text: name } }],
    ),
};

const signatureCode: PhraseTerminal = {
  name: 'signatureCode',
  read: (tokens, at) =>
    signaturesAt(tokens, at).map(({ end, name, parameters }) => ({
      end,
      cost: cost.code,
      value: { kind: 'signatureCode', name, parameters, of: name === '' ? [] : [thingCalled(name)] },
    })),
};

function thingCalled(written: string): Thing {
  const named: Named = { kind: 'name', name: readCodeName(written, true), written, quoted: true, called: true, likeAWord: false };
  return { kind: 'thing', named, pointing: undefined, thingKind: undefined, places: [], notes: [] };
}

export const codeTerminals: readonly PhraseTerminal[] = [
  code('value', expressionsAt),
  typeCode,
  parameterCode,
  parameterName,
  signatureCode,
];
