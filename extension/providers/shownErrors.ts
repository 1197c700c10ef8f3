/** The errors the editor shows in documents, once whoever finds them has been quiet for a while. */
import { type CancellationToken, type Diagnostic, DiagnosticSeverity, languages, type TextDocument } from 'vscode';
import type { EditorDiagnostic, EditorDiagnostics, EditorDocument } from '../../server/protocol/messages.ts';
import { inTime } from './patience.ts';
import { shownDocument } from './shownDocument.ts';

/** `quietMaxMs`: for extensions that never come to rest. */
const bounds = { documentsMax: 50, errorsMax: 100, quietMaxMs: 10_000 } as const;

export async function shownErrors(asked: readonly EditorDocument[], quietMs: number, token: CancellationToken): Promise<EditorDiagnostics> {
  const open: { readonly uri: string; readonly document: TextDocument; readonly version: number }[] = [];
  for (const one of asked.slice(0, bounds.documentsMax)) {
    const shown = await shownDocument(one);
    if (shown.answered) open.push({ uri: one.uri, document: shown.document, version: shown.version });
  }
  if (open.length > 0)
    await quiet(new Set(open.map(({ document }) => document.uri.toString())), Math.min(quietMs, bounds.quietMaxMs), token);
  const same = open.filter(({ document, version }) => document.version === version && !document.isClosed);
  return { answered: true, documents: same.map(({ uri, document }) => ({ uri, errors: errorsIn(document) })) };
}

/** Resolves when nothing was said of these documents for so long; looks no longer than the bound, or than anybody cares. */
async function quiet(uris: ReadonlySet<string>, quietMs: number, token: CancellationToken): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let timer = setTimeout(resolve, quietMs);
  const listening = languages.onDidChangeDiagnostics((event) => {
    if (!event.uris.some((uri) => uris.has(uri.toString()))) return;
    clearTimeout(timer);
    timer = setTimeout(resolve, quietMs);
  });
  await inTime(promise, bounds.quietMaxMs, token);
  clearTimeout(timer);
  listening.dispose();
}

function errorsIn(document: TextDocument): readonly EditorDiagnostic[] {
  const errors = languages.getDiagnostics(document.uri).filter(({ severity }) => severity === DiagnosticSeverity.Error);
  return errors.slice(0, bounds.errorsMax).map((diagnostic) => {
    const { start, end } = diagnostic.range;
    return {
      range: { start: { line: start.line, character: start.character }, end: { line: end.line, character: end.character } },
      message: diagnostic.message,
      source: diagnostic.source ?? '',
      code: codeOf(diagnostic),
    };
  });
}

function codeOf({ code }: Diagnostic): string {
  if (code === undefined) return '';
  return String(typeof code === 'object' ? code.value : code);
}
