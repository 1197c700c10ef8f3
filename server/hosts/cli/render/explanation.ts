/** How an instruction was understood, for `--explain`: its clauses, what they mean in this workspace, what was decided, the plan. */
import type { Reading } from '../../../core/intent/intent.ts';
import type { LedgerPort } from '../../../core/ports/ledgerPort.ts';
import type { MissionReport } from '../../../core/swarm/mission.ts';
import { AgentRole, DecisionKind } from '../../../protocol/generated/events_pb.js';
import type { MissionId } from '../../../protocol/ids.ts';
import type { Colors } from '../output.ts';
import { filesText, planHeadline } from './plan.ts';

/** What was decided on the way to a plan. */
export interface ExplainedDecision {
  readonly about: 'meaning' | 'plan';
  readonly choice: string;
  readonly rationale: string;
  readonly rejected: readonly { readonly choice: string; readonly whyNot: string }[];
  readonly confidence: number;
}

const decisionsMax = 200;

export function decisionsOf(ledger: Pick<LedgerPort, 'events'>, missionId: MissionId): readonly ExplainedDecision[] {
  return [...ledger.events({ missionId, kinds: ['decision'], limit: decisionsMax })].flatMap(({ payload, agentRole }) => {
    // The clauses tell what was intended; how the work was dealt out says nothing of the words.
    if (payload.case !== 'decision' || agentRole !== AgentRole.SCOUT) return [];
    const { kind, choice, rationale, rejected, confidence } = payload.value;
    const told = rejected.map((each) => ({ choice: each.choice, whyNot: each.whyNot }));
    return [{ about: kind === DecisionKind.TARGET ? 'meaning' : 'plan', choice, rationale, rejected: told, confidence } as const];
  });
}

export function explainReading(reading: Reading, colors: Colors): string {
  const lines: string[] = [];
  for (const clause of reading.clauses) {
    lines.push(`${colors.dim('said      ')} ${clause.words}`);
    if (clause.understoodAs) lines.push(`${colors.dim('understood')} ${colors.bold(clause.understoodAs)}`);
    for (const assumption of clause.assumptions) lines.push(`${colors.dim('assumed   ')} ${assumption}`);
    if (clause.ignoredWords.length > 0) lines.push(`${colors.dim('no effect ')} ${clause.ignoredWords.join(', ')}`);
    if (clause.problem) lines.push(`${colors.yellow('problem   ')} ${clause.problem}`);
  }
  return lines.join('\n');
}

/** What became of it: what the words mean here, and what would change. */
export function explainPlan(reading: Reading, report: MissionReport, decisions: readonly ExplainedDecision[], colors: Colors): string {
  const lines: string[] = [];
  const told = new Set(reading.clauses.flatMap(({ assumptions }) => assumptions));
  for (const { kind, text } of report.notes) if (kind === 'assumed' && !told.has(text)) lines.push(`${colors.dim('assumed   ')} ${text}`);
  for (const { about, choice, rationale, rejected } of decisions) {
    lines.push(`${colors.dim(about === 'meaning' ? 'means     ' : 'decided   ')} ${about === 'meaning' ? colors.bold(choice) : choice}`);
    lines.push(`           ${colors.dim(rationale)}`);
    for (const { choice: other, whyNot } of rejected) lines.push(`           ${colors.dim(`not ${other}: ${whyNot}`)}`);
  }
  if (report.outcome === 'planned') {
    for (const { summary } of report.operations) lines.push(`${colors.dim('plan      ')} ${colors.bold(summary)}`);
    lines.push(`           ${planHeadline(report.operations, report.files)}`, filesText(report.files, colors));
  }
  return lines.join('\n');
}
