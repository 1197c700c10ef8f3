/** The regular files of a folder by their path inside it, as bytes turned one to one into characters. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export type Tree = ReadonlyMap<string, string>;

export function readTree(folder: string): Tree {
  const tree = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    // Each byte is one character: what differs is found whatever the encoding.
    tree.set(relative(folder, path).split(sep).join('/'), readFileSync(path, 'latin1'));
  }
  return tree;
}
