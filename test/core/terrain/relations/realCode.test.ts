/**
 * Relations on real code, against what something else says: the text itself, read line by line with patterns that hold for
 * these sources, and the module as it is loaded. Whatever differs is listed by the assertion.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Step } from '../../../../server/core/facts/facts.ts';
import { callersOf } from '../../../../server/core/terrain/relations/callers.ts';
import { cyclesOf } from '../../../../server/core/terrain/relations/cycles.ts';
import { descendantsOf } from '../../../../server/core/terrain/relations/hierarchy.ts';
import type { ImportGraph } from '../../../../server/core/terrain/relations/importGraph.ts';
import { exportsOf } from '../../../../server/core/terrain/relations/moduleExports.ts';
import { ImportanceRank } from '../../../../server/core/terrain/relations/rank.ts';
import { Resolver } from '../../../../server/core/terrain/resolver.ts';
import { Terrain } from '../../../../server/core/terrain/terrain.ts';
import { resolveTarget } from '../../../../server/operations/target/targetResolver.ts';
import { asWorkspacePath } from '../../../../server/protocol/ids.ts';
import type { Files } from '../../../support/memoryWorkspace.ts';
import { rules } from '../../../support/sharedSyntax.ts';
import { graphOf, Spoken, told } from './asking.ts';

const modules = join(import.meta.dirname, '../../../../node_modules');

function filesIn(folder: string, fits: RegExp): Files {
  const root = join(modules, folder);
  const found = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  return new Map(found.filter((path) => fits.test(path)).map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

const rxjs = filesIn('rxjs/src/internal', /\.ts$/);
const gyp = filesIn('node-gyp/gyp/pylib', /\.py$/);

/** `asked` of one name, once nothing is missing. */
function about<T>(
  files: Files,
  name: string,
  question: (resolver: Resolver, target: Symbols, spoken: Spoken) => Step<T, unknown>,
): Promise<T> {
  const spec = { name, kind: undefined, pathHint: undefined, containerHint: undefined, cursor: undefined };
  return told(files, (facts) => {
    const resolver = new Resolver(new Terrain(facts, rules));
    const target = resolveTarget(resolver, spec, (words) => words);
    if (target.kind !== 'done') return target;
    if (target.value.kind !== 'symbols') throw new Error(`${name} is no symbol`);
    const answer = question(resolver, target.value, new Spoken(resolver, files));
    const { needs } = resolver.terrain;
    return answer.kind === 'done' && needs.any ? { kind: 'need', requests: needs.requests } : answer;
  });
}
type Symbols = Extract<Extract<ReturnType<typeof resolveTarget>, { kind: 'done' }>['value'], { kind: 'symbols' }>;

function resolved<T>(files: Files, question: (resolver: Resolver) => T): Promise<T> {
  return told(files, (facts) => {
    if (facts.paths() === undefined) return { kind: 'need', requests: [{ kind: 'paths' }] };
    const resolver = new Resolver(new Terrain(facts, rules));
    const value = question(resolver);
    const { needs } = resolver.terrain;
    return needs.any ? { kind: 'need', requests: needs.requests } : { kind: 'done', value };
  });
}

const descendants = (files: Files, name: string): Promise<readonly string[]> =>
  about(files, name, (resolver, { refs }, spoken) => ({
    kind: 'done',
    value: descendantsOf(resolver, refs)
      .map(({ ref }) => spoken.symbol(ref).split('.').at(-1) ?? '')
      .sort(),
  }));

/** "Map<A, B<C>>" as "Map". */
function withoutArguments(types: string): string {
  const less = types.replace(/<[^<>]*>/g, '');
  return less === types ? types : withoutArguments(less);
}

/** Closure of "class NAME … BASES" over all texts; names are unique in these sources. */
function descendantsByText(files: Files, declared: RegExp, name: string): readonly string[] {
  const bases = [...files.values()].flatMap((text) =>
    [...text.matchAll(declared)].map(({ groups }) => ({
      name: groups?.['name'] ?? '',
      of: withoutArguments(groups?.['bases'] ?? '').match(/[A-Za-z_]\w*/g) ?? [],
    })),
  );
  const found = new Set([name]);
  for (let size = 0; size < found.size; ) {
    size = found.size;
    for (const each of bases) if (each.of.some((base) => found.has(base))) found.add(each.name);
  }
  found.delete(name);
  return [...found].sort();
}

describe('gyp', () => {
  let graph: ImportGraph;
  beforeAll(async () => {
    graph = await graphOf(gyp);
  });

  it.each(['XCObject', 'XCHierarchicalElement', 'XCTarget', 'XCBuildPhase', 'GypError'])('descendants of %s', async (name) => {
    const byText = descendantsByText(gyp, /^\s*class (?<name>\w+)\((?<bases>[^)]*)\)/gm, name);
    expect(await descendants(gyp, name)).toEqual(byText);
  });

  it('callers of GetFlavor are all its calls, each in its function', async () => {
    const sites = await about(gyp, 'GetFlavor', (resolver, target, spoken) => {
      const found = callersOf(resolver, target, [target.primary], 'terrain');
      if (found.kind !== 'done') return found;
      return {
        kind: 'done',
        value: found.value.sites.map((site) => `${spoken.place(site)} ${site.how} ${spoken.symbol(site.caller).split('.').at(-1)}`),
      };
    });
    expect(sites).toEqual(callsByIndent(gyp, 'gyp.common.GetFlavor('));
    expect(sites).toHaveLength(18);
  });

  it('imports are those its lines say', () => {
    for (const [path, text] of gyp) {
      const clauses = [...text.matchAll(/^[ \t]*(?:import (gyp[^#\n]*)|from (gyp[\w.]*) import (\([^)]*|[^#\n]*))/gm)];
      const named = clauses.flatMap(([, whole, from, names]) => {
        const words = (whole ?? names ?? '')
          .replace('(', '')
          .split(',')
          .flatMap((word) => word.trim().split(' ')[0] || []);
        return words.map((word) => (from === undefined ? fileOf(word) : (fileOf(`${from}.${word}`) ?? fileOf(from))));
      });
      const expected = [...new Set(named.filter((each) => each !== undefined && each !== path))].sort();
      const found = graph.importsOf(asWorkspacePath(path)).map(({ to }) => to as string);
      expect({ path, imports: found.filter((to) => to.startsWith('gyp/')) }).toEqual({ path, imports: expected });
    }
    function fileOf(dotted: string): string | undefined {
      const base = dotted.replaceAll('.', '/');
      return [`${base}/__init__.py`, `${base}.py`].find((path) => gyp.has(path));
    }
  });

  it('what everything leans on ranks first, and only what is deferred goes round', () => {
    const own = new ImportanceRank(graph).ranking.map(({ path }) => path as string).filter((path) => path.startsWith('gyp/'));
    expect(own.slice(0, 3)).toContain('gyp/common.py');
    // ninja.py imports xcode.py and msvs.py inside of functions; both import it, the first through xcode_ninja.py.
    const circles = cyclesOf(graph).map(({ paths, shortest, cut, atLoad }) => ({
      paths,
      length: shortest.length,
      cut: `${cut.from} ${cut.to}`,
      atLoad,
    }));
    expect(circles).toEqual([
      {
        paths: ['gyp/generator/msvs.py', 'gyp/generator/ninja.py', 'gyp/generator/xcode.py', 'gyp/xcode_ninja.py'],
        length: 2,
        cut: 'gyp/generator/ninja.py gyp/generator/msvs.py',
        atLoad: false,
      },
    ]);
  });
});

/** Each call with the nearest `def` above it that is indented less. */
function callsByIndent(files: Files, call: string): readonly string[] {
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, text]) => {
      const lines = text.split('\n');
      return lines.flatMap((line, at) => {
        if (!line.includes(call)) return [];
        const indent = line.search(/\S/);
        const around = lines.slice(0, at).findLast((above) => /^\s*def /.test(above) && above.search(/\S/) < indent);
        return [`${path}:${at + 1} call ${/def (\w+)/.exec(around ?? '')?.[1] ?? 'the file'}`];
      });
    });
}

describe('rxjs', () => {
  let graph: ImportGraph;
  beforeAll(async () => {
    graph = await graphOf(rxjs);
  });

  it.each(['Subscription', 'Observable', 'Subscriber', 'Unsubscribable'])('descendants of %s', async (name) => {
    const declared = /^(?:export )?(?:abstract )?(?:class|interface) (?<name>\w+)(?:<[^{]*?>)? (?<bases>(?:extends|implements) [^{]*)\{/gm;
    expect(await descendants(rxjs, name)).toEqual(descendantsByText(rxjs, declared, name));
  });

  it('callers of popNumber', async () => {
    const sites = await about(rxjs, 'popNumber', (resolver, target, spoken) => {
      const found = callersOf(resolver, target, [target.primary], 'terrain');
      if (found.kind !== 'done') return found;
      return { kind: 'done', value: found.value.sites.map((site) => `${spoken.place(site)} ${site.how} in ${spoken.symbol(site.caller)}`) };
    });
    expect(sites).toEqual(['observable/merge.ts:90 call in merge', 'operators/merge.ts:24 call in merge']);
  });

  it('imports are those its clauses say', () => {
    const wrong: unknown[] = [];
    for (const [path, text] of rxjs) {
      const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
      const named = [...code.matchAll(/\bfrom ['"](\.[^'"]+)['"]/g)]
        .map(([, specifier]) => posix.join(posix.dirname(path), specifier ?? ''))
        .filter((base) => !base.startsWith('..')); // not of the folder that was read
      const expected = [
        ...new Set(named.map((base) => [`${base}.ts`, `${base}/index.ts`].find((each) => rxjs.has(each)) ?? `${base}?`)),
      ].sort();
      const found = graph.importsOf(asWorkspacePath(path)).map(({ to }) => to as string);
      if (found.join() !== expected.join()) wrong.push({ path, found, expected });
    }
    expect(wrong).toEqual([]);
  });

  it('every circle of its imports closes by clauses that are there', () => {
    for (const { shortest, cut } of cyclesOf(graph)) {
      expect(shortest).toContain(cut);
      for (const [i, { to }] of shortest.entries()) expect(to).toBe(shortest[(i + 1) % shortest.length]?.from);
    }
  });
});

it('zod offers the names that it has when it is loaded, and types', async () => {
  const zod = filesIn('zod/src', /^(?!.*(?:tests|benchmarks|locales\/.)).*\.ts$/);
  const loaded = Object.keys((await import('zod')) as object).sort();
  const found = await resolved(zod, (resolver) =>
    exportsOf(resolver, asWorkspacePath('index.ts')).map(({ name, targets }) => ({
      name,
      isType: targets.every((target) => {
        const kind = target.kind === 'symbol' ? resolver.terrain.view(target.ref.path)?.symbol(target.ref.symbol)?.kind : undefined;
        return kind === 'type' || kind === 'interface';
      }),
    })),
  );
  const names = new Set(found.map(({ name }) => name));
  expect(loaded.filter((name) => !names.has(name))).toEqual([]);
  expect(found.filter(({ name, isType }) => !isType && !loaded.includes(name)).map(({ name }) => name)).toEqual([]);
});
