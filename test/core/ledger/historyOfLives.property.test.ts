/**
 * Random lives of a workspace, told in moments: what a moment says about the files being as they were is what the ledger's
 * states say, and what a rewind there finds.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recordOutsideEdits } from '../../../server/core/changeSet/recordOutsideEdits.ts';
import { HistoryFold, historyFilter } from '../../../server/core/ledger/history.ts';
import type { LedgerPort } from '../../../server/core/ports/ledgerPort.ts';
import { planRewind } from '../../../server/core/rewind/planRewind.ts';
import { ChangeAuthor } from '../../../server/protocol/generated/events_pb.js';
import type { MomentView } from '../../../server/protocol/messages/rewinds.ts';
import { FileWorld } from '../../fakes/fileWorld.ts';
import { MemoryFiles } from '../../fakes/memoryFiles.ts';

type Step =
  | { readonly do: 'mission' | 'edit'; readonly file: number; readonly text: number }
  | { readonly do: 'rewind'; readonly to: number }
  | { readonly do: 'redo' };

const paths = ['a.py', 'b.py', 'c.py', 'd.py'];
const texts = [undefined, 'one\n', 'two\n', 'one\n\n\n\n\nthree\n'];

function historyOf(ledger: LedgerPort): readonly MomentView[] {
  const fold = new HistoryFold();
  for (const event of ledger.events(historyFilter)) fold.add(event);
  return fold.moments(5_000);
}

/** Files known by then, and those that became known later as they were then. */
function statesAt(ledger: LedgerPort, sequence: number): readonly string[] {
  return ledger.fileStates().map(({ path }) => {
    const state = ledger.fileState(path, sequence);
    if (state !== undefined) return `${path} ${state.hash ?? 'none'}`;
    const [first] = ledger.fileHistory(path, 0);
    const payload = first && ledger.event(first.sequence)?.payload;
    if (payload?.case !== 'stateChange') throw new Error('a known file has a first change');
    const { previousHash, newHash, baseline } = payload.value;
    return `${path} ${(baseline ? newHash : previousHash) || 'none'}`;
  });
}

function personEditedSince(ledger: LedgerPort, afterSequence: number): boolean {
  for (const { payload } of ledger.events({ kinds: ['stateChange'], authors: [ChangeAuthor.PERSON], afterSequence })) {
    if (payload.case === 'stateChange' && !payload.value.baseline) return true;
  }
  return false;
}

it('a moment is current when the files are as right after it, and then a rewind there has nothing to do', async () => {
  const place = { file: fc.nat({ max: paths.length - 1 }), text: fc.nat({ max: texts.length - 1 }) };
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('mission' as const), ...place }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('edit' as const), ...place }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('rewind' as const), to: fc.nat({ max: 20 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('redo' as const) }) },
  );
  const seen = { current: 0, past: 0, rewound: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12, size: 'max' }), async (steps) => {
      const disk = new MemoryFiles();
      for (const path of paths.slice(0, 3)) disk.edit(path, 'zero\n');
      const session = new FileWorld(disk).start();
      const { ledger, hash } = session.ports;
      for (const one of steps) {
        if (one.do === 'redo') await session.redo();
        else if (one.do === 'rewind') {
          const moments = historyOf(ledger);
          const moment = moments[one.to % Math.max(1, moments.length)];
          if (moment !== undefined) await session.rewind(`#${moment.sequence}`);
        } else {
          const path = paths[one.file] ?? '';
          const text = texts[one.text];
          if (disk.text(path) === text) continue;
          if (one.do === 'edit') disk.edit(path, text);
          else session.mission(`mission on ${path}`, { [path]: text });
        }
        recordOutsideEdits(session.ports);
      }
      const moments = historyOf(ledger);
      const now = statesAt(ledger, ledger.head().sequence);
      for (const [at, moment] of moments.entries()) {
        const same = JSON.stringify(statesAt(ledger, moment.sequence)) === JSON.stringify(now);
        expect(moment.current, `#${moment.sequence} ${moment.label}`).toBe(same);
        seen[same ? 'current' : 'past']++;
        if (moment.kind === 'rewind') seen.rewound++;
        const plan = planRewind(ledger, moment.sequence, hash);
        const nothing = plan.files.length === 0 && plan.conflicts.length === 0;
        if (at === moments.length - 1 || !personEditedSince(ledger, moment.sequence)) expect(nothing).toBe(same);
      }
      if (moments.length > 0) expect(moments.at(-1)?.current).toBe(true);
    }),
    { numRuns: 150 },
  );
  // The property says little unless all of this happened.
  expect(Math.min(seen.current, seen.past, seen.rewound)).toBeGreaterThan(50);
});
