/** What a model may look up of how code hangs together: a file's outline, its imports and importers, who calls something. */
import { LineIndex } from '../../base/lineIndex.ts';
import type { FactSource } from '../../core/brain/brain.ts';
import type { Facts, FileFact, Place, Step } from '../../core/facts/facts.ts';
import { untilDone } from '../../core/facts/untilDone.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import type { ModelTool } from '../../core/ports/modelPort.ts';
import { dottedName } from '../../core/terrain/naming.ts';
import { outlineOf } from '../../core/terrain/outline/outlineOf.ts';
import { type CallSite, callersOf } from '../../core/terrain/relations/callers.ts';
import { importClausesOf } from '../../core/terrain/relations/importedNames.ts';
import { Resolver } from '../../core/terrain/resolver.ts';
import type { Target } from '../../core/terrain/symbolRef.ts';
import { type RulesByFamily, Terrain } from '../../core/terrain/terrain.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { asSpoken } from '../target/asSpoken.ts';
import { resolveTarget } from '../target/targetResolver.ts';

const path = { type: 'string', description: 'As find_files gives it.' };

export const relationTools: readonly ModelTool[] = [
  {
    name: 'outline_file',
    description: 'Lists what a file of Python, TypeScript or JavaScript declares, with kinds, signatures and lines.',
    schema: { properties: { path }, required: ['path'] },
  },
  {
    name: 'find_imports',
    description: 'Lists what a file of Python, TypeScript or JavaScript imports, and where each module and name comes from.',
    schema: { properties: { path }, required: ['path'] },
  },
  {
    name: 'find_callers',
    description: 'Lists the places that call a function, method or class, or hand it on as a value, with the function around each.',
    schema: {
      properties: { name: { type: 'string', description: 'As one would say it: "parse_row", "Reader.next".' } },
      required: ['name'],
    },
  },
];

/** What was found, a line each, and the files it is from; or why there is nothing, in one sentence. */
export type RelationAnswer =
  | { readonly ok: true; readonly lines: readonly string[]; readonly paths: readonly WorkspacePath[] }
  | { readonly ok: false; readonly why: string };

export function outlineLines(fact: FileFact | undefined): RelationAnswer {
  if (fact?.state !== 'indexed') return { ok: false, why: 'The file is not one of Python, TypeScript or JavaScript.' };
  const lines = new LineIndex(fact.text);
  const { symbols } = outlineOf(fact.index, fact.text);
  const shown = symbols.map(({ name, kind, container, signature, nameExtent }) => {
    const owner = symbols[container]?.name;
    return `${lines.at(nameExtent.start).line}\t${kind} ${owner === undefined ? '' : `${owner}.`}${name}\t${signature}`;
  });
  return { ok: true, lines: shown, paths: [fact.path] };
}

export async function importLines(
  source: FactSource,
  signal: AbortSignal,
  rules: RulesByFamily,
  file: WorkspacePath,
): Promise<RelationAnswer> {
  return told(source, signal, (facts) => {
    const resolver = new Resolver(new Terrain(facts, rules));
    const { terrain } = resolver;
    const lines = importClausesOf(resolver, file).flatMap(({ specifier, module, names }) => [
      `${specifier}\t${module.map((target) => spoken(terrain, target)).join(' or ')}`,
      ...names.map(({ name, alias, targets }) => {
        const own = alias === undefined ? '' : ` as ${alias}`;
        return `  ${name}${own}\t${targets.map((target) => spoken(terrain, target)).join(' or ')}`;
      }),
    ]);
    return terrain.needs.any ? { kind: 'need', requests: terrain.needs.requests } : done(lines, [file]);
  });
}

export async function callerLines(source: FactSource, signal: AbortSignal, rules: RulesByFamily, name: string): Promise<RelationAnswer> {
  return told(source, signal, (facts) => {
    const resolver = new Resolver(new Terrain(facts, rules));
    const { terrain } = resolver;
    const spec = { name, kind: undefined, pathHint: undefined, containerHint: undefined, cursor: undefined };
    const target = resolveTarget(resolver, spec, (words) => words);
    if (target.kind !== 'done') return target;
    if (target.value.kind !== 'symbols') return done([], []);
    const found = callersOf(resolver, target.value, asSpoken(terrain, target.value, name), 'terrain');
    if (found.kind !== 'done') return found;
    const { sites } = found.value;
    const lines = sites.map((site) => `${placeName(facts, site)}\t${manner(site)} in ${callerName(terrain, site)}`);
    return done(lines, [...new Set(sites.map((site) => site.path))]);
  });
}

type Found = Extract<RelationAnswer, { ok: true }>;

function done(lines: readonly string[], paths: readonly WorkspacePath[]): Step<Found, never> {
  return { kind: 'done', value: { ok: true, lines, paths } };
}

async function told(source: FactSource, signal: AbortSignal, step: (facts: Facts) => Step<Found, Refusal>): Promise<RelationAnswer> {
  const outcome = await untilDone(source, signal, () => Number.POSITIVE_INFINITY, step);
  switch (outcome.kind) {
    case 'done':
      return outcome.value;
    case 'failed':
      return { ok: false, why: outcome.error.message };
    case 'refused': {
      const { error, candidates } = outcome.refusal;
      const names = candidates.map(({ name, place }) => `${name}${place ? ` in ${place.path}` : ''}`);
      return { ok: false, why: [error.message, ...names].join('\n') };
    }
  }
}

function spoken(terrain: Terrain, target: Target): string {
  switch (target.kind) {
    case 'symbol':
      return `${dottedName(terrain, target.ref)} in ${target.ref.path}`;
    case 'module':
    case 'folder':
      return target.path;
    case 'external':
      return 'from outside';
    case 'unknown':
      return 'cannot be told';
  }
}

function placeName(facts: Facts, { path: file, start }: Place): string {
  const fact = facts.file(file);
  const text = fact === undefined || fact.state === 'unreadable' ? '' : fact.text;
  return `${file}:${new LineIndex(text).at(start).line}`;
}

function callerName(terrain: Terrain, { caller }: CallSite): string {
  return caller === undefined ? 'the file itself' : dottedName(terrain, caller);
}

function manner({ how, passedTo }: CallSite): string {
  return how === 'value' && passedTo !== undefined ? `given to ${passedTo}` : how;
}
