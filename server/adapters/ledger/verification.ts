/** What a verification of the ledger found: numbers, problems, and in plain sentences what is proven and what is not. */
import { counted } from '../../core/ledger/eventWords.ts';
import type { LedgerHead } from '../../core/ports/ledgerPort.ts';
import { PROBLEMS_DESCRIBED_MAX } from './bounds.ts';

export type ProblemKind =
  | 'database' // SQLite itself finds its file damaged
  | 'gap' // events are missing
  | 'chain' // a hash does not follow from the one before
  | 'body' // a body is not the one that was chained, or is no event
  | 'column' // a column beside the body says something else
  | 'mirror' // the JSON beside the body says something else
  | 'derived' // a derived table does not follow from the events
  | 'content' // a content is missing, or not what its hash says
  | 'signature' // a signed head is forged, or of another history
  | 'truncated'; // the ledger ends before a head that was signed

export interface Problem {
  readonly kind: ProblemKind;
  readonly sequence: number | undefined;
  readonly text: string;
}

export interface Verification {
  /** No problem was found and everything was looked at. */
  readonly ok: boolean;
  /** False when it was stopped, or when the file could not be read to its end. */
  readonly complete: boolean;
  readonly ledgerId: string;
  readonly events: number;
  readonly head: LedgerHead;
  readonly chain: { readonly ok: boolean; readonly firstBroken: { readonly sequence: number; readonly why: string } | undefined };
  readonly missingEvents: number;
  readonly erasedBodies: number;
  readonly columns: { readonly equal: number; readonly differing: number };
  readonly mirrors: { readonly equal: number; readonly differing: number; readonly none: number; readonly fromNewerVersion: number };
  readonly derivedEqual: boolean;
  readonly contents: {
    readonly count: number;
    readonly damaged: number;
    /** Contents that a reversible change promised and that are not there. */
    readonly missing: number;
    /** Recorded states of files whose content was not stored: known, not restorable. */
    readonly unstoredStates: number;
  };
  readonly signatures: {
    readonly own: number;
    readonly foreign: number;
    readonly invalid: number;
    /** Newest event that a genuine signature of this device covers. */
    readonly signedThrough: number | undefined;
  };
  /** The first of them; `problemsTotal` counts all. */
  readonly problems: readonly Problem[];
  readonly problemsTotal: number;
  readonly proven: readonly string[];
  readonly notProven: readonly string[];
}

/** Counts while the ledger is walked; becomes the report. */
export class Findings {
  readonly problems: Problem[] = [];
  readonly counted = new Map<ProblemKind, number>();
  firstBroken: { readonly sequence: number; readonly why: string } | undefined;
  events = 0;
  missingEvents = 0;
  erasedBodies = 0;
  columnsEqual = 0;
  mirrorsEqual = 0;
  mirrorsNone = 0;
  mirrorsNewer = 0;
  contents = 0;
  missingContents = 0;
  unstoredStates = 0;
  ownSignatures = 0;
  foreignSignatures = 0;
  signedThrough: number | undefined;

  add(kind: ProblemKind, sequence: number | undefined, text: string): void {
    this.counted.set(kind, this.count(kind) + 1);
    if (this.problems.length < PROBLEMS_DESCRIBED_MAX) this.problems.push({ kind, sequence, text });
  }

  /** A problem that breaks the chain at an event. */
  breakChain(kind: 'gap' | 'chain' | 'body', sequence: number, why: string): void {
    this.firstBroken ??= { sequence, why };
    this.add(kind, sequence, why);
  }

  count(kind: ProblemKind): number {
    return this.counted.get(kind) ?? 0;
  }
}

export function reportOf(findings: Findings, ledgerId: string, head: LedgerHead, complete: boolean): Verification {
  const problemsTotal = [...findings.counted.values()].reduce((sum, count) => sum + count, 0);
  return {
    ok: complete && problemsTotal === 0,
    complete,
    ledgerId,
    events: findings.events,
    head,
    chain: { ok: complete && findings.firstBroken === undefined, firstBroken: findings.firstBroken },
    missingEvents: findings.missingEvents,
    erasedBodies: findings.erasedBodies,
    columns: { equal: findings.columnsEqual, differing: findings.count('column') },
    mirrors: {
      equal: findings.mirrorsEqual,
      differing: findings.count('mirror'),
      none: findings.mirrorsNone,
      fromNewerVersion: findings.mirrorsNewer,
    },
    derivedEqual: complete && findings.count('derived') === 0,
    contents: {
      count: findings.contents,
      damaged: findings.count('content') - findings.missingContents,
      missing: findings.missingContents,
      unstoredStates: findings.unstoredStates,
    },
    signatures: {
      own: findings.ownSignatures,
      foreign: findings.foreignSignatures,
      invalid: findings.count('signature'),
      signedThrough: findings.signedThrough,
    },
    problems: findings.problems,
    problemsTotal,
    proven: provenOf(findings, complete),
    notProven: notProvenOf(findings, complete),
  };
}

function provenOf(findings: Findings, complete: boolean): readonly string[] {
  if (!complete || findings.count('database') > 0) return [];
  const proven: string[] = [];
  if (findings.firstBroken === undefined && findings.events > 0) {
    proven.push(`All ${findings.events} events are there, in order, each chained to the one before.`);
  }
  if (findings.columnsEqual > 0 && findings.count('column') === 0) proven.push('Every column says what its event says.');
  if (findings.mirrorsEqual > 0 && findings.count('mirror') === 0) {
    proven.push(`The JSON mirror says what the events say (${counted(findings.mirrorsEqual, 'event')} compared).`);
  }
  if (findings.count('derived') === 0) proven.push('The tables of files and change sets follow from the events.');
  if (findings.contents > 0 && findings.count('content') === 0) {
    proven.push(`All ${findings.contents} contents are what their hashes say, and none that was promised is missing.`);
  }
  if (findings.signedThrough !== undefined && findings.count('signature') === 0 && findings.firstBroken === undefined) {
    proven.push(`Events 1 to ${findings.signedThrough} are those this device's key has signed.`);
  }
  return proven;
}

function notProvenOf(findings: Findings, complete: boolean): readonly string[] {
  const open: string[] = [];
  if (!complete) open.push('The ledger was not looked at to its end.');
  const signedThrough = findings.signedThrough ?? 0;
  const tail = findings.events - signedThrough;
  if (tail > 0) {
    const many = tail > 1;
    const after = many ? `The ${tail} events after event ${signedThrough} are` : `Event ${findings.events} is`;
    const where = signedThrough === 0 ? `The ledger's ${counted(tail, 'event')} ${many ? 'are' : 'is'}` : after;
    const them = many ? 'them' : 'it';
    open.push(`${where} not under a signed head: whoever can write the file could have rewritten or removed ${them}.`);
  }
  open.push(
    'The key that signs lies on this device: who can use it and write the file can sign another history. Only a witness elsewhere rules that out.',
  );
  open.push(
    'That events were recorded truthfully is not provable from the ledger: it proves that what was recorded has not changed since.',
  );
  if (findings.foreignSignatures > 0) {
    open.push(`Signed by keys this device does not know: ${counted(findings.foreignSignatures, 'head')}; whose they are is not proven.`);
  }
  if (findings.mirrorsNewer > 0)
    open.push(`From a newer Swarm, and so with their mirrors not compared: ${counted(findings.mirrorsNewer, 'event')}.`);
  if (findings.mirrorsNone > 0) open.push(`Without a mirror, being a brain's words: ${counted(findings.mirrorsNone, 'event')}.`);
  if (findings.erasedBodies > 0)
    open.push(`Erased, so that what they said is gone, while that they were there is chained: ${counted(findings.erasedBodies, 'event')}.`);
  if (findings.unstoredStates > 0) {
    open.push(`Recorded without a stored content, so that it cannot be put back: ${counted(findings.unstoredStates, 'state')} of files.`);
  }
  return open;
}
