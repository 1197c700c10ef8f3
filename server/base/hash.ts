/** SHA-256, the only hash the ledger and the contents use. */
import { createHash, hash } from 'node:crypto';

export function sha256(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? hash('sha256', only, 'buffer') : digesting(parts).digest();
}

/** Lower-case hex of the SHA-256 of the parts, one after the other. */
export function sha256Hex(...parts: readonly (Uint8Array | string)[]): string {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? hash('sha256', only, 'hex') : digesting(parts).digest('hex');
}

function digesting(parts: readonly (Uint8Array | string)[]) {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest;
}
