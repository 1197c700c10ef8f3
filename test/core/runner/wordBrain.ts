/** A brain that knows words only: what it is asked to rename, it renames wherever the word stands. */
import type { Brain, BrainAnswer, BrainContext, BrainTask, FactSource } from '../../../server/core/brain/brain.ts';
import type { Located, LocatedReference } from '../../../server/core/operation/operation.ts';
import { swarmError } from '../../../server/protocol/errors.ts';
import type { WorkspacePath } from '../../../server/protocol/ids.ts';

/** Where everything that takes time waits: `pass` returns when the test lets it. */
export interface Gate {
  pass(what: string): Promise<void>;
}

export const openGate: Gate = { pass: () => Promise.resolve() };

/** Renames words: "rename a to b", several joined by "; ". Every mention is a place; `def word` declares it. */
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
      const operations = [...task.instruction.matchAll(/rename (\w+) to (\w+)/gu)].map(([summary, from, to]) => {
        return { operation: 'rename', arguments: { from, to }, summary, clause: summary };
      });
      if (operations.length > 0)
        return { kind: 'understood', understanding: { operations, assumptions: [], ignoredWords: [], confidence: 1 } };
      return { kind: 'refused', refusal: { error: swarmError('instruction-not-understood', 'Not understood.'), candidates: [] } };
    }
    case 'locate': {
      const { from, to } = task.request.arguments as { from: string; to: string };
      await facts.fetch([{ kind: 'mentions', word: from }], signal);
      const paths = facts.facts.mentions(from)?.code ?? [];
      const references = paths.flatMap((path) => placesIn(path, facts, from, to));
      const [first] = references;
      if (!first) return { kind: 'refused', refusal: { error: swarmError('symbol-not-found', `There is no ${from}.`), candidates: [] } };
      const target = { name: from, dotted: from, kind: 'function', language: 'python', place: first } as const;
      const located: Located = { target, references, left: [], moves: [], collisions: [], decisions: [], readSet: paths, writeSet: paths };
      return { kind: 'located', located };
    }
    case 'edit': {
      await facts.fetch(
        task.paths.map((path) => ({ kind: 'file', path }) as const),
        signal,
      );
      const proposals = task.paths.flatMap((path) => {
        const fact = facts.facts.file(path);
        if (!fact || fact.state === 'unreadable') return [];
        const places = task.located.references.filter((each) => each.path === path);
        const edits = places.map(({ start, end, newText, why }) => ({ start, end, newText, reason: why, confidence: 1 }));
        return [{ path, baseHash: fact.hash, newPath: undefined, edits }];
      });
      return { kind: 'edited', proposals };
    }
    case 'explore':
      return { kind: 'located', located: task.located };
  }
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
