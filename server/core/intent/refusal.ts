/** What is said when an instruction is not, or not wholly, understood: which words, why, what was understood, what would work. */
import { type SwarmError, swarmError } from '../../protocol/errors.ts';
import { type Choice, type Interpretation, isWhole } from './meaning/interpretation.ts';
import type { MeantCall } from './meaning/operationMeaning.ts';
import { nearestOperation } from './nearestOperation.ts';
import { operationPhrases } from './phrases/phraseBook.ts';
import { type Token, wordsBetween } from './words/token.ts';
import { isOpenQuote } from './words/tokenise.ts';

/** Longest stretch of an instruction repeated in a message, in UTF-16 units. */
const quotedWordsMax = 160;
/** Problems named in one message; the rest is counted. */
const problemsNamedMax = 4;

export function emptyRefusal(): SwarmError {
  return swarmError('instruction-empty', 'The instruction says nothing that could be done.', exampleHint());
}

export function tangledRefusal(): SwarmError {
  return swarmError(
    'instruction-not-understood',
    'The instruction is too long or too tangled to be read; nothing was changed.',
    'Give it in several, shorter instructions.',
  );
}

export function ambiguousRefusal({ best, rivals }: Choice): SwarmError {
  const readings = [best, ...rivals].map(
    (reading, i) => `(${i + 1}) ${reading.calls.map((call) => lowerFirst(call.summary)).join(', then ')}`,
  );
  return swarmError(
    'instruction-not-understood',
    `The instruction can mean ${rivals.length + 1} things: ${readings.join('; ')}. Nothing was changed.`,
    'Put names in quotes, or say "the function …", "the class …", to tell them apart.',
  );
}

export function contradictionRefusal(first: MeantCall, second: MeantCall): SwarmError {
  return swarmError(
    'instruction-not-understood',
    `The instruction asks for two things of one: “${lowerFirst(first.summary)}” and “${lowerFirst(second.summary)}”. Nothing was changed.`,
    'Say only one of them.',
  );
}

/** For readings with gaps; undefined when there are none and something was asked for. */
export function gapRefusal(instruction: string, tokens: readonly Token[], reading: Interpretation): SwarmError | undefined {
  if (isWhole(reading) && reading.calls.length > 0) return undefined;
  const problems = reading.clauses.flatMap((clause) => {
    const first = clause.units[0]?.first ?? 0;
    const end = clause.units.at(-1)?.end ?? first;
    const words = clip(wordsBetween(instruction, tokens, first, end).replace(/^[,;:\s]+/, ''));
    const { outcome } = clause;
    if (outcome.kind === 'problem') return [`“${words}”: ${outcome.problem.why}`];
    if (outcome.kind !== 'unread') return [];
    const openQuote = tokens.slice(first, end).find(isOpenQuote);
    return [
      openQuote === undefined
        ? `“${words}” is not understood`
        : `“${words}” is not understood: the quote ${openQuote.text} is never closed`,
    ];
  });
  const mentions = reading.clauses.flatMap(({ outcome }) => (outcome.kind === 'context' ? [outcome.understoodAs] : []));
  if (problems.length === 0 && mentions.length === 0) return emptyRefusal();
  if (problems.length === 0)
    return swarmError(
      'instruction-not-understood',
      `The instruction only ${mentions.join(' and ')}; it does not say what should change.`,
      exampleHint(),
    );

  const named = problems.slice(0, problemsNamedMax).join('. ');
  const more = problems.length > problemsNamedMax ? `, and ${problems.length - problemsNamedMax} more` : '';
  const understood = reading.calls.map((call) => lowerFirst(call.summary));
  const nothingRead =
    understood.length === 0 && mentions.length === 0 && reading.clauses.every(({ outcome }) => outcome.kind !== 'problem');
  const parts = [
    `${named}${more}.`,
    nothingRead ? 'Swarm reads instructions in English.' : '',
    understood.length > 0 ? `Understood: ${clip(understood.join(', then '))}.` : '',
    'Nothing was changed.',
  ];
  return swarmError(
    'instruction-not-understood',
    parts.filter((part) => part !== '').join(' '),
    nearestHint(reading, unreadIn(instruction, tokens, reading)),
  );
}

/** The words of what cannot be done, or was not understood. */
function unreadIn(instruction: string, tokens: readonly Token[], reading: Interpretation): string {
  const unread = reading.clauses.filter(({ outcome }) => outcome.kind === 'unread' || outcome.kind === 'problem');
  return unread.map(({ units }) => wordsBetween(instruction, tokens, units[0]?.first ?? 0, units.at(-1)?.end ?? 0)).join(' ');
}

function nearestHint(reading: Interpretation, unread: string): string {
  if (reading.calls.length > 0) {
    return `To have just that done, say: ${reading.calls.map((call) => `“${lowerFirst(call.summary)}”`).join(', ')}. ${exampleHint()}`;
  }
  const nearest = reading.clauses.flatMap(({ outcome }) =>
    outcome.kind === 'problem' && outcome.problem.nearest !== undefined ? [outcome.problem.nearest] : [],
  );
  if (nearest[0] !== undefined) return `The nearest that can be asked for: “${nearest[0]}”. ${exampleHint()}`;
  const operation = nearestOperation(unread);
  const example = operation?.examples[0];
  if (operation === undefined || example === undefined) return exampleHint();
  return `The nearest that can be asked for is ${operation.operation}: “${example}”. ${exampleHint()}`;
}

function exampleHint(): string {
  const examples = operationPhrases.flatMap((phrases) => phrases.examples).slice(0, 3);
  const operations = operationPhrases.map((phrases) => phrases.operation).join(', ');
  return `Swarm can do: ${operations}. For example: ${examples.map((example) => `“${example}”`).join(', ')}.`;
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

function clip(text: string): string {
  return text.length <= quotedWordsMax ? text : `${text.slice(0, quotedWordsMax)}…`;
}
