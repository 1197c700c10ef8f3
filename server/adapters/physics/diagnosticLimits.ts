/** What asking for diagnostics may cost, and what came of it. */
import type { Clock } from '../../base/clock.ts';
import type { ServerDiagnostic } from '../../core/physics/diagnosticComparison.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { LanguageServer } from './languageServer.ts';
import type { PhysicsBounds } from './physicsOptions.ts';

export interface DiagnosticLimits {
  readonly clock: Clock;
  readonly deadlineMs: number; // on the monotonic clock
  readonly bounds: PhysicsBounds;
}

export interface Diagnosed {
  readonly diagnostics: ReadonlyMap<WorkspacePath, readonly ServerDiagnostic[]>;
  readonly left: ReadonlyMap<WorkspacePath, string>; // not heard of, with the reason
}

export function limitReached(server: LanguageServer, { clock, deadlineMs, bounds }: DiagnosticLimits): string | undefined {
  if (clock.monotonicMs() >= deadlineMs) return 'the time for the check was over';
  const memoryBytesMax = bounds.serverMemoryBytesMax;
  return server.memoryBytes() > memoryBytesMax ? `the language server used more than ${memoryBytesMax} bytes` : undefined;
}
