/**
 * Asks a server for the diagnostics of open files, within the question's time and memory. A request is answered after the
 * changes sent before it, so an answer belongs to exactly the texts the server had been given.
 */
import type { ServerDiagnostic } from '../../core/physics/diagnosticComparison.ts';
import { asWorkspacePath, type WorkspacePath } from '../../protocol/ids.ts';
import { type Diagnosed, type DiagnosticLimits, limitReached } from './diagnosticLimits.ts';
import type { LanguageServer } from './languageServer.ts';
import type { OpenDocuments } from './openDocuments.ts';
import type { ServerProfile } from './profiles/serverProfile.ts';
import { diagnosticsOf } from './serverDiagnostic.ts';
import { ServerFailure } from './serverFailure.ts';

/** Some requests on the way keep the server busy; many would only delay a cancellation. */
const PULLS_AT_ONCE = 4;

/**
 * `together`: some at once, which is quick. `oneByOne`: where several checkers share the work, what each of them finds depends
 * on what it looked at before; asked one by one, they find the same for the same texts.
 */
export type PullOrder = 'together' | 'oneByOne';

interface RawReport {
  readonly kind: 'full' | 'unchanged';
  readonly resultId?: string;
  readonly items?: readonly unknown[];
}

/** The diagnostics of each path for exactly the version the server has now, in the order given until a limit is reached. */
export async function pullDiagnostics(
  server: LanguageServer,
  documents: OpenDocuments,
  profile: ServerProfile,
  paths: readonly WorkspacePath[],
  limits: DiagnosticLimits,
  order: PullOrder,
  signal: AbortSignal,
): Promise<Diagnosed> {
  const atOnce = order === 'together' ? PULLS_AT_ONCE : 1;
  const diagnostics = new Map<WorkspacePath, readonly ServerDiagnostic[]>();
  const left = new Map<WorkspacePath, string>();
  for (let from = 0; from < paths.length; from += atOnce) {
    const reason = limitReached(server, limits);
    if (reason !== undefined) {
      for (const path of paths.slice(from)) left.set(path, reason);
      break;
    }
    await Promise.all(
      paths.slice(from, from + atOnce).map(async (path) => {
        const pulled = await pullOne(server, documents, path, profile.resultIdExpected, signal);
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
  const report = await requestReport(server, documents, path, signal);
  documents.close(path);
  const heard = new Set(Array.isArray(report?.items) ? report.items.map((item) => (item as { code?: unknown } | null)?.code) : []);
  const silent = rules.filter((rule) => !heard.has(rule));
  return silent.length === 0 ? '' : `the project's settings switch off ${silent.join(', ')}`;
}

async function pullOne(
  server: LanguageServer,
  documents: OpenDocuments,
  path: WorkspacePath,
  resultIdExpected: boolean,
  signal: AbortSignal,
): Promise<readonly ServerDiagnostic[] | undefined> {
  const version = documents.versionOf(path);
  const shown = documents.shown(path);
  if (version === undefined || shown === undefined) return undefined;
  const report = await requestReport(server, documents, path, signal);
  if (documents.versionOf(path) !== version) throw new ServerFailure('refused', `${path} changed while it was being checked`);
  if (report === null || report.kind !== 'full' || !Array.isArray(report.items)) return undefined;
  if (resultIdExpected && report.resultId === undefined) return undefined;
  return diagnosticsOf(report.items, shown);
}

function requestReport(
  server: LanguageServer,
  documents: OpenDocuments,
  path: WorkspacePath,
  signal: AbortSignal,
): Promise<RawReport | null> {
  return server.request<RawReport | null>('textDocument/diagnostic', { textDocument: { uri: documents.uriOf(path) } }, signal);
}
