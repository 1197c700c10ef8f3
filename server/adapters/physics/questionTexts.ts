/** Shows a server what a question about a symbol is asked over: the files that may mention it, and the proposed texts. */
import type { Overlay } from '../../core/ports/physicsPort.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { ServerFailure } from './serverFailure.ts';
import type { LiveServer } from './serverSeat.ts';

export interface SymbolQuestion {
  readonly path: WorkspacePath;
  readonly offset: number;
  readonly overlay: Overlay;
  readonly openFirst: readonly WorkspacePath[];
}

/** Asks over the proposed texts, and takes them back afterwards. */
export async function overProposed<Answer>(
  { documents, bounds }: LiveServer,
  { path, overlay, openFirst }: SymbolQuestion,
  ask: () => Promise<Answer>,
  ready: () => Promise<void>,
): Promise<Answer> {
  // A server answers for what it has loaded: whatever may mention the symbol is opened before it is asked.
  const paths = [...new Set([path, ...overlay.keys(), ...openFirst])];
  if (paths.length > bounds.filesMax) {
    throw new ServerFailure('bound', `${paths.length} files would have to be opened, more than ${bounds.filesMax}`);
  }
  await documents.begin(paths);
  for (const each of paths) {
    const opened = await documents.open(each, overlay.get(each)?.baseText);
    if (!opened && each === path) throw new ServerFailure('refused', `${path} cannot be read as text`);
  }
  await ready();
  try {
    for (const file of overlay.values()) documents.propose(file.path, file.text);
    return await ask();
  } finally {
    documents.restore();
  }
}
