/** What a rewind would change, or changed, as a patch. */
import type { ReportedFile } from '../core/rewind/rewindReport.ts';
import { gitPatch, type PatchedFile } from './gitPatch.ts';

export function isText({ before, after, action }: ReportedFile): boolean {
  return (before !== undefined || action === 'create') && (after !== undefined || action === 'delete');
}

/** Text files only; a move is shown as such. */
export function rewindPatch(files: readonly ReportedFile[]): string {
  const movedAway = new Map(files.filter((file) => file.renamedFrom !== undefined).map((file) => [file.renamedFrom, file]));
  return gitPatch(
    files.filter(isText).flatMap((file): readonly PatchedFile[] => {
      if (file.action === 'delete' && movedAway.has(file.path)) return [];
      const source = file.renamedFrom && files.find((other) => other.path === file.renamedFrom);
      if (source && isText(source))
        return [{ path: source.path, newPath: file.path, before: source.before ?? '', after: file.after ?? '' }];
      return [
        {
          path: file.action === 'create' ? undefined : file.path,
          newPath: file.action === 'delete' ? undefined : file.path,
          before: file.before ?? '',
          after: file.after ?? '',
          mode: file.action === 'create' ? file.afterMode : file.beforeMode,
        },
      ];
    }),
  );
}
