/** rust-analyzer, for Rust. Build scripts and macros of the project are not run: they would write into it, and need the network. */
import { join } from 'node:path';
import { lockedCargo } from './lockedCargo.ts';
import { protocolIdAmong } from './plainProfile.ts';
import { type ProfileContext, plainTraits, type ServerProfile } from './serverProfile.ts';

export function rustAnalyzerProfile({ root, toolEnvironment, searchPath }: ProfileContext): ServerProfile {
  return {
    ...plainTraits,
    languageIdOf: protocolIdAmong(['rust']),
    loading: { kind: 'told', reads: readsStatus, before: 'everything' },
    async settings(serverRoot, aside) {
      const settings = {
        cargo: { buildScripts: { enable: false }, targetDir: join(aside, 'target') },
        procMacro: { enable: false },
        // Unresolved names are among the experimental ones; what is wrongly found is found before and after alike.
        diagnostics: { experimental: { enable: true } },
        checkOnSave: false, // it would check what is on disk
        cachePriming: { enable: false },
        files: { watcher: 'server' },
      };
      // A mirror may be written into: it is thrown away.
      const cargo = serverRoot !== root ? {} : await lockedCargo(root, aside, { ...toolEnvironment, PATH: searchPath });
      return {
        initializationOptions: settings,
        configuration: (section) => (section === 'rust-analyzer' ? settings : null),
        environment: { ...toolEnvironment, CARGO_NET_OFFLINE: 'true', CARGO_TARGET_DIR: join(aside, 'target'), ...cargo },
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
