/** One server's part of a check: its question, what came of it, and the verdict that says so. */
import { describeLeft } from '../../core/physics/checkScope.ts';
import {
  type ComparedFile,
  compareDiagnostics,
  matters,
  type ServerDiagnostic,
  withoutMoved,
} from '../../core/physics/diagnosticComparison.ts';
import { editsBetween } from '../../core/physics/textDifference.ts';
import type { OverlayFile, PhysicsDiagnostic, PhysicsVerdict } from '../../core/ports/physicsPort.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';

/** What one server is to judge, by old paths. */
export interface ServerQuestion {
  readonly changed: readonly OverlayFile[];
  readonly dependents: readonly WorkspacePath[]; // not changed
}

/** What a server found before and after. Files in one of the maps only could not be compared. */
export interface ServerFindings {
  readonly before: ReadonlyMap<WorkspacePath, readonly ServerDiagnostic[]>; // by old path
  readonly after: ReadonlyMap<WorkspacePath, readonly ServerDiagnostic[]>; // by old path, too
  readonly left: ReadonlyMap<WorkspacePath, string>; // by old path, with the reason
  readonly caveats: readonly string[]; // why what was compared may tell less than it seems: as sentences
  readonly memoryBytes: number;
}

/** More findings than this tell nobody more. */
const NEW_DIAGNOSTICS_MAX = 200;

/** Files in which something new was found, by old paths. */
export function suspectsOf(question: ServerQuestion, findings: Pick<ServerFindings, 'before' | 'after'>): WorkspacePath[] {
  const compared = comparedFiles(question, findings);
  return withoutMoved(compared).flatMap((fresh, at) => (fresh.length > 0 && compared[at] !== undefined ? [compared[at].path] : []));
}

export function verdictOf(question: ServerQuestion, findings: ServerFindings, server: string, durationMs: number): PhysicsVerdict {
  const changed = new Map(question.changed.map((file) => [file.path, file]));
  const checkedPaths: WorkspacePath[] = [];
  const left = new Map(findings.left);
  let before = 0;
  let after = 0;
  for (const path of pathsOf(question)) {
    const old = findings.before.get(path);
    const now = findings.after.get(path);
    if (old === undefined || now === undefined) {
      if (!left.has(path)) left.set(path, 'not reached');
      continue;
    }
    if (!left.has(path)) checkedPaths.push(changed.get(path)?.newPath ?? path);
    before += old.filter(matters).length;
    after += now.filter(matters).length;
  }
  const compared = comparedFiles(question, findings);
  const found = withoutMoved(compared).flatMap((fresh, at): PhysicsDiagnostic[] => {
    const oldPath = compared[at]?.path;
    if (oldPath === undefined) return [];
    const path = changed.get(oldPath)?.newPath ?? oldPath;
    return fresh.map(({ rule, text, start, end }) => ({ rule, text, path, start, end }));
  });
  return {
    server,
    answered: true,
    passed: found.length === 0,
    newDiagnostics: found.slice(0, NEW_DIAGNOSTICS_MAX),
    checkedPaths,
    uncheckedPaths: pathsOf(question).filter((path) => left.has(path)),
    uncheckedReason: [describeLeft(left), ...findings.caveats].filter((reason) => reason !== '').join('; '),
    durationMs,
    memoryBytes: findings.memoryBytes,
    before,
    after,
  };
}

function comparedFiles(
  question: ServerQuestion,
  findings: Pick<ServerFindings, 'before' | 'after'>,
): readonly (ComparedFile & { readonly path: WorkspacePath })[] {
  const changed = new Map(question.changed.map((file) => [file.path, file]));
  return pathsOf(question).flatMap((path) => {
    const old = findings.before.get(path);
    const now = findings.after.get(path);
    // Where nothing was found before and nothing after, there is nothing to compare.
    if (old === undefined || now === undefined || !(old.some(matters) || now.some(matters))) return [];
    const file = changed.get(path);
    const edits = file === undefined ? [] : editsBetween(file.baseText, file.text);
    const texts = { before: file?.baseText ?? '', after: file?.text ?? '' };
    return [{ path, ...texts, edits, ...compareDiagnostics(old, now, edits) }];
  });
}

export function unansweredVerdict(
  question: ServerQuestion,
  why: string,
  server: string,
  durationMs: number,
  memoryBytes: number,
): PhysicsVerdict {
  return {
    server,
    answered: false,
    passed: false,
    newDiagnostics: [],
    checkedPaths: [],
    uncheckedPaths: pathsOf(question),
    uncheckedReason: why,
    durationMs,
    memoryBytes,
    before: 0,
    after: 0,
  };
}

/** Changed files first: when a bound is reached they matter most. */
export function pathsOf(question: ServerQuestion): WorkspacePath[] {
  return [...question.changed.map((file) => file.path), ...question.dependents];
}
