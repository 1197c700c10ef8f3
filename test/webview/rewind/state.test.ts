import { describe, expect, test } from 'vitest';
import { swarmError } from '../../../server/protocol/errors.ts';
import type { MomentKind, MomentView } from '../../../server/protocol/messages/rewinds.ts';
import type { PageHistory, RewindView } from '../../../server/protocol/pages/rewind.ts';
import * as page from '../../../webview/rewind/state.ts';

/** "start:1 mission:5 save:9": kinds with their sequences; the event's id is the sequence, or what follows a slash. */
function historyOf(script: string, trusted = true): PageHistory {
  const moments = script.split(' ').map((word): MomentView => {
    const [, kind = '', sequence = '', id] = /^([\w-]+):(\d+)(?:\/(\w+))?$/.exec(word) ?? [];
    return {
      sequence: Number(sequence),
      eventId: id ?? `e${sequence}`,
      wallMs: Number(sequence) * 1_000,
      kind: kind as MomentKind,
      label: `${kind} ${sequence}`,
      missionId: kind === 'save' ? '' : `m${sequence}`,
      paths: [],
      files: 1,
      current: false,
    };
  });
  return { moments, total: moments.length, trusted };
}

function planOf(target: string, ...paths: readonly string[]): RewindView {
  const files = paths.map((path) => ({ path, action: 'modify' as const, renamedFrom: undefined, added: 1, removed: 1, text: true }));
  return {
    missionId: undefined,
    kind: 'rewind',
    outcome: 'planned',
    summary: `${paths.length} would change`,
    error: undefined,
    target,
    files,
    takesBack: [],
    keptPersonEdits: [],
    conflicts: [],
    unknown: [],
    warnings: [],
  };
}

const life = 'start:1 mission:5 save:9 mission:20';
const ready = page.withHistory(page.atFirst, historyOf(life));
const previewed = (state: page.State, ...paths: readonly string[]): page.State => {
  const target = page.targetOf(state) ?? '';
  return page.looked(page.looking(state, target), target, planOf(target, ...paths));
};

describe('what is chosen', () => {
  test('at first the newest moment, and whichever becomes the newest', () => {
    expect([page.chosenIndex(ready), page.targetOf(ready)]).toEqual([3, undefined]);
    const later = page.withHistory(ready, historyOf(`${life} save:30`));
    expect(page.chosenMoment(later)?.sequence).toBe(30);
  });

  test('an older one is kept, also while it grows by further saves or falls back in the list', () => {
    const chosen = page.choose(ready, 2);
    expect(page.targetOf(chosen)).toBe('#9');
    const grown = page.withHistory(chosen, historyOf('start:1 mission:5 save:12/e9 mission:20 rewind:40'));
    expect([page.chosenIndex(grown), page.targetOf(grown)]).toEqual([2, '#12']);
  });

  test('the start and the mission after it may share an event, and are told apart', () => {
    const state = page.choose(page.withHistory(page.atFirst, historyOf('start:0/e1 mission:3/e1 save:5')), 1);
    expect(page.targetOf(state)).toBe('#3');
  });

  test('one that is gone gives way to the newest', () => {
    const gone = page.withHistory(previewed(page.choose(ready, 0), 'a.py'), historyOf('mission:5 save:9'));
    expect([page.targetOf(gone), gone.preview.kind]).toEqual([undefined, 'none']);
  });

  test('words choose the moment they name, or stand for themselves', () => {
    expect(page.chosenMoment(page.chooseWords(ready, '#5'))?.label).toBe('mission 5');
    const words = page.chooseWords(ready, '10 minutes ago');
    expect([page.chosenMoment(words), page.targetOf(words)]).toEqual([undefined, '10 minutes ago']);
    expect(page.targetOf(page.withHistory(words, historyOf(life)))).toBe('10 minutes ago');
  });

  test('a number that came before the moments did chooses its moment once they are there', () => {
    const early = page.chooseWords(page.atFirst, '#5');
    expect([page.chosenMoment(early), page.targetOf(early)]).toEqual([undefined, '#5']);
    const loaded = page.withHistory(early, historyOf(life));
    expect([page.chosenMoment(loaded)?.label, page.targetOf(loaded)]).toEqual(['mission 5', '#5']);
  });

  test('nothing else is chosen while files are written', () => {
    const busy = page.begun(page.choose(ready, 1), 'restoring');
    expect(page.choose(busy, 2)).toBe(busy);
  });
});

describe('the preview', () => {
  test('what comes for an earlier choice is dropped', () => {
    const first = page.choose(ready, 1);
    const second = page.looking(page.choose(first, 2), '#9');
    expect(page.looked(second, '#5', planOf('#5', 'a.py'))).toBe(second);
  });

  test('the plan stays on the screen while it is looked at again, and not when it is another one’s', () => {
    const again = page.looking(previewed(page.choose(ready, 1), 'a.py'), '#5');
    expect(page.shownView(again)?.files).toHaveLength(1);
    expect(page.mayRestore(again)).toBe(false);
    expect(page.shownView(page.looking(page.choose(again, 2), '#9'))).toBeUndefined();
  });

  test('a refusal is shown as what it is', () => {
    const error = swarmError('internal', 'no');
    const failed = page.looked(page.choose(ready, 1), '#5', error);
    expect(failed.preview).toEqual({ kind: 'failed', error });
    expect(page.mayRestore(failed)).toBe(false);
  });
});

describe('restoring', () => {
  const chosen = previewed(page.choose(ready, 1), 'a.py', 'b.py');

  test('is asked before, and only where there is something to restore, nothing in the way, and trust', () => {
    expect(page.confirming(chosen).doing).toBe('confirming');
    const without: readonly page.State[] = [
      ready,
      previewed(page.choose(ready, 1)),
      { ...chosen, trusted: false },
      page.looked(chosen, '#5', { ...planOf('#5', 'a.py'), outcome: 'conflict', error: swarmError('conflict-person', 'overlap') }),
    ];
    for (const state of without) expect(page.confirming(state)).toBe(state);
  });

  test('the question goes away when the plan became another one, and stays for the same', () => {
    const asked = page.confirming(chosen);
    const again = page.looking(asked, '#5');
    expect(page.looked(again, '#5', planOf('#5', 'a.py', 'b.py')).doing).toBe('confirming');
    expect(page.looked(again, '#5', planOf('#5', 'a.py')).doing).toBe('nothing');
    expect(page.looked(again, '#5', swarmError('internal', 'no')).doing).toBe('nothing');
    expect(page.choose(asked, 2).doing).toBe('nothing');
  });

  test('done, the newest moment is followed; refused, the choice stays', () => {
    const busy = page.begun(page.confirming(chosen), 'restoring');
    const done = page.ended(busy, { ...planOf('#5', 'a.py'), outcome: 'done', summary: '2 files went back.' });
    expect([page.targetOf(done), done.doing, done.result]).toEqual([undefined, 'nothing', { kind: 'done', text: '2 files went back.' }]);
    const error = swarmError('conflict-lease', 'held', 'wait');
    const refused = page.ended(busy, { ...planOf('#5', 'a.py'), outcome: 'conflict', summary: 'held', error });
    expect([page.targetOf(refused), refused.result]).toEqual(['#5', { kind: 'not-done', text: 'held', hint: 'wait' }]);
    expect(page.ended(busy, error).result).toEqual({ kind: 'not-done', text: 'held', hint: 'wait' });
  });

  test('a rewind can be redone as long as it is the last thing that happened', () => {
    const may = (script: string, trusted = true) => page.mayRedo(page.withHistory(page.atFirst, historyOf(script, trusted)));
    expect([may('start:1 rewind:5'), may('start:1 rewind:5 save:9'), may('start:1 rewind:5 redo:9'), may('rewind:5', false)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
