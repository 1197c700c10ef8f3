/** The offline brain: understanding is delegated, operations are carried out, failures are answers. */
import { describe, expect, it } from 'vitest';
import type { BrainContext } from '../../server/core/brain/brain.ts';
import { MissionFacts, MissionSnapshot } from '../../server/core/facts/factSource.ts';
import type { Operation } from '../../server/core/operation/operation.ts';
import { offlineBrain } from '../../server/operations/offlineBrain.ts';
import { createOperations } from '../../server/operations/registry.ts';
import { swarmError } from '../../server/protocol/errors.ts';
import { memoryWorkspace, scriptedPhysics } from '../support/memoryWorkspace.ts';
import { noModels } from '../support/noModels.ts';
import { rules, sharedSyntax } from '../support/sharedSyntax.ts';
import { checkRename } from './rename/checkRename.ts';

async function context(
  files: ReadonlyMap<string, string>,
  signal = new AbortController().signal,
): Promise<BrainContext & { readonly spoken: string[] }> {
  const spoken: string[] = [];
  const snapshot = new MissionSnapshot({ workspace: memoryWorkspace(files), syntax: await sharedSyntax(), physics: scriptedPhysics() });
  return {
    facts: new MissionFacts(snapshot),
    signal,
    budget: { tokensLeft: 0, msLeft: 1_000, spend: () => true },
    spoken,
    speak: (text) => spoken.push(text),
    models: noModels,
  };
}

const locate = (operation: string, args: unknown) => ({
  kind: 'locate' as const,
  request: { operation, arguments: args, summary: 'it', clause: 'it' },
});
const unread = () => ({
  clauses: [{ words: 'do it', understoodAs: undefined, assumptions: [], ignoredWords: [], problem: 'no verb' }],
  result: { ok: false as const, error: swarmError('instruction-not-understood', 'No.') },
});

describe('the offline brain', () => {
  it('says how the words were read, and hands on the refusal', async () => {
    const ctx = await context(new Map());
    const answer = await offlineBrain(unread, createOperations(rules)).think(
      { kind: 'understand', instruction: 'do it', cursor: undefined },
      ctx,
    );
    expect([answer, ctx.spoken]).toEqual([
      { kind: 'refused', refusal: { error: swarmError('instruction-not-understood', 'No.'), candidates: [] } },
      ['“do it”: no verb'],
    ]);
  });

  it('refuses operations and arguments that it does not know', async () => {
    const brain = offlineBrain(unread, createOperations(rules));
    const codes = await Promise.all(
      [
        locate('fly', {}),
        locate('rename', {}),
        locate('rename', { target: { name: 'a', colour: 1 }, newName: 'b' }),
        locate('rename', { target: { name: '' }, newName: 'b' }),
      ].map(async (task) => {
        const answer = await brain.think(task, await context(new Map()));
        return answer.kind === 'refused' ? answer.refusal.error.code : answer.kind;
      }),
    );
    expect(codes).toEqual(['operation-unknown', 'instruction-not-understood', 'instruction-not-understood', 'instruction-not-understood']);
  });

  it('ends when it is stopped, and when an operation goes round in circles', async () => {
    const stop = new AbortController();
    stop.abort();
    const brain = offlineBrain(unread, createOperations(rules));
    const stopped = await brain.think(locate('rename', { target: { name: 'a' }, newName: 'b' }), await context(new Map(), stop.signal));
    expect(stopped).toMatchObject({ kind: 'failed', error: { code: 'cancelled' } });
    const [rename] = createOperations(rules).values();
    const circling: Operation = { ...rename!, name: 'circle', locate: () => ({ kind: 'need', requests: [{ kind: 'paths' }] }) };
    const circled = await offlineBrain(unread, new Map([['circle', circling]])).think(
      locate('circle', { target: { name: 'a' }, newName: 'b' }),
      await context(new Map()),
    );
    expect(circled).toMatchObject({ kind: 'failed', error: { code: 'internal' } });
  });

  it('renames across a thousand files, each indexed once', async () => {
    const count = 1_000;
    const module = (i: number, name: string): string =>
      `//- m${i}.py\nfrom base import ${name}, Base\nclass C${i}(Base):\n    def run(self):\n        return ${name}(self)\n`;
    const text = (name: string): string =>
      `//- base.py\ndef ${name}(x): ...\nclass Base:\n    def run(self): ...\n${Array.from({ length: count }, (_, i) => module(i, name)).join('')}`;
    const { located } = await checkRename(text('work'), { target: 'work', to: 'labour', oneWay: 'once is enough here' }, text('labour'));
    expect(located.references.length).toBe(2 * count + 1);
    const overrides = await checkRename(
      text('work'),
      { target: 'Base.run', to: 'go', oneWay: 'once is enough here' },
      text('work').replaceAll('def run', 'def go'),
    );
    expect(overrides.located.references.length).toBe(count + 1);
  });
});
