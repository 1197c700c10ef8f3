/** Judges a change set whose files stay where they are: unsaved, in the server that also answers other questions. */
import { type ScopeCandidate, scopeWithin } from '../../core/physics/checkScope.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { diagnose, isAsked } from './diagnose.ts';
import { silencedRules } from './diagnosticPull.ts';
import { stampsOf } from './diskTexts.ts';
import type { LiveServer } from './serverSeat.ts';
import { pathsOf, type ServerFindings, type ServerQuestion, suspectsOf } from './serverVerdict.ts';

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
  const before = await diagnose(live, opened, { clock, bounds, deadlineMs: halfMs }, 'together', signal);
  for (const { path, text } of question.changed) documents.propose(path, text);
  try {
    const after = await diagnose(live, [...before.diagnostics.keys()], { clock, bounds, deadlineMs }, 'together', signal);
    for (const [path, reason] of [...before.left, ...after.left]) if (!left.has(path)) left.set(path, reason);
    const caveats = [silenced, doubt].filter((caveat) => caveat !== '');
    const findings = { before: before.diagnostics, after: after.diagnostics, left, caveats, memoryBytes: server.memoryBytes() };
    const suspects = isAsked(server, profile) ? suspectsOf(question, findings) : [];
    return suspects.length === 0 ? findings : await secondLook(live, question, findings, suspects, deadlineMs, signal);
  } finally {
    documents.restore();
  }
}

/**
 * What was found new is asked for once more, before and after, one file at a time: only what is new then, too, is new. Else a
 * finding that one of several checkers made by chance would veto what is right. Files for which time is over stay as they were.
 */
async function secondLook(
  live: LiveServer,
  question: ServerQuestion,
  first: ServerFindings,
  suspects: readonly WorkspacePath[],
  deadlineMs: number,
  signal: AbortSignal,
): Promise<ServerFindings> {
  const { documents, bounds, clock } = live;
  const limits = { clock, bounds, deadlineMs };
  documents.restore();
  const before = await diagnose(live, suspects, limits, 'oneByOne', signal);
  for (const { path, text } of question.changed) documents.propose(path, text);
  const after = await diagnose(live, [...before.diagnostics.keys()], limits, 'oneByOne', signal);
  const isSeenAgain = ([path]: readonly [WorkspacePath, unknown]) => before.diagnostics.has(path) && after.diagnostics.has(path);
  return {
    ...first,
    before: new Map([...first.before, ...[...before.diagnostics].filter(isSeenAgain)]),
    after: new Map([...first.after, ...[...after.diagnostics].filter(isSeenAgain)]),
  };
}
