/**
 * One folder of real code as the terrain and the language servers see it: read once, every file indexed, questions put to
 * a server once and remembered. It compares nothing.
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPhysics } from '../../../server/adapters/physics/physics.ts';
import { createSyntax } from '../../../server/adapters/treeSitter/treeSitter.ts';
import { Workspace } from '../../../server/adapters/workspace/workspace.ts';
import { systemClock } from '../../../server/base/clock.ts';
import { MissionFacts, MissionSnapshot } from '../../../server/core/facts/factSource.ts';
import type { FactRequest, Facts, ServerAnswer, Step } from '../../../server/core/facts/facts.ts';
import { type StepOutcome, untilDone } from '../../../server/core/facts/untilDone.ts';
import { type FileView, viewOf } from '../../../server/core/terrain/fileView.ts';
import { looksMinified } from '../../../server/core/terrain/index/generatedCode.ts';
import { deepLanguageOfPath, type LanguageFamily } from '../../../server/core/terrain/languageId.ts';
import { wasmFolder } from '../../../server/hosts/installation.ts';
import { languageRules } from '../../../server/hosts/languageRules.ts';
import { findLanguageServers, serverEnvironment } from '../../../server/hosts/languageServers.ts';
import type { WorkspacePath } from '../../../server/protocol/ids.ts';

export interface Ground {
  readonly name: string;
  readonly root: string;
  /** Files of the family that were read and indexed, in the order of their paths; what a bundler made is left out. */
  readonly views: (family: LanguageFamily) => readonly FileView[];
  readonly facts: Facts;
  readonly lines: number;
  text(path: WorkspacePath): string;
  /** Carries a step to its end over the facts of this folder; what it asks of a server is asked once. */
  settle<T, E>(step: (facts: Facts) => Step<T, E>): Promise<StepOutcome<T, E>>;
  ask(kind: 'references' | 'definition', path: WorkspacePath, offset: number): Promise<ServerAnswer>;
  dispose(): Promise<void>;
}

/** Nobody waits here, and an answer that did not come in time would be counted as one that was not known. */
const patience = { requestMs: 600_000, startMs: 300_000, loadMs: 600_000, silenceMs: 300_000, idleMs: 3_600_000 } as const;

export async function openGround(name: string, folder: string, signal: AbortSignal): Promise<Ground> {
  const workspace = Workspace.open(folder);
  const temporaryFolder = realpathSync.native(mkdtempSync(join(tmpdir(), 'swarm-accuracy-servers-')));
  const syntax = await createSyntax(wasmFolder, Object.values(languageRules));
  const searchPath = process.env['PATH'] ?? '';
  const physics = createPhysics({
    root: workspace.root,
    clock: systemClock,
    servers: findLanguageServers({ workspace: workspace.root, searchPath }),
    environment: serverEnvironment(searchPath),
    temporaryFolder,
    bounds: patience,
    listFiles: async (stop) => (await workspace.list(stop)).paths,
  });
  const source = new MissionFacts(new MissionSnapshot({ workspace, syntax, physics }));
  const { facts } = source;
  await source.fetch([{ kind: 'paths' }], signal);
  const paths = (facts.paths()?.paths ?? []).filter((path) => deepLanguageOfPath(path));
  await source.fetch(
    paths.map((path): FactRequest => ({ kind: 'file', path })),
    signal,
  );
  const views = paths.flatMap((path) => {
    const fact = facts.file(path);
    return fact?.state === 'indexed' && !looksMinified(fact.text) ? [viewOf(path, fact.index)] : [];
  });
  const text = (path: WorkspacePath): string => {
    const fact = facts.file(path);
    return fact === undefined || fact.state === 'unreadable' ? '' : fact.text;
  };
  return {
    name,
    root: workspace.root,
    facts,
    lines: views.reduce((sum, { path }) => sum + text(path).split('\n').length, 0),
    text,
    views: (family) => views.filter((view) => view.family === family),
    settle: (step) => untilDone(source, signal, () => Number.POSITIVE_INFINITY, step),
    async ask(kind, path, offset) {
      await source.fetch([{ kind, path, offset }], signal);
      return facts[kind](path, offset) ?? { answered: false, why: 'the question was lost' };
    },
    async dispose() {
      await physics.dispose();
      syntax.dispose();
      rmSync(temporaryFolder, { recursive: true, force: true });
    },
  };
}
