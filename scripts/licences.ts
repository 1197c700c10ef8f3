/** What the licences of others ask for: their texts, of every package that a bundle holds a part of. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of the packages that these files belong to; files of our own belong to none. */
export function packageFolders(files: readonly string[]): readonly string[] {
  const folders = files.flatMap((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file.replaceAll('\\', '/'))?.[1] ?? []);
  return [...new Set(folders)];
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** One text for all. A package without a name for its licence is not one to ship, and is an error. */
export function licenceTexts(folders: readonly string[]): string {
  const parts = new Map<string, string>();
  for (const folder of folders) {
    const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const name = readdirSync(folder).find((file) => /^(licen[cs]e|copying)/i.test(file));
    if (manifest.license === undefined && name === undefined) throw new Error(`${manifest.name} says nothing of its licence`);
    const text = name === undefined ? 'The package holds no further text.' : readFileSync(join(folder, name), 'utf8').trim();
    parts.set(manifest.name, `${manifest.name} ${manifest.version} (${manifest.license ?? name})\n\n${text}`);
  }
  const rule = `\n\n${'-'.repeat(100)}\n\n`;
  const sorted = [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
  return `${['Swarm holds parts of these packages.', ...sorted].join(rule)}\n`;
}
