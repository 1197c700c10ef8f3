/** Before the first test: the package of the code as it is now, and an editor to install it in. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { codeServerEntry, projectRoot } from './installation.ts';
import { preparedExtensions } from './preparedExtensions.ts';

export default function prepare(): void {
  if (!existsSync(codeServerEntry)) throw new Error('the editor for these tests is not installed: "npm run e2e" installs it');
  if (!process.env['SWARM_VSIX']) makePackage();
  preparedExtensions({ companion: true });
}

function makePackage(): void {
  const made = spawnSync(process.execPath, [join(projectRoot, 'scripts/package.ts'), '--target', 'here'], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`the package cannot be made:\n${made.stdout}\n${made.stderr}`);
}
