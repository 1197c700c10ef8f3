/**
 * References in a fixture: `«name»` marks each place that is one, declarations included, `‹name›` each that may be one and is
 * left open; `$0` stands at the place that is asked about. What is found is marked in the same way and compared as text.
 */
import { expect } from 'vitest';
import { MissionFacts, MissionSnapshot } from '../../../../../server/core/facts/factSource.ts';
import { untilDone } from '../../../../../server/core/facts/untilDone.ts';
import { findReferences } from '../../../../../server/operations/references.ts';
import { memoryWorkspace, readFixture, type ScriptedPhysics, scriptedPhysics } from '../../../../support/memoryWorkspace.ts';
import { rules, sharedSyntax } from '../../../../support/sharedSyntax.ts';

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly quotes: '«»' | '‹›';
}

export async function checkReferences(marked: string, physics: ScriptedPhysics = {}): Promise<void> {
  const { files, cursor } = readFixture(marked.replaceAll(/[«»‹›]/g, ''));
  if (!cursor) throw new Error('the fixture has no cursor');
  const snapshot = new MissionSnapshot({
    workspace: memoryWorkspace(files),
    syntax: await sharedSyntax(),
    physics: scriptedPhysics(physics),
  });
  const source = new MissionFacts(snapshot);
  const spec = { name: '', kind: undefined, pathHint: undefined, containerHint: undefined, cursor };
  const outcome = await untilDone(
    source,
    new AbortController().signal,
    () => 1,
    (facts) => findReferences(rules, spec, facts, (words) => words),
  );
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  const marks = new Map<string, Mark[]>();
  const put = (path: string, mark: Mark): void => {
    marks.set(path, [...(marks.get(path) ?? []), mark]);
  };
  for (const { path, start, end } of outcome.value.references) put(path, { start, end, quotes: '«»' });
  for (const { path, start, end } of outcome.value.left) put(path, { start, end, quotes: '‹›' });
  const found = Object.fromEntries([...files].map(([path, text]) => [path, withMarks(text, marks.get(path) ?? [])]));
  const expected = Object.fromEntries([...readFixture(marked).files].map(([path, text]) => [path, text]));
  expect(found).toEqual(expected);
}

function withMarks(text: string, marks: readonly Mark[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, quotes } of [...marks].sort((a, b) => a.start - b.start)) {
    result += text.slice(at, start) + quotes[0] + text.slice(start, end) + quotes[1];
    at = end;
  }
  return result + text.slice(at);
}
