/** A brain that knows words only: what it is asked to rename or to gather, it does wherever the word stands. */
import type { Brain, BrainAnswer, BrainContext, BrainTask, FactSource } from '../../../server/core/brain/brain.ts';
import type { Located, LocatedReference } from '../../../server/core/operation/operation.ts';
import { proposals } from '../../../server/operations/proposals.ts';
import { swarmError } from '../../../server/protocol/errors.ts';
import type { WorkspacePath } from '../../../server/protocol/ids.ts';

/** Where everything that takes time waits: `pass` returns when the test lets it. */
export interface Gate {
  pass(what: string): Promise<void>;
}

export const openGate: Gate = { pass: () => Promise.resolve() };

/**
 * Operations joined by "; ". "rename a to b": every mention is a place; `def word` declares it. "gather a into new.py": the lines
 * that begin with the word go to a file that comes in, and files of which nothing is left go.
 */
export function wordBrain(gate: Gate, more: Partial<Pick<Brain, 'think'>> = {}): Brain {
  return {
    name: 'words',
    think: async (task, context) => {
      await gate.pass(task.kind);
      return more.think ? more.think(task, context) : thinkOfWords(task, context);
    },
  };
}

export async function thinkOfWords(task: BrainTask, { facts, signal }: BrainContext): Promise<BrainAnswer> {
  switch (task.kind) {
    case 'understand': {
      const operations = [...task.instruction.matchAll(/(rename|gather) (\w+) (?:in)?to ([\w./]+)/gu)].map(
        ([summary, operation, from, to]) => {
          return { operation: operation ?? '', arguments: { from, to }, summary, clause: summary };
        },
      );
      if (operations.length > 0)
        return { kind: 'understood', understanding: { operations, assumptions: [], ignoredWords: [], confidence: 1 } };
      return { kind: 'refused', refusal: { error: swarmError('instruction-not-understood', 'Not understood.'), candidates: [] } };
    }
    case 'locate': {
      const { from, to } = task.request.arguments as { from: string; to: string };
      await facts.fetch([{ kind: 'mentions', word: from }], signal);
      const paths = facts.facts.mentions(from)?.code ?? [];
      const gathers = task.request.operation === 'gather';
      const references = paths.flatMap((path) => {
        if (!gathers) return placesIn(path, facts, from, to);
        return path === to ? [] : linesIn(path, facts, from);
      });
      const [first] = references;
      if (!first) return { kind: 'refused', refusal: { error: swarmError('symbol-not-found', `There is no ${from}.`), candidates: [] } };
      const target = { name: from, dotted: from, kind: 'function', language: 'python', place: first } as const;
      const located: Located = { target, references, left: [], moves: [], collisions: [], decisions: [], readSet: paths, writeSet: paths };
      return { kind: 'located', located: gathers ? gathered(located, to as WorkspacePath, facts) : located };
    }
    case 'edit': {
      await facts.fetch(
        task.paths.map((path) => ({ kind: 'file', path }) as const),
        signal,
      );
      const step = proposals(task.located, task.paths, facts.facts);
      if (step.kind === 'done') return { kind: 'edited', proposals: step.value };
      if (step.kind === 'refused') return { kind: 'refused', refusal: step.error };
      throw new Error('facts were fetched');
    }
    case 'explore':
      return { kind: 'located', located: task.located };
  }
}

/** Whole lines that begin with the word, or with its declaration. */
function linesIn(path: WorkspacePath, { facts }: FactSource, word: string): readonly LocatedReference[] {
  const fact = facts.file(path);
  if (!fact || fact.state === 'unreadable') return [];
  return [...fact.text.matchAll(new RegExp(`^(def )?${word}\\b.*\\n`, 'gmu'))].map((match) => {
    const how = match[1] ? ('declaration' as const) : ('scope' as const);
    const end = match.index + match[0].length;
    return { path, start: match.index, end, confidence: 1, why: `gathers ${word}`, how, newText: '' };
  });
}

function gathered(located: Located, into: WorkspacePath, { facts }: FactSource): Located {
  const textOf = (path: WorkspacePath): string => {
    const fact = facts.file(path);
    return fact && fact.state !== 'unreadable' ? fact.text : '';
  };
  const { references, writeSet } = located;
  const text = references.map(({ path, start, end }) => textOf(path).slice(start, end)).join('');
  const taken = (path: WorkspacePath) =>
    references.filter((each) => each.path === path).reduce((sum, { start, end }) => sum + end - start, 0);
  const empty = writeSet.filter((path) => taken(path) === textOf(path).length);
  return {
    ...located,
    writeSet: writeSet.filter((path) => !empty.includes(path)),
    creations: [{ path: into, text, why: 'holds what is gathered', confidence: 1 }],
    deletions: empty.map((path) => ({ path, why: 'nothing is left of it', confidence: 1 })),
  };
}

function placesIn(path: WorkspacePath, { facts }: FactSource, from: string, to: string): readonly LocatedReference[] {
  const fact = facts.file(path);
  if (!fact || fact.state === 'unreadable') return [];
  return [...fact.text.matchAll(new RegExp(`(def )?\\b${from}\\b`, 'gu'))].map((match) => {
    const start = match.index + (match[1]?.length ?? 0);
    const how = match[1] ? ('declaration' as const) : ('scope' as const);
    return { path, start, end: start + from.length, confidence: 1, why: `names ${from}`, how, newText: to };
  });
}
