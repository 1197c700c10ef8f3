/** Physics for a workspace: puts the questions of the core to the language servers, each file's to the first that covers it. */
import type { ServerAnswer, ServerRename } from '../../core/facts/facts.ts';
import type { Overlay, PhysicsPort, PhysicsVerdict } from '../../core/ports/physicsPort.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { defaultPhysicsBounds, type PhysicsBounds, type PhysicsOptions } from './physicsOptions.ts';
import type { SymbolQuestion } from './questionTexts.ts';
import { ServerBench } from './serverBench.ts';
import { ServerFailure } from './serverFailure.ts';
import { askPlaces } from './serverPlaces.ts';
import { askRename } from './serverRename.ts';
import type { LiveServer } from './serverSeat.ts';

export interface Physics extends PhysicsPort {
  /** Whether a language server that can be started judges this file. */
  covers(path: WorkspacePath): boolean;
  /** Starts the servers of these files in the background, so that the first question does not wait for it. */
  prewarm(paths: readonly WorkspacePath[]): void;
  /** Files that changed, came or went on disk, for what Swarm did not do itself and no question ever mentioned. */
  diskChanged(paths: readonly WorkspacePath[]): Promise<void>;
  /** The servers that run now. */
  running(): readonly RunningServer[];
}

export interface RunningServer {
  readonly name: string; // with its version
  readonly memoryBytes: number; // 0 if unknown
}

export function createPhysics(options: PhysicsOptions): Physics {
  return new WorkspacePhysics(options);
}

class WorkspacePhysics implements Physics {
  readonly #benches: readonly ServerBench[];
  readonly #disposal = new AbortController();

  constructor(options: PhysicsOptions) {
    const bounds: PhysicsBounds = { ...defaultPhysicsBounds, ...options.bounds };
    this.#benches = options.servers.map((server) => new ServerBench({ ...options, bounds }, server));
  }

  references(
    path: WorkspacePath,
    offset: number,
    overlay: Overlay,
    openFirst: readonly WorkspacePath[],
    signal: AbortSignal,
  ): Promise<ServerAnswer> {
    const question = { path, offset, overlay, openFirst };
    return this.#ask(question, signal, (live, asked, server, both) =>
      askPlaces(live, { ...asked, method: 'textDocument/references' }, server, both),
    );
  }

  definition(path: WorkspacePath, offset: number, overlay: Overlay, signal: AbortSignal): Promise<ServerAnswer> {
    const question = { path, offset, overlay, openFirst: [] };
    return this.#ask(question, signal, (live, asked, server, both) =>
      askPlaces(live, { ...asked, method: 'textDocument/definition' }, server, both),
    );
  }

  rename(
    path: WorkspacePath,
    offset: number,
    newName: string,
    overlay: Overlay,
    openFirst: readonly WorkspacePath[],
    signal: AbortSignal,
  ): Promise<ServerRename> {
    const question = { path, offset, overlay, openFirst };
    return this.#ask(question, signal, (live, asked, server, both) => askRename(live, { ...asked, newName }, server, both));
  }

  async check(changeSet: Overlay, dependents: readonly WorkspacePath[], signal: AbortSignal): Promise<readonly PhysicsVerdict[]> {
    const files = [...changeSet.values()];
    const concerned = this.#benches.flatMap((bench) => {
      const changed = files.filter(({ path, newPath }) => this.#benchOf(path) === bench || this.#benchOf(newPath) === bench);
      return changed.length === 0 ? [] : [{ bench, changed }];
    });
    return Promise.all(
      concerned.map(({ bench, changed }) => {
        const rest = new Set(dependents.filter((path) => this.#benchOf(path) === bench && !changeSet.has(path)));
        return bench.check({ changed, dependents: [...rest] }, signal);
      }),
    );
  }

  covers(path: WorkspacePath): boolean {
    return this.#benchOf(path)?.isAvailable === true;
  }

  prewarm(paths: readonly WorkspacePath[]): void {
    for (const bench of new Set(paths.map((path) => this.#benchOf(path)))) {
      if (bench?.isAvailable === true) bench.ask(async () => undefined, this.#disposal.signal).catch(() => undefined);
    }
  }

  async diskChanged(paths: readonly WorkspacePath[]): Promise<void> {
    await Promise.all(this.#benches.map((bench) => bench.diskChanged(paths)));
  }

  running(): readonly RunningServer[] {
    return this.#benches.flatMap((bench) => (bench.isRunning ? [{ name: bench.serverName, memoryBytes: bench.memoryBytes }] : []));
  }

  async dispose(): Promise<void> {
    this.#disposal.abort();
    await Promise.all(this.#benches.map((bench) => bench.dispose()));
  }

  /** Puts a question about a symbol to the server of its file, with what of the question concerns that server. */
  async #ask<Answer>(
    question: SymbolQuestion,
    signal: AbortSignal,
    ask: (live: LiveServer, asked: SymbolQuestion, server: string, signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer | { readonly answered: false; readonly why: string }> {
    const bench = this.#benchOf(question.path);
    if (bench === undefined) return { answered: false, why: `no language server for ${question.path}` };
    const isOurs = (path: WorkspacePath) => this.#benchOf(path) === bench;
    const overlay = new Map([...question.overlay].filter(([path]) => isOurs(path)));
    const asked = { ...question, overlay, openFirst: question.openFirst.filter(isOurs) };
    try {
      return await bench.ask((live, both) => ask(live, asked, bench.serverName, both), signal);
    } catch (error) {
      return { answered: false, why: error instanceof ServerFailure ? error.message : `physics failed: ${String(error)}` };
    }
  }

  #benchOf(path: string): ServerBench | undefined {
    return this.#benches.find((bench) => bench.covers(path));
  }
}
