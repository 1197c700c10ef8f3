/** What a folder's missions come to in one word and one line: idle, working, waiting for a person, vetoed. */
import type { MissionView } from '../../protocol/messages/missions.ts';
import type { StatusView } from '../../protocol/messages/workspace.ts';
import { counted } from './eventWords.ts';

/** `missions`: newest first, those that run among them. A veto shows while it is the newest mission's, from `vetoesAfter` (a sequence) on. */
export function folderStatus(missions: readonly MissionView[], vetoesAfter: number): StatusView {
  const running = missions.filter(({ running }) => running);
  const tickets = running.flatMap((mission) => mission.tickets);
  const counts = {
    ticketsDone: tickets.filter(({ state }) => state === 'finished').length,
    ticketsTotal: tickets.length,
    missions: running.length,
  };
  const waiting = running.find(({ state }) => state === 'waiting');
  if (waiting) return { ...counts, state: 'waiting', text: `Waiting for you: ${waiting.instruction}`, missionId: waiting.missionId };
  const [working] = running;
  if (working) return { ...counts, state: 'working', text: workingText(working, counts), missionId: working.missionId };
  const [newest] = missions;
  if (newest?.outcome === 'vetoed' && (newest.closedSequence ?? 0) > vetoesAfter) {
    return { ...counts, state: 'vetoed', text: newest.summary, missionId: newest.missionId };
  }
  return { ...counts, state: 'idle', text: 'Nothing runs.', missionId: newest?.missionId };
}

function workingText({ state, tickets }: MissionView, counts: { readonly ticketsDone: number; readonly ticketsTotal: number }): string {
  if (state === 'understanding') return 'Understanding the instruction';
  if (state === 'writing') return 'Writing the change set';
  const title = tickets.find((ticket) => ticket.state === 'working')?.title;
  const done = `${counts.ticketsDone} of ${counted(counts.ticketsTotal, 'ticket')} done`;
  return title === undefined ? done : `${done}: ${title}`;
}
