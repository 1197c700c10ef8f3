/** The warnings coders give each other: whose files live by a declaration that another's ticket changes. Pure. */
import { limits } from './limits.ts';
import type { PeerHazard, Stage, Ticket } from './state.ts';
import type { AgentId, DraftedFile, TicketId, WorkspacePath } from './words.ts';

/** The hazards a coder raises when it takes a ticket: the first places in its files that use what another open ticket declares. */
export function hazardsOf(
  coder: AgentId,
  own: Ticket,
  stage: Stage,
  tickets: readonly Ticket[],
): readonly { readonly to: TicketId; readonly hazard: PeerHazard }[] {
  const references = stage.located?.references ?? [];
  const mine = new Set(own.writeSet);
  const declaring = new Set(references.filter(({ how, path }) => how === 'declaration' && !mine.has(path)).map(({ path }) => path));
  const target = tickets.find(
    (ticket) =>
      ticket.kind === 'edit' &&
      ticket.id !== own.id &&
      ticket.stage === own.stage &&
      (ticket.status === 'posted' || ticket.status === 'working') &&
      ticket.writeSet.some((path) => declaring.has(path)),
  );
  if (!target) return [];
  const raised: { to: TicketId; hazard: PeerHazard }[] = [];
  const warned = new Set<WorkspacePath>(); // one place of a file stands for all of it
  for (const [index, reference] of references.entries()) {
    if (raised.length >= limits.hazardsPerTicketMax) break;
    const { path, how, start, end } = reference;
    if (!mine.has(path) || how === 'declaration' || warned.has(path)) continue;
    warned.add(path);
    const line = stage.lines[index] ?? 0;
    raised.push({ to: target.id, hazard: { from: coder, fromTicket: own.id, path, line, start, end } });
  }
  return raised;
}

export function hazardText(hazard: PeerHazard, name: string): string {
  const where = hazard.line > 0 ? `${hazard.path} line ${hazard.line}` : hazard.path;
  return `${where} uses ${name}; do not break it.`;
}

/**
 * Whether a proposal heeds its peers: every declaration in the proposer's files that the plan changes, and by which the
 * peers' places are rewritten, is changed by it too. Undefined when it does, else what it would break.
 */
export function brokenPromise(ticket: Ticket, stage: Stage, drafts: readonly DraftedFile[]): string | undefined {
  const hazard = ticket.hazards[0];
  if (!hazard) return undefined;
  const own = new Set(ticket.writeSet);
  const edits = new Map(drafts.map((draft) => [draft.path, draft.edits]));
  for (const [index, { path, how, start, end }] of (stage.located?.references ?? []).entries()) {
    if (how !== 'declaration' || !own.has(path)) continue;
    const changed = (edits.get(path) ?? []).some((edit) => edit.start <= end && edit.end >= start);
    if (changed) continue;
    const line = stage.lines[index] ?? 0;
    return `${path}${line > 0 ? ` line ${line}` : ''} still declares the old name, but ${hazard.path} will be rewritten to the new one.`;
  }
  return undefined;
}
