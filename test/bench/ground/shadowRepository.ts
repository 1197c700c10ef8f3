/**
 * The peer of Swarm's checkpoint: a git repository elsewhere whose working tree is the workspace, committed after every
 * edit. It sees no settings of the machine, and packs nothing in the background, which would disturb what is measured.
 */
import { spawnSync } from 'node:child_process';

export interface ShadowRepository {
  /** All of the tree, as it is. */
  commit(message: string): void;
}

/** undefined: there is no git on this machine. */
export function shadowRepository(gitDirectory: string, workTree: string): ShadowRepository | undefined {
  const git = (...args: readonly string[]) => {
    const run = spawnSync('git', [`--git-dir=${gitDirectory}`, `--work-tree=${workTree}`, ...args], {
      cwd: workTree,
      encoding: 'utf8',
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: process.platform === 'win32' ? 'NUL' : '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'bench',
        GIT_AUTHOR_EMAIL: 'bench@localhost',
        GIT_COMMITTER_NAME: 'bench',
        GIT_COMMITTER_EMAIL: 'bench@localhost',
      },
    });
    if (run.error || run.status !== 0) throw new Error(`git ${args[0]} failed: ${run.error?.message ?? run.stderr}`);
  };
  if (spawnSync('git', ['--version']).status !== 0) return undefined;
  git('init', '--quiet');
  git('config', 'gc.auto', '0');
  git('config', 'maintenance.auto', 'false');
  return {
    commit(message) {
      git('add', '-A');
      git('commit', '--quiet', '-m', message);
    },
  };
}
