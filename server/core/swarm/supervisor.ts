/** The supervisor at work: what it does with the mail of scouts, coders and critics. */
import { swarmError } from '../../protocol/errors.ts';
import { readyToWrite } from './applying.ts';
import { closeWith } from './closing.ts';
import { writtenPaths } from './planning.ts';
import { enterStage, exploreViolation, onBaseChanged, onExplored } from './replanning.ts';
import { namedFew } from './sentences.ts';
import { planStage } from './stagePlan.ts';
import type { Mail } from './state.ts';
import type { Turn } from './turn.ts';

export function supervisorRead(turn: Turn, mail: Mail): void {
  const ticket = turn.ticket(mail.ticketId);
  switch (mail.kind) {
    case 'found':
      if (ticket.kind === 'explore') onExplored(turn, ticket.id, ticket.stage, mail.cause);
      else onFound(turn, ticket.stage, mail);
      return;
    case 'passed':
      onPassed(turn, ticket.stage, mail);
      return;
    case 'violation':
      exploreViolation(turn, mail.cause);
      return;
    case 'stale':
      onBaseChanged(turn, mail.text, mail.cause);
      return;
    case 'award':
    case 'veto':
    case 'hazard':
      return; // addressed to those who do the work
  }
}

/** A collision means the result would be wrong, whatever the edits; without one the work is dealt out. */
function onFound(turn: Turn, stageIndex: number, mail: Mail): void {
  const { located } = turn.stage(stageIndex);
  if (!located) return;
  const [collision] = located.collisions;
  if (collision) {
    const text = namedFew(located.collisions.map((each) => each.text));
    const hint = collision.hint === '' ? undefined : collision.hint;
    closeWith(turn, swarmError('veto-collision', text, hint), mail.cause);
    return;
  }
  planStage(turn, stageIndex, writtenPaths(located), mail.ticketId, mail.cause);
}

function onPassed(turn: Turn, stageIndex: number, mail: Mail): void {
  const next = stageIndex + 1;
  if (next < turn.state.stages.length) enterStage(turn, next);
  else readyToWrite(turn, mail.cause);
}
