/** Searching text: a whole call of ours, from the listing to places with their lines, beside ripgrep itself on the same folder. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findRipgrep } from '../../../server/adapters/ripgrep/ripgrepPlaces.ts';
import { RipgrepSearch } from '../../../server/adapters/ripgrep/ripgrepSearch.ts';
import { OwnTextSearch } from '../../../server/adapters/workspace/textSearching.ts';
import { Workspace } from '../../../server/adapters/workspace/workspace.ts';
import { defaultTextBounds, type TextQuery, type TextSearchPort } from '../../../server/core/ports/textSearchPort.ts';
import { projectRoot } from '../ground/childProcess.ts';
import { writeManyFiles } from '../ground/generatedTree.ts';
import { alternating, compared, median, timed, timedAsync } from '../measurement.ts';
import type { Bench } from '../subject.ts';

const never = new AbortController().signal;

interface Ground {
  readonly name: string;
  readonly root: string;
  readonly query: TextQuery;
}

async function searchOne({ name, root, query }: Ground, executable: string, { scale, report }: Bench): Promise<void> {
  const { paths } = await Workspace.open(root).list(never);
  const whole = (searcher: TextSearchPort) => () => timedAsync(() => searcher.search(query, paths, defaultTextBounds, never));
  const listed = () => timedAsync(async () => ours.search(query, (await Workspace.open(root).list(never)).paths, defaultTextBounds, never));
  const ours = new RipgrepSearch(executable, root);
  const own = new OwnTextSearch(root);
  const args = ['--json', '--case-sensitive', ...(query.isRegex ? [] : ['--fixed-strings']), `--regexp=${query.pattern}`, '.'];
  const bare = (): number => timed(() => spawnSync(executable, args, { cwd: root, maxBuffer: 2 ** 28 }));
  await alternating(1, whole(ours), bare);
  const repetitions = scale === 'quick' ? 5 : 11;
  const [ourTimes = [], listedTimes = [], ownTimes = [], bareTimes = []] = await alternating(
    repetitions,
    whole(ours),
    listed,
    whole(own),
    bare,
  );
  const peer = { name: 'rg --json', value: median(bareTimes) };
  const label = `“${query.pattern}” in ${name}, ${paths.length.toLocaleString('en')} files`;
  report(compared({ name: `${label}, files known, median`, value: median(ourTimes), unit: 'ms' }, peer));
  report(compared({ name: `${label}, listed first, median`, value: median(listedTimes), unit: 'ms' }, peer));
  report(compared({ name: `${label}, without ripgrep, median`, value: median(ownTimes), unit: 'ms' }, peer));
}

export async function subject(bench: Bench): Promise<void> {
  const { platform, arch, execPath } = process;
  const executable = findRipgrep({ home: projectRoot, runtime: execPath, searchPath: '', platform, arch });
  if (executable === undefined) throw new Error('ripgrep is not installed');
  const many = join(bench.scratch, 'many');
  mkdirSync(many);
  const count = { quick: 2_000, default: 20_000, large: 250_000 }[bench.scale];
  bench.say(`writing ${count.toLocaleString('en')} files`);
  writeManyFiles(many, count);
  const plain = { isRegex: false, wholeWord: false, letterCase: 'exact', globs: [] } as const;
  const typeshed = join(projectRoot, 'node_modules/pyright/dist/typeshed-fallback');
  await searchOne({ name: 'typeshed', root: typeshed, query: { ...plain, pattern: 'deprecated' } }, executable, bench);
  const expression = { ...plain, isRegex: true, pattern: 'def \\w+_error\\(' };
  await searchOne({ name: 'typeshed', root: typeshed, query: expression }, executable, bench);
  await searchOne({ name: 'generated code', root: many, query: { ...plain, pattern: 'basket' } }, executable, bench);
}
