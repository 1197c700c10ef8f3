/** Reads an instruction into the operations it asks for: checks that it is text, cuts it into words, parses, chooses, explains. */
import { err, ok, type Result } from '../../base/result.ts';
import { type SwarmError, swarmError } from '../../protocol/errors.ts';
import type { Understanding } from '../brain/brain.ts';

import type { InstructionReader, ReadClause } from './intent.ts';
import { inOrder } from './meaning/clauseOrder.ts';
import type { Clause } from './meaning/discourse.ts';
import { choose, type Interpretation } from './meaning/interpretation.ts';
import { joinedRenames } from './meaning/joinedRenames.ts';
import type { MeantCall } from './meaning/operationMeaning.ts';
import { readUnits } from './meaning/unitLattice.ts';
import { grammar } from './phrases/phraseBook.ts';
import { ambiguousRefusal, contradictionRefusal, emptyRefusal, gapRefusal, tangledRefusal } from './refusal.ts';
import { withoutAsides } from './words/asides.ts';
import { inPlainOrder } from './words/plainOrder.ts';
import { type Token, wordsBetween } from './words/token.ts';
import { tokenise } from './words/tokenise.ts';

/** Longest instruction that is read, in UTF-16 units. */
export const instructionLengthMax = 20_000;
/** Most tokens of one instruction that are parsed; twenty thousand characters of ordinary text hold about four thousand. */
const tokensMax = 5_000;

export const readInstruction: InstructionReader = (instruction, cursor) => {
  const unfit = whyNotReadable(instruction);
  if (unfit !== undefined) return { clauses: [], result: err(unfit) };
  const tokens = withoutAsides(inPlainOrder(unwrapped(instruction, tokenise(instruction))));
  if (tokens.every((token) => token.kind === 'break')) return { clauses: [], result: err(emptyRefusal()) };
  if (tokens.length > tokensMax) return { clauses: [], result: err(tangledRefusal()) };
  const lattice = readUnits(instruction, tokens, grammar());
  const choice = choose(lattice, cursor);
  if (lattice.exhausted || choice === undefined) return { clauses: [], result: err(tangledRefusal()) };
  const clauses = choice.best.clauses.map((clause) => readClause(instruction, tokens, clause));
  const gap = gapRefusal(instruction, tokens, choice.best);
  if (gap !== undefined) return { clauses, result: err(gap) };
  if (choice.rivals.length > 0) return { clauses, result: err(ambiguousRefusal(choice)) };
  return { clauses, result: understanding(instruction, tokens, choice.best, clauses) };
};

function whyNotReadable(instruction: string): SwarmError | undefined {
  if (instruction.length > instructionLengthMax) {
    return swarmError(
      'instruction-not-text',
      `The instruction is ${instruction.length} characters long; at most ${instructionLengthMax} are read.`,
      'Give it in several, shorter instructions.',
    );
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/.test(instruction) || !instruction.isWellFormed()) {
    return swarmError('instruction-not-text', 'The instruction is not text: it holds control characters or broken Unicode.');
  }
  return undefined;
}

/** An instruction that is quoted as a whole is read without its quotes. */
function unwrapped(instruction: string, tokens: readonly Token[]): readonly Token[] {
  const words = tokens.filter((token) => token.kind !== 'break');
  const only = words[0];
  if (words.length !== 1 || only?.kind !== 'quoted' || !/\s/.test(only.text)) return tokens;
  return tokenise(instruction, only.start + 1, only.end - 1);
}

function understanding(
  instruction: string,
  tokens: readonly Token[],
  reading: Interpretation,
  clauses: readonly ReadClause[],
): Result<Understanding, SwarmError> {
  const calls = new Map<string, MeantCall>();
  const clauseOf = new Map<MeantCall, string>();
  for (const clause of inOrder(reading.clauses)) {
    if (clause.outcome.kind !== 'calls') continue;
    for (const call of clause.outcome.calls) {
      const key = JSON.stringify([call.operation, call.target]);
      const before = calls.get(key);
      if (before !== undefined && before.result !== call.result && !isRepeatable(call)) return err(contradictionRefusal(before, call));
      if ((before !== undefined && before.result === call.result) || [...calls.values()].some((other) => isSame(other, call))) continue;
      calls.set(before === undefined ? key : `${key} ${call.result}`, call);
      clauseOf.set(call, wordsOf(instruction, tokens, clause));
    }
  }
  const operations = joinedRenames([...calls.values()]).map((call) => ({
    operation: call.operation,
    arguments: call.arguments,
    summary: call.summary,
    clause: clauseOf.get(call) ?? instruction.replaceAll(/\s+/g, ' ').trim(),
  }));
  const assumptions = [...new Set(clauses.flatMap((clause) => clause.assumptions))];
  return ok({
    operations,
    assumptions,
    ignoredWords: clauses.flatMap((clause) => clause.ignoredWords),
    confidence: Math.max(0.5, Math.round(100 - Math.max(0, reading.cost) / (2 * operations.length) - 3 * assumptions.length) / 100),
  });
}

/** One function may be changed in one way and then in another; nothing can get two names. */
function isRepeatable({ operation }: MeantCall): boolean {
  return operation === 'changeSignature';
}

/** Said twice, once with more words of what it is: "the enum Colour must be called Color, so rename Colour to Color". */
function isSame(one: MeantCall, other: MeantCall): boolean {
  const alike = (a: string | undefined, b: string | undefined): boolean => a === undefined || b === undefined || a === b;
  const { target, operation, result } = one;
  if (operation !== other.operation || result === '' || result !== other.result || target.name === '' || target.name !== other.target.name)
    return false;
  return (
    alike(target.kind, other.target.kind) &&
    alike(target.pathHint, other.target.pathHint) &&
    alike(target.containerHint, other.target.containerHint)
  );
}

function readClause(instruction: string, tokens: readonly Token[], clause: Clause): ReadClause {
  const { outcome } = clause;
  const scopes = clause.units.filter(({ unit }) => unit.kind === 'scope');
  const noise = clause.units.filter(({ unit }) => unit.kind === 'noise' || unit.kind === 'statement');
  return {
    words: wordsOf(instruction, tokens, clause),
    understoodAs: understoodAs(),
    assumptions: outcome.kind === 'calls' || outcome.kind === 'context' ? outcome.assumptions : [],
    ignoredWords: noise.map((unit) => wordsBetween(instruction, tokens, unit.first, unit.end)),
    problem: outcome.kind === 'problem' ? outcome.problem.why : outcome.kind === 'unread' ? 'not understood' : undefined,
  };

  function understoodAs(): string | undefined {
    if (outcome.kind === 'calls') return outcome.calls.map((call) => call.explained).join('; ');
    if (outcome.kind === 'context') return outcome.understoodAs;
    const places = scopes.map((unit) => wordsBetween(instruction, tokens, unit.first, unit.end));
    return outcome.kind === 'nothing' && places.length > 0 ? `a place for what follows: ${places.join(', ')}` : undefined;
  }
}

function wordsOf(instruction: string, tokens: readonly Token[], clause: Clause): string {
  return wordsBetween(instruction, tokens, clause.units[0]?.first ?? 0, clause.units.at(-1)?.end ?? 0);
}
