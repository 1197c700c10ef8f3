/** What two processes on one workspace must not take for the person's work, nor take from each other. */
import { describe, expect, it } from 'vitest';
import { recordOutsideEdits } from '../../../server/core/changeSet/recordOutsideEdits.ts';
import type { FilePort } from '../../../server/core/ports/filePort.ts';
import { ChangeAuthor } from '../../../server/protocol/generated/events_pb.js';
import { asWorkspacePath } from '../../../server/protocol/ids.ts';
import { FileWorld } from '../../fakes/fileWorld.ts';
import { MemoryFiles } from '../../fakes/memoryFiles.ts';

/** The same disk, on which somebody does something the moment before it is looked at. */
function beforeLooking(files: MemoryFiles, act: () => void): FilePort {
  return new Proxy<FilePort>(files, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        if (name === 'stateOf') act();
        return Reflect.apply(value, target, given) as unknown;
      };
    },
  });
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    act();
  };
}

function knownWorld() {
  const disk = new MemoryFiles();
  for (const path of ['a.py', 'b.py']) disk.edit(path, `${path}\n`);
  const world = new FileWorld(disk);
  world.start().mission('make known', { 'a.py': 'A\n', 'b.py': 'B\n' });
  return { disk, world };
}

describe('the edits outside, while another process writes', () => {
  it("does not record a peer's change set as the person's", () => {
    const { disk, world } = knownWorld();
    const { ledger } = world.start().ports;
    const peer = world.start();
    const files = beforeLooking(
      disk,
      once(() => peer.mission('peer', { 'a.py': 'PEER\n' })),
    );
    disk.edit('b.py', 'mine\n');
    expect(recordOutsideEdits({ ledger, files }).changed).toEqual(['b.py']);
    const authors = [...ledger.events({ kinds: ['stateChange'] })].flatMap(({ payload }) =>
      payload.case === 'stateChange' && !payload.value.baseline ? [`${payload.value.path} ${ChangeAuthor[payload.value.author]}`] : [],
    );
    expect(authors).toEqual(['a.py AGENT', 'b.py AGENT', 'a.py AGENT', 'b.py PERSON']);
  });

  it('records an edit once when two processes find it at the same time', () => {
    const { disk, world } = knownWorld();
    const { ledger } = world.start().ports;
    const peer = world.start().ports;
    disk.edit('b.py', 'mine\n');
    const files = beforeLooking(
      disk,
      once(() => recordOutsideEdits({ ledger: peer.ledger, files: disk })),
    );
    expect(recordOutsideEdits({ ledger, files }).changed).toEqual([]);
    expect(ledger.fileHistory(asWorkspacePath('b.py'), 0).filter(({ author }) => author === ChangeAuthor.PERSON)).toHaveLength(2); // the baseline, and the edit
  });
});
