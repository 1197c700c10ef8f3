/** Where this person's Python environments may be, by what their shell says and where the tools put them. Looks at no file. */
import { join } from 'node:path';
import type { PythonHints } from '../adapters/physics/physicsOptions.ts';
import type { Environment } from './environment.ts';

export function pythonHints(environment: Environment, platform: string = process.platform): PythonHints {
  const { virtualEnvironment, condaPrefix, poetryEnvironments, pyenvRoot, home } = environment;
  return {
    virtualEnv: virtualEnvironment,
    condaPrefix,
    poetryEnvironments: poetryEnvironments ?? join(poetryCache(environment, platform), 'virtualenvs'),
    pyenvVersions: join(pyenvRoot ?? join(home, '.pyenv'), 'versions'),
  };
}

/** As Poetry's documentation has it. */
function poetryCache({ home, toolHomes, localAppData }: Environment, platform: string): string {
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'pypoetry');
  if (platform === 'win32') return join(localAppData ?? home, 'pypoetry', 'Cache');
  return join(toolHomes['XDG_CACHE_HOME'] ?? join(home, '.cache'), 'pypoetry');
}
