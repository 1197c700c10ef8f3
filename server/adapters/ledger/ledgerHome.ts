/** Where a ledger lives and who writes it: what the ledger needs to know of the state folder. */
import type { KeyObject } from 'node:crypto';

export interface LedgerHome {
  /** The workspace's own folder inside the state folder; absolute. */
  readonly folder: string;
  /** Real path of the workspace folder. */
  readonly workspaceRoot: string;
  /** Id for a ledger that is made now. One that exists keeps its own. */
  readonly ledgerId: string;
  readonly deviceId: string;
  readonly deviceKey: DeviceKey;
  /** Name of the network file system the folder is on, if it is on one. */
  readonly networkFileSystem: string | undefined;
}

/** The Ed25519 key pair of this device. */
export interface DeviceKey {
  readonly privateKey: KeyObject;
  /** The 32 bytes of the public key. */
  readonly publicKey: Uint8Array;
}
