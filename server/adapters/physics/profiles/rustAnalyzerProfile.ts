/** rust-analyzer, for Rust. Build scripts and macros of the project are not run: they would write into it, and need the network. */
import { join } from 'node:path';
import { protocolIdAmong } from './plainProfile.ts';
import { type ProfileContext, plainTraits, type ServerProfile } from './serverProfile.ts';

export function rustAnalyzerProfile({ toolEnvironment }: ProfileContext): ServerProfile {
  return {
    ...plainTraits,
    languageIdOf: protocolIdAmong(['rust']),
    loading: { kind: 'told', reads: readsStatus, before: 'everything' },
    async settings(_root, aside) {
      const settings = {
        cargo: { buildScripts: { enable: false }, targetDir: join(aside, 'target') },
        procMacro: { enable: false },
        checkOnSave: false, // it would check what is on disk
        cachePriming: { enable: false },
        files: { watcher: 'server' },
      };
      return {
        initializationOptions: settings,
        configuration: (section) => (section === 'rust-analyzer' ? settings : null),
        environment: { ...toolEnvironment, CARGO_NET_OFFLINE: 'true', CARGO_TARGET_DIR: join(aside, 'target') },
        startsIn: 'root', // rustup chooses the toolchain by the folder
      };
    },
    leansOn: (path) => /(\.rs|(^|\/)(Cargo\.(toml|lock)|rust-toolchain(\.toml)?|\.cargo\/config(\.toml)?))$/.test(path),
    mirrorLinks: async () => [],
  };
}

function readsStatus(method: string, params: unknown): 'loading' | 'loaded' | 'failed' | undefined {
  if (method !== 'experimental/serverStatus' || typeof params !== 'object' || params === null || !('quiescent' in params)) return undefined;
  if (params.quiescent !== true) return 'loading';
  return 'health' in params && params.health === 'error' ? 'failed' : 'loaded';
}
