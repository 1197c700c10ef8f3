/**
 * What is told of things before or after something is asked of them: "join_options returns a string and a flag. Split it …",
 * "delete f, it has not been used for years". Whoever tells something asks for nothing by it, so the words may be passed over,
 * and are reported; what sounds like a wish, a limit or a doubt is no telling, and stays unread.
 */
import type { Match } from '../grammar/grammar.ts';
import type { Token } from '../words/token.ts';
import { type PhraseRule, type PhraseTerminal, phrase, rule } from './phraseRule.ts';
import { captured, type PhraseValue } from './phraseValue.ts';
import { orderVerbs } from './unavailablePhrases.ts';

/** Dearer than whatever else the words may be read as, and cheaper than not reading them. */
const toldCost = 12;
/** Words of the longest telling, in tokens. */
const toldMax = 40;

const words = (spelt: string): ReadonlySet<string> => new Set(spelt.split(' '));

const tells = words(
  'is are was were has have had does do returns return gives give differ differs uses use takes looks look lives live sits repeats repeat duplicates duplicate shares share contains contain exists exist works work stems stem comes come',
);
const adverbs = words('only both all just also already really still currently now mostly always never hardly simply actually');
/** Of these no telling is made: they ask for something, leave it open, or limit it. */
const wishes = words(
  "should must shall will would ought need needs needn't please let's if unless until don't doesn't didn't won't can't cannot mustn't shouldn't except excluding unaffected unchanged untouched alone ? i we you maybe perhaps either or",
);
/** "Do the same": what else is done is asked for. */
const afterDo = words('the nearly almost exactly much too not two both several different similar');

const verbsOfOrders: ReadonlySet<string> = new Set([
  ...orderVerbs.split('|'),
  ...words('rename move put merge split bundle gather dissolve delegate call give take keep leave prefer do let have group'),
]);

/** What the sentence says after its subject, up to its end or to where an order begins. */
const toldTerminal: PhraseTerminal = {
  name: 'told',
  read: (tokens, at): readonly Match<PhraseValue>[] => {
    let verb = at;
    while (adverbs.has(tokens[verb]?.word ?? '')) verb++;
    const first = tokens[verb]?.word ?? '';
    const next = tokens[verb + 1]?.word ?? '';
    if (!tells.has(first) || next === 'to' || (next === 'not' && tokens[verb + 2]?.word === 'to')) return [];
    if ((first === 'do' || first === 'does') && !afterDo.has(next)) return [];
    let end = verb + 1;
    while (end < tokens.length && !endsTelling(tokens, end)) {
      if (wishes.has(tokens[end]?.word ?? '') || end - at > toldMax) return [];
      end++;
    }
    return end === verb + 1 ? [] : [{ end, cost: 0, value: { kind: 'words', text: '' } }];
  },
};

function endsTelling(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind === 'break' || token.word === ';' || token.kind === 'arrow') return true;
  if (!['so', 'and', 'then', ',', ':', '-', 'hence', 'therefore'].includes(token.word)) return false;
  const order = tokens.slice(at + 1, at + 4).find(({ word }) => !['so', 'and', 'then', 'please', ',', 'just'].includes(word));
  return token.word === 'so' || token.word === ':' || (order !== undefined && verbsOfOrders.has(order.word));
}

export const statementTerminals: readonly PhraseTerminal[] = [toldTerminal];

export const statementRules: readonly PhraseRule[] = [
  rule(
    'statement',
    phrase(
      '<anyThings> <told>',
      (c) => {
        const things = captured(c, 'anyThings', 'things')?.items ?? [];
        return things.length > 0 && things.every(({ named }) => named !== undefined && !named.likeAWord)
          ? { kind: 'statement', things }
          : undefined;
      },
      toldCost,
    ),
    phrase('(it|they|this|that|these|those|both | both of them) <told>', () => ({ kind: 'noise' }), toldCost),
  ),
];
