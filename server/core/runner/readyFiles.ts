/** The mission's changes in the forms the world takes them: files to be written, and files to be shown. */
import type { ReadyFile } from '../changeSet/changeSet.ts';
import { byPlace } from '../swarm/changeTable.ts';
import type { PlannedFile } from '../swarm/mission.ts';
import type { ChangedFile } from '../swarm/words.ts';
import { lineNotes } from './lineNotes.ts';
import type { TextStore } from './textStore.ts';

/**
 * One path each. A file that moves is a deletion and a creation; where its new path, or that of a file that comes in, is
 * one that another leaves, that path is modified instead, since the other's content is what must be there before.
 */
export function readyFiles(changes: readonly ChangedFile[], texts: TextStore): readonly ReadyFile[] {
  const leaving = changes.filter(({ origin, path, hash }) => origin !== path || hash === undefined);
  const vacated = new Map(leaving.map((file) => [file.origin, file]));
  const filled = new Set(changes.flatMap(({ path, hash }) => (hash === undefined ? [] : [path])));
  const ready: ReadyFile[] = [];
  for (const file of changes) {
    const { mode } = texts.form(file);
    if (vacated.has(file.origin) && file.baseHash !== undefined && !filled.has(file.origin)) ready.push(deletion(file, mode));
    if (file.hash === undefined) continue;
    const moves = file.path !== file.origin;
    const displaced = moves || file.baseHash === undefined ? vacated.get(file.path) : undefined;
    ready.push({
      path: file.path,
      baseHash: moves || displaced ? displaced?.baseHash : file.baseHash,
      bytes: texts.bytes(file),
      newHash: file.hash,
      mode,
      ...(displaced ? { baseMode: texts.form(displaced).mode } : {}),
      renamedFrom: moves ? file.origin : undefined,
      // Of several stages each edits what the one before left; what they come to is seen in the texts alone.
      ...(file.steps.length === 1 && !moves && !displaced ? { edits: file.steps[0]?.edits } : {}),
      lines: lineNotes(file, texts),
    });
  }
  return ready.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function deletion({ origin, baseHash }: ChangedFile, mode: number): ReadyFile {
  return { path: origin, baseHash, bytes: undefined, newHash: undefined, mode, renamedFrom: undefined, lines: [] };
}

export function plannedFiles(changes: readonly ChangedFile[], texts: TextStore): readonly PlannedFile[] {
  return byPlace(changes).map(({ told: { origin, path, baseHash, hash, steps }, of }) => ({
    path: origin,
    newPath: path,
    before: texts.text(baseHash),
    after: texts.text(hash),
    baseHash,
    newHash: hash,
    edits: steps.reduce((sum, step) => sum + step.edits.length, 0),
    ...(baseHash !== undefined && hash !== undefined ? {} : { mode: texts.form(of).mode }),
  }));
}
