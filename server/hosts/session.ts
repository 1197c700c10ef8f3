/**
 * The composition root that all hosts share: opens a workspace with its ledger, settles what an earlier process left
 * unfinished, and puts the adapters together into the ports of a mission.
 */
import { statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { FileDisk } from '../adapters/fileDisk.ts';
import { GitHead } from '../adapters/gitHead.ts';
import type { Ledger } from '../adapters/ledger/ledger.ts';
import { openLedger } from '../adapters/ledger/openLedger.ts';
import { createPhysics, type Physics } from '../adapters/physics/physics.ts';
import type { PhysicsSignal, UnsavedTexts } from '../adapters/physics/physicsOptions.ts';
import { createSyntax } from '../adapters/treeSitter/treeSitter.ts';
import { Workspace } from '../adapters/workspace/workspace.ts';
import { systemClock } from '../base/clock.ts';
import { sha256Hex } from '../base/hash.ts';
import { systemRandomness } from '../base/randomness.ts';
import { err, ok, type Result } from '../base/result.ts';
import { UuidSource } from '../base/uuid.ts';
import { applyChangeSet } from '../core/changeSet/applyChangeSet.ts';
import { applyThroughEditor, type EditorChangeSetPorts } from '../core/changeSet/applyThroughEditor.ts';
import { type OutsideEdits, recordOutsideEdits } from '../core/changeSet/recordOutsideEdits.ts';
import { concernsEditor, type Recovery, recoverChangeSets } from '../core/changeSet/recoverChangeSets.ts';
import { recoverInEditor } from '../core/changeSet/recoverInEditor.ts';
import { SeenDocuments } from '../core/documents/seenDocuments.ts';
import { SeenFiles } from '../core/documents/seenFiles.ts';
import { SeenWorkspace } from '../core/documents/seenWorkspace.ts';
import { MissionFacts, MissionSnapshot } from '../core/facts/factSource.ts';
import { readInstruction } from '../core/intent/readInstruction.ts';
import { closeInterruptedMissions, interruptedMissionKinds } from '../core/ledger/interruptedMissions.ts';
import type { DocumentsPort } from '../core/ports/documentsPort.ts';
import type { EditorPort } from '../core/ports/editorPort.ts';
import type { FilePort } from '../core/ports/filePort.ts';
import type { MissionPorts } from '../core/ports/missionPorts.ts';
import type { RewindPorts } from '../core/rewind/runRewind.ts';
import { runReflexChecks } from '../core/runner/reflexChecks.ts';
import type { MissionServices } from '../core/runner/services.ts';
import { chosenBrain } from '../operations/chosenBrain.ts';
import { offlineBrain } from '../operations/offlineBrain.ts';
import { createOperations, type OperationRegistry } from '../operations/registry.ts';
import { type SwarmError, swarmError } from '../protocol/errors.ts';
import { asContentHash, type MissionId } from '../protocol/ids.ts';
import type { BrainName } from '../protocol/messages/missions.ts';
import { type ClaudeAccess, claudeBrain } from './claudeAccess.ts';
import type { Environment } from './environment.ts';
import { gatedPhysics } from './gatedPhysics.ts';
import { wasmFolder } from './installation.ts';
import { languageRules } from './languageRules.ts';
import { findLanguageServers, serverEnvironment, switchedOff, withoutPhysics } from './languageServers.ts';
import { processFaults } from './processFaults.ts';
import { stateFolderFor } from './stateFolderFor.ts';
import { makeTemporaryFolder, removeTemporaryFolder, sweepTemporaryFolders } from './temporaryFolder.ts';

export interface SessionOptions {
  readonly workspace: string; // as the person gave it
  readonly environment: Environment;
  readonly physics: boolean;
  /** Asked before each question to a language server; while it says no, none is started. Default: yes. */
  readonly mayStartProcesses?: () => boolean;
  /** The person's own language servers, by family; see ClientAbilities. */
  readonly languageServers?: Readonly<Record<string, string>>;
  readonly approve: MissionPorts['approve'];
  readonly onPhysicsSignal?: (signal: PhysicsSignal) => void;
  /** What editors have open. Without it the disk is all there is to see. */
  readonly documents?: DocumentsPort;
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
}

export interface Session {
  readonly workspace: Workspace;
  readonly ledger: Ledger;
  /** What a mission of no particular wishes runs on. */
  readonly ports: MissionPorts;
  /** The same, as one mission wishes: what it thinks with, and who is asked to approve. */
  portsFor(wishes: MissionWishes): MissionPorts;
  readonly services: MissionServices;
  /** The same for one mission: its change set goes through this editor, and it may wish for no physics. */
  servicesFor(wishes: { readonly editor?: EditorPort | undefined; readonly physics?: boolean | undefined }): MissionServices;
  /** Settles what an earlier process left half done in editors; to be called when they have told what they hold. */
  recoverThrough(editor: EditorPort): Promise<Recovery>;
  /** The unsaved texts; undefined when the session has no documents. */
  readonly seen: SeenDocuments | undefined;
  /** Files as they are on disk, whatever an editor shows. */
  readonly disk: Pick<FilePort, 'stateOf' | 'read'>;
  readonly rewindPorts: RewindPorts;
  readonly operations: OperationRegistry;
  /** What an earlier process had left half done, and how it was settled at this start. */
  readonly recovery: Recovery;
  /** Missions that an earlier process left open, closed at this start. */
  readonly interrupted: readonly MissionId[];
  /** What changed in known files since the ledger was last looked at. */
  readonly outsideEdits: OutsideEdits;
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
  const workspace = Workspace.open(root, { cwd: process.cwd() });
  const disk = new FileDisk(root);
  const hash = (bytes: Uint8Array) => asContentHash(sha256Hex(bytes));
  const seen = options.documents && new SeenDocuments(options.documents, disk, hash);
  const files = seen === undefined ? disk : new SeenFiles(disk, seen);
  const seenWorkspace = seen === undefined ? workspace : new SeenWorkspace(workspace, seen);
  const head = new GitHead(root);
  const faults = processFaults(environment.fault);
  const diskPorts = { ledger, leases: ledger.leases, files: disk, faults };
  const changeSetPorts = { ledger, leases: ledger.leases, files, faults };
  // Asked for each change set anew: who was not there a moment ago may be writing now.
  const mayLive = (writerId: string) => ledger.leases.writerMayLive(writerId);
  const recovery = recoverChangeSets(diskPorts, mayLive, seen === undefined ? undefined : concernsEditor);
  const interrupted = closeInterruptedMissions(ledger.events({ kinds: interruptedMissionKinds }), (writerId) =>
    ledger.writerMayLive(writerId),
  );
  ledger.append(interrupted, 'power');
  const outsideEdits = recordOutsideEdits({ ledger, files, head }, undefined, seen !== undefined);

  const syntax = await createSyntax(wasmFolder, Object.values(languageRules));
  const temporary = makeTemporaryFolder({ system: tmpdir(), fallback, workspaceRoot: root });
  if (!temporary.ok) {
    syntax.dispose();
    ledger.close();
    return temporary;
  }
  const temporaryFolder = temporary.value;
  sweepTemporaryFolders([tmpdir(), fallback], clock.wallMs());
  const servers = findLanguageServers({
    workspace: root,
    searchPath: environment.searchPath,
    own: options.languageServers ?? {},
  });
  const physicsOptions = {
    root,
    clock,
    environment: serverEnvironment(environment.searchPath),
    temporaryFolder,
    listFiles: async (signal: AbortSignal) => (await workspace.list(signal)).paths,
    pythonHints: { virtualEnv: environment.virtualEnvironment, condaPrefix: environment.condaPrefix },
    ...(seen ? { unsaved: unsavedTexts(seen) } : {}),
    ...(options.onPhysicsSignal ? { onSignal: options.onPhysicsSignal } : {}),
  };
  const noPhysics = createPhysics({ ...physicsOptions, servers: withoutPhysics(servers, switchedOff) }); // starts nothing
  const untrusted = createPhysics({ ...physicsOptions, servers: withoutPhysics(servers, 'the workspace is not trusted') });
  const physics: Physics = options.physics
    ? gatedPhysics(createPhysics({ ...physicsOptions, servers }), untrusted, options.mayStartProcesses ?? (() => true))
    : noPhysics;
  const operations = createOperations(languageRules);
  const ports: MissionPorts = {
    clock,
    uuids,
    hash,
    ledger,
    leases: ledger.leases,
    workspace: seenWorkspace,
    files,
    syntax,
    physics,
    rules: languageRules,
    brain: offlineBrain(readInstruction, operations),
    faults,
    approve: options.approve,
  };
  const services = (physicsAsked: Physics): MissionServices => ({
    openSnapshot() {
      const snapshot = new MissionSnapshot({ workspace: seenWorkspace, syntax, physics: physicsAsked });
      return { facts: (overlay) => new MissionFacts(snapshot, overlay) };
    },
    runReflexes: (check, signal) =>
      runReflexChecks(
        {
          clock,
          workspace: seenWorkspace,
          syntax,
          diskHash: (path) => files.stateOf(path).hash,
          breathe: () => new Promise((resolve) => setImmediate(resolve)),
        },
        check,
        signal,
      ),
    applyChangeSet(ready, author) {
      const applied = applyChangeSet(changeSetPorts, ready, author);
      return applied.ok ? ok(undefined) : applied;
    },
    signHead: () => void ledger.signHead(),
  });
  const portsThrough = (editor: EditorPort): EditorChangeSetPorts | undefined => {
    const { documents } = options;
    if (documents === undefined || seen === undefined) return undefined;
    return { ledger, leases: ledger.leases, faults, files: new SeenFiles(disk, seen), documents, editor, clock };
  };
  const servicesFor: Session['servicesFor'] = ({ editor, physics: asked = true }) => {
    const own = services(asked ? physics : noPhysics);
    const editorPorts = editor && portsThrough(editor);
    if (editorPorts === undefined) return own;
    return { ...own, applyChangeSet: (ready, author, way) => applyThroughEditor(editorPorts, ready, author, way) };
  };
  return ok({
    seen,
    disk,
    servicesFor,
    async recoverThrough(editor) {
      const editorPorts = portsThrough(editor);
      return editorPorts === undefined ? { recovered: [], left: [] } : recoverInEditor(editorPorts, mayLive);
    },
    workspace,
    ledger,
    ports,
    portsFor: ({ approve = ports.approve, brain, claude: access, physics: asked = true }) => {
      const model = access && claudeBrain(access, { clock, operations, hands: ports.brain });
      return { ...ports, physics: asked ? physics : noPhysics, approve, brain: chosenBrain(brain, ports.brain, model) };
    },
    services: servicesFor({}),
    rewindPorts: { ...changeSetPorts, clock, uuids, hash, workspace, head },
    operations,
    recovery,
    interrupted: interrupted.flatMap(({ missionId }) => missionId ?? []),
    outsideEdits,
    async close() {
      try {
        await physics.dispose();
        await noPhysics.dispose();
        syntax.dispose();
      } finally {
        removeTemporaryFolder(temporaryFolder);
        ledger.close();
      }
    },
  });
}

function unsavedTexts(seen: SeenDocuments): UnsavedTexts {
  return {
    paths: () => seen.allUnsaved().map(({ path }) => path),
    at(path) {
      const unsaved = seen.unsaved(path);
      return unsaved && { text: unsaved.text, stamp: unsaved.hash };
    },
  };
}
