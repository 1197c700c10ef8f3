/**
 * What V8 compiled of a program, kept for its next start, which it shortens by the time it takes to read some megabytes of source.
 * It is kept in the user's own cache; where that cannot be written, nothing is kept and nothing is said.
 */
import module from 'node:module';
import { isAbsolute, join } from 'node:path';

/** To be called before the program itself is imported. */
export function keepCompiledCode(): void {
  const { platform, env } = process;
  const folder = cacheFolder(platform, env);
  // A Node that is too old has no such function, and is told of later, with what to do.
  if (folder !== undefined) module.enableCompileCache?.(join(folder, 'compiled'));
}

/** Swarm's own folder for what may be lost, by the platform's convention; undefined where the user has no home. */
export function cacheFolder(platform: NodeJS.Platform, environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const { HOME: home, LOCALAPPDATA: local, XDG_CACHE_HOME: cache } = environment;
  switch (platform) {
    case 'win32':
      return local ? join(local, 'Swarm', 'Cache') : undefined;
    case 'darwin':
      return home ? join(home, 'Library', 'Caches', 'Swarm') : undefined;
    default:
      if (cache && isAbsolute(cache)) return join(cache, 'swarm');
      return home ? join(home, '.cache', 'swarm') : undefined;
  }
}
