/** Test support: relations asked of a fixture, with every fact they need fetched, and told in words. */
import { LineIndex } from '../../../../server/base/lineIndex.ts';
import { MissionFacts, MissionSnapshot } from '../../../../server/core/facts/factSource.ts';
import type { Facts, Place, Step } from '../../../../server/core/facts/facts.ts';
import { untilDone } from '../../../../server/core/facts/untilDone.ts';
import { dottedName } from '../../../../server/core/terrain/naming.ts';
import { importsOfIndex, typesOfIndex } from '../../../../server/core/terrain/relations/fileImports.ts';
import { ImportGraph } from '../../../../server/core/terrain/relations/importGraph.ts';
import { Resolver } from '../../../../server/core/terrain/resolver.ts';
import type { SymbolRef } from '../../../../server/core/terrain/symbolRef.ts';
import { Terrain } from '../../../../server/core/terrain/terrain.ts';
import { type ResolvedTarget, resolveTarget } from '../../../../server/operations/target/targetResolver.ts';
import { asWorkspacePath } from '../../../../server/protocol/ids.ts';
import { type Files, memoryWorkspace, readFixture, scriptedPhysics } from '../../../support/memoryWorkspace.ts';
import { rules, sharedSyntax } from '../../../support/sharedSyntax.ts';

type Symbols = Extract<ResolvedTarget, { kind: 'symbols' }>;

/** What a step over facts comes to. */
export async function told<T>(files: Files, step: (facts: Facts) => Step<T, unknown>): Promise<T> {
  const source = new MissionFacts(
    new MissionSnapshot({ workspace: memoryWorkspace(files), syntax: await sharedSyntax(), physics: scriptedPhysics() }),
  );
  const outcome = await untilDone(source, new AbortController().signal, () => 1, step);
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

/** Asks of what a name means in a fixture; the answer is whatever `question` makes of it once nothing is missing. */
export function asked<T>(
  fixture: string,
  name: string,
  question: (resolver: Resolver, target: Symbols, spoken: Spoken) => T | Step<T, unknown>,
): Promise<T> {
  const { files } = readFixture(fixture);
  const spec = { name, kind: undefined, pathHint: undefined, containerHint: undefined, cursor: undefined };
  return told<T>(files, (facts) => {
    const resolver = new Resolver(new Terrain(facts, rules));
    const target = resolveTarget(resolver, spec, (words) => words);
    if (target.kind !== 'done') return target;
    if (target.value.kind !== 'symbols') throw new Error(`${name} is no symbol`);
    const answer = question(resolver, target.value, new Spoken(resolver, files));
    const { needs } = resolver.terrain;
    if (isStep(answer)) return answer;
    return needs.any ? { kind: 'need', requests: needs.requests } : { kind: 'done', value: answer };
  });
}

function isStep<T>(answer: T | Step<T, unknown>): answer is Step<T, unknown> {
  return typeof answer === 'object' && answer !== null && 'kind' in answer && ['done', 'need', 'refused'].includes(String(answer.kind));
}

/** Symbols and places as "Class.method" and "a.py:3". */
export class Spoken {
  readonly #resolver: Resolver;
  readonly #files: Files;

  constructor(resolver: Resolver, files: Files) {
    this.#resolver = resolver;
    this.#files = files;
  }

  symbol(ref: SymbolRef | undefined): string {
    return ref === undefined ? 'the file' : dottedName(this.#resolver.terrain, ref);
  }

  place({ path, start }: Pick<Place, 'path' | 'start'>): string {
    return `${path}:${new LineIndex(this.#files.get(path) ?? '').at(start).line}`;
  }
}

/** The import graph of a fixture's files, settled. */
export async function graphOf(fixture: string | Files): Promise<ImportGraph> {
  const files = typeof fixture === 'string' ? readFixture(fixture).files : fixture;
  const graph = new ImportGraph(rules);
  await told(files, (facts) => {
    const missing = [...files.keys()].filter((path) => facts.file(asWorkspacePath(path)) === undefined);
    return missing.length > 0
      ? { kind: 'need', requests: missing.map((path) => ({ kind: 'file' as const, path: asWorkspacePath(path) })) }
      : { kind: 'done', value: putAll(graph, files, facts) };
  });
  return told(files, (facts) => graph.settle(facts));
}

function putAll(graph: ImportGraph, files: Files, facts: Facts): true {
  for (const path of files.keys()) {
    const fact = facts.file(asWorkspacePath(path));
    graph.putImports(
      asWorkspacePath(path),
      fact?.state === 'indexed' ? importsOfIndex(fact.index) : [],
      fact?.state === 'indexed' ? typesOfIndex(fact.index) : new Set(),
    );
  }
  return true;
}
