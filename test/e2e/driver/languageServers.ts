/** The language servers that judge changes: this project's own, as a person's settings name them; and a machine without any. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { projectRoot } from './installation.ts';

const executables = ['tsc', 'pyright-langserver'];

/** User settings. */
export const namedLanguageServers = {
  'swarm.languageServers': {
    ecmascript: join(projectRoot, 'node_modules/.bin/tsc'),
    python: join(projectRoot, 'node_modules/.bin/pyright-langserver'),
  },
} as const;

/** Environment of an editor whose PATH leads to no language server. */
export function withoutLanguageServers(): Readonly<Record<string, string>> {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return { PATH: folders.filter((folder) => !executables.some((name) => existsSync(join(folder, name)))).join(delimiter) };
}
