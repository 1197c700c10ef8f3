import { expect, test } from 'vitest';
import { HistoryFold, historyFilter } from '../../../server/core/ledger/history.ts';
import { ChangeAuthor, MissionKind, PersonAction, type SwarmEvent } from '../../../server/protocol/generated/events_pb.js';
import { Recorded } from './recorded.ts';

/**
 * A ledger in words, an event a line; a line is a second, unless it begins with "+", the time in milliseconds since the one
 * before. Contents are single letters, "-" is no file: "a.ts x>y".
 */
function ledgerOf(script: string): readonly SwarmEvent[] {
  const recorded = new Recorded();
  let wallMs = 0;
  for (const line of script.trim().split('\n')) {
    const [, pause, what = '', rest = ''] = /^\s*(?:\+(\d+)\s+)?(\S+)\s*(.*)$/.exec(line) ?? [];
    const event = happen(recorded, what, rest);
    wallMs += pause === undefined ? 10_000 : Number(pause);
    event.wallTimeMs = BigInt(wallMs);
  }
  return recorded.events;
}

function happen(recorded: Recorded, what: string, rest: string): SwarmEvent {
  const [id = '', ...words] = rest.split(' ');
  const mode = 0o644;
  const state = (extra: object) => {
    const [from = '', to = ''] = (words[0] ?? '').split('>').map((letter) => letter.replace('-', ''));
    const value = { path: id, previousHash: from, newHash: to, previousMode: mode, mode, author: ChangeAuthor.PERSON, ...extra };
    return recorded.add({ case: 'stateChange', value });
  };
  switch (what) {
    case 'known':
      return recorded.add({
        case: 'stateChange',
        value: {
          path: id,
          previousHash: words[0] ?? '',
          newHash: words[0] ?? '',
          previousMode: mode,
          mode,
          author: ChangeAuthor.PERSON,
          baseline: true,
        },
      });
    case 'saved':
      return state({ action: PersonAction.SAVE });
    case 'edited':
      return state({});
    case 'undid':
      return state({ action: PersonAction.UNDO });
    case 'checkout':
      return state({ author: ChangeAuthor.VERSION_CONTROL });
    case 'agent':
      return state({ author: ChangeAuthor.AGENT });
    case 'head':
      return recorded.add({
        case: 'headMoved',
        value: { previousCommit: id.replace('-', ''), commit: words[0] ?? '', ref: 'refs/heads/main' },
      });
    case 'mission':
    case 'rewind':
    case 'redo': {
      const kind = what === 'mission' ? MissionKind.REFACTOR : what === 'rewind' ? MissionKind.REWIND : MissionKind.REDO;
      return recorded.add({ case: 'missionOpened', value: { kind, instruction: words.join(' ') } }, { missionId: id });
    }
    case 'planned':
      return recorded.add({ case: 'rewindPlanned', value: { targetSequence: BigInt(words[0] ?? 0) } }, { missionId: id });
    case 'applied': {
      const files = words.map((word) => {
        const [, path = '', from = '', to = ''] = /^(.*):(.)>(.)$/.exec(word) ?? [];
        return { path, baseHash: from.replace('-', ''), newHash: to.replace('-', ''), baseMode: mode, newMode: mode };
      });
      return recorded.add({ case: 'changeSetApplied', value: { files } }, { missionId: id });
    }
    default:
      throw new Error(`what is “${what}”?`);
  }
}

function historyOf(script: string): readonly string[] {
  const fold = new HistoryFold();
  for (const event of ledgerOf(script)) fold.add(event);
  return shown(fold);
}

function shown(fold: HistoryFold, limit = 100, before?: number): readonly string[] {
  return fold
    .moments(limit, before)
    .map(({ sequence, kind, label, files, current }) => `${current ? '*' : ' '} #${sequence} ${kind}: ${label} (${files})`);
}

test('a life: the start, missions, saves together and apart, an undo, a move of the head, a rewind, its redo', () => {
  expect(
    historyOf(`
      known src/a.ts x
      known src/b.ts x
      mission m1 rename a to b
      applied m1 src/a.ts:x>y src/b.ts:x>y src/c.ts:->y
      saved src/a.ts y>z
      +1500 saved src/b.ts y>z
      +700 saved src/b.ts z>v
      undid src/b.ts v>z
      head - 1111111111
      head 1111111111 2222222222
      checkout src/a.ts z>w
      +9000 checkout src/b.ts z>w
      edited src/c.ts y>-
      rewind m2 rewind #4
      planned m2 4
      applied m2 src/a.ts:w>y
      redo m3 redo
      planned m3 13
      applied m3 src/a.ts:y>w
    `),
  ).toEqual([
    '  #1 start: Before the first change (0)',
    '  #4 mission: rename a to b (3)',
    '  #6 save: You saved a.ts and b.ts (2)',
    '  #7 save: You saved b.ts (1)',
    '  #8 undo: You undid changes in b.ts (1)',
    '  #12 head-moved: The repository moved to 22222222 (main) (2)',
    '* #13 save: You edited c.ts (1)',
    '  #16 rewind: Rewound to: rename a to b (1)',
    '* #19 redo: Redone, back to: You edited c.ts (1)',
  ]);
});

test('after a rewind both it and the moment it went back to are as the files are; words of rewinds do not nest', () => {
  const script = `
    known a x
    mission m1 one
    applied m1 a:x>y
    mission m2 two
    known b q
    applied m2 a:y>z b:q>r
    rewind m3 rewind #3
    planned m3 3
    applied m3 a:z>y b:r>q
    rewind m4 rewind #9
    planned m4 9`;
  expect(historyOf(script)).toEqual([
    '  #1 start: Before the first change (0)',
    '* #3 mission: one (1)',
    '  #6 mission: two (2)',
    '* #9 rewind: Rewound to: one (2)',
  ]);
  expect(historyOf(`${script}\nmission m5 five\napplied m5 a:y>k\nundid a k>y\nsaved b q>t\napplied m4 b:t>q`).slice(-4)).toEqual([
    '  #13 mission: five (1)',
    '* #14 undo: You undid changes in a (1)',
    '  #15 save: You saved b (1)',
    '* #16 rewind: Rewound to: one (1)',
  ]);
});

test('nothing recorded, nothing to go back to; a first change without a baseline is preceded by the start all the same', () => {
  expect(historyOf('head - 1111111111')).toEqual([]);
  expect(historyOf('mission m1 make a file\nagent a ->x\napplied m1 a:->x')).toEqual([
    '  #0 start: Before the first change (0)',
    '* #3 mission: make a file (1)',
  ]);
  expect(historyOf('known a x\nsaved a x>x')).toEqual(['* #1 start: Before the first change (0)']);
});

test('what recovery completed counts once, although the edit that a person made meanwhile is told twice', () => {
  expect(historyOf('known a x\nmission m1 one\nagent a x>y\nedited a y>z\napplied m1 a:x>z\nsaved a z>z')).toEqual([
    '  #1 start: Before the first change (0)',
    '* #4 save: You edited a (1)',
    '* #5 mission: one (1)',
  ]);
});

test('moments come in pages, from the newest on', () => {
  const fold = new HistoryFold();
  for (const event of ledgerOf('known a x\nsaved a x>y\nsaved a y>z\nsaved a z>x')) fold.add(event);
  expect(fold.total).toBe(4);
  expect(shown(fold, 2)).toEqual(['  #3 save: You saved a (1)', '* #4 save: You saved a (1)']);
  expect(shown(fold, 2, 2)).toEqual(['* #1 start: Before the first change (0)', '  #2 save: You saved a (1)']);
  expect(shown(fold, 2, 0)).toEqual([]);
});

test('the events the filter leaves out change nothing', () => {
  const events = ledgerOf('known a x\nmission m1 one\nagent a x>y\napplied m1 a:x>y\nsaved a y>z\nhead - 1\nhead 1 2\ncheckout a z>y');
  const all = new HistoryFold();
  const some = new HistoryFold();
  for (const event of events) {
    all.add(event);
    const { payload } = event;
    const wanted = payload.case !== 'stateChange' || historyFilter.authors?.includes(payload.value.author);
    if (historyFilter.kinds?.includes(payload.case!) && wanted) some.add(event);
  }
  expect(shown(some)).toEqual(shown(all));
  expect(shown(all)).toHaveLength(4);
});
