/** The language servers: the laws a change set must obey, and what they know about types. */

import type { ContentHash, WorkspacePath } from '../../protocol/ids.ts';
import type { ServerAnswer, ServerRename } from '../facts/facts.ts';

/** Proposed texts on top of what is on disk, by old path; files that come in by their path. */
export type Overlay = ReadonlyMap<WorkspacePath, OverlayFile>;

export interface OverlayFile {
  readonly path: WorkspacePath; // old path
  readonly newPath: WorkspacePath; // same as path unless the file moves
  readonly baseText: string; // as on disk; empty when it comes in
  readonly baseHash: ContentHash | undefined; // undefined: it comes in
  readonly text: string; // as proposed; empty when it goes
  readonly hash: ContentHash | undefined; // undefined: it goes
  readonly bom: boolean;
  readonly mode: number;
}

export interface PhysicsDiagnostic {
  readonly rule: string;
  readonly text: string;
  readonly path: WorkspacePath; // in the proposed tree
  readonly start: number; // UTF-16 offsets into the proposed text
  readonly end: number;
}

export interface PhysicsVerdict {
  readonly server: string; // name and version; what would have been asked when none answered
  readonly answered: boolean;
  readonly passed: boolean; // answered, and nothing new
  readonly newDiagnostics: readonly PhysicsDiagnostic[];
  readonly checkedPaths: readonly WorkspacePath[];
  readonly uncheckedPaths: readonly WorkspacePath[];
  readonly uncheckedReason: string; // empty when everything was checked
  readonly durationMs: number;
  readonly memoryBytes: number;
  readonly before: number; // errors before
  readonly after: number;
}

export interface PhysicsPort {
  /** Everywhere the symbol at an offset of the overlaid text is referenced. */
  references(
    path: WorkspacePath,
    offset: number,
    overlay: Overlay,
    openFirst: readonly WorkspacePath[],
    signal: AbortSignal,
  ): Promise<ServerAnswer>;
  definition(path: WorkspacePath, offset: number, overlay: Overlay, signal: AbortSignal): Promise<ServerAnswer>;
  /** What must change for the symbol at an offset of the overlaid text to bear another name. Changes nothing itself. */
  rename(
    path: WorkspacePath,
    offset: number,
    newName: string,
    overlay: Overlay,
    openFirst: readonly WorkspacePath[],
    signal: AbortSignal,
  ): Promise<ServerRename>;
  /**
   * Judges a whole change set, unsaved. `dependents` are files that may be affected without being changed.
   * One verdict per language family concerned; never throws for a server's failure, that is a verdict with answered = false.
   */
  check(changeSet: Overlay, dependents: readonly WorkspacePath[], signal: AbortSignal): Promise<readonly PhysicsVerdict[]>;
  dispose(): Promise<void>;
}
