/**
 * The newest signed head, kept beside the database: if the database's tail is cut off, this still says how far it went.
 * It is no secret and no proof against somebody who rewrites both; the hub will be the witness elsewhere.
 */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SignedHead } from './headSigner.ts';

export class Witness {
  readonly #path: string;

  constructor(folder: string) {
    this.#path = join(folder, 'witness.json');
  }

  /** Undefined when no head was ever signed, or the file cannot be read. */
  read(): SignedHead | undefined {
    try {
      const parsed: unknown = JSON.parse(readFileSync(this.#path, 'utf8'));
      return headOf(parsed);
    } catch {
      return undefined;
    }
  }

  /** Keeps the head if it is newer than the one kept. Throws what the file system throws. */
  keep(head: SignedHead, writerId: string): void {
    const kept = this.read();
    if (kept && kept.headSequence >= head.headSequence) return;
    const text = JSON.stringify({
      sequence: Number(head.headSequence),
      hash: hex(head.headHash),
      signature: hex(head.signature),
      publicKey: hex(head.publicKey),
    });
    // Another process may do the same at the same time: each writes its own file, and the rename is atomic.
    const temporary = `${this.#path}.${writerId}`;
    try {
      writeFileSync(temporary, `${text}\n`, { mode: 0o600 });
      renameSync(temporary, this.#path);
    } catch (failure) {
      rmSync(temporary, { force: true });
      throw failure;
    }
  }
}

function headOf(parsed: unknown): SignedHead | undefined {
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const { sequence, hash, signature, publicKey } = parsed as Record<string, unknown>;
  if (typeof sequence !== 'number' || typeof hash !== 'string' || typeof signature !== 'string' || typeof publicKey !== 'string') {
    return undefined;
  }
  return { headSequence: BigInt(sequence), headHash: bytes(hash), signature: bytes(signature), publicKey: bytes(publicKey) };
}

const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex');
const bytes = (value: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(value, 'hex'));
