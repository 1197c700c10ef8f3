/** How large it is what people install: the packages for all platforms and for one, and the bundles in them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, runProcess } from '../ground/childProcess.ts';
import type { Bench } from '../subject.ts';

/** As `scripts/package.ts` writes them. */
interface Sizes {
  readonly packages: readonly { readonly target: string; readonly bytes: number }[];
  readonly bundles: readonly { readonly bundle: string; readonly bytes: number; readonly gzippedBytes: number }[];
}

const megabyte = 1024 * 1024;

export async function subject({ scale, report, say }: Bench): Promise<void> {
  say('making the packages');
  const targets = scale === 'quick' ? ['--target', 'all', '--target', 'here'] : [];
  const made = await runProcess(process.execPath, [join(projectRoot, 'scripts/package.ts'), ...targets]);
  if (made.status !== 0) throw new Error(`the packages cannot be made:\n${made.stdout.slice(-2_000)}\n${made.stderr.slice(-2_000)}`);
  const { packages, bundles }: Sizes = JSON.parse(readFileSync(join(projectRoot, 'dist/packages/sizes.json'), 'utf8'));
  const whole = packages.find(({ target }) => target === 'all');
  const single = packages.filter(({ target }) => target !== 'all').toSorted((a, b) => b.bytes - a.bytes)[0];
  if (whole === undefined || single === undefined) throw new Error('not every package was made');
  report({ name: 'package for all platforms', value: whole.bytes / megabyte, unit: 'MB', goal: '< 25 MB' });
  report({ name: `largest package for one platform, ${single.target}`, value: single.bytes / megabyte, unit: 'MB', goal: '< 6 MB' });
  for (const { bundle, bytes, gzippedBytes } of bundles) {
    report({ name: `bundle ${bundle}`, value: bytes / 1024, unit: 'kB' });
    report({ name: `bundle ${bundle}, gzipped`, value: gzippedBytes / 1024, unit: 'kB' });
  }
}
