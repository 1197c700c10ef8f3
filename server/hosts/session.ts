/**
 * The composition root that all hosts share: opens a workspace with its ledger, settles what an earlier process left
 * unfinished, and puts the adapters together into the ports of a mission.
 */

import { statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { GitHead } from '../adapters/gitHead.ts';
import type { Ledger } from '../adapters/ledger/ledger.ts';
import { openLedger } from '../adapters/ledger/openLedger.ts';
import type { RunningServer } from '../adapters/physics/physics.ts';
import { createSyntax } from '../adapters/treeSitter/treeSitter.ts';
import type { Workspace } from '../adapters/workspace/workspace.ts';
import { systemClock } from '../base/clock.ts';
import { sha256Hex } from '../base/hash.ts';
import { systemRandomness } from '../base/randomness.ts';
import { err, ok, type Result } from '../base/result.ts';
import { UuidSource } from '../base/uuid.ts';
import type { Recovery } from '../core/changeSet/recoverChangeSets.ts';
import { recoverInEditor } from '../core/changeSet/recoverInEditor.ts';
import type { SeenDocuments } from '../core/documents/seenDocuments.ts';
import { readInstruction } from '../core/intent/readInstruction.ts';
import type { DocumentsPort } from '../core/ports/documentsPort.ts';
import type { EditorPort } from '../core/ports/editorPort.ts';
import type { FilePort } from '../core/ports/filePort.ts';
import type { MissionPorts } from '../core/ports/missionPorts.ts';
import type { TextSearchPort } from '../core/ports/textSearchPort.ts';
import type { RewindPorts } from '../core/rewind/runRewind.ts';
import type { MissionServices } from '../core/runner/services.ts';
import { chosenBrain } from '../operations/chosenBrain.ts';
import { offlineBrain } from '../operations/offlineBrain.ts';
import { createOperations, type OperationRegistry } from '../operations/registry.ts';
import { type SwarmError, swarmError } from '../protocol/errors.ts';
import { asContentHash, type WorkspacePath } from '../protocol/ids.ts';
import type { BrainName } from '../protocol/messages/missions.ts';
import { type ClaudeAccess, claudeBrain } from './claudeAccess.ts';
import type { Environment } from './environment.ts';
import { wasmFolder } from './installation.ts';
import { languageRules } from './languageRules.ts';
import type { SecondPhysics } from './physicsInTurn.ts';
import { processFaults } from './processFaults.ts';
import { nothingSettled, type Settled, settleLeftovers, writerMayLive } from './session/leftovers.ts';
import { editorChangeSetPorts, missionServices } from './session/missionServices.ts';
import { type PhysicsWishes, sessionPhysics } from './session/sessionPhysics.ts';
import { type SessionTerrain, sessionTerrain } from './session/sessionTerrain.ts';
import { sessionText } from './session/sessionText.ts';
import { sightOf } from './session/sight.ts';
import { stateFolderFor } from './stateFolderFor.ts';
import { makeTemporaryFolder, removeTemporaryFolder, sweepTemporaryFolders } from './temporaryFolder.ts';

export interface SessionOptions extends PhysicsWishes {
  readonly workspace: string; // as the person gave it
  readonly environment: Environment;
  readonly approve: MissionPorts['approve'];
  /** What editors have open. Without it the disk is all there is to see. */
  readonly documents?: DocumentsPort | undefined;
  /** Nothing is recorded, and what an earlier process left unfinished waits for somebody who does more than look. */
  readonly onlyLooks?: boolean | undefined;
  /** What only who looks into a log wants to know. */
  readonly log?: (text: string) => void;
}

/** What is one mission's own among the ports. */
export interface MissionWishes {
  readonly approve?: MissionPorts['approve'];
  /** Absent: the offline engine, and Claude for what that does not understand, if there is `claude`. */
  readonly brain?: BrainName | undefined;
  /** What Claude is reached with; without, it is not asked. */
  readonly claude?: ClaudeAccess | undefined;
  /** False: language servers are neither asked nor heard. */
  readonly physics?: boolean | undefined;
  /** What is asked where no language server of ours answers; not with `physics: false`. */
  readonly secondPhysics?: SecondPhysics | undefined;
}

export interface Session extends Settled {
  readonly workspace: Workspace;
  readonly ledger: Ledger;
  /** What a mission of no particular wishes runs on. */
  readonly ports: MissionPorts;
  /** The same, as one mission wishes: what it thinks with, and who is asked to approve. */
  portsFor(wishes: MissionWishes): MissionPorts;
  readonly services: MissionServices;
  /** The same for one mission: its change set goes through this editor, and it may wish for no physics. */
  servicesFor(wishes: { readonly editor?: EditorPort | undefined } & Pick<MissionWishes, 'physics' | 'secondPhysics'>): MissionServices;
  /** Whether physics is wished for, and no language server of ours judges this file. */
  unjudged(path: WorkspacePath): boolean;
  /** Settles what an earlier process left half done in editors; to be called when they have told what they hold. */
  recoverThrough(editor: EditorPort): Promise<Recovery>;
  /** The unsaved texts; undefined when the session has no documents. */
  readonly seen: SeenDocuments | undefined;
  /** Files as they are on disk, whatever an editor shows. */
  readonly disk: Pick<FilePort, 'stateOf' | 'read'>;
  readonly rewindPorts: RewindPorts;
  readonly operations: OperationRegistry;
  /** The language servers that run now. */
  languageServers(): readonly RunningServer[];
  /** The index of the folder. It is built once somebody starts it, or asks for all of it. */
  readonly terrain: SessionTerrain;
  /** Text in the files on disk. */
  readonly textSearch: TextSearchPort;
  close(): Promise<void>;
}

/** Errors: workspace-missing, and those of the state folder and the ledger. */
export async function openSession(options: SessionOptions): Promise<Result<Session, SwarmError>> {
  const { environment } = options;
  if (!statSync(options.workspace, { throwIfNoEntry: false })?.isDirectory()) {
    return err(swarmError('workspace-missing', `There is no folder “${options.workspace}”.`));
  }
  const clock = systemClock;
  const uuids = new UuidSource(clock, systemRandomness);
  const stateFolder = stateFolderFor(options.workspace, environment);
  if (!stateFolder.ok) return stateFolder;
  const opened = openLedger({ stateFolder: stateFolder.value, clock, uuids, userId: userInfo().username });
  if (!opened.ok) return opened;
  const ledger = opened.value;

  const { workspaceRoot: root, folder: fallback } = stateFolder.value;
  const hash: RewindPorts['hash'] = (bytes) => asContentHash(sha256Hex(bytes));
  const sight = sightOf(root, options.documents, hash);
  const head = new GitHead(root);
  const faults = processFaults(environment.fault);
  const changeSetPorts = { ledger, leases: ledger.leases, files: sight.files, faults };
  const settled = options.onlyLooks === true ? nothingSettled : settleLeftovers(ledger, sight, changeSetPorts, head);

  const syntax = await createSyntax(wasmFolder, Object.values(languageRules));
  const temporary = makeTemporaryFolder({ system: tmpdir(), fallback, workspaceRoot: root });
  if (!temporary.ok) {
    syntax.dispose();
    ledger.close();
    return temporary;
  }
  const temporaryFolder = temporary.value;
  sweepTemporaryFolders([tmpdir(), fallback], clock.wallMs());
  const physics = sessionPhysics(options, { root, clock, environment, temporaryFolder, sight });
  const operations = createOperations(languageRules);
  const log = options.log ?? (() => undefined);
  const terrain = sessionTerrain({ root, stateFolder: stateFolder.value, clock, sight, syntax, head, log });
  const ports: MissionPorts = {
    clock,
    uuids,
    hash,
    ledger,
    leases: ledger.leases,
    workspace: sight.seenWorkspace,
    files: sight.files,
    syntax,
    physics: physics.physics,
    rules: languageRules,
    brain: offlineBrain(readInstruction, operations, languageRules),
    faults,
    approve: options.approve,
  };
  const ground = { clock, ledger, sight, syntax, known: terrain.known, changeSetPorts, newFileMode: 0o666 & ~process.umask() };
  const servicesFor: Session['servicesFor'] = ({ editor, ...wishes }) => missionServices(ground, physics.of(wishes), editor);
  return ok({
    ...settled,
    workspace: sight.workspace,
    ledger,
    ports,
    portsFor: ({ approve = ports.approve, brain, claude: access, ...wishes }) => {
      const model = access && claudeBrain(access, { clock, operations, hands: ports.brain });
      return { ...ports, physics: physics.of(wishes), approve, brain: chosenBrain(brain, ports.brain, model) };
    },
    services: servicesFor({}),
    servicesFor,
    unjudged: physics.unjudged,
    async recoverThrough(editor) {
      const editorPorts = editorChangeSetPorts(ground, editor);
      return editorPorts === undefined ? { recovered: [], left: [] } : recoverInEditor(editorPorts, writerMayLive(ledger));
    },
    seen: sight.edited?.seen,
    disk: sight.disk,
    rewindPorts: { ...changeSetPorts, clock, uuids, hash, workspace: sight.workspace, head },
    operations,
    languageServers: () => physics.physics.running(),
    terrain: {
      ...terrain,
      changedOnDisk(paths) {
        terrain.changedOnDisk(paths);
        if (paths !== undefined) void physics.physics.diskChanged(paths); // servers are told what no question ever mentioned
      },
    },
    textSearch: sessionText({ root, searchPath: environment.searchPath, mayStartProcesses: options.mayStartProcesses ?? (() => true) }),
    async close() {
      try {
        terrain.dispose();
        await physics.dispose();
        await terrain.ended();
        syntax.dispose();
      } finally {
        removeTemporaryFolder(temporaryFolder);
        ledger.close();
      }
    },
  });
}
