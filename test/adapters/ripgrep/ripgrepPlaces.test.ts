/** Where ripgrep is looked for, and in which order. */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findRipgrep } from '../../../server/adapters/ripgrep/ripgrepPlaces.ts';
import { TempFolder } from '../../fakes/tempFolder.ts';

it('beside Swarm, then in the editor, then on PATH', () => {
  const folder = new TempFolder();
  const write = (path: string): string => {
    folder.write(path);
    chmodSync(folder.at(path), 0o755);
    return folder.at(path);
  };
  const find = (): string | undefined =>
    findRipgrep({
      home: folder.at('swarm/dist'),
      runtime: folder.at('editor/code'),
      searchPath: folder.at('bin'),
      platform: 'linux',
      arch: 'x64',
    });
  expect(find()).toBeUndefined();
  folder.write('editor/resources/app/node_modules/@vscode/ripgrep/bin/rg');
  expect(find(), 'it must be executable').toBeUndefined();
  const onPath = write(join('bin', 'rg'));
  expect(find()).toBe(onPath);
  const inEditor = write('editor/resources/app/node_modules/@vscode/ripgrep/bin/rg');
  expect(find()).toBe(inEditor);
  const beside = write('swarm/node_modules/@vscode/ripgrep-linux-x64/bin/rg');
  expect(find()).toBe(beside);
});
