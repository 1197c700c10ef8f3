/** A server's diagnostics as the core compares them: offsets into the file's own text, and a rule's name. */
import type { ServerDiagnostic } from '../../core/physics/diagnosticComparison.ts';
import type { ServerText } from '../../core/physics/serverPosition.ts';
import { isRange } from './answeredFiles.ts';

interface RawDiagnostic {
  readonly range: unknown;
  readonly severity?: unknown;
  readonly code?: unknown;
  readonly source?: unknown;
  readonly message?: unknown;
}

/** What is no diagnostic is passed over. */
export function diagnosticsOf(items: readonly unknown[], shown: ServerText): ServerDiagnostic[] {
  return items.flatMap((item) => {
    const raw = item as RawDiagnostic | null;
    if (typeof raw !== 'object' || raw === null || !isRange(raw.range)) return [];
    const start = shown.offsetAt(raw.range.start);
    const end = Math.max(start, shown.offsetAt(raw.range.end));
    return [{ severity: severityOf(raw.severity), rule: ruleOf(raw), text: String(raw.message), start, end }];
  });
}

function severityOf(severity: unknown): ServerDiagnostic['severity'] {
  return severity === undefined || severity === 1 ? 'error' : severity === 2 ? 'warning' : 'note';
}

function ruleOf({ code, source }: RawDiagnostic): string {
  const by = typeof source === 'string' ? source : '';
  if (typeof code === 'number') return `${by.toUpperCase()}${code}`;
  return typeof code === 'string' && code !== '' ? code : by === '' ? 'unnamed' : by;
}
