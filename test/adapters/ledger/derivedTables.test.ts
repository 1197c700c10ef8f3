import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asWorkspacePath } from '../../../server/protocol/ids.ts';
import { draft, ledgerFixture } from './ledgerFixture.ts';

const path = asWorkspacePath;

describe('files over time', () => {
  test('what the ledger answers about any file at any point is the fold of its events', () => {
    const names = ['a.py', 'b/ü.py', 'B.py', 'c d.ts'];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom('h1', 'h2', '')), { maxLength: 25 }), (changes) => {
        const ledger = ledgerFixture().open();
        if (changes.length > 0)
          ledger.append(
            changes.map(([name, hash]) => draft.change(name, hash)),
            'process',
          );
        const history = changes.map(([name, hash], i) => ({
          path: name,
          hash: hash === '' ? undefined : hash,
          mode: 0o644,
          author: 1,
          sequence: i + 1,
        }));
        for (let at = 0; at <= changes.length; at++) {
          const until = history.filter((state) => state.sequence <= at);
          const newest = names.flatMap((name) => until.findLast((state) => state.path === name) ?? []);
          expect(new Set(ledger.fileStates(at))).toEqual(new Set(newest));
          for (const name of names) {
            expect(ledger.fileState(path(name), at)).toEqual(newest.find((state) => state.path === name));
            expect(ledger.fileHistory(path(name), at)).toEqual(history.filter((state) => state.path === name && state.sequence > at));
          }
          const after = new Set(history.filter((state) => state.sequence > at).map((state) => state.path));
          expect(new Set(ledger.pathsChangedAfter(at))).toEqual(after);
        }
        ledger.close();
      }),
      { numRuns: 25 },
    );
  });

  test('states come by path, and "now" is the default', () => {
    const ledger = ledgerFixture().open();
    ledger.append([draft.change('b.py', 'h1'), draft.change('a.py', 'h2'), draft.change('b.py', '')], 'process');
    expect(ledger.fileStates().map((state) => [state.path, state.hash])).toEqual([
      ['a.py', 'h2'],
      ['b.py', undefined],
    ]);
    expect(ledger.fileState(path('b.py'))).toMatchObject({ hash: undefined, sequence: 3 });
    expect(ledger.fileState(path('c.py'))).toBeUndefined();
  });
});

describe('unfinished change sets', () => {
  test('are those intended and neither applied nor undone, oldest first, also when intended once more', () => {
    const ledger = ledgerFixture().open();
    const open = () => ledger.unfinishedChangeSets().map((set) => `${set.changeSetId}@${set.sequence} ${set.files[0]!.path}`);
    ledger.append(
      ['one', 'two', 'three'].map((id) => draft.changeSet('changeSetIntended', id)),
      'power',
    );
    ledger.append([draft.changeSet('changeSetApplied', 'two'), draft.changeSet('changeSetUndone', 'one')], 'power');
    expect(open()).toEqual(['three@3 three.py']);
    ledger.append([draft.changeSet('changeSetIntended', 'one')], 'power');
    expect(open()).toEqual(['three@3 three.py', 'one@6 one.py']);
    expect(ledger.unfinishedChangeSets()[0]).toMatchObject({ missionId: 'mission-1', writerId: ledger.writerId });
  });
});
