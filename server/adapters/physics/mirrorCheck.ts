/** Judges a change set in which files come, go or move: two fresh servers, one over the tree as it is, one over the tree as it would be. */
import { type ScopeCandidate, scopeWithin } from '../../core/physics/checkScope.ts';
import type { ServerDiagnostic } from '../../core/physics/diagnosticComparison.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { diagnose } from './diagnose.ts';
import type { Diagnosed } from './diagnosticLimits.ts';
import { silencedRules } from './diagnosticPull.ts';
import { stampsOf } from './diskTexts.ts';
import { MirrorTree } from './mirrorTree.ts';
import { OpenDocuments } from './openDocuments.ts';
import { nothingUnsaved, type PhysicsOptions, type ServerCommand } from './physicsOptions.ts';
import type { ServerProfile } from './profiles/serverProfile.ts';
import { type SeatOptions, startServer } from './serverSeat.ts';
import { pathsOf, type ServerFindings, type ServerQuestion } from './serverVerdict.ts';

export interface MirrorContext {
  readonly options: SeatOptions & Pick<PhysicsOptions, 'root' | 'listFiles'>;
  readonly command: ServerCommand;
  readonly profile: ServerProfile;
}

export async function mirrorCheck(
  context: MirrorContext,
  question: ServerQuestion,
  deadlineMs: number,
  signal: AbortSignal,
): Promise<ServerFindings> {
  const { options, profile } = context;
  const { root, bounds, clock, temporaryFolder } = options;
  const sizes = await stampsOf(root, question.dependents);
  const candidates: ScopeCandidate[] = [
    ...question.changed.map(({ path, baseText, text }) => ({ path, bytes: Math.max(baseText.length, text.length) })),
    ...question.dependents.map((path) => ({ path, bytes: sizes.get(path)?.bytes ?? 0 })),
  ];
  const scope = scopeWithin(candidates, bounds);
  const left = new Map(scope.left);
  const newPaths = new Map(question.changed.map((file) => [file.path, file.newPath]));
  const newPathOf = (path: WorkspacePath) => newPaths.get(path) ?? path;
  const coming = new Set(question.changed.flatMap(({ path, baseHash }) => (baseHash === undefined ? [path] : [])));
  const going = new Set(question.changed.flatMap(({ path, hash }) => (hash === undefined ? [path] : [])));
  for (const { path, text } of question.changed) {
    const blind = profile.blindness(path, text);
    if (blind !== undefined) left.set(path, blind);
  }

  const paths = [...new Set([...(await options.listFiles(signal)), ...pathsOf(question)])];
  const mirror = await MirrorTree.make({ root, paths }, profile, temporaryFolder, bounds, signal);
  try {
    await mirror.writeUnsaved(options.unsaved ?? nothingUnsaved, (path) => profile.leansOn(path));
    await mirror.writeBase(question.changed);
    const halfMs = clock.monotonicMs() + (deadlineMs - clock.monotonicMs()) / 2;
    const chosen = scope.chosen.filter((path) => !coming.has(path));
    const before = await pullIn(context, mirror, chosen, halfMs, signal);
    await mirror.writeProposed(question.changed);
    const compared = [...before.diagnostics.keys(), ...scope.chosen.filter((path) => coming.has(path))];
    const present = compared.filter((path) => !going.has(path));
    const after = await pullIn(context, mirror, present.map(newPathOf), deadlineMs, signal);
    for (const [path, reason] of before.left) if (!left.has(path)) left.set(path, reason);
    const found = new Map<WorkspacePath, readonly ServerDiagnostic[]>();
    for (const path of compared) {
      const diagnostics = going.has(path) ? [] : after.diagnostics.get(newPathOf(path));
      if (diagnostics !== undefined) found.set(path, diagnostics);
      const reason = after.left.get(newPathOf(path));
      if (reason !== undefined && !left.has(path)) left.set(path, reason);
    }
    return {
      before: new Map([...[...coming].map((path) => [path, []] as const), ...before.diagnostics]),
      after: found,
      left,
      caveats: [...new Set([...before.caveats, ...after.caveats])],
      memoryBytes: Math.max(before.memoryBytes, after.memoryBytes),
    };
  } finally {
    await mirror.dispose();
  }
}

async function pullIn(
  { options, command, profile }: MirrorContext,
  mirror: MirrorTree,
  paths: readonly WorkspacePath[],
  deadlineMs: number,
  signal: AbortSignal,
): Promise<Diagnosed & { readonly memoryBytes: number; readonly caveats: readonly string[] }> {
  const { bounds, clock } = options;
  const server = await startServer(options, command, profile, mirror.root, signal);
  try {
    const documents = new OpenDocuments(server, profile, mirror.root, bounds, clock.wallMs());
    await documents.begin(paths);
    const left = new Map<WorkspacePath, string>();
    const opened: WorkspacePath[] = [];
    for (const path of paths) {
      if (await documents.open(path)) opened.push(path);
      else left.set(path, 'cannot be read as text');
    }
    const doubt = await server.loading.ready('check', signal);
    const silenced = await silencedRules(server, documents, profile, signal);
    const found = await diagnose({ server, documents, profile }, opened, { clock, deadlineMs, bounds }, 'oneByOne', signal);
    const caveats = [silenced, doubt].filter((caveat) => caveat !== '');
    return { ...found, left: new Map([...left, ...found.left]), memoryBytes: server.memoryBytes(), caveats };
  } finally {
    await server.dispose();
  }
}
