/** The mission's changes in the forms the world takes them: files to be written, and files to be shown. */
import type { ReadyFile } from '../changeSet/changeSet.ts';
import type { PlannedFile } from '../swarm/mission.ts';
import type { ChangedFile } from '../swarm/words.ts';
import { lineNotes } from './lineNotes.ts';
import type { TextStore } from './textStore.ts';

/**
 * One path each. A file that moves is a deletion and a creation; where its new path is another moving file's old one,
 * that path is modified instead, since the other's content is what must be there before.
 */
export function readyFiles(changes: readonly ChangedFile[], texts: TextStore): readonly ReadyFile[] {
  const vacated = new Map(changes.filter(({ origin, path }) => origin !== path).map((file) => [file.origin, file]));
  const filled = new Set(changes.map(({ path }) => path));
  const ready: ReadyFile[] = [];
  for (const file of changes) {
    const { mode } = texts.form(file);
    const moves = file.path !== file.origin;
    const displaced = moves ? vacated.get(file.path) : undefined;
    ready.push({
      path: file.path,
      baseHash: moves ? displaced?.baseHash : file.baseHash,
      bytes: texts.bytes(file),
      newHash: file.hash,
      mode,
      ...(displaced ? { baseMode: texts.form(displaced).mode } : {}),
      renamedFrom: moves ? file.origin : undefined,
      // Of several stages each edits what the one before left; what they come to is seen in the texts alone.
      ...(file.steps.length === 1 && !moves ? { edits: file.steps[0]?.edits } : {}),
      lines: lineNotes(file, texts),
    });
    if (moves && !filled.has(file.origin)) {
      ready.push({
        path: file.origin,
        baseHash: file.baseHash,
        bytes: undefined,
        newHash: undefined,
        mode,
        renamedFrom: undefined,
        lines: [],
      });
    }
  }
  return ready.sort((a, b) => (a.path < b.path ? -1 : 1));
}

export function plannedFiles(changes: readonly ChangedFile[], texts: TextStore): readonly PlannedFile[] {
  return changes.map(({ origin, path, baseHash, hash, steps }) => ({
    path: origin,
    newPath: path,
    before: texts.text(baseHash),
    after: texts.text(hash),
    baseHash,
    newHash: hash,
    edits: steps.reduce((sum, step) => sum + step.edits.length, 0),
  }));
}
