/**
 * `npm run bench:accuracy`: compares the references that the terrain finds with those that the language servers find, for
 * symbols drawn at random out of real code. It prints what it found and asserts nothing; docs/accuracy.md tells the method.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { SeededRandomness } from '../../../server/base/randomness.ts';
import type { LanguageFamily } from '../../../server/core/terrain/languageId.ts';
import { type Chosen, namedFolders, packagedCode } from './codebases.ts';
import { type AccuracyRequest, readAccuracyRequest } from './commandLine.ts';
import { type Comparison, compare } from './comparison.ts';
import { type Ground, openGround } from './ground.ts';
import { Kinship } from './kinship.ts';
import { disagreementList, disagreements, type Listed, languageReport } from './report.ts';
import { candidatesIn, drawn } from './sample.ts';
import { groups, tally } from './tally.ts';

const families: readonly LanguageFamily[] = ['python', 'ecmascript'];
const stop = new AbortController();
/** Symbols are skipped that are not of the workspace, or were drawn before: more are drawn to make up for them. */
const drawnMoreFactor = 4;

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function compareOn(ground: Ground, family: LanguageFamily, count: number, seed: number): Promise<readonly Comparison[]> {
  const views = ground.views(family);
  const order = drawn(candidatesIn(views), count * drawnMoreFactor, new SeededRandomness(seed));
  const kinship = new Kinship(ground, family);
  const found: Comparison[] = [];
  const seen = new Set<string>();
  const skipped = new Map<string, number>();
  for (const candidate of order) {
    if (found.length >= count) break;
    const outcome = await compare(ground, kinship, candidate, seen);
    if (outcome.kind === 'compared') found.push(outcome.comparison);
    else skipped.set(outcome.why, (skipped.get(outcome.why) ?? 0) + 1);
    if (outcome.kind === 'compared' && found.length % 20 === 0) say(`  ${found.length} of ${count} …`);
  }
  const left = [...skipped].map(([why, times]) => `${times} ${why}`).join(', ');
  say(`  ${found.length} symbols of ${views.length} files compared${left === '' ? '' : `; passed over: ${left}`}.`);
  return found;
}

async function compareAll(chosen: readonly Chosen[], request: AccuracyRequest): Promise<void> {
  const compared: Record<LanguageFamily, Comparison[]> = { python: [], ecmascript: [] };
  const listed: Record<LanguageFamily, Listed[]> = { python: [], ecmascript: [] };
  const left = { python: request.sample, ecmascript: request.sample };
  const open = { python: 0, ecmascript: 0 };
  for (const family of families) open[family] = chosen.filter(({ families: of }) => of.includes(family)).length;
  for (const { name, folder, families: of } of chosen) {
    const ground = await openGround(name, folder, stop.signal);
    try {
      for (const family of of) {
        const share = Math.ceil(left[family] / Math.max(1, open[family]));
        open[family]--;
        if (ground.views(family).length === 0) continue;
        say(`${name}: ${ground.views(family).length} files, ${ground.lines.toLocaleString('en')} lines`);
        const found = await compareOn(ground, family, share, request.seed);
        const apart = disagreements(found, (_, path) => ground.text(path as Parameters<Ground['text']>[0]));
        left[family] -= found.length;
        compared[family].push(...found);
        listed[family].push(...apart);
        if (apart.length > 0) console.log(disagreementList(apart));
      }
    } finally {
      await ground.dispose();
    }
  }
  print(compared, listed, request);
}

function print(
  compared: Readonly<Record<LanguageFamily, readonly Comparison[]>>,
  listed: Readonly<Record<LanguageFamily, readonly Listed[]>>,
  request: AccuracyRequest,
): void {
  for (const family of families) {
    if (compared[family].length === 0) continue;
    console.log(languageReport(family, compared[family]));
  }
  console.log(`\nseed ${request.seed}, ${request.sample} symbols asked for in each language`);
  if (request.json === undefined) return;
  const tallies = Object.fromEntries(
    families.map((family) => [
      family,
      Object.fromEntries(groups.map((group) => [group, tally(compared[family].filter((each) => each.group === group))])),
    ]),
  );
  writeFileSync(
    request.json,
    `${JSON.stringify({ seed: request.seed, tallies, disagreements: listed, comparisons: compared }, null, 1)}\n`,
  );
}

const request = readAccuracyRequest(process.argv.slice(2));
if (typeof request === 'string') {
  console.error(request);
  process.exitCode = 2;
} else {
  // What waits for a server that is started again waits on the clock alone, which keeps no process alive.
  const alive = setInterval(() => undefined, 2 ** 30);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  console.log(`seed ${request.seed}`);
  const chosen = request.folders.length > 0 ? namedFolders(request.folders) : packagedCode(say);
  try {
    await compareAll(chosen, request);
  } catch (failure) {
    if (!stop.signal.aborted) throw failure;
    console.error('\nStopped; nothing was written.');
    process.exitCode = 130;
  } finally {
    clearInterval(alive);
    for (const { folder, temporary } of chosen) if (temporary) rmSync(folder, { recursive: true, force: true });
  }
}
