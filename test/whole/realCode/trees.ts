/** The regular files of a folder by their path inside it, as bytes turned one to one into characters. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Tree = ReadonlyMap<string, string>;

export function readTree(folder: string): Tree {
  const tree = new Map<string, string>();
  const visit = (inside: string): void => {
    for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      // Each byte is one character: what differs is found whatever the encoding. Links are not followed.
      else if (entry.isFile()) tree.set(path, readFileSync(join(folder, path), 'latin1'));
    }
  };
  visit('');
  return tree;
}
