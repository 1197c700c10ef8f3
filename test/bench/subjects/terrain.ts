/**
 * The index of a large folder as the built server makes it: from nothing, from its cache, and after an edit; beside parsing the
 * same texts and nothing else, in one thread. What it takes of memory, at most and afterwards.
 */
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import { createSyntax } from '../../../server/adapters/treeSitter/treeSitter.ts';
import { recordOf } from '../../../server/core/terrain/index/recordOf.ts';
import { analysisOf } from '../../../server/hosts/indexing/analysis.ts';
import { languageRules } from '../../../server/hosts/languageRules.ts';
import { BenchServer } from '../ground/benchServer.ts';
import { projectRoot } from '../ground/childProcess.ts';
import { type WrittenFile, writeManyLines } from '../ground/manyLines.ts';
import { compared, median, percentile, timed } from '../measurement.ts';
import type { Bench } from '../subject.ts';

const wasm = join(projectRoot, 'wasm');

interface TerrainAnswer {
  readonly complete: boolean;
  readonly indexed: number;
  readonly leftOut: number;
}

interface Cost {
  readonly ms: number;
  readonly cpuMs: number;
}

async function parseAlone(files: readonly WrittenFile[]): Promise<Cost> {
  const parsers = new Map<string, Parser>();
  (await createSyntax(wasm, [])).dispose(); // opens the parser's own module
  for (const language of ['python', 'typescript']) {
    const parser = new Parser();
    parser.setLanguage(await Language.load(readFileSync(join(wasm, `${language}.wasm`))));
    parsers.set(language, parser);
  }
  const parse = ({ language, text }: WrittenFile): void => parsers.get(language)?.parse(text)?.delete();
  for (const file of files.slice(0, 20)) parse(file);
  const cpu = process.cpuUsage();
  const ms = timed(() => files.forEach(parse));
  const { user, system } = process.cpuUsage(cpu);
  for (const parser of parsers.values()) parser.delete();
  return { ms, cpuMs: (user + system) / 1_000 };
}

/** Until the server says that everything is in the index. */
async function build(server: BenchServer, files: number): Promise<Cost> {
  const before = server.cpuMs;
  const started = performance.now();
  const answer = await server.request<TerrainAnswer>('swarm/terrain', { complete: true });
  if (!answer.complete || answer.indexed + answer.leftOut !== files) throw new Error(`the index is not whole: ${JSON.stringify(answer)}`);
  return { ms: performance.now() - started, cpuMs: server.cpuMs - before };
}

/** One key typed in the middle of a file, as an open document is followed: the tree is kept, the rest made anew. */
async function typeInto(files: readonly WrittenFile[], { report, scale }: Bench): Promise<void> {
  const syntax = await createSyntax(wasm, Object.values(languageRules));
  const samples: number[] = [];
  const edited = files.filter(({ text }) => text.length > 2_000 && text.length < 60_000);
  const step = Math.max(1, Math.floor(edited.length / (scale === 'quick' ? 60 : 300)));
  for (let at = 0; at < edited.length; at += step) {
    const { path, language, text } = edited[at]!;
    syntax.follow(path, language, text);
    let typed = text;
    for (let key = 0; key < 4; key++) {
      const middle = typed.indexOf('\n', typed.length / 2);
      typed = `${typed.slice(0, middle)} ${typed.slice(middle)}`;
      const ms = timed(() => {
        syntax.follow(path, language, typed);
        const analysis = analysisOf(syntax, language, typed);
        recordOf({ language, text: typed, bytes: typed.length, ...analysis, index: analysis.whole?.index });
      });
      // The first brings the tree; from then on it is kept.
      if (key > 0) samples.push(ms);
    }
    syntax.unfollow(path);
  }
  syntax.dispose();
  const name = `re-index after a key, ${samples.length} edits in files of up to 60 kB`;
  report({ name: `${name}, p95`, value: percentile(samples, 95), unit: 'ms', goal: '< 10 ms' });
  report({ name: `${name}, median`, value: median(samples), unit: 'ms' });
}

export async function subject(bench: Bench): Promise<void> {
  const { scale, scratch, report, say } = bench;
  const root = join(scratch, 'code');
  await mkdir(root);
  say('writing the code');
  const { files, lines } = writeManyLines(root, scale === 'quick' ? 60_000 : 500_000);
  const about = `${lines.toLocaleString('en')} lines in ${files.length.toLocaleString('en')} files`;
  const state = join(scratch, 'state');
  const parsing = await parseAlone(files);

  const cold = await BenchServer.start(root, state);
  const idle = cold.memory();
  const built = await build(cold, files.length);
  const coldMemory = cold.memory();
  await cold.stop();
  const peer = 'parsing alone in one thread';
  report(
    compared(
      { name: `index of ${about}, from nothing`, value: built.ms / 1_000, unit: 's', goal: '< 5 s, ratio < 2' },
      { name: peer, value: parsing.ms / 1_000 },
    ),
  );
  if (built.cpuMs > 0)
    report(
      compared(
        { name: 'the same, processor time of all threads', value: built.cpuMs / 1_000, unit: 's' },
        { name: peer, value: parsing.cpuMs / 1_000 },
      ),
    );

  const warm = await BenchServer.start(root, state);
  const again = await build(warm, files.length);
  const warmMemory = warm.memory();
  await warm.stop();
  report({ name: `index of ${about}, from the cache`, value: again.ms / 1_000, unit: 's', goal: '< 0.5 s' });
  if (again.cpuMs > 0) report({ name: 'the same, processor time of all threads', value: again.cpuMs / 1_000, unit: 's' });
  if (idle && coldMemory && warmMemory) {
    report({ name: 'peak of the server’s memory, from nothing', value: coldMemory.peakBytes / 1e6, unit: 'MB', goal: '< 400 MB' });
    report({ name: 'peak of the server’s memory, from the cache', value: warmMemory.peakBytes / 1e6, unit: 'MB', goal: '< 400 MB' });
    report({ name: 'memory of the server before there is an index', value: idle.bytes / 1e6, unit: 'MB' });
  } else say('memory and processor time are measured on Linux alone');
  await typeInto(files, bench);
}
