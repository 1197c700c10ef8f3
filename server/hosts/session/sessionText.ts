/** Text search for a session: by ripgrep where there is one and processes may be started, else by Swarm's own. */
import { findRipgrep } from '../../adapters/ripgrep/ripgrepPlaces.ts';
import { RipgrepSearch } from '../../adapters/ripgrep/ripgrepSearch.ts';
import { OwnTextSearch } from '../../adapters/workspace/textSearching.ts';
import type { TextSearchPort } from '../../core/ports/textSearchPort.ts';

export interface TextGround {
  readonly root: string;
  readonly searchPath: string;
  /** Asked at each search: a workspace may come to be trusted. */
  readonly mayStartProcesses: () => boolean;
}

export function sessionText({ root, searchPath, mayStartProcesses }: TextGround): TextSearchPort {
  const own = new OwnTextSearch(root);
  let ripgrep: RipgrepSearch | 'none' | undefined;
  const search = (): TextSearchPort => {
    if (!mayStartProcesses()) return own;
    ripgrep ??= found();
    return ripgrep === 'none' ? own : ripgrep;
  };
  const found = (): RipgrepSearch | 'none' => {
    const { platform, arch, execPath: runtime } = process;
    const executable = findRipgrep({ home: import.meta.dirname, runtime, searchPath, platform, arch });
    return executable === undefined ? 'none' : new RipgrepSearch(executable, root);
  };
  return { search: (...given) => search().search(...given) };
}
