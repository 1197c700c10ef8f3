/** A language server's verdict as the ledger keeps it. */
import type { EventPayload } from '../ports/ledgerPort.ts';
import type { PhysicsVerdict } from '../ports/physicsPort.ts';
import { limits } from './limits.ts';
import { rangeOf } from './ranges.ts';

export function physicsEvent(verdict: PhysicsVerdict): EventPayload {
  const { server, passed, answered, newDiagnostics, checkedPaths, uncheckedPaths, uncheckedReason } = verdict;
  return {
    case: 'physicsJudged',
    value: {
      server,
      passed,
      answered,
      newDiagnostics: newDiagnostics.slice(0, limits.findingsMax).map(({ rule, text, path, start, end }) => {
        return { rule, text, at: rangeOf({ path, start, end }) };
      }),
      checkedPaths: [...checkedPaths],
      uncheckedPaths: [...uncheckedPaths],
      uncheckedReason,
      durationMs: verdict.durationMs,
      memoryBytes: BigInt(Math.round(verdict.memoryBytes)),
      diagnosticsBefore: verdict.before,
      diagnosticsAfter: verdict.after,
    },
  };
}
