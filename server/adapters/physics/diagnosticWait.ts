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

const LOOK_MS = 25;

/** `sentSince`: the publication that was the last one before the present texts were sent. */
export async function awaitDiagnostics(
  server: LanguageServer,
  documents: OpenDocuments,
  paths: readonly WorkspacePath[],
  sentSince: number,
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
      const published = publishedFor(server, documents, path, sentSince);
      if (published === undefined || heard.get(path)?.serial === published.serial) continue;
      heard.set(path, published);
      awaited.delete(path);
      lastMs = Math.max(lastMs, published.atMs);
    }
    if (server.failure !== undefined) throw server.failure;
    const now = clock.monotonicMs();
    if (server.loading.isWorking) lastMs = now;
    // Many servers publish what the syntax says first, and the rest a moment later for the same version.
    if (awaited.size === 0 && now - lastMs >= bounds.quietMs) break;
    reason = limitReached(server, limits);
    if (reason !== undefined) break;
    if (awaited.size > 0 && now - lastMs >= bounds.silenceMs) break;
    await pause(clock, LOOK_MS, signal);
  }
  return sorted(server, documents, paths, heard, reason, bounds.silenceMs);
}

function publishedFor(server: LanguageServer, documents: OpenDocuments, path: WorkspacePath, since: number): Published | undefined {
  const published = server.published.at(documents.uriOf(path));
  if (published === undefined || published.serial <= since) return undefined;
  // A server that names no version is believed for what it says after the text was sent; one that names another is not.
  return published.version === undefined || published.version === documents.versionOf(path) ? published : undefined;
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
