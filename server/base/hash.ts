/** SHA-256, the only hash the ledger and the contents use. */
import { createHash } from 'node:crypto';

export function sha256(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** Lower-case hex of the SHA-256 of the parts, one after the other. */
export function sha256Hex(...parts: readonly (Uint8Array | string)[]): string {
  return Buffer.from(sha256(...parts)).toString('hex');
}
