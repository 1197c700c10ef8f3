/** Where version control stands, read and never changed. It tells a checkout or a rebase from a thousand edits. */

export interface VersionHead {
  readonly ref: string; // "refs/heads/main"; empty when detached
  readonly commit: string; // hex; empty before the first commit, or when it cannot be read
}

export interface HeadPort {
  /** undefined: the folder is not under version control Swarm can read. Never throws. */
  read(): VersionHead | undefined;
}
