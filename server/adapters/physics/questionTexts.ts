/** Shows a server what a question about a symbol is asked over: the files that may mention it, and the proposed texts. */
import { isElsewhere } from '../../core/physics/elsewhere.ts';
import type { Overlay } from '../../core/ports/physicsPort.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { isAsked } from './diagnose.ts';
import { lookedAt } from './diagnosticWait.ts';
import type { Purpose } from './projectLoading.ts';
import { pause, ServerFailure } from './serverFailure.ts';
import type { LiveServer } from './serverSeat.ts';

export interface SymbolQuestion {
  readonly path: WorkspacePath;
  readonly offset: number;
  readonly overlay: Overlay;
  readonly openFirst: readonly WorkspacePath[];
}

export interface Asked<Answer> {
  readonly answer: Answer; // as the server gave it
  readonly doubt: string; // why it may be incomplete; empty when nothing speaks for that
}

/** An answer is taken for settled when it came twice in a row; these many are asked for at most, so long apart. */
const ASKED_AGAIN_MAX = 6;
const ASK_AGAIN_MS = 400;

/** Asks over the proposed texts once the server can be believed, and takes them back; `read` makes something of the answer first. */
export async function overProposed<Answer>(
  live: LiveServer,
  { path, overlay, openFirst }: SymbolQuestion,
  purpose: Purpose,
  ask: () => Promise<unknown>,
  read: (asked: Asked<unknown>) => Promise<Answer>,
  signal: AbortSignal,
): Promise<Answer> {
  const { server, documents, bounds, clock, profile } = live;
  // A server answers for what it has loaded: whatever may mention the symbol is opened before it is asked.
  const unseen = [...overlay.values()].some(isElsewhere) ? 'it does not see the files that this mission makes, moves or deletes' : '';
  const there = [...overlay.values()].flatMap((file) => (file.baseHash === undefined ? [] : [file.path]));
  const paths = [...new Set([path, ...there, ...openFirst])];
  if (paths.length > bounds.filesMax) {
    throw new ServerFailure('bound', `${paths.length} files would have to be opened, more than ${bounds.filesMax}`);
  }
  await documents.begin(paths);
  for (const each of paths) {
    const opened = await documents.open(each, overlay.get(each)?.baseText);
    if (!opened && each === path) throw new ServerFailure('refused', `${path} cannot be read as text`);
  }
  const loading = await server.loading.ready(purpose, signal);
  try {
    for (const file of overlay.values()) documents.propose(file.path, file.text);
    const looking =
      purpose === 'search' && !isAsked(server, profile)
        ? await lookedAt(
            live,
            paths.filter((each) => documents.shown(each)),
            signal,
          )
        : '';
    let answer = await ask();
    for (let again = 1; server.loading.isGuessed && again < ASKED_AGAIN_MAX; again++) {
      await pause(clock, ASK_AGAIN_MS, signal);
      const before = JSON.stringify(answer);
      answer = await ask();
      if (JSON.stringify(answer) === before) break;
    }
    return await read({ answer, doubt: [loading, looking, unseen].filter((doubt) => doubt !== '').join('; ') });
  } finally {
    documents.restore();
  }
}
