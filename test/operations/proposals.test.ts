/** From what was located to the edits of files, those that come and go among them. */
import { expect, test } from 'vitest';
import type { Facts, FileFact } from '../../server/core/facts/facts.ts';
import type { FileProposal, Located } from '../../server/core/operation/operation.ts';
import { writtenPaths } from '../../server/core/swarm/planning.ts';
import { proposals } from '../../server/operations/proposals.ts';
import { asContentHash, asWorkspacePath } from '../../server/protocol/ids.ts';
import { noFacts } from '../support/noFacts.ts';

const path = asWorkspacePath;
const texts: Readonly<Record<string, string>> = { 'a.py': 'one two', 'b.py': 'three', 'empty.py': '' };
const facts: Facts = {
  ...noFacts,
  file: (at): FileFact => {
    const text = texts[at];
    if (text === undefined) return { state: 'unreadable', path: at, why: 'missing', detail: 'there is no such file' };
    return { state: 'text', path: at, hash: asContentHash(`hash of ${at}`), text, writable: true };
  },
};

function located(more: Partial<Located>): Located {
  const target = { name: 'x', dotted: 'x', kind: 'name', language: undefined, place: { path: path('a.py'), start: 0, end: 1 } } as const;
  return { target, references: [], left: [], moves: [], collisions: [], decisions: [], readSet: [], writeSet: [], ...more };
}

/** One line a proposal: "path [base] → edits". */
function proposed(found: Located, paths = writtenPaths(found)): readonly string[] | string {
  const step = proposals(found, paths, facts);
  if (step.kind === 'need') return step.requests.map((request) => JSON.stringify(request));
  return step.kind === 'refused' ? step.error.error.message : step.value.map(line);
}

function line({ path: at, newPath, baseHash, deleted, edits }: FileProposal): string {
  const what = [baseHash === undefined ? 'new' : '', deleted ? 'deleted' : '', newPath ? `to ${newPath}` : ''].filter(
    (word) => word !== '',
  );
  return [at, ...what, ...edits.map(({ start, end, newText }) => `${start}-${end} “${newText}”`)].join(' ');
}

const why = { why: 'because', confidence: 1 };
const create = (at: string, text: string) => ({ path: path(at), text, ...why });
const remove = (at: string) => ({ path: path(at), ...why });

test('references and insertions of a file are its edits, by position', () => {
  const references = [{ path: path('a.py'), start: 4, end: 7, newText: '2', how: 'scope', ...why } as const];
  const insertions = [{ path: path('a.py'), at: 0, newText: 'zero ', ...why }];
  const moves = [{ from: path('b.py'), to: path('c.py') }];
  expect(proposed(located({ references, insertions, moves, writeSet: [path('a.py')] }))).toEqual([
    'a.py 0-0 “zero ” 4-7 “2”',
    'b.py to c.py',
  ]);
});

test('files come in and go whole, whatever else was located in them', () => {
  const references = [{ path: path('b.py'), start: 0, end: 5, newText: '', how: 'declaration', ...why } as const];
  const found = located({
    references,
    creations: [create('n.py', 'new'), create('m.py', '')],
    deletions: [remove('b.py'), remove('empty.py')],
  });
  expect(proposed(found)).toEqual(['b.py deleted 0-5 “”', 'empty.py deleted', 'n.py new 0-0 “new”', 'm.py new']);
  expect(proposed(found, [path('n.py')])).toEqual(['n.py new 0-0 “new”']);
});

test('what comes in where a file goes is that file written anew; where one moves away, it is another', () => {
  expect(proposed(located({ creations: [create('a.py', 'new')], deletions: [remove('a.py')] }))).toEqual(['a.py 0-7 “new”']);
  expect(proposed(located({ creations: [create('a.py', 'new')], moves: [{ from: path('a.py'), to: path('c.py') }] }))).toEqual([
    'a.py to c.py',
    'a.py new 0-0 “new”',
  ]);
});

test('what cannot be read is not deleted', () => {
  expect(proposed(located({ deletions: [remove('gone.py')] }))).toBe('gone.py cannot be edited: there is no such file.');
});
