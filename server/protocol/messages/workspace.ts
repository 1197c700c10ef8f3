/** The state of a folder as a whole: what runs, where the ledger is, whether it is sound. */
import { type InFolder, notification, request } from './message.ts';

export interface StatusView {
  readonly state: 'idle' | 'working' | 'waiting' | 'vetoed';
  /** Tickets finished of those posted, over the missions that run. */
  readonly ticketsDone: number;
  readonly ticketsTotal: number;
  readonly missions: number; // that run
  readonly text: string; // one line
  readonly missionId: string | undefined; // the one to show
}
/** Server to client: at most a few times a second. A veto stays until the next mission. */
export const statusChanged = notification<{ readonly status: StatusView } & InFolder>('swarm/status');

export interface FolderInfo {
  readonly root: string; // real path
  readonly ledgerPath: string;
  readonly events: number;
  readonly ledgerBytes: number;
  readonly holder: 'this server' | 'another process'; // who has the ledger open for writing missions
  readonly warnings: readonly string[];
  readonly status: StatusView;
  /** The language servers that run now. */
  readonly languageServers?: readonly LanguageServerView[];
}

export interface LanguageServerView {
  readonly name: string; // with its version
  readonly memoryBytes: number; // 0: unknown
}

/** Client to server: opens the folder's ledger if it is not yet, and tells where it is and what runs. */
export const folderInfo = request<InFolder, FolderInfo>('swarm/info');

/** What the index of the folder knows, and what it does not know yet. */
export interface TerrainView {
  /** Whether everything there is, is in it. */
  readonly complete: boolean;
  readonly files: number; // of the folder, in whatever language
  readonly indexed: number;
  readonly waiting: number;
  readonly leftOut: number;
  readonly text: string; // one line
  readonly reasons: readonly string[]; // why files were left out or not listed; not all of them, if there are many
}
/** Client to server: the state of the index. With `complete` the answer waits until all is indexed; cancelled, it says what there is. */
export const terrainState = request<{ readonly complete?: boolean } & InFolder, TerrainView>('swarm/terrain');

export interface VerifyResult {
  readonly sound: boolean;
  readonly proved: readonly string[]; // sentences
  readonly notProved: readonly string[];
  readonly problems: readonly string[];
}
/** Client to server: proves the ledger. May take seconds for a million events; can be cancelled. */
export const verifyLedger = request<InFolder, VerifyResult>('swarm/verify');
