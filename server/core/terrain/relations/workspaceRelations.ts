/** The import graph of a workspace and the rank over it, kept beside the index: told of every record, resolved on request. */

import { type SwarmError, SwarmFailure } from '../../../protocol/errors.ts';
import type { FactSource } from '../../brain/brain.ts';
import { untilDone } from '../../facts/untilDone.ts';
import type { IndexListener } from '../index/indexListener.ts';
import type { RulesByFamily } from '../terrain.ts';
import { ImportGraph } from './importGraph.ts';
import { ImportanceRank } from './rank.ts';

export class WorkspaceRelations {
  readonly rank: ImportanceRank;
  readonly #graph: ImportGraph;

  constructor(rules: RulesByFamily) {
    this.#graph = new ImportGraph(rules);
    this.rank = new ImportanceRank(this.#graph);
  }

  /** To be told of the records of one index. */
  get listener(): IndexListener {
    return this.#graph;
  }

  /** The graph as of what the index knows now. Rejects with SwarmFailure. */
  async graph(source: FactSource, signal: AbortSignal): Promise<ImportGraph> {
    const outcome = await untilDone<ImportGraph, SwarmError>(
      source,
      signal,
      () => Number.POSITIVE_INFINITY,
      (facts) => this.#graph.settle(facts),
    );
    if (outcome.kind === 'done') return outcome.value;
    throw new SwarmFailure(outcome.kind === 'failed' ? outcome.error : outcome.refusal);
  }
}
