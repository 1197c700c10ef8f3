/** What is written and what is shown of the changes of several stages, file by file. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readyFiles } from '../../../server/core/runner/readyFiles.ts';
import type { TextStore } from '../../../server/core/runner/textStore.ts';
import { composeChanges } from '../../../server/core/swarm/changeTable.ts';
import type { ChangedFile } from '../../../server/core/swarm/words.ts';
import { action, draftsOf, names, stage } from '../swarm/someStages.ts';

/** Texts that are their own hashes, and modes by where a file was. */
const texts = {
  form: ({ origin, baseHash }: ChangedFile) => ({ bom: false, mode: baseHash === undefined ? 0o644 : modeOf(origin) }),
  bytes: ({ hash }: ChangedFile) => (hash === undefined ? undefined : new TextEncoder().encode(hash)),
} as unknown as TextStore;

function modeOf(name: string): number {
  return 0o600 + names.indexOf(name);
}

test('the files that are written turn what was into what is, each expecting what is there', () => {
  fc.assert(
    fc.property(fc.subarray(names), fc.array(fc.array(action, { maxLength: 4 }), { maxLength: 4 }), (first, stages) => {
      const before = new Map(first.map((name) => [name, name.toUpperCase()]));
      let present = new Map(before);
      const accepted = stages.map((actions, index) => {
        const { drafts, after } = draftsOf(actions, present, index);
        present = after;
        return stage(index, drafts);
      });
      const ready = readyFiles(composeChanges(accepted), texts);
      expect(new Set(ready.map(({ path }) => path)).size).toBe(ready.length);
      const disk = new Map(before);
      for (const { path, baseHash, baseMode, bytes, newHash, mode } of ready) {
        expect(disk.get(path)).toBe(baseHash);
        if (baseHash !== undefined && bytes !== undefined) expect(baseMode ?? mode).toBe(modeOf(path));
        if (bytes === undefined) disk.delete(path);
        else disk.set(path, newHash!);
      }
      expect(new Map([...disk].sort())).toEqual(new Map([...present].sort()));
    }),
    { numRuns: 2_000 },
  );
});
