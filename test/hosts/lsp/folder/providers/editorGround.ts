/** A folder in memory with windows that answer what their extensions know as a test says, over real connections. */
import { onTestFinished } from 'vitest';
import type { CancellationToken } from 'vscode-jsonrpc/node';
import { connectedPair } from '../../../../../server/hosts/lsp/channel.ts';
import { Peer } from '../../../../../server/hosts/lsp/folder/peer.ts';
import type { EditorGround } from '../../../../../server/hosts/lsp/folder/providers/editorPhysics.ts';
import { asWorkspacePath } from '../../../../../server/protocol/ids.ts';
import type { ClientAbilities } from '../../../../../server/protocol/messages.ts';
import { ManualClock } from '../../../../fakes/manualClock.ts';

type Reply = (params: never, token: CancellationToken) => unknown;

export class FakeWindow {
  readonly peer: Peer;
  readonly asked: string[] = [];
  readonly #end: ReturnType<typeof connectedPair>[0];

  constructor(id: number, replies: Readonly<Record<string, Reply>>, abilities: ClientAbilities = { providers: true }) {
    const [here, there] = connectedPair();
    this.#end = here;
    this.peer = new Peer(id, there, { name: 'window', abilities });
    for (const [method, reply] of Object.entries(replies)) {
      here.onRequest(method, (params: never, token: CancellationToken) => {
        this.asked.push(method);
        return reply(params, token);
      });
    }
    here.listen();
    there.listen();
    onTestFinished(() => here.dispose());
  }

  leave(): void {
    this.#end.end();
  }
}

export interface FakeFolder extends EditorGround {
  readonly clock: ManualClock;
}

/** `open`: who has which file open. */
export function fakeFolder(
  files: Readonly<Record<string, string>>,
  windows: readonly FakeWindow[],
  open: Readonly<Record<string, FakeWindow>> = {},
): FakeFolder {
  const folder = 'file:///project';
  return {
    clock: new ManualClock(),
    folder,
    documents: { holders: (path) => (open[path] ? [{ peer: open[path].peer, uri: `${folder}/${path}` }] : []) },
    peers: () => windows.map(({ peer }) => peer),
    uriOf: (path) => `${folder}/${path}`,
    pathOf: (uri) => (uri.startsWith(`${folder}/`) ? asWorkspacePath(uri.slice(folder.length + 1)) : undefined),
    textOf: (path) => files[path],
  };
}
