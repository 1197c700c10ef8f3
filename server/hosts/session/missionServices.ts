/** What a mission's runner needs beside the ports, over this session's ledger, files and parsers: facts, reflexes, writing, signing. */
import type { Ledger } from '../../adapters/ledger/ledger.ts';
import type { Physics } from '../../adapters/physics/physics.ts';
import type { Clock } from '../../base/clock.ts';
import { ok } from '../../base/result.ts';
import { applyChangeSet, type ChangeSetPorts } from '../../core/changeSet/applyChangeSet.ts';
import { applyThroughEditor, type EditorChangeSetPorts } from '../../core/changeSet/applyThroughEditor.ts';
import { diskState } from '../../core/changeSet/fileVersion.ts';
import { MissionFacts, MissionSnapshot } from '../../core/facts/factSource.ts';
import type { EditorPort } from '../../core/ports/editorPort.ts';
import type { KnownFilesPort } from '../../core/ports/knownFilesPort.ts';
import type { SyntaxPort } from '../../core/ports/syntaxPort.ts';
import { runReflexChecks } from '../../core/runner/reflexChecks.ts';
import type { MissionServices } from '../../core/runner/services.ts';
import type { Sight } from './sight.ts';

export interface ServiceGround {
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly sight: Sight;
  readonly syntax: SyntaxPort;
  readonly known: KnownFilesPort;
  /** For change sets that go to the disk. */
  readonly changeSetPorts: ChangeSetPorts;
  readonly newFileMode: number;
}

/** `editor`: what the change set goes through; undefined, or in a session without documents: to the disk. */
export function missionServices(ground: ServiceGround, physics: Physics, editor: EditorPort | undefined): MissionServices {
  const { clock, ledger, sight, syntax, known, changeSetPorts, newFileMode } = ground;
  const { files, seenWorkspace: workspace } = sight;
  const editorPorts = editor && editorChangeSetPorts(ground, editor);
  return {
    newFileMode,
    openSnapshot() {
      const snapshot = new MissionSnapshot({ workspace, syntax, physics, known });
      return { facts: (overlay) => new MissionFacts(snapshot, overlay) };
    },
    runReflexes(check, signal) {
      const diskHash: Parameters<typeof runReflexChecks>[0]['diskHash'] = (path) => diskState(files, path).hash;
      const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
      return runReflexChecks({ clock, workspace, syntax, diskHash, breathe }, check, signal);
    },
    applyChangeSet(ready, author, way) {
      if (editorPorts !== undefined) return applyThroughEditor(editorPorts, ready, author, way);
      const applied = applyChangeSet(changeSetPorts, ready, author);
      return applied.ok ? ok(undefined) : applied;
    },
    signHead: () => void ledger.signHead(),
  };
}

/** undefined: there are no documents to edit. */
export function editorChangeSetPorts(
  { changeSetPorts, sight, clock }: Omit<ServiceGround, 'syntax' | 'ledger' | 'known'>,
  editor: EditorPort,
): EditorChangeSetPorts | undefined {
  const { edited } = sight;
  return edited && { ...changeSetPorts, files: edited.files, documents: edited.documents, editor, clock };
}
