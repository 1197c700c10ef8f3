/** A cache is asked only for what the same analysers made: whatever they consist of is in their version. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { madeOf } from '../../../server/hosts/indexing/analyserVersion.ts';

test('every file that the program of an indexing thread is built from is in the version of the analysers', async () => {
  const { metafile } = await build({
    absWorkingDir: join(import.meta.dirname, '../../..'),
    entryPoints: ['server/hosts/indexing/main.ts'],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  const inputs = Object.keys(metafile.inputs);
  expect(inputs).toContain('server/core/facts/words.ts');
  expect(inputs.filter((path) => !madeOf.some((part) => path === part || path.startsWith(`${part}/`)))).toEqual([]);
});
