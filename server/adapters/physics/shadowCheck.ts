/** Judges a change set whose files stay where they are: unsaved, in the server that also answers other questions. */
import { type ScopeCandidate, scopeWithin } from '../../core/physics/checkScope.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { pullDiagnostics, silencedRules } from './diagnosticPull.ts';
import { stampsOf } from './diskTexts.ts';
import { type FamilyFindings, type FamilyQuestion, pathsOf } from './familyCheck.ts';
import type { LiveServer } from './serverSeat.ts';

export async function shadowCheck(
  live: LiveServer,
  question: FamilyQuestion,
  deadlineMs: number,
  signal: AbortSignal,
): Promise<FamilyFindings> {
  const { server, documents, profile, root, bounds, clock } = live;
  const sizes = await stampsOf(root, question.dependents);
  const candidates: ScopeCandidate[] = [
    ...question.changed.map(({ path, baseText, text }) => ({ path, bytes: Math.max(baseText.length, text.length) })),
    ...question.dependents.map((path) => ({ path, bytes: sizes.get(path)?.bytes ?? 0 })),
  ];
  const scope = scopeWithin(candidates, bounds);
  const left = new Map(scope.left);
  const texts = new Map(question.changed.map((file) => [file.path, file]));

  await documents.begin(pathsOf(question));
  const opened: WorkspacePath[] = [];
  for (const path of scope.chosen) {
    if (await documents.open(path, texts.get(path)?.baseText)) opened.push(path);
    else left.set(path, 'cannot be read as text');
  }
  for (const path of opened) {
    const blind = profile.blindness(path, texts.get(path)?.text ?? documents.shown(path)?.shown ?? '');
    if (blind !== undefined) left.set(path, blind);
  }
  const silenced = await silencedRules(server, documents, profile, signal);
  const limits = { clock, memoryBytesMax: bounds.serverMemoryBytesMax, resultIdExpected: profile.resultIdExpected };
  // Half of the time for what was, the other for what is proposed: one without the other tells nothing.
  const halfMs = clock.monotonicMs() + (deadlineMs - clock.monotonicMs()) / 2;
  const before = await pullDiagnostics(server, documents, opened, { ...limits, deadlineMs: halfMs }, signal);
  for (const { path, text } of question.changed) documents.propose(path, text);
  try {
    const after = await pullDiagnostics(server, documents, [...before.diagnostics.keys()], { ...limits, deadlineMs }, signal);
    for (const [path, reason] of [...before.left, ...after.left]) if (!left.has(path)) left.set(path, reason);
    return { before: before.diagnostics, after: after.diagnostics, left, silenced, memoryBytes: server.memoryBytes() };
  } finally {
    documents.restore();
  }
}
