/**
 * Structural search beside ast-grep, over the same real files: whole processes with several patterns, and matching alone in
 * one thread. Both find the same places, or it is said.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPatternSyntax } from '../../../server/adapters/treeSitter/patternSyntax.ts';
import type { LanguageId } from '../../../server/core/terrain/languageId.ts';
import { projectRoot } from '../ground/childProcess.ts';
import { alternating, compared, median, sum, timed } from '../measurement.ts';
import type { Bench } from '../subject.ts';

interface Body {
  readonly language: LanguageId;
  readonly folders: readonly string[]; // in node_modules
  readonly endings: readonly string[];
  readonly patterns: readonly string[];
}

const bodies: readonly Body[] = [
  {
    language: 'python',
    folders: ['pyright/dist/typeshed-fallback', 'node-gyp/gyp'],
    endings: ['.py', '.pyi'],
    patterns: ['def $F(self, $$$A) -> $R: $$$B', 'os.path.join($A, $B)', '$X == $X', 'isinstance($A, $B)'],
  },
  {
    language: 'typescript',
    folders: ['rxjs/src', 'zod/src', '@types/node', 'typescript/lib'],
    endings: ['.ts'],
    patterns: ['if ($C) { return $X; }', '$A === $A', 'new Observable($$$)', 'interface $I { $$$B }'],
  },
];

/** The program itself: the package's own starter costs it a Node. */
const astGrep = ['linux-x64-gnu', 'linux-arm64-gnu', 'darwin-arm64', 'darwin-x64', 'win32-x64-msvc']
  .map((platform) => join(projectRoot, `node_modules/@ast-grep/cli-${platform}`, platform.startsWith('win') ? 'ast-grep.exe' : 'ast-grep'))
  .find((program) => existsSync(program));

const cli = join(projectRoot, 'dist/cli.js');

/** Copies them: what is below node_modules is in nobody's listing. */
function copyBody({ folders, endings }: Body, to: string): readonly string[] {
  const texts: string[] = [];
  for (const folder of folders) {
    const from = join(projectRoot, 'node_modules', folder);
    if (!existsSync(from)) continue;
    for (const entry of readdirSync(from, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile() || !endings.some((ending) => entry.name.endsWith(ending))) continue;
      const source = join(entry.parentPath, entry.name);
      const target = join(to, folder.replaceAll('/', '-'), source.slice(from.length));
      mkdirSync(join(target, '..'), { recursive: true });
      cpSync(source, target);
      texts.push(readFileSync(source, 'utf8'));
    }
  }
  return texts;
}

function ours(folder: string, language: string, pattern: string): number {
  const run = spawnSync(process.execPath, [cli, 'terrain', 'search', pattern, '-l', language, '-n', '1000000', '--json', '-w', folder], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return (JSON.parse(run.stdout) as { matches: unknown[] }).matches.length;
}

function theirs(folder: string, language: string, pattern: string): number {
  if (astGrep === undefined) return 0;
  const run = spawnSync(astGrep, ['run', '-p', pattern, '-l', language, '--json=compact', folder], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  return (JSON.parse(run.stdout || '[]') as unknown[]).length;
}

async function searchBody(body: Body, { scale, scratch, report, say }: Bench): Promise<void> {
  const folder = join(scratch, body.language);
  mkdirSync(folder, { recursive: true });
  const texts = copyBody(body, folder);
  const lines = sum(texts.map((text) => text.split('\n').length - 1));
  const size = `${lines.toLocaleString('en')} lines of ${body.language}`;
  const repetitions = { quick: 1, default: 3, large: 7 }[scale];
  const syntax = await createPatternSyntax(join(projectRoot, 'wasm'));
  for (const pattern of scale === 'quick' ? body.patterns.slice(0, 2) : body.patterns) {
    const counts = { ours: ours(folder, body.language, pattern), theirs: theirs(folder, body.language, pattern) };
    say(`${pattern}: ${counts.ours} matches, ast-grep ${counts.theirs}`);
    const [mine = [], peers = []] = await alternating(
      repetitions,
      () => timed(() => ours(folder, body.language, pattern)),
      () => timed(() => theirs(folder, body.language, pattern)),
    );
    const peer = astGrep === undefined ? undefined : { name: 'ast-grep', value: median(peers) };
    report(compared({ name: `swarm terrain search '${pattern}', ${size}, median`, value: median(mine), unit: 'ms' }, peer));
    const compiled = syntax.compile(body.language, { pattern });
    if (!compiled.ok) throw new Error(compiled.problem.message);
    const inProcess = timed(() => {
      for (const text of texts) syntax.search(compiled.value, text);
    });
    report({ name: `the same in a running process, one thread, files in memory`, value: inProcess, unit: 'ms' });
  }
  syntax.dispose();
}

export async function subject(bench: Bench): Promise<void> {
  for (const body of bodies) await searchBody(body, bench);
}
