/**
 * Indexing real code: how long the terrain needs for a body of Python and one of TypeScript, in one thread, beside parsing
 * the same texts and nothing else. And how long it takes to find the files that mention a name, beside grep.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import { createSyntax } from '../../../server/adapters/treeSitter/treeSitter.ts';
import { Workspace } from '../../../server/adapters/workspace/workspace.ts';
import type { SyntaxPort } from '../../../server/core/ports/syntaxPort.ts';
import { languageRules } from '../../../server/hosts/languageRules.ts';
import { projectRoot } from '../ground/childProcess.ts';
import { writeManyFiles } from '../ground/generatedTree.ts';
import { alternating, compared, median, sum, timed, timedAsync } from '../measurement.ts';
import type { Bench } from '../subject.ts';

const wasm = join(projectRoot, 'wasm');

interface Body {
  readonly name: string;
  readonly language: 'python' | 'typescript';
  readonly folders: readonly string[]; // in node_modules
  readonly ending: string;
}

const bodies: readonly Body[] = [
  { name: 'Python of gyp', language: 'python', folders: ['node-gyp/gyp'], ending: '.py' },
  { name: 'Python stubs of typeshed', language: 'python', folders: ['pyright/dist/typeshed-fallback'], ending: '.pyi' },
  { name: 'TypeScript of rxjs and zod', language: 'typescript', folders: ['rxjs/src', 'zod/src'], ending: '.ts' },
];

function textsOf({ folders, ending }: Body): readonly string[] {
  return folders.flatMap((folder) => {
    const root = join(projectRoot, 'node_modules', folder);
    if (!existsSync(root)) throw new Error(`${folder} is not installed`);
    return readdirSync(root, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  });
}

async function indexBody(body: Body, syntax: SyntaxPort, { scale, report }: Bench): Promise<void> {
  const all = textsOf(body);
  const texts = scale === 'quick' ? all.slice(0, 200) : all;
  const lines = sum(texts.map((text) => text.split('\n').length - 1));
  const parser = new Parser();
  parser.setLanguage(await Language.load(readFileSync(join(wasm, `${body.language}.wasm`))));
  for (const text of texts.slice(0, 50)) {
    syntax.index(body.language, text);
    parser.parse(text)?.delete();
  }
  // File by file, in turns: both see the same machine.
  const [indexed = [], parsed = []] = await alternating(
    texts.length,
    (at) => timed(() => syntax.index(body.language, texts[at]!)),
    (at) => timed(() => parser.parse(texts[at]!)?.delete()),
  );
  parser.delete();
  const name = `index of ${lines.toLocaleString('en')} lines, ${body.name}`;
  report(compared({ name, value: sum(indexed), unit: 'ms', goal: 'ratio < 2' }, { name: 'parsing alone', value: sum(parsed) }));
  report({
    name: `the same for 500,000 such lines, by proportion, one thread`,
    value: (sum(indexed) * 500) / lines,
    unit: 's',
    goal: '< 5 s on 2 cores',
  });
}

async function searchMentions({ scale, scratch, report, say }: Bench): Promise<void> {
  const count = { quick: 2_000, default: 20_000, large: 250_000 }[scale];
  const label = `${count.toLocaleString('en')} files`;
  say(`writing ${label}`);
  const root = join(scratch, 'many');
  mkdirSync(root);
  writeManyFiles(root, count);
  const workspace = Workspace.open(root);
  const never = new AbortController().signal;
  const word = 'basket';
  const search = () => timedAsync(() => workspace.containing(word, never));
  const list = () => timedAsync(() => workspace.list(never));
  const hasGrep = spawnSync('grep', ['--version']).status === 0;
  const grep = () => (hasGrep ? timed(() => spawnSync('grep', ['-rlF', word, root], { maxBuffer: 2 ** 28 })) : 0);
  await alternating(1, search, grep);
  const [searches = [], greps = [], lists = []] = await alternating(scale === 'quick' ? 3 : 5, search, grep, list);
  const peer = hasGrep ? { name: 'grep -rlF', value: median(greps) } : undefined;
  report(compared({ name: `listing ${label} and finding those that mention a name, median`, value: median(searches), unit: 'ms' }, peer));
  report({ name: `listing alone, ${label}, median`, value: median(lists), unit: 'ms' });
}

export async function subject(bench: Bench): Promise<void> {
  const syntax = await createSyntax(wasm, Object.values(languageRules));
  for (const body of bodies) await indexBody(body, syntax, bench);
  syntax.dispose();
  await searchMentions(bench);
}
