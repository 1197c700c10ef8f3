/** A plan as a patch that `git apply` takes: modifications, moves, creations and deletions, line endings kept. */
import { formatPatch, type StructuredPatch, structuredPatch } from 'diff';
import type { WorkspacePath } from '../protocol/ids.ts';

export interface PatchedFile {
  readonly path: WorkspacePath | undefined; // undefined: is created
  readonly newPath: WorkspacePath | undefined; // undefined: is deleted
  readonly before: string;
  readonly after: string;
  readonly mode?: number; // of a file that comes or goes
}

/** Lines of unchanged text around a change, as git has them. */
const contextLines = 3;

/** Git quotes a path that has a control character, a quote or a backslash in it. */
function gitPath(path: string): string {
  const needsQuotes = [...path].some((char) => char < ' ' || char === '"' || char === '\\' || char === '\x7f');
  if (!needsQuotes) return path;
  const escaped = path.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n').replace(/\t/g, '\\t');
  return `"${escaped}"`;
}

function hunksOf(file: PatchedFile): string {
  const patch: StructuredPatch = structuredPatch('a', 'b', file.before, file.after, undefined, undefined, {
    context: contextLines,
    stripTrailingCr: false,
  });
  if (patch.hunks.length === 0) return '';
  const text = formatPatch(patch);
  return text.slice(text.indexOf('@@ '));
}

function filePatch(file: PatchedFile): string {
  const from = file.path ?? file.newPath ?? '';
  const to = file.newPath ?? from;
  const mode = (((file.mode ?? 0o644) & 0o111) === 0 ? 0o100644 : 0o100755).toString(8);
  const lines = [`diff --git ${gitPath(`a/${from}`)} ${gitPath(`b/${to}`)}`];
  if (file.path === undefined) lines.push(`new file mode ${mode}`);
  else if (file.newPath === undefined) lines.push(`deleted file mode ${mode}`);
  else if (from !== to) lines.push(`rename from ${gitPath(from)}`, `rename to ${gitPath(to)}`);
  const hunks = hunksOf(file);
  if (hunks) {
    lines.push(`--- ${file.path === undefined ? '/dev/null' : gitPath(`a/${from}`)}`);
    lines.push(`+++ ${file.newPath === undefined ? '/dev/null' : gitPath(`b/${to}`)}`);
    return `${lines.join('\n')}\n${hunks}`;
  }
  return `${lines.join('\n')}\n`;
}

export function gitPatch(files: readonly PatchedFile[]): string {
  return files.map(filePatch).join('');
}
