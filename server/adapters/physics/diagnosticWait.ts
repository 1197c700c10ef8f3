/**
 * Awaits the diagnostics that a server publishes by itself. Every file is sent once more under a version of its own, and
 * only what was published for that version counts: what comes late for an earlier text, or for none, proves nothing.
 */
import type { ServerDiagnostic } from '../../core/physics/diagnosticComparison.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { type Diagnosed, type DiagnosticLimits, limitReached } from './diagnosticLimits.ts';
import type { LanguageServer } from './languageServer.ts';
import type { OpenDocuments } from './openDocuments.ts';
import type { Published } from './publishedDiagnostics.ts';
import { diagnosticsOf } from './serverDiagnostic.ts';
import { pause } from './serverFailure.ts';
import type { LiveServer } from './serverSeat.ts';

const LOOK_MS = 25;
/** A server that never published anything may not be one that does. */
const FIRST_WORD_MS = 2_000;

export async function awaitDiagnostics(
  server: LanguageServer,
  documents: OpenDocuments,
  paths: readonly WorkspacePath[],
  quietMs: number,
  limits: DiagnosticLimits,
  signal: AbortSignal,
): Promise<Diagnosed> {
  const { clock, bounds } = limits;
  const awaited = new Set(paths);
  const heard = new Map<WorkspacePath, Published>();
  let lastMs = clock.monotonicMs(); // of anything that belongs to this question
  let reason: string | undefined;
  for (;;) {
    for (const path of paths) {
      const published = documents.publishedOf(path);
      if (published === undefined || heard.get(path)?.serial === published.serial) continue;
      heard.set(path, published);
      awaited.delete(path);
      lastMs = Math.max(lastMs, published.atMs);
    }
    if (server.failure !== undefined) throw server.failure;
    const now = clock.monotonicMs();
    if (server.loading.isWorking) lastMs = now;
    // Many servers publish what the syntax says first, and the rest a moment later for the same version.
    if (awaited.size === 0 && now - lastMs >= quietMs) break;
    reason = limitReached(server, limits);
    if (reason !== undefined) break;
    if (awaited.size > 0 && now - lastMs >= bounds.silenceMs) break;
    await pause(clock, LOOK_MS, signal);
  }
  return sorted(server, documents, paths, heard, reason, bounds.silenceMs);
}

/**
 * Waits until a server that publishes by itself has looked at the present text of each of these files, since before that it
 * cannot know what they refer to. Resolves to a doubt, as a sentence, or to nothing.
 */
export async function lookedAt(
  { server, documents, bounds, clock }: Pick<LiveServer, 'server' | 'documents' | 'bounds' | 'clock'>,
  paths: readonly WorkspacePath[],
  signal: AbortSignal,
): Promise<string> {
  let lastMs = clock.monotonicMs();
  let awaited = paths.length;
  for (;;) {
    const left = paths.filter((path) => documents.publishedOf(path) === undefined).length;
    if (left === 0 || server.failure !== undefined) return '';
    if (left < awaited || server.loading.isWorking) lastMs = clock.monotonicMs();
    awaited = left;
    const patienceMs = server.published.serial === 0 ? FIRST_WORD_MS : bounds.silenceMs;
    if (clock.monotonicMs() - lastMs >= patienceMs) break;
    await pause(clock, LOOK_MS, signal);
  }
  return `${server.name} did not say whether it looked at ${awaited === 1 ? 'a file' : `${awaited} files`}`;
}

function sorted(
  server: LanguageServer,
  documents: OpenDocuments,
  paths: readonly WorkspacePath[],
  heard: ReadonlyMap<WorkspacePath, Published>,
  reason: string | undefined,
  silenceMs: number,
): Diagnosed {
  const diagnostics = new Map<WorkspacePath, readonly ServerDiagnostic[]>();
  const left = new Map<WorkspacePath, string>();
  for (const path of paths) {
    const published = heard.get(path);
    const shown = documents.shown(path);
    if (published === undefined || shown === undefined) {
      left.set(path, reason ?? `${server.name} said nothing about this text within ${silenceMs} ms`);
    } else if (reason !== undefined) left.set(path, reason);
    else diagnostics.set(path, diagnosticsOf(published.items, shown));
  }
  return { diagnostics, left };
}
