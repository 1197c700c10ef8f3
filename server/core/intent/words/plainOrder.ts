/**
 * Questions that ask for something, put into the order of a wish: "could f be moved to x?" is "f should be moved to x". Only
 * words change places; what they mean is the grammar's business. "Should f be moved?" and "is f used?" stay questions.
 */
import type { Token } from './token.ts';

const asking: ReadonlySet<string> = new Set(['could', 'can', 'would', 'might', 'may']);
/** Who is asked to do it, not what it is done to. */
const people: ReadonlySet<string> = new Set(['you', 'we', 'i', 'someone', 'somebody', 'anyone', 'anybody', 'please']);
/** Where what is asked about ends. */
const verbs: ReadonlySet<string> = new Set(
  'be take have get accept live go move belong lose become default start end begin raise throw return come'.split(' '),
);
/** What may stand before a question. */
const openers: ReadonlySet<string> = new Set(
  'hi hello hey please pls so and then also ok okay well now thanks swarm team all , : -'.split(' '),
);
/** Words of the longest thing that is asked about, in tokens. */
const subjectMax = 25;

export function inPlainOrder(tokens: readonly Token[]): readonly Token[] {
  const ordered: Token[] = [];
  let mayAsk = true;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    const verb = mayAsk && token.kind === 'bare' && asking.has(token.word) ? verbAfter(tokens, at) : undefined;
    if (verb !== undefined) {
      ordered.push(...tokens.slice(at + 1, verb), { ...token, text: 'should', word: 'should' });
      at = verb - 1;
      mayAsk = false;
      continue;
    }
    ordered.push(token);
    mayAsk = token.kind === 'break' || (mayAsk && openers.has(token.word));
  }
  return ordered;
}

/** Where the verb stands, in a question about a thing. */
function verbAfter(tokens: readonly Token[], at: number): number | undefined {
  const next = tokens[at + 1];
  if (next === undefined || people.has(next.word)) return undefined;
  if (next.word === 'it' && tokens[at]?.word === 'would') return undefined; // "would it be nice if …"
  for (let i = at + 2; i < Math.min(tokens.length, at + subjectMax); i++) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break' || token.kind === 'arrow') return undefined;
    if (verbs.has(token.word)) return i;
  }
  return undefined;
}
