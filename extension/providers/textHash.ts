/** The hash by which the server and an editor tell whether they mean the same text. Knows nothing of the editor. */
import { createHash } from 'node:crypto';

/** Editors show no BOM, and give a file with mixed line endings one kind: neither counts. */
export function textHash(text: string): string {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  return createHash('sha256').update(plain, 'utf8').digest('hex');
}
