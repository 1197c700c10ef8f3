/** A workspace with an editor on it: change sets go through the editor, and processes may be killed and started again. */
import { systemClock } from '../../../server/base/clock.ts';
import { sha256Hex } from '../../../server/base/hash.ts';
import { applyThroughEditor, type EditorChangeSetPorts } from '../../../server/core/changeSet/applyThroughEditor.ts';
import { concernsEditor, recoverChangeSets } from '../../../server/core/changeSet/recoverChangeSets.ts';
import { recoverInEditor } from '../../../server/core/changeSet/recoverInEditor.ts';
import { SeenDocuments } from '../../../server/core/documents/seenDocuments.ts';
import { SeenFiles } from '../../../server/core/documents/seenFiles.ts';
import { type FaultPort, noFaults } from '../../../server/core/ports/faultPort.ts';
import { AgentRole, ChangeAuthor, StateMedium } from '../../../server/protocol/generated/events_pb.js';
import { asChangeSetId, asContentHash, asMissionId } from '../../../server/protocol/ids.ts';
import { type Change, FileWorld, Killed, Session } from '../../fakes/fileWorld.ts';
import { MemoryEditor } from '../../fakes/memoryEditor.ts';
import { MemoryFiles } from '../../fakes/memoryFiles.ts';

export class EditorWorld {
  readonly disk = new MemoryFiles();
  readonly world = new FileWorld(this.disk);
  readonly editor = new MemoryEditor(this.disk);
  session = this.world.start();

  constructor(files: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(files)) this.disk.edit(path, text);
  }

  ports(): EditorChangeSetPorts {
    const { ledger, leases, faults } = this.session.ports;
    const seen = new SeenDocuments(this.editor, this.disk, (bytes) => asContentHash(sha256Hex(bytes)));
    return {
      ledger,
      leases,
      faults,
      files: new SeenFiles(this.disk, seen),
      documents: this.editor,
      editor: this.editor,
      clock: systemClock,
    };
  }

  /** Turns what is seen into what is asked for. */
  async apply(changes: Readonly<Record<string, Change>>, confirm = false, signal = new AbortController().signal) {
    const ports = this.ports();
    const { uuids } = this.session.ports;
    const files = new Session(this.session.writerId, { ...this.session.ports, files: ports.files }).ready(changes);
    const missionId = asMissionId(uuids.next());
    const answer = ports.leases.acquire(
      missionId,
      files.map(({ path }) => path),
      60_000,
    );
    if (!answer.granted) throw new Error(answer.reason);
    const changeSet = {
      changeSetId: asChangeSetId(uuids.next()),
      missionId,
      summary: 'change',
      files,
      leases: answer.leases,
      author: 'agent' as const,
    };
    const applied = await applyThroughEditor(ports, changeSet, { role: AgentRole.CODER }, { confirm, signal });
    ports.leases.release(missionId, answer.leases);
    return applied;
  }

  /** The process dies at a fault; the editor lives on. */
  async applyAndDie(changes: Readonly<Record<string, Change>>, faults: FaultPort): Promise<void> {
    this.world.kill(this.session);
    this.session = this.world.start(faults);
    try {
      await this.apply(changes);
    } catch (failure) {
      if (!(failure instanceof Killed)) throw failure;
    }
    this.world.kill(this.session);
    this.session = this.world.start(noFaults);
  }

  /** The next start; `withEditor` when an editor is joined to it. */
  async recover(withEditor: boolean) {
    const alive = (writerId: string) => writerId === this.session.writerId;
    const now = recoverChangeSets(this.session.ports, alive, withEditor ? concernsEditor : undefined);
    const later = withEditor ? await recoverInEditor(this.ports(), alive) : { recovered: [], left: [] };
    return [...now.recovered, ...later.recovered].map(({ outcome }) => outcome);
  }

  /** StateChanges that changed something: "agent main.py buffer". */
  changes(): string[] {
    return [...this.session.ports.ledger.events({ kinds: ['stateChange'] })].flatMap(({ payload }) => {
      if (payload.case !== 'stateChange' || payload.value.baseline) return [];
      const { path, medium, author } = payload.value;
      return [`${author === ChangeAuthor.AGENT ? 'agent' : 'person'} ${path} ${medium === StateMedium.BUFFER ? 'buffer' : 'disk'}`];
    });
  }

  unfinished(): number {
    return this.session.ports.ledger.unfinishedChangeSets().length;
  }
}
