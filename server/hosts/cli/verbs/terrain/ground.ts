/** What every view of `swarm terrain` stands on: the session, its facts, the import graph, and places as people read them. */
import { LineIndex } from '../../../../base/lineIndex.ts';
import { err, ok, type Result } from '../../../../base/result.ts';
import type { FactSource } from '../../../../core/brain/brain.ts';
import type { Facts, FileFact, Place, Step } from '../../../../core/facts/facts.ts';
import { untilDone } from '../../../../core/facts/untilDone.ts';
import type { Refusal } from '../../../../core/operation/operation.ts';
import type { IndexState } from '../../../../core/terrain/index/indexState.ts';
import type { ImportGraph } from '../../../../core/terrain/relations/importGraph.ts';
import type { ImportanceRank } from '../../../../core/terrain/relations/rank.ts';
import { WorkspaceRelations } from '../../../../core/terrain/relations/workspaceRelations.ts';
import { Resolver } from '../../../../core/terrain/resolver.ts';
import { Terrain } from '../../../../core/terrain/terrain.ts';
import { type ExitCode, swarmError } from '../../../../protocol/errors.ts';
import type { WorkspacePath } from '../../../../protocol/ids.ts';
import { languageRules } from '../../../languageRules.ts';
import type { CliSession } from '../../openSession.ts';
import { type Output, reportError } from '../../output.ts';

/** A place as `--json` tells it: lines and columns from 1, columns in UTF-16 units. */
export interface PlaceDocument {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

export class TerrainGround {
  readonly session: CliSession;
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly #source: FactSource;
  readonly #relations = new WorkspaceRelations(languageRules);
  #listens = false;
  readonly #lines = new Map<WorkspacePath, LineIndex>();

  constructor(session: CliSession, output: Output, signal: AbortSignal) {
    this.session = session;
    this.output = output;
    this.signal = signal;
    this.#source = session.services.openSnapshot().facts(new Map());
  }

  /** Carries a question over facts to its end. A refusal or failure has been told when this returns its exit code. */
  async ask<T>(step: (facts: Facts) => Step<T, Refusal>): Promise<Result<T, ExitCode>> {
    const outcome = await untilDone(this.#source, this.signal, () => Number.POSITIVE_INFINITY, step);
    switch (outcome.kind) {
      case 'done':
        return ok(outcome.value);
      case 'failed':
        return err(reportError(this.output, outcome.error));
      case 'refused':
        return err(this.refuse(outcome.refusal));
    }
  }

  /** The same for what is computed by a resolver, which notes what it lacks. */
  resolve<T>(question: (resolver: Resolver) => T): Promise<Result<T, ExitCode>> {
    return this.ask((facts) => {
      const resolver = new Resolver(new Terrain(facts, languageRules));
      const value = question(resolver);
      const { needs } = resolver.terrain;
      return needs.any ? { kind: 'need', requests: needs.requests } : { kind: 'done', value };
    });
  }

  refuse({ error, candidates }: Refusal): ExitCode {
    const exitCode = reportError(this.output, error, { candidates });
    for (const { name, kind, place, suggestion } of candidates)
      this.output.say(`  ${name} (${kind})${place ? `  ${this.session.places.name(place)}\n      say: ${suggestion}` : ''}`);
    return exitCode;
  }

  /** A file as the person gave it, which must be one of the workspace. */
  path(given: string): Result<WorkspacePath, ExitCode> {
    const path = this.session.workspace.identify(given);
    return path.ok ? path : err(reportError(this.output, swarmError('usage', path.error.message, fileHint)));
  }

  /** A file as the person gave it, which must be in a language that is understood in depth, and readable. */
  async codeFile(given: string): Promise<Result<WorkspacePath, ExitCode>> {
    const path = this.path(given);
    if (!path.ok) return path;
    const fact = await this.ask((facts): Step<FileFact, Refusal> => {
      const known = facts.file(path.value);
      return known ? { kind: 'done', value: known } : { kind: 'need', requests: [{ kind: 'file', path: path.value }] };
    });
    if (!fact.ok) return fact;
    if (fact.value.state === 'indexed') return path;
    const why = fact.value.state === 'unreadable' ? `cannot be read: ${fact.value.detail}` : 'is in no language Swarm reads in depth';
    return err(reportError(this.output, swarmError('usage', `${path.value} ${why}.`, fileHint)));
  }

  /** Waits until the index knows all files. */
  index(): Promise<IndexState> {
    return this.session.terrain.complete(this.signal);
  }

  /** A sentence for people who looked in the index: files without a record may hold what they look for. Usually none. */
  get unindexed(): readonly string[] {
    const files = this.session.terrain.index.state.leftOut.length;
    if (files === 0) return [];
    const what = files === 1 ? '1 file is' : `${files} files are`;
    return [`${what} not in the index; “swarm terrain stats” tells which, and why.`];
  }

  /** Which file imports which, over all files that the index knows. */
  async graph(): Promise<ImportGraph> {
    await this.index();
    if (!this.#listens) this.session.terrain.index.listen(this.#relations.listener);
    this.#listens = true;
    return this.#relations.graph(this.#source, this.signal);
  }

  /** How important files are; of the graph when it was last asked for. */
  get rank(): ImportanceRank {
    return this.#relations.rank;
  }

  at({ path, start }: Pick<Place, 'path' | 'start'>): PlaceDocument {
    const { line, column } = this.#linesOf(path).at(start);
    return { path, line, column };
  }

  /** "a/b.py:12:5" */
  name(place: Pick<Place, 'path' | 'start'>): string {
    const { path, line, column } = this.at(place);
    return `${path}:${line}:${column}`;
  }

  #linesOf(path: WorkspacePath): LineIndex {
    let lines = this.#lines.get(path);
    if (lines === undefined) {
      const fact = this.#source.facts.file(path);
      const bytes = fact === undefined ? this.session.ports.files.read(path) : undefined;
      const text = fact === undefined ? new TextDecoder().decode(bytes ?? new Uint8Array()) : fact.state === 'unreadable' ? '' : fact.text;
      lines = new LineIndex(text);
      this.#lines.set(path, lines);
    }
    return lines;
  }
}

export const fileHint = 'Give a file of the workspace, as seen from its folder or from here; --workspace DIR names another workspace.';
