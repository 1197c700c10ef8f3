/**
 * Wishes said in the middle of another: "rename f, its tests too, to g" is "rename f to g and its tests too". Only words change
 * places; what they mean is the grammar's business.
 */
import type { Token } from './token.ts';

const openers: ReadonlySet<string> = new Set(['and', 'with', 'including', 'plus', 'incl']);
const pairs: ReadonlySet<string> = new Set(['along with', 'together with', 'as well']);
const whose: ReadonlySet<string> = new Set(['its', 'their']);
const adjectives: ReadonlySet<string> = new Set('own unit corresponding matching related whole'.split(' '));
const wished: ReadonlySet<string> = new Set(
  'test tests testcase testcases doc docs documentation docstring docstrings comment comments readme'.split(' '),
);
const nouns: ReadonlySet<string> = new Set('file files module modules function functions suite class classes'.split(' '));
const closers: ReadonlySet<string> = new Set(['too', 'also', 'included']);
/** What goes on with the wish around it. */
const onward: ReadonlySet<string> = new Set('to into onto under in inside as'.split(' '));

export function withoutAsides(tokens: readonly Token[]): readonly Token[] {
  for (let at = 1; at < tokens.length; at++) {
    const end = asideEnd(tokens, at);
    if (end === undefined) continue;
    const last = clauseEnd(tokens, end);
    return withoutAsides([...tokens.slice(0, at), ...tokens.slice(end, last), ...saidBehind(tokens.slice(at, end)), ...tokens.slice(last)]);
  }
  return tokens;
}

/** Behind the aside that begins here, where it stands between a thing and where that goes. */
function asideEnd(tokens: readonly Token[], from: number): number | undefined {
  const word = (at: number): string => tokens[at]?.word ?? '';
  let at = from;
  if (word(at) === ',' || word(at) === '(') at++;
  if (pairs.has(`${word(at)} ${word(at + 1)}`)) at += word(at) === 'as' ? 3 : 2;
  else if (openers.has(word(at))) at++;
  if (at === from || !whose.has(word(at))) return undefined;
  at++;
  while (adjectives.has(word(at))) at++;
  if (!wished.has(word(at))) return undefined;
  at++;
  if (nouns.has(word(at))) at++;
  if (closers.has(word(at))) at++;
  else if (word(at) === 'as' && word(at + 1) === 'well') at += 2;
  if (word(at) === ',' || word(at) === ')') at++;
  return onward.has(word(at)) || tokens[at]?.kind === 'arrow' ? at : undefined;
}

function clauseEnd(tokens: readonly Token[], from: number): number {
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind === 'break') return at;
    if (token?.word === 'then') return [',', 'and'].includes(tokens[at - 1]?.word ?? '') ? at - 1 : at;
  }
  return tokens.length;
}

/** "And its tests too": the comma or the brackets around it are gone. */
function saidBehind(aside: readonly Token[]): readonly Token[] {
  const said = aside.filter(({ word }) => word !== ',' && word !== '(' && word !== ')');
  const [first] = said;
  if (first === undefined || !whose.has(first.word)) return said;
  return [{ ...first, text: 'and', word: 'and' }, ...said];
}
