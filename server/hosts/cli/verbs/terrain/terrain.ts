/** `swarm terrain …`: what the map of the code knows. One file per view; here they are given their ground and told apart. */
import { unreachable } from '../../../../base/assert.ts';
import { type ExitCode, swarmError } from '../../../../protocol/errors.ts';
import type { Invocation } from '../../commandLine.ts';
import type { FindHolder } from '../../holder/findHolder.ts';
import { unsavedThere } from '../../holder/unsavedThere.ts';
import { onInterrupt } from '../../interrupt.ts';
import type { OpenSession } from '../../openSession.ts';
import { type Output, reportError } from '../../output.ts';
import { callers } from './callers.ts';
import { cycles } from './cycles.ts';
import { entries } from './entries.ts';
import { exported } from './exports.ts';
import { find } from './find.ts';
import { TerrainGround } from './ground.ts';
import { hierarchy } from './hierarchy.ts';
import { imports } from './imports.ts';
import { outline } from './outline.ts';
import { references } from './references.ts';
import { search } from './search.ts';
import { stats } from './stats.ts';
import { symbols } from './symbols.ts';
import { tests } from './tests.ts';
import { text } from './text.ts';

type TerrainOptions = Extract<Invocation, { verb: 'terrain' }>;

export async function terrain(
  options: TerrainOptions,
  output: Output,
  openSession: OpenSession,
  findHolder: FindHolder,
): Promise<ExitCode> {
  const documents = await unsavedThere(options, output, findHolder);
  const opened = await openSession({ ...options, physics: 'physics' in options && options.physics, documents, onlyLooks: true });
  if (!opened.ok) return reportError(output, opened.error);
  const session = opened.value;
  const stop = new AbortController();
  const interrupt = onInterrupt(() => stop.abort());
  try {
    return await show(options, new TerrainGround(session, output, stop.signal));
  } catch (failure) {
    if (!stop.signal.aborted) throw failure;
    return reportError(output, swarmError('cancelled', 'Stopped.'));
  } finally {
    interrupt.dispose();
    await session.close();
  }
}

function show(options: TerrainOptions, ground: TerrainGround): Promise<ExitCode> {
  switch (options.view) {
    case 'stats':
      return stats(ground);
    case 'symbols':
      return symbols(ground, options.selector, options.limit);
    case 'find':
      return find(ground, options.words, options.limit);
    case 'text':
      return text(ground, options.query, options.limit);
    case 'outline':
      return outline(ground, options.file);
    case 'refs':
      return references(ground, options.name);
    case 'callers':
      return callers(ground, options.name);
    case 'hierarchy':
      return hierarchy(ground, options.name);
    case 'imports':
      return imports(ground, options.file);
    case 'exports':
      return exported(ground, options.module);
    case 'search':
      return search(ground, options.request);
    case 'tests':
      return tests(ground, options.name);
    case 'entries':
      return entries(ground);
    case 'cycles':
      return cycles(ground);
    default:
      return unreachable(options);
  }
}
