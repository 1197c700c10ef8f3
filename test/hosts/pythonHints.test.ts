/** Where Python environments are looked for on each system. */
import { expect, test } from 'vitest';
import { readEnvironment } from '../../server/hosts/environment.ts';
import { pythonHints } from '../../server/hosts/pythonHints.ts';

const bare = {
  ...readEnvironment(),
  home: '/home/ada',
  localAppData: '/local',
  toolHomes: {},
  virtualEnvironment: undefined,
  condaPrefix: undefined,
  poetryEnvironments: undefined,
  pyenvRoot: undefined,
};

test('the tools have their own places on each system', () => {
  expect(['linux', 'darwin', 'win32'].map((platform) => pythonHints(bare, platform).poetryEnvironments)).toEqual([
    '/home/ada/.cache/pypoetry/virtualenvs',
    '/home/ada/Library/Caches/pypoetry/virtualenvs',
    '/local/pypoetry/Cache/virtualenvs',
  ]);
  expect(pythonHints(bare).pyenvVersions).toBe('/home/ada/.pyenv/versions');
});

test('what the shell says comes first', () => {
  const told = { ...bare, virtualEnvironment: '/v', condaPrefix: '/c', poetryEnvironments: '/p', pyenvRoot: '/y' };
  expect(pythonHints(told)).toEqual({ virtualEnv: '/v', condaPrefix: '/c', poetryEnvironments: '/p', pyenvVersions: '/y/versions' });
});
