/**
 * Bringing the files of a change set that stopped half way wholly to one side: to how they were before it, or to how
 * they should be after it. What a person edited meanwhile is merged in, or kept as it is and named; never overwritten.
 * Planning looks at the disk alone, so it can be repeated after any kill and comes to the same end.
 */
import { defined } from '../../base/assert.ts';
import { SwarmFailure } from '../../protocol/errors.ts';
import type { ChangeSetId, ContentHash, WorkspacePath } from '../../protocol/ids.ts';
import type { FilePort } from '../ports/filePort.ts';
import type { LedgerPort } from '../ports/ledgerPort.ts';
import { commitStep, type DiskStep, flushSteps, inSafeOrder, stageStep } from './diskSteps.ts';
import { diskState, type FileVersion, sameVersion } from './fileVersion.ts';
import { type Contents, mergeVersions } from './mergeVersions.ts';

export type Side = 'before' | 'after';

/** One path of the change set with its two versions. */
export interface TwoSided {
  readonly path: WorkspacePath;
  readonly before: FileVersion;
  readonly after: FileVersion;
  readonly createdFolders: readonly WorkspacePath[];
}

export interface SettledFile {
  readonly path: WorkspacePath;
  readonly found: FileVersion; // on the disk
  readonly wanted: FileVersion;
  readonly unresolved: string | undefined; // why the file is kept as it is although that is neither side
}

export interface Settlement {
  readonly side: Side;
  readonly files: readonly SettledFile[];
  readonly writes: number;
  readonly unresolved: number;
}

/** Throws SwarmFailure (disk-refused) when a file cannot be read. */
export function planSettlement(
  ports: { readonly files: FilePort; readonly ledger: LedgerPort },
  changes: readonly TwoSided[],
  side: Side,
): Settlement {
  const { files, ledger } = ports;
  const contents: Contents = { get: (hash) => ledger.content(hash), add: (bytes) => ledger.putContent(bytes) };
  const settled = changes.map((change): SettledFile => {
    const state = diskState(files, change.path);
    let found: FileVersion = { hash: state.hash, mode: state.mode };
    const target = change[side];
    const other = change[side === 'after' ? 'before' : 'after'];
    const isTarget = sameVersion(found, target);
    if (!isTarget && !sameVersion(found, other) && found.hash !== undefined) {
      // A person edited it since. Whatever comes of it, their version stays in the ledger.
      const bytes = files.read(change.path);
      if (bytes !== undefined) found = { hash: ledger.putContent(bytes), mode: found.mode };
    }
    const end = isTarget ? { wanted: found } : settleFile(found, target, other, contents);
    const wanted = end.wanted ?? found;
    const missing = wanted.hash !== undefined && wanted.hash !== found.hash && !ledger.hasContent(wanted.hash);
    if (missing) return { path: change.path, found, wanted: found, unresolved: 'the ledger no longer holds the content it should have' };
    return { path: change.path, found, wanted, unresolved: end.wanted === undefined ? end.why : undefined };
  });
  return {
    side,
    files: settled,
    writes: settled.filter(({ found, wanted }) => !sameVersion(found, wanted)).length,
    unresolved: settled.filter(({ unresolved }) => unresolved !== undefined).length,
  };
}

type FileEnd = { readonly wanted: FileVersion } | { readonly wanted: undefined; readonly why: string };

function settleFile(found: FileVersion, target: FileVersion, other: FileVersion, contents: Contents): FileEnd {
  if (sameVersion(found, other)) return { wanted: target };
  // On both sides there is a file, and somebody deleted it since: there is nothing left to settle.
  if (found.hash === undefined) return { wanted: found };
  // On this side there is a file, and this one was edited on top of it.
  if (other.hash === undefined) return { wanted: found };
  if (target.hash === undefined) return { wanted: undefined, why: 'it was to be deleted, and was edited since' };
  const merged = mergeVersions(found, other, target, contents);
  switch (merged.kind) {
    case 'merged':
      return { wanted: merged.version };
    case 'conflict':
      return { wanted: undefined, why: merged.why };
    case 'missing':
      return { wanted: undefined, why: 'the ledger no longer holds the content to merge it with' };
  }
}

/**
 * Writes what the settlement wants and removes what staging left behind. Throws SwarmFailure: veto-base-changed when a
 * person saved meanwhile (plan again), disk-full, disk-refused.
 */
function carryOutSettlement(
  ports: { readonly files: FilePort; readonly ledger: LedgerPort },
  journal: ChangeSetId,
  changes: readonly TwoSided[],
  settlement: Settlement,
  afterEach: () => void,
): void {
  const { files, ledger } = ports;
  const foldersOf = new Map(changes.map(({ path, createdFolders }) => [path, createdFolders]));
  const bytesOf = (hash: ContentHash | undefined) => () => defined(hash && ledger.content(hash), 'content checked when planned');
  const steps = settlement.files
    .filter(({ found, wanted }) => !sameVersion(found, wanted))
    .map(
      ({ path, found, wanted }): DiskStep => ({
        path,
        from: found,
        to: wanted,
        bytes: bytesOf(wanted.hash),
        createdFolders: foldersOf.get(path) ?? [],
      }),
    );
  for (const step of inSafeOrder(steps)) {
    stageStep(files, journal, step);
    flushSteps(files, journal, [step]);
    commitStep(files, journal, step);
    afterEach();
  }
  const folders = settlement.side === 'before' ? foldersOf : new Map<WorkspacePath, readonly WorkspacePath[]>();
  for (const { path } of changes) files.unstage(path, journal, folders.get(path));
  files.flushFolders(changes.map(({ path }) => path));
}

/** Plans and carries out, again when a person saved in between. Bounded, then the last failure is thrown. */
export function settle(
  ports: { readonly files: FilePort; readonly ledger: LedgerPort },
  journal: ChangeSetId,
  changes: readonly TwoSided[],
  choose: () => Settlement,
  afterEach: () => void,
): Settlement {
  const attemptsMax = 3;
  for (let attempt = 1; ; attempt++) {
    const settlement = choose();
    try {
      carryOutSettlement(ports, journal, changes, settlement, afterEach);
      return settlement;
    } catch (failure) {
      const again = failure instanceof SwarmFailure && failure.error.code === 'veto-base-changed' && attempt < attemptsMax;
      if (!again) throw failure;
    }
  }
}
