/** One lens per change set, above the top-most of its decisions in a file. Its command is data for the client to carry out. */
import type { CodeLens } from 'vscode-languageserver-protocol';
import type { Standing } from '../../../../core/ledger/annotations.ts';
import { counted } from '../../../../core/ledger/eventWords.ts';
import { ageOf } from '../../../../protocol/age.ts';

/** A file with more is better read in the timeline. */
const lensesMax = 50;

export function codeLensesOf(standing: readonly Standing[], nowMs: number): readonly CodeLens[] {
  const bySet = Map.groupBy(standing, ({ reason }) => reason.changeSetId);
  return [...bySet.values()].slice(0, lensesMax).flatMap((decisions) => {
    const [first] = decisions;
    if (first === undefined) return [];
    const { sequence, wallMs, missionId, changeSetId } = first.reason;
    const at = { line: first.line - 1, character: 0 };
    return {
      range: { start: at, end: at },
      command: {
        title: `Swarm: ${counted(decisions.length, 'decision')} · ${ageOf(wallMs, nowMs, 'en')}`,
        command: 'swarm.showTimeline',
        arguments: [{ sequence, missionId, changeSetId }],
      },
    };
  });
}
