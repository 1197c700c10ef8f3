/** Walks the whole ledger and proves what can be proven of it. Changes nothing. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { sha256 } from '../../base/hash.ts';
import type { LedgerHead } from '../../core/ports/ledgerPort.ts';
import { SwarmFailure } from '../../protocol/errors.ts';
import type { HeadSigned, SwarmEvent } from '../../protocol/generated/events_pb.js';
import { asContentHash } from '../../protocol/ids.ts';
import { EVENTS_PER_PAGE } from './bounds.ts';
import type { Contents } from './contents.ts';
import type { LedgerDatabase } from './database.ts';
import { DerivedCheck } from './derivedCheck.ts';
import { columnNames, columnsOf, decodeEvent, isFromNewerVersion, mirrorOf, ZERO_HASH } from './eventRow.ts';
import type { HeadSigner, SignedHead } from './headSigner.ts';
import { Findings, reportOf, type Verification } from './verification.ts';

export interface VerifyOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told after each page. */
  readonly onProgress?: ((eventsVerified: number, eventsTotal: number) => void) | undefined;
}

export interface VerifiedParts {
  readonly ledgerId: string;
  readonly database: LedgerDatabase;
  readonly contents: Contents;
  readonly signer: HeadSigner;
  /** The newest signed head that is known from outside the database. */
  readonly witness: SignedHead | undefined;
  readonly head: () => LedgerHead;
}

type Row = {
  readonly sequence: number;
  readonly hash: Uint8Array;
  readonly body_hash: Uint8Array;
  readonly body: Uint8Array | null;
  readonly mirror: string | null;
} & Readonly<Record<string, unknown>>;

const PAGE = `SELECT sequence, hash, body_hash, body, mirror, ${columnNames.join(', ')} FROM events WHERE sequence > ? ORDER BY sequence LIMIT ?`;
const CONTENTS_PER_TURN = 200;

export class Verifier {
  readonly #parts: VerifiedParts;
  readonly #findings = new Findings();
  readonly #derived: DerivedCheck;
  #previous: { readonly sequence: number; readonly hash: Uint8Array } = { sequence: 0, hash: ZERO_HASH };

  constructor(parts: VerifiedParts) {
    this.#parts = parts;
    this.#derived = new DerivedCheck(parts.database, this.#findings);
  }

  async run({ signal, onProgress }: VerifyOptions): Promise<Verification> {
    let complete = false;
    try {
      complete = await this.#walk(signal, onProgress);
    } catch (failure) {
      // The file cannot be read on; what was found so far still holds.
      if (!(failure instanceof SwarmFailure)) throw failure;
      this.#findings.add('database', undefined, failure.error.message);
    }
    const head = { sequence: this.#previous.sequence, hash: Buffer.from(this.#previous.hash).toString('hex') };
    return reportOf(this.#findings, this.#parts.ledgerId, head, complete);
  }

  /** False when it was stopped. */
  async #walk(signal: AbortSignal | undefined, onProgress: VerifyOptions['onProgress']): Promise<boolean> {
    const { database, contents, head } = this.#parts;
    this.#checkDatabase();
    const total = head().sequence;
    while (this.#page()) {
      onProgress?.(this.#findings.events, Math.max(total, this.#findings.events));
      await nextTurn();
      if (signal?.aborted) return false;
    }
    const hashes = contents.hashes();
    for (const [i, hash] of hashes.entries()) {
      if (i % CONTENTS_PER_TURN === 0) await nextTurn();
      if (signal?.aborted) return false;
      this.#findings.contents += 1;
      if (!contents.isTrue(hash)) this.#findings.add('content', undefined, `The content stored under ${hash} is not what the hash says.`);
    }
    // Others may have appended meanwhile: the rest, and the tables that move with every event, are seen in one piece.
    database.readTogether(() => {
      while (this.#page());
      this.#derived.compare();
    });
    if (this.#parts.witness) this.#checkWitness(this.#parts.witness);
    return true;
  }

  #checkDatabase(): void {
    const { database } = this.#parts;
    const answers = database.read(() => database.statement('PRAGMA integrity_check(20)').pluck().all());
    for (const answer of answers) if (answer !== 'ok') this.#findings.add('database', undefined, `SQLite reports: ${answer}`);
  }

  /** Checks the next rows; false when there are none. */
  #page(): boolean {
    const { database } = this.#parts;
    const rows = database.read(() => database.statement(PAGE).all(this.#previous.sequence, EVENTS_PER_PAGE)) as Row[];
    for (const row of rows) this.#row(row);
    return rows.length > 0;
  }

  #row(row: Row): void {
    const { sequence } = row;
    this.#findings.events += 1;
    const missing = sequence - this.#previous.sequence - 1;
    if (missing > 0) {
      this.#findings.missingEvents += missing;
      const which = missing === 1 ? `Event ${sequence - 1} is missing.` : `Events ${sequence - missing} to ${sequence - 1} are missing.`;
      this.#findings.breakChain('gap', sequence - missing, which);
    } else if (!isEqual(row.hash, sha256(this.#previous.hash, row.body_hash))) {
      this.#findings.breakChain('chain', sequence, `The hash of event ${sequence} does not follow from the event before it.`);
    }
    this.#previous = { sequence, hash: row.hash };
    if (row.body === null) {
      this.#findings.erasedBodies += 1;
      return;
    }
    if (!isEqual(row.body_hash, sha256(row.body))) {
      this.#findings.breakChain('body', sequence, `The body of event ${sequence} is not the one that was chained.`);
    }
    const event = this.#decoded(row);
    if (event) this.#event(event, row);
  }

  #decoded(row: Row): SwarmEvent | undefined {
    try {
      return decodeEvent(row.body);
    } catch {
      this.#findings.breakChain('body', row.sequence, `The body of event ${row.sequence} cannot be read as an event.`);
      return undefined;
    }
  }

  #event(event: SwarmEvent, row: Row): void {
    const findings = this.#findings;
    if (Number(event.sequence) !== row.sequence || event.ledgerId !== this.#parts.ledgerId) {
      findings.breakChain(
        'body',
        row.sequence,
        `The body at event ${row.sequence} is event ${event.sequence} of ledger ${event.ledgerId}.`,
      );
    }
    const isNewer = isFromNewerVersion(event);
    const values = columnsOf(event);
    const differing = columnNames.filter((name, i) => row[name] !== values[i] && !(isNewer && (name === 'kind' || name === 'path')));
    if (differing.length === 0) findings.columnsEqual += 1;
    else findings.add('column', row.sequence, `Event ${row.sequence}: the columns ${differing.join(', ')} differ from the event.`);
    const mirror = mirrorOf(event);
    if (mirror === row.mirror) {
      if (mirror === null) findings.mirrorsNone += 1;
      else findings.mirrorsEqual += 1;
    } else if (isNewer) findings.mirrorsNewer += 1;
    else findings.add('mirror', row.sequence, `Event ${row.sequence}: the JSON mirror differs from the event.`);
    this.#derived.see(event);
    if (event.payload.case === 'headSigned') this.#signature(event.payload.value, row.sequence);
    if (event.payload.case === 'stateChange') {
      const { previousHash, newHash, reversible, path } = event.payload.value;
      if (newHash && !this.#parts.contents.has(asContentHash(newHash))) findings.unstoredStates += 1;
      if (reversible && previousHash && !this.#parts.contents.has(asContentHash(previousHash))) {
        findings.missingContents += 1;
        findings.add(
          'content',
          row.sequence,
          `Event ${row.sequence} promises that ${path} can be put back, but the content ${previousHash} is missing.`,
        );
      }
    }
  }

  #signature(head: HeadSigned, sequence: number): void {
    const { signer } = this.#parts;
    if (!signer.isGenuine(head)) this.#findings.add('signature', sequence, `The signed head in event ${sequence} is forged.`);
    else if (!this.#isInChain(head)) {
      this.#findings.add(
        'signature',
        sequence,
        `Event ${sequence} signs another history: event ${head.headSequence} is not the one it was.`,
      );
    } else if (signer.isOwn(head)) {
      this.#findings.ownSignatures += 1;
      this.#findings.signedThrough = Math.max(this.#findings.signedThrough ?? 0, Number(head.headSequence));
    } else this.#findings.foreignSignatures += 1;
  }

  #checkWitness(witness: SignedHead): void {
    const findings = this.#findings;
    if (!this.#parts.signer.isGenuine(witness)) {
      findings.add('signature', undefined, 'The signed head kept beside the ledger is forged, or of another ledger.');
    } else if (Number(witness.headSequence) > this.#previous.sequence) {
      const text = `The ledger ends at event ${this.#previous.sequence}, but event ${witness.headSequence} was signed: its tail was cut off.`;
      findings.add('truncated', this.#previous.sequence, text);
    } else if (!this.#isInChain(witness)) {
      findings.add('signature', Number(witness.headSequence), `Event ${witness.headSequence} is not the one that was signed.`);
    } else if (this.#parts.signer.isOwn(witness)) {
      findings.signedThrough = Math.max(findings.signedThrough ?? 0, Number(witness.headSequence));
    }
  }

  #isInChain(head: SignedHead): boolean {
    const { database } = this.#parts;
    const hash = database.read(() =>
      database.statement('SELECT hash FROM events WHERE sequence = ?').pluck().get(Number(head.headSequence)),
    );
    return hash instanceof Uint8Array && isEqual(hash, head.headHash);
  }
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
