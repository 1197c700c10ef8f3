/** Judges a change set whose files stay where they are: unsaved, in the server that also answers other questions. */
import { type ScopeCandidate, scopeWithin } from '../../core/physics/checkScope.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { diagnose } from './diagnose.ts';
import { silencedRules } from './diagnosticPull.ts';
import { stampsOf } from './diskTexts.ts';
import type { LiveServer } from './serverSeat.ts';
import { pathsOf, type ServerFindings, type ServerQuestion } from './serverVerdict.ts';

export async function shadowCheck(
  live: LiveServer,
  question: ServerQuestion,
  deadlineMs: number,
  signal: AbortSignal,
): Promise<ServerFindings> {
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
  const doubt = await server.loading.ready('check', signal);
  const silenced = await silencedRules(server, documents, profile, signal);
  // Half of the time for what was, the other for what is proposed: one without the other tells nothing.
  const halfMs = clock.monotonicMs() + (deadlineMs - clock.monotonicMs()) / 2;
  const before = await diagnose(live, opened, { clock, bounds, deadlineMs: halfMs }, signal);
  for (const { path, text } of question.changed) documents.propose(path, text);
  try {
    const after = await diagnose(live, [...before.diagnostics.keys()], { clock, bounds, deadlineMs }, signal);
    for (const [path, reason] of [...before.left, ...after.left]) if (!left.has(path)) left.set(path, reason);
    const caveats = [silenced, doubt].filter((caveat) => caveat !== '');
    return { before: before.diagnostics, after: after.diagnostics, left, caveats, memoryBytes: server.memoryBytes() };
  } finally {
    documents.restore();
  }
}
