import { expect, test } from 'vitest';
import { Play } from './playground.ts';
import { transcript } from './transcript.ts';

test('a rename over two files, event by event', () => {
  const play = new Play().start().run();
  expect(play.outcome).toBe('done');
  expect(transcript(play.events)).toMatchInlineSnapshot(`
    [
      "e1 person: missionOpened",
      "e2 < e1 supervisor-1: intentUnderstood",
      "e3 < e2 supervisor-1: ticketPosted T1 [] after []",
      "e4 < e2 supervisor-1: missionPlanned T1",
      "e5 < e3 scout-1: ticketBid T1",
      "e6 < e5 board: ticketAwarded T1 to scout-1",
      "e7 < e6 scout-1: ticketStarted T1 attempt 1",
      "e8 < e7 reflex-collision: reflexJudged T1 collision passed",
      "e9 < e8 scout-1: ticketFinished T1 function shapes.area: 3 places in 2 files.",
      "e10 < e9 scout-1: agentMessage T1 REPORT to supervisor-1: function shapes.area: 3 places in 2 files.",
      "e11 < e10 supervisor-1: decision Deal 1 ticket to coders for python.",
      "e12 < e11 supervisor-1: ticketPosted T2 [report.py, shapes.py] after [T1]",
      "e13 < e11 supervisor-1: ticketPosted T3 [] after [T2]",
      "e14 < e11 supervisor-1: missionPlanned T2,T3",
      "e15 < e14 board: leaseGranted report.py, shapes.py",
      "e16 < e12 coder-1: ticketBid T2",
      "e17 < e16 board: ticketAwarded T2 to coder-1",
      "e18 < e17 coder-1: ticketStarted T2 attempt 1",
      "e19 < e18 coder-1: editsProposed T2",
      "e20 < e19 reflex-scope: reflexJudged T2 scope passed",
      "e21 < e19 reflex-base-hash: reflexJudged T2 base-hash passed",
      "e22 < e19 reflex-syntax: reflexJudged T2 syntax passed",
      "e23 < e19 reflex-bindings: reflexJudged T2 bindings passed",
      "e24 < e23 coder-1: ticketFinished T2 3 edits in 2 files.",
      "e25 < e13 critic-1: ticketBid T3",
      "e26 < e25 board: ticketAwarded T3 to critic-1",
      "e27 < e26 critic-1: ticketStarted T3 attempt 1",
      "e28 < e27 pyright: physicsJudged T3 passed",
      "e29 < e28 critic-1: criticJudged T3 passed",
      "e30 < e29 critic-1: ticketFinished T3 As expected: 3 places in 2 files.",
      "e31 < e30 person: approvalGiven",
      "e32 < e31 board: leaseReleased report.py, shapes.py",
      "e33 < e31 operator: missionClosed done: 3 edits in 2 files: rename area to surface.",
    ]
  `);
});
