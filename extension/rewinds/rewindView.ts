/** A rewind's report as the page needs it: lines counted, texts left out. Knows no editor. */
import type { RewindFileView, RewindReportView } from '../../server/protocol/messages.ts';
import type { RewindRow, RewindView } from '../../server/protocol/pages/rewind.ts';

export function rewindView(target: string, { files, patch, ...report }: RewindReportView): RewindView {
  const counts = linesChanged(patch);
  return { ...report, target, files: files.map((file) => rowOf(file, counts.get(file.path))) };
}

function rowOf({ path, action, renamedFrom, before, after }: RewindFileView, counted: LineCounts | undefined): RewindRow {
  const text = (before !== undefined || action === 'create') && (after !== undefined || action === 'delete');
  return { path, action, renamedFrom, added: counted?.added ?? 0, removed: counted?.removed ?? 0, text };
}

export interface LineCounts {
  readonly added: number;
  readonly removed: number;
}

/** Lines that come and go per file of a patch, by the path it has afterwards, or had if it goes. */
export function linesChanged(patch: string): ReadonlyMap<string, LineCounts> {
  const counts = new Map<string, LineCounts>();
  let from = '';
  let path = '';
  let [added, removed] = [0, 0];
  // Lines still to come in a hunk, so that a removed "-- x" is not taken for a file's name.
  let [before, after] = [0, 0];
  const keep = (): void => {
    if (path !== '') counts.set(path, { added, removed });
    [path, added, removed] = ['', 0, 0];
  };
  for (const line of patch.split('\n')) {
    if (before > 0 || after > 0) {
      const sign = line[0];
      if (sign === '+') {
        added++;
        after--;
      } else if (sign === '-') {
        removed++;
        before--;
      } else if (sign !== '\\') {
        before--;
        after--;
      }
      continue;
    }
    const hunk = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line);
    if (hunk !== null) [before, after] = [Number(hunk[1] ?? 1), Number(hunk[2] ?? 1)];
    else if (line.startsWith('diff --git ')) keep();
    else if (line.startsWith('--- ')) from = nameIn(line.slice(4));
    else if (line.startsWith('+++ ')) path = nameIn(line.slice(4)) || from;
  }
  keep();
  return counts;
}

/** Without "a/" or "b/" and quotes; empty for /dev/null. */
function nameIn(written: string): string {
  if (written === '/dev/null') return '';
  const name = written.startsWith('"')
    ? written.slice(1, -1).replace(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char === 't' ? '\t' : char))
    : written;
  return name.slice(2);
}
