/** One hash over a folder: names, kinds, permission bits, link targets and bytes. Equal hashes, equal trees. */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

export function treeHash(folder: string): string {
  const hash = createHash('sha256');
  const visit = (path: string, name: string): void => {
    const stat = lstatSync(path);
    const mode = (stat.mode & 0o7777).toString(8);
    if (stat.isSymbolicLink()) hash.update(`link ${JSON.stringify(name)} ${JSON.stringify(readlinkSync(path))}\n`);
    else if (stat.isDirectory()) {
      hash.update(`folder ${JSON.stringify(name)} ${mode}\n`);
      for (const entry of readdirSync(path).sort()) visit(join(path, entry), `${name}/${entry}`);
    } else if (stat.isFile()) {
      hash.update(`file ${JSON.stringify(name)} ${mode} ${createHash('sha256').update(readFileSync(path)).digest('hex')}\n`);
    } else hash.update(`other ${JSON.stringify(name)}\n`);
  };
  visit(folder, '.');
  return hash.digest('hex');
}
