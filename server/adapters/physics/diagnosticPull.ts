/** Asks a server for the diagnostics of open files, within the question's time and memory. */
import type { Clock } from '../../base/clock.ts';
import type { ServerDiagnostic } from '../../core/physics/diagnosticComparison.ts';
import type { ServerRange, ServerText } from '../../core/physics/serverPosition.ts';
import { asWorkspacePath, type WorkspacePath } from '../../protocol/ids.ts';
import type { LanguageServer } from './languageServer.ts';
import type { OpenDocuments } from './openDocuments.ts';
import { ServerFailure } from './serverFailure.ts';
import type { ServerProfile } from './serverProfile.ts';

export interface PullLimits {
  readonly clock: Clock;
  readonly deadlineMs: number; // on the monotonic clock
  readonly memoryBytesMax: number;
  readonly resultIdExpected: boolean;
}

export interface Pulled {
  readonly diagnostics: ReadonlyMap<WorkspacePath, readonly ServerDiagnostic[]>;
  readonly left: ReadonlyMap<WorkspacePath, string>; // not asked, with the reason
}

/** Some requests on the way keep the server busy; many would only delay a cancellation. */
const PULLS_AT_ONCE = 4;

interface RawDiagnostic {
  readonly range: ServerRange;
  readonly severity?: number;
  readonly code?: number | string;
  readonly source?: string;
  readonly message: string;
}

interface RawReport {
  readonly kind: 'full' | 'unchanged';
  readonly resultId?: string;
  readonly items?: readonly RawDiagnostic[];
}

/** The diagnostics of each path for exactly the version the server has now, in the order given until a limit is reached. */
export async function pullDiagnostics(
  server: LanguageServer,
  documents: OpenDocuments,
  paths: readonly WorkspacePath[],
  limits: PullLimits,
  signal: AbortSignal,
): Promise<Pulled> {
  const diagnostics = new Map<WorkspacePath, readonly ServerDiagnostic[]>();
  const left = new Map<WorkspacePath, string>();
  for (let from = 0; from < paths.length; from += PULLS_AT_ONCE) {
    const reason = limitReached(server, limits);
    if (reason !== undefined) {
      for (const path of paths.slice(from)) left.set(path, reason);
      break;
    }
    await Promise.all(
      paths.slice(from, from + PULLS_AT_ONCE).map(async (path) => {
        const pulled = await pullOne(server, documents, path, limits, signal);
        if (pulled === undefined) left.set(path, 'not part of what the language server looks at');
        else diagnostics.set(path, pulled);
      }),
    );
  }
  return { diagnostics, left };
}

/** What the project's own settings silence, as a sentence; empty when nothing that matters. */
export async function silencedRules(
  server: LanguageServer,
  documents: OpenDocuments,
  profile: ServerProfile,
  signal: AbortSignal,
): Promise<string> {
  if (profile.canary === undefined) return '';
  const { name, text, rules } = profile.canary;
  const path = asWorkspacePath(name);
  await documents.open(path, text);
  const report = await server.request<RawReport | null>(
    'textDocument/diagnostic',
    { textDocument: { uri: documents.uriOf(path) } },
    signal,
  );
  documents.close(path);
  const heard = new Set(Array.isArray(report?.items) ? report.items.map((item) => item?.code) : []);
  const silent = rules.filter((rule) => !heard.has(rule));
  return silent.length === 0 ? '' : `the project's settings switch off ${silent.join(', ')}`;
}

function limitReached(server: LanguageServer, limits: PullLimits): string | undefined {
  if (limits.clock.monotonicMs() >= limits.deadlineMs) return 'the time for the check was over';
  if (server.memoryBytes() > limits.memoryBytesMax) return `the language server used more than ${limits.memoryBytesMax} bytes`;
  return undefined;
}

async function pullOne(
  server: LanguageServer,
  documents: OpenDocuments,
  path: WorkspacePath,
  limits: PullLimits,
  signal: AbortSignal,
): Promise<readonly ServerDiagnostic[] | undefined> {
  const version = documents.versionOf(path);
  const shown = documents.shown(path);
  if (version === undefined || shown === undefined) return undefined;
  const report = await server.request<RawReport | null>(
    'textDocument/diagnostic',
    { textDocument: { uri: documents.uriOf(path) } },
    signal,
  );
  if (documents.versionOf(path) !== version) throw new ServerFailure('refused', `${path} changed while it was being checked`);
  if (report === null || report.kind !== 'full' || !Array.isArray(report.items)) return undefined;
  if (limits.resultIdExpected && report.resultId === undefined) return undefined;
  return report.items.filter(isDiagnostic).map((item) => diagnosticOf(item, shown));
}

function isDiagnostic(item: RawDiagnostic): boolean {
  return typeof item?.range?.start?.line === 'number' && typeof item.range.end?.line === 'number';
}

function diagnosticOf(item: RawDiagnostic, shown: ServerText): ServerDiagnostic {
  const start = shown.offsetAt(item.range.start);
  const rule = typeof item.code === 'number' ? `${(item.source ?? '').toUpperCase()}${item.code}` : (item.code ?? item.source ?? 'unnamed');
  return {
    severity: item.severity === undefined || item.severity === 1 ? 'error' : item.severity === 2 ? 'warning' : 'note',
    rule,
    text: String(item.message),
    start,
    end: Math.max(start, shown.offsetAt(item.range.end)),
  };
}
