/** A mission's plan and result, for people. */
import type { OperationRequest } from '../../../core/brain/brain.ts';
import type { MissionNote, MissionReport, PlannedFile } from '../../../core/swarm/mission.ts';
import type { Colors } from '../output.ts';

/** Lines of a diff shown before asking; the whole of it is one `--plan` away. */
const diffLinesMax = 400;
/** Changed files named one by one; the rest are counted. */
const filesShownMax = 40;
/** Places of one kind named one by one; the rest are counted. */
const notesMax = 12;

/** `option`: what shows the patch whole; undefined where it is shown whole. Without colours it is the patch, byte for byte. */
export function coloredPatch(patch: string, colors: Colors, option: '--plan' | '--preview' | undefined): string {
  const paint = (line: string): string => {
    if (/^(diff --git|rename |new file|deleted file|--- |\+\+\+ )/.test(line)) return colors.bold(line);
    if (line.startsWith('@@')) return colors.cyan(line);
    if (line.startsWith('+')) return colors.green(line);
    if (line.startsWith('-')) return colors.red(line);
    return line;
  };
  const lines = patch.split('\n');
  if (option === undefined) return lines.map(paint).join('\n');
  const shown = lines.slice(0, diffLinesMax).map(paint);
  if (lines.length > diffLinesMax) shown.push(colors.dim(`… ${lines.length - diffLinesMax} more lines; ${option} shows them all.`));
  return shown.join('\n');
}

export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The beginning of a mission's id: the millisecond it was opened in, which is enough to name it. */
export function shortId(missionId: string): string {
  return missionId.slice(0, 13);
}

/** What was changed, a line a file. */
export function filesText(files: readonly PlannedFile[], colors: Colors): string {
  const lines = files.slice(0, filesShownMax).map((file) => `  ${file.path}${becomes(file, colors)}`);
  if (files.length > filesShownMax)
    lines.push(colors.dim(`  … and ${countOf(files.length - filesShownMax, 'more file')} (--json names them all)`));
  return lines.join('\n');
}

function becomes({ path, newPath, baseHash, newHash, edits }: PlannedFile, colors: Colors): string {
  if (baseHash === undefined) return colors.dim('  new');
  if (newHash === undefined) return colors.dim('  deleted');
  return `${newPath === path ? '' : ` → ${newPath}`}${edits > 0 ? colors.dim(`  ${countOf(edits, 'edit')}`) : ''}`;
}

export function planHeadline(operations: readonly OperationRequest[], files: readonly PlannedFile[]): string {
  const edits = files.reduce((sum, file) => sum + file.edits, 0);
  const kinds = [
    [files.filter(({ baseHash }) => baseHash === undefined).length, 'new'],
    [files.filter(({ newHash }) => newHash === undefined).length, 'deleted'],
    [files.filter(({ path, newPath }) => path !== newPath).length, 'moved'],
  ] as const;
  const named = kinds.flatMap(([count, kind]) => (count > 0 ? [`${countOf(count, 'file')} ${kind}`] : []));
  const parts = [countOf(edits, 'edit'), `in ${countOf(files.length, 'file')}`];
  if (named.length > 0) parts.push(`(${named.join(', ')})`);
  return `${operations.map((operation) => operation.summary).join('; ')}: ${parts.join(' ')}`;
}

const noteTitles: Readonly<Record<MissionNote['kind'], string>> = {
  assumed: 'Assumed',
  'not-rewritten': 'Left alone',
  'not-checked': 'Not checked',
  'not-understood': 'Not read as code',
  warning: 'Warning',
};

/** Notes by kind, each kind bounded. */
export function notesText(notes: readonly MissionNote[], colors: Colors, lineOf: (note: MissionNote) => string): string {
  const blocks: string[] = [];
  for (const kind of Object.keys(noteTitles) as MissionNote['kind'][]) {
    const ofKind = notes.filter((note) => note.kind === kind);
    if (ofKind.length === 0) continue;
    const lines = ofKind.slice(0, notesMax).map((note) => `  ${lineOf(note)}${note.text}`);
    if (ofKind.length > notesMax) lines.push(colors.dim(`  … and ${ofKind.length - notesMax} more (--json names them all)`));
    blocks.push(`${colors.yellow(noteTitles[kind])}\n${lines.join('\n')}`);
  }
  return blocks.join('\n');
}

export function candidatesText(report: MissionReport, placeOf: (report: MissionReport, index: number) => string): string {
  return report.candidates
    .map((candidate, index) => {
      const place = placeOf(report, index);
      const suggestion = candidate.suggestion ? `\n      say: ${candidate.suggestion}` : '';
      return `  ${candidate.name} (${candidate.kind})${place ? `  ${place}` : ''}${suggestion}`;
    })
    .join('\n');
}
