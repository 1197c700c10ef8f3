/** How much of a folder is looked at. */
export interface WorkspaceBounds {
  /** A listing ends there, and says so. */
  readonly listedFilesMax: number;
  readonly foldersDeepMax: number;
  /** Larger files are not read as text. They are searched all the same, so that a report can name them. */
  readonly textFileBytesMax: number;
  /** Larger files are not even searched. */
  readonly searchedFileBytesMax: number;
  /** More reasons why something was left out are counted instead of named. */
  readonly leftOutNamedMax: number;
  readonly ignoreFileBytesMax: number;
}

export const defaultWorkspaceBounds: WorkspaceBounds = {
  listedFilesMax: 500_000,
  foldersDeepMax: 128,
  textFileBytesMax: 4 * 2 ** 20,
  searchedFileBytesMax: 128 * 2 ** 20,
  leftOutNamedMax: 200,
  ignoreFileBytesMax: 2 ** 20,
};
