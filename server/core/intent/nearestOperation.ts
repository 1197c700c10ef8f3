/** Of what Swarm can do, what comes nearest to words that ask for something else: by the words in which it is asked for. */
import { collectWords, parsePattern } from './grammar/pattern.ts';
import type { OperationPhrases } from './phrases/operationPhrases.ts';
import { operationPhrases } from './phrases/phraseBook.ts';

/** What other tools and books call refactorings, in words that ours are asked for by. */
const otherWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    inline: 'merge replace function',
    extract: 'split move function',
    encapsulate: 'parameter object class',
    introduce: 'add parameter',
    generalise: 'merge parameter',
    generalize: 'merge parameter',
    hide: 'rename private',
    copy: 'move',
    duplicate: 'move',
    wrap: 'delegate function',
    deprecate: 'rename keep deprecated alias',
    destructure: 'parameter object',
    flatten: 'merge module',
    relocate: 'move',
    erase: 'delete',
  }),
);

interface Vocabulary {
  readonly phrases: OperationPhrases;
  readonly words: ReadonlySet<string>;
}

let vocabularies: readonly Vocabulary[] | undefined;

function known(): readonly Vocabulary[] {
  vocabularies ??= operationPhrases.map((phrases) => {
    const words = new Set<string>();
    for (const rule of phrases.rules) for (const { pattern } of rule.phrases) collectWords(parsePattern(pattern), words);
    for (const example of phrases.examples) for (const word of wordsOf(example)) words.add(word);
    return { phrases, words };
  });
  return vocabularies;
}

/** Undefined when none of the words says anything of an operation. */
export function nearestOperation(text: string): OperationPhrases | undefined {
  const said = wordsOf(text).flatMap((word) => [word, ...(otherWords.get(word)?.split(' ') ?? [])]);
  const all = known();
  let best: { readonly phrases: OperationPhrases; readonly score: number } | undefined;
  for (const { phrases, words } of all) {
    // A word that few operations are asked for by tells more.
    const score = [...new Set(said)].reduce((sum, word) => {
      if (!words.has(word)) return sum;
      return sum + Math.log((all.length + 1) / all.filter((other) => other.words.has(word)).length);
    }, 0);
    if (score > (best?.score ?? 0)) best = { phrases, score };
  }
  return best?.phrases;
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^a-z-]+/)
    .filter((word) => word.length > 1);
}
