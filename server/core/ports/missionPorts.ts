/** Everything a mission needs of the world, put together by a host. */
import type { Clock } from '../../base/clock.ts';
import type { UuidSource } from '../../base/uuid.ts';
import type { ContentHash } from '../../protocol/ids.ts';
import type { Brain } from '../brain/brain.ts';
import type { MissionPlan } from '../swarm/mission.ts';
import type { LanguageFamily } from '../terrain/languageId.ts';
import type { LanguageRules } from '../terrain/languageRules.ts';
import type { FaultPort } from './faultPort.ts';
import type { FilePort } from './filePort.ts';
import type { LeasePort } from './leasePort.ts';
import type { LedgerPort } from './ledgerPort.ts';
import type { PhysicsPort } from './physicsPort.ts';
import type { SyntaxPort } from './syntaxPort.ts';
import type { WorkspacePort } from './workspacePort.ts';

export interface MissionPorts {
  readonly clock: Clock;
  readonly uuids: UuidSource;
  readonly hash: (bytes: Uint8Array) => ContentHash;
  readonly ledger: LedgerPort;
  readonly leases: LeasePort;
  readonly workspace: WorkspacePort;
  readonly files: FilePort;
  readonly syntax: SyntaxPort;
  readonly physics: PhysicsPort;
  readonly rules: Readonly<Record<LanguageFamily, LanguageRules>>;
  readonly brain: Brain;
  readonly faults: FaultPort;
  /** Asks the person; resolves false when they decline. Only called when the request says approval: 'ask'. */
  readonly approve: (plan: MissionPlan, signal: AbortSignal) => Promise<boolean>;
}
