import { expect, test } from 'vitest';
import { mostUrgent, statusText } from '../../extension/missions/statusText.ts';
import type { StatusView } from '../../server/protocol/messages.ts';
import { english } from './english.ts';

const status = (state: StatusView['state'], text = ''): StatusView => {
  return { state, ticketsDone: 2, ticketsTotal: 5, missions: 1, text, missionId: 'm' };
};

test('what the status bar says, and what a screen reader says of it', () => {
  const said = (view: StatusView | undefined, running = true) => {
    const { text, spoken, tone } = statusText(view, running, english);
    return [text, spoken, tone];
  };
  expect(said(status('working', '2 of 5 tickets done'))).toEqual([
    '$(sync~spin) Swarm: working 2/5',
    'Swarm: working 2/5. 2 of 5 tickets done',
    'plain',
  ]);
  expect(said({ ...status('working'), ticketsTotal: 0 })[0]).toBe('$(sync~spin) Swarm: working');
  expect(said(status('waiting'))).toEqual(['$(bell-dot) Swarm: waiting for you', 'Swarm: waiting for you. ', 'warning']);
  expect(said(status('vetoed'))[0]).toBe('$(circle-slash) Swarm: vetoed');
  expect(said(status('idle'))[0]).toBe('$(hubot) Swarm');
  expect(said(undefined, false)[1]).toBe('Swarm. The Swarm server is not running.');
});

test('of several folders, the one that needs the person most', () => {
  const urgent = (...states: StatusView['state'][]) => mostUrgent(states.map((state) => status(state)))?.state;
  expect([urgent('idle', 'working', 'waiting'), urgent('idle', 'vetoed', 'working'), urgent('idle', 'vetoed'), urgent()]).toEqual([
    'waiting',
    'working',
    'vetoed',
    undefined,
  ]);
});
