/** Ed25519 over a head of the chain (RFC 8032): says that this device saw the ledger up to there, so. */
import { createPublicKey, sign, verify } from 'node:crypto';
import type { HeadSigned } from '../../protocol/generated/events_pb.js';
import type { DeviceKey } from './ledgerHome.ts';

/** Before the 32 bytes of an Ed25519 public key in SPKI form (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

export type SignedHead = Pick<HeadSigned, 'headSequence' | 'headHash' | 'signature' | 'publicKey'>;

export class HeadSigner {
  readonly #ledgerId: string;
  readonly #key: DeviceKey;

  constructor(ledgerId: string, key: DeviceKey) {
    this.#ledgerId = ledgerId;
    this.#key = key;
  }

  sign(sequence: number, hash: Uint8Array): SignedHead {
    const signature = sign(null, statement(this.#ledgerId, sequence, hash), this.#key.privateKey);
    return { headSequence: BigInt(sequence), headHash: hash, signature, publicKey: this.#key.publicKey };
  }

  isOwn(head: SignedHead): boolean {
    return Buffer.compare(head.publicKey, this.#key.publicKey) === 0;
  }

  /** Whether the signature is right for its own public key; says nothing about whose key that is. */
  isGenuine(head: SignedHead): boolean {
    try {
      const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, head.publicKey]), format: 'der', type: 'spki' });
      return verify(null, statement(this.#ledgerId, Number(head.headSequence), head.headHash), key, head.signature);
    } catch {
      return false; // not a key at all
    }
  }
}

/** What is signed: its purpose, the ledger, the sequence and the hash, so that a signature fits nothing else. */
function statement(ledgerId: string, sequence: number, hash: Uint8Array): Uint8Array {
  return Buffer.from(`swarm.head.v1\n${ledgerId}\n${sequence}\n${Buffer.from(hash).toString('hex')}\n`);
}
