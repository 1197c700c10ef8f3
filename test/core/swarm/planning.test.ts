import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mapOffset } from '../../../server/base/textEdit.ts';
import { bestBid, bidOf } from '../../../server/core/swarm/bidding.ts';
import { composeChanges, unmapOffset } from '../../../server/core/swarm/changeTable.ts';
import { ruling } from '../../../server/core/swarm/orderOfCommand.ts';
import { filesPerTicket, shardsOf } from '../../../server/core/swarm/planning.ts';
import type { Agent, Stage, Ticket } from '../../../server/core/swarm/state.ts';
import type { DraftedFile } from '../../../server/core/swarm/words.ts';
import { asAgentId, asTicketId } from '../../../server/protocol/ids.ts';
import { hash, located, path, reference } from './playground.ts';

test('reflex over peers over mission, and the person above all', () => {
  const all = { person: 'stop', reflex: 'veto', peer: 'wait', mission: 'go' };
  expect(ruling(all)).toEqual({ rank: 'person', says: 'stop' });
  expect(ruling({ ...all, person: undefined })).toEqual({ rank: 'reflex', says: 'veto' });
  expect(ruling({ peer: 'wait', mission: 'go' })).toEqual({ rank: 'peer', says: 'wait' });
  expect(ruling({ mission: 'go' })).toEqual({ rank: 'mission', says: 'go' });
});

const somePath = fc
  .tuple(fc.constantFrom('a', 'b/c', 'd'), fc.nat(60), fc.constantFrom('.py', '.ts', '.md'))
  .map(([folder, n, ext]) => path(`${folder}/f${n}${ext}`));

test('every file is in exactly one shard, of one language family, within the bound', () => {
  fc.assert(
    fc.property(fc.uniqueArray(somePath, { maxLength: 120 }), fc.nat(), (paths, pick) => {
      const declaring = paths[pick % Math.max(1, paths.length)];
      const found = located(paths.map((each) => reference(each, 3, each === declaring ? 'declaration' : 'import')));
      const shards = shardsOf(found, paths);
      expect(shards.flatMap((shard) => shard.paths).sort()).toEqual([...paths].sort());
      for (const shard of shards) {
        expect(shard.paths.length).toBeLessThanOrEqual(filesPerTicket(paths.length));
        expect(
          new Set(shard.paths.map((each) => (each.endsWith('.py') ? 'python' : each.endsWith('.ts') ? 'ecmascript' : 'text'))),
        ).toEqual(new Set([shard.family]));
      }
      if (declaring) expect(shards[0]?.paths).toContain(declaring);
    }),
    { numRuns: 60 },
  );
});

const agent = (id: string, more: Partial<Agent> = {}): Agent => ({
  id: asAgentId(id),
  role: 'coder',
  capabilities: ['language:python'],
  mailbox: [],
  held: [],
  files: [],
  ...more,
});
const ticket = { kind: 'edit', needs: ['language:python'], writeSet: [path('a/x.py')] } as unknown as Ticket;

test('the award goes by capability, load, locality, and then by name', () => {
  const winner = (...agents: Agent[]) => bestBid(agents.flatMap((each) => bidOf(each, ticket) ?? []))?.agent.id;
  const busy = { held: [asTicketId('T9')] };
  expect(winner(agent('coder-2'), agent('coder-1'))).toBe('coder-1');
  expect(winner(agent('coder-1', busy), agent('coder-2'))).toBe('coder-2');
  expect(winner(agent('coder-1'), agent('coder-2', { files: [path('a/y.py')] }))).toBe('coder-2');
  expect(winner(agent('coder-1', { capabilities: ['language:text'] }))).toBeUndefined();
  expect(winner(agent('coder-1', { role: 'scout' }))).toBeUndefined();
  expect(winner(agent('coder-1', { held: ['T1', 'T2', 'T3'].map(asTicketId) }))).toBeUndefined();
});

const stage = (index: number, drafts: readonly Partial<DraftedFile>[]): Stage =>
  ({
    index,
    accepted: Object.fromEntries(drafts.map((each) => [each.path, { newPath: undefined, edits: [], ...each }])),
  }) as unknown as Stage;

test('two files can trade their paths, and a change that is taken back is none', () => {
  const swap = stage(0, [
    { path: path('a.py'), newPath: path('b.py'), baseHash: hash('A'), hash: hash('A') },
    { path: path('b.py'), newPath: path('a.py'), baseHash: hash('B'), hash: hash('B2') },
    { path: path('c.py'), baseHash: hash('C'), hash: hash('C2') },
  ]);
  const back = stage(1, [{ path: path('c.py'), baseHash: hash('C2'), hash: hash('C') }]);
  expect(composeChanges([swap, back]).map(({ origin, path: to, baseHash, hash: now }) => `${origin} ${baseHash} > ${to} ${now}`)).toEqual([
    'a.py A > b.py A',
    'b.py B > a.py B2',
  ]);
});

test('a place that no edit touches is found again after going forth and back', () => {
  const edits = fc
    .array(fc.record({ gap: fc.nat(5), length: fc.nat(4), newText: fc.string({ maxLength: 5 }) }), { maxLength: 8 })
    .map((parts) => {
      let at = 0;
      return parts.map(({ gap, length, newText }) => {
        const start = at + gap + 1;
        at = start + length;
        return { start, end: at, newText };
      });
    });
  fc.assert(
    fc.property(edits, fc.nat(80), (all, offset) => {
      fc.pre(all.every(({ start, end }) => offset < start || offset > end));
      expect(unmapOffset(mapOffset(offset, all), all)).toBe(offset);
    }),
    { numRuns: 200 },
  );
});
