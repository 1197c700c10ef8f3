/** Physics for a workspace: puts the questions of the core to the language servers, one server per family. */
import type { ServerAnswer, ServerRename } from '../../core/facts/facts.ts';
import type { Overlay, OverlayFile, PhysicsPort, PhysicsVerdict } from '../../core/ports/physicsPort.ts';
import { deepLanguageOfPath, familyOf, type LanguageFamily } from '../../core/terrain/languageId.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { type FamilyFindings, type FamilyQuestion, unansweredVerdict, verdictOf } from './familyCheck.ts';
import { mirrorCheck } from './mirrorCheck.ts';
import { defaultPhysicsBounds, type PhysicsBounds, type PhysicsOptions } from './physicsOptions.ts';
import { pyrightProfile } from './pyrightProfile.ts';
import type { SymbolQuestion } from './questionTexts.ts';
import { orCancelled, ServerFailure } from './serverFailure.ts';
import { askPlaces } from './serverPlaces.ts';
import type { ServerProfile } from './serverProfile.ts';
import { askRename } from './serverRename.ts';
import { type LiveServer, ServerSeat } from './serverSeat.ts';
import { shadowCheck } from './shadowCheck.ts';
import { typescriptProfile } from './typescriptProfile.ts';

export interface Physics extends PhysicsPort {
  /** Starts the servers of these families in the background, so that the first question does not wait for it. */
  prewarm(families: readonly LanguageFamily[]): void;
  /** Files that changed, came or went on disk, for what Swarm did not do itself and no question ever mentioned. */
  diskChanged(paths: readonly WorkspacePath[]): Promise<void>;
}

const families: readonly LanguageFamily[] = ['python', 'ecmascript'];

export function createPhysics(options: PhysicsOptions): Physics {
  return new WorkspacePhysics(options);
}

class WorkspacePhysics implements Physics {
  readonly #options: PhysicsOptions & { readonly bounds: PhysicsBounds };
  readonly #profiles: Readonly<Record<LanguageFamily, ServerProfile>>;
  readonly #seats: Readonly<Record<LanguageFamily, ServerSeat>>;
  readonly #disposal = new AbortController();
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(options: PhysicsOptions) {
    const bounds = { ...defaultPhysicsBounds, ...options.bounds };
    this.#options = { ...options, bounds };
    const context = { root: options.root, bounds, listFiles: options.listFiles };
    this.#profiles = { python: pyrightProfile(context, options.pythonHints ?? {}), ecmascript: typescriptProfile(context) };
    const seat = (family: LanguageFamily) => new ServerSeat(this.#options, options.servers[family], this.#profiles[family], options.root);
    this.#seats = { python: seat('python'), ecmascript: seat('ecmascript') };
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
    const concerned = families.filter((family) => files.some((file) => isOf(family, file)));
    return Promise.all(
      concerned.map((family) => {
        const changed = files.filter((file) => isOf(family, file));
        const rest = new Set(dependents.filter((path) => familyOfPath(path) === family && !changeSet.has(path)));
        return this.#checkFamily(family, { changed, dependents: [...rest] }, signal);
      }),
    );
  }

  prewarm(wanted: readonly LanguageFamily[]): void {
    for (const family of wanted) {
      if (this.#options.servers[family].available)
        this.#seats[family].ask(async () => undefined, this.#disposal.signal).catch(() => undefined);
    }
  }

  async diskChanged(paths: readonly WorkspacePath[]): Promise<void> {
    for (const family of families) {
      const concerned = paths.filter((path) => this.#profiles[family].belongsInMirror(path));
      if (concerned.length > 0) await this.#seats[family].live?.documents.diskChanged(concerned);
    }
  }

  async dispose(): Promise<void> {
    this.#disposal.abort();
    await Promise.all([...Object.values(this.#seats).map((seat) => seat.dispose()), ...this.#underWay]);
  }

  /** Puts a question about a symbol to the server of its file, with what of the question concerns that server. */
  async #ask<Answer>(
    question: SymbolQuestion,
    signal: AbortSignal,
    ask: (live: LiveServer, asked: SymbolQuestion, server: string, signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer | { readonly answered: false; readonly why: string }> {
    const family = familyOfPath(question.path);
    if (family === undefined) return { answered: false, why: `no language server for ${question.path}` };
    const seat = this.#seats[family];
    const ofFamily = (path: WorkspacePath) => familyOfPath(path) === family;
    const overlay = new Map([...question.overlay].filter(([path]) => ofFamily(path)));
    const asked = { ...question, overlay, openFirst: question.openFirst.filter(ofFamily) };
    try {
      return await seat.ask((live, both) => ask(live, asked, seat.serverName, both), signal);
    } catch (error) {
      return { answered: false, why: reasonOf(error) };
    }
  }

  async #checkFamily(family: LanguageFamily, question: FamilyQuestion, signal: AbortSignal): Promise<PhysicsVerdict> {
    const { clock, bounds } = this.#options;
    const seat = this.#seats[family];
    const startMs = clock.monotonicMs();
    try {
      const moves = question.changed.some((file) => file.newPath !== file.path);
      const findings = moves
        ? await this.#checkMoves(family, question, startMs + bounds.checkMs, signal)
        : await seat.ask((live, both) => shadowCheck(live, question, startMs + bounds.checkMs, both), signal);
      return verdictOf(question, findings, seat.serverName, clock.monotonicMs() - startMs);
    } catch (error) {
      return unansweredVerdict(question, reasonOf(error), seat.serverName, clock.monotonicMs() - startMs, seat.memoryBytes);
    }
  }

  #checkMoves(family: LanguageFamily, question: FamilyQuestion, deadlineMs: number, signal: AbortSignal): Promise<FamilyFindings> {
    const choice = this.#options.servers[family];
    if (!choice.available) return Promise.reject(new ServerFailure('missing', choice.why));
    const both = AbortSignal.any([signal, this.#disposal.signal]);
    const context = { options: this.#options, command: choice.command, profile: this.#profiles[family] };
    const running = mirrorCheck(context, question, deadlineMs, both);
    const watched = running.then(
      () => undefined,
      () => undefined,
    );
    this.#underWay.add(watched);
    void watched.then(() => this.#underWay.delete(watched));
    return orCancelled(running, both);
  }
}

function familyOfPath(path: string): LanguageFamily | undefined {
  const language = deepLanguageOfPath(path);
  return language === undefined ? undefined : familyOf(language);
}

function isOf(family: LanguageFamily, file: OverlayFile): boolean {
  return familyOfPath(file.path) === family || familyOfPath(file.newPath) === family;
}

function reasonOf(error: unknown): string {
  return error instanceof ServerFailure ? error.message : `physics failed: ${String(error)}`;
}
