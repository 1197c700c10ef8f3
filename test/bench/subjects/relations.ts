/**
 * What the map knows of relations: the outline of real files, beside Universal Ctags where that is installed; and the import
 * graph of a large generated workspace: resolving it, its cycles and its rank, and what one changed file costs.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSyntax } from '../../../server/adapters/treeSitter/treeSitter.ts';
import type { Facts } from '../../../server/core/facts/facts.ts';
import { cyclesOf } from '../../../server/core/terrain/relations/cycles.ts';
import type { FileImport } from '../../../server/core/terrain/relations/fileImports.ts';
import { ImportGraph } from '../../../server/core/terrain/relations/importGraph.ts';
import { ImportanceRank } from '../../../server/core/terrain/relations/rank.ts';
import { languageRules } from '../../../server/hosts/languageRules.ts';
import { asWorkspacePath, type WorkspacePath } from '../../../server/protocol/ids.ts';
import { noFacts } from '../../support/noFacts.ts';
import { projectRoot } from '../ground/childProcess.ts';
import { alternating, compared, median, sum, timed } from '../measurement.ts';
import type { Bench } from '../subject.ts';

interface Body {
  readonly name: string;
  readonly language: 'python' | 'typescript';
  readonly ctagsLanguage: string;
  readonly folders: readonly string[]; // in node_modules
  readonly ending: string;
}

const bodies: readonly Body[] = [
  { name: 'Python of gyp', language: 'python', ctagsLanguage: 'Python', folders: ['node-gyp/gyp'], ending: '.py' },
  {
    name: 'TypeScript of rxjs and zod',
    language: 'typescript',
    ctagsLanguage: 'TypeScript',
    folders: ['rxjs/src', 'zod/src'],
    ending: '.ts',
  },
];

/** Universal Ctags alone: what else goes by the name knows neither these languages nor `--languages`. */
function hasUniversalCtags(): boolean {
  const run = spawnSync('ctags', ['--version'], { encoding: 'utf8' });
  return run.status === 0 && run.stdout.startsWith('Universal Ctags');
}

async function outlines(bench: Bench): Promise<void> {
  const hasCtags = hasUniversalCtags();
  if (!hasCtags) bench.say('Universal Ctags is not installed; the outlines stand alone');
  const syntax = await createSyntax(join(projectRoot, 'wasm'), Object.values(languageRules));
  for (const { name, language, ctagsLanguage, folders, ending } of bodies) {
    const files = folders.flatMap((folder) => filesIn(join(projectRoot, 'node_modules', folder), ending));
    const texts = files.map((file) => readFileSync(file, 'utf8'));
    const lines = sum(texts.map((text) => text.split('\n').length - 1));
    const list = join(bench.scratch, `${language}.txt`);
    writeFileSync(list, files.join('\n'));
    const ours = () => timed(() => texts.map((text) => syntax.outline(language, text)));
    // Into nothing, so that neither side pays for writing; with its start, which is a few milliseconds.
    const args = ['-f', '-', '--sort=no', `--languages=${ctagsLanguage}`, '--fields=+nS', '-L', list];
    const ctags = () => (hasCtags ? timed(() => spawnSync('ctags', args, { maxBuffer: 2 ** 28 })) : 0);
    await alternating(1, ours, ctags);
    const [own = [], peer = []] = await alternating(bench.scale === 'quick' ? 2 : 5, ours, ctags);
    const measured = {
      name: `outlines of ${lines.toLocaleString('en')} lines, ${name}, one thread, median`,
      value: median(own),
      unit: 'ms',
    };
    bench.report(compared(measured, hasCtags ? { name: 'Universal Ctags', value: median(peer) } : undefined));
  }
  syntax.dispose();
}

function filesIn(root: string, ending: string): readonly string[] {
  if (!existsSync(root)) throw new Error(`${root} is not installed`);
  return readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name));
}

const importsPerFile = 8;

/** Files in packages of a hundred: most imports stay in the package and go down, one in fifty goes up and closes circles. */
function generated(count: number): ReadonlyMap<WorkspacePath, readonly FileImport[]> {
  let state = 42;
  const dice = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const pathOf = (at: number): string => `p${Math.floor(at / 100)}/m${at % 100}.ts`;
  return new Map(
    Array.from({ length: count }, (_, at) => {
      const imports = Array.from({ length: Math.min(importsPerFile, at) }, (): FileImport => {
        const near = dice(4) > 0 ? Math.floor(at / 100) * 100 : 0;
        const to = dice(50) === 0 ? Math.min(count - 1, at + 1 + dice(20)) : near + dice(Math.max(1, at - near));
        return { specifier: `../${pathOf(to).replace('.ts', '')}`, level: 0, names: [`f${dice(5)}`], moment: 'load', start: 0 };
      });
      return [asWorkspacePath(pathOf(at)), imports] as const;
    }),
  );
}

function factsOf(paths: readonly WorkspacePath[]): Facts {
  const there = new Set<string>(paths);
  const listing = { workspaceName: 'large', paths, has: (path: string) => there.has(path), leftOut: [] };
  return {
    ...noFacts,
    paths: () => listing,
    file: (path) => ({ state: 'unreadable', path, why: 'missing', detail: 'the bench has no files' }),
  };
}

function largeGraph({ scale, report }: Bench): void {
  const count = { quick: 5_000, default: 20_000, large: 100_000 }[scale];
  const files = generated(count);
  const label = `${count.toLocaleString('en')} files and ${(count * importsPerFile).toLocaleString('en')} imports`;
  const facts = factsOf([...files.keys()].sort());
  const graph = new ImportGraph(languageRules);
  const none: ReadonlySet<string> = new Set();
  const resolving = timed(() => {
    for (const [path, imports] of files) graph.putImports(path, imports, none);
    if (graph.settle(facts).kind !== 'done') throw new Error('the graph lacks facts');
  });
  report({ name: `import graph of ${label}, resolved`, value: resolving, unit: 'ms' });
  let cycles = 0;
  const finding = timed(() => {
    cycles = cyclesOf(graph).length;
  });
  report({ name: `its cycles (${cycles})`, value: finding, unit: 'ms' });
  const rank = new ImportanceRank(graph);
  report({ name: 'its rank', value: timed(() => rank.ranking), unit: 'ms' });
  const changed = [...files].slice(0, 100).map(([path, imports]) =>
    timed(() => {
      graph.putImports(path, imports.slice(1), none);
      graph.settle(facts);
    }),
  );
  report({ name: 'one changed file taken in, median', value: median(changed), unit: 'ms' });
}

export async function subject(bench: Bench): Promise<void> {
  await outlines(bench);
  largeGraph(bench);
}
