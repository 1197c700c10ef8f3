import { expect, test } from 'vitest';
import { cacheFolder } from '../../server/hosts/compiledCode.ts';

test('compiled code is kept where the platform keeps what may be lost', () => {
  expect(cacheFolder('linux', { HOME: '/home/ada' })).toBe('/home/ada/.cache/swarm');
  expect(cacheFolder('linux', { HOME: '/home/ada', XDG_CACHE_HOME: '/fast' })).toBe('/fast/swarm');
  expect(cacheFolder('linux', { HOME: '/home/ada', XDG_CACHE_HOME: 'here' })).toBe('/home/ada/.cache/swarm');
  expect(cacheFolder('darwin', { HOME: '/Users/ada' })).toBe('/Users/ada/Library/Caches/Swarm');
  expect(cacheFolder('win32', { LOCALAPPDATA: '/local' })).toBe('/local/Swarm/Cache');
});

test('without a home nothing is kept', () => {
  expect(cacheFolder('linux', {})).toBeUndefined();
  expect(cacheFolder('win32', { HOME: '/home/ada' })).toBeUndefined();
});
