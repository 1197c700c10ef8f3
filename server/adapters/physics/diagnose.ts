/** The diagnostics of open files for exactly the texts a server was given, in whichever way the server tells them. */
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Diagnosed, DiagnosticLimits } from './diagnosticLimits.ts';
import { type PullOrder, pullDiagnostics } from './diagnosticPull.ts';
import { awaitDiagnostics } from './diagnosticWait.ts';
import type { LanguageServer } from './languageServer.ts';
import type { ServerProfile } from './profiles/serverProfile.ts';
import { ServerFailure } from './serverFailure.ts';
import type { LiveServer } from './serverSeat.ts';

/** Files of the question, in the order of their importance; those behind a limit are left, with the reason. */
export async function diagnose(
  { server, documents, profile }: Pick<LiveServer, 'server' | 'documents' | 'profile'>,
  paths: readonly WorkspacePath[],
  limits: DiagnosticLimits,
  order: PullOrder,
  signal: AbortSignal,
): Promise<Diagnosed> {
  if (isAsked(server, profile)) {
    return pullDiagnostics(server, documents, profile, paths, limits, order, signal);
  }
  if (!server.abilities.takesTexts) throw new ServerFailure('refused', `${server.name} does not look at texts that are not saved`);
  for (const path of paths) documents.sendAgain(path);
  return awaitDiagnostics(server, documents, paths, profile.quietMs ?? limits.bounds.quietMs, limits, signal);
}

/** Whether diagnostics are asked for rather than awaited. */
export function isAsked(server: LanguageServer, profile: ServerProfile): boolean {
  return profile.diagnostics === 'asked' || server.abilities.answersDiagnostics;
}
