/** Tells peers that decisions in documents they have open came or went: not with each keystroke, and not more often than a person sees. */
import { annotationsChanged } from '../../../../protocol/messages/annotations.ts';
import type { FolderContext } from '../folderContext.ts';
import type { Peer } from '../peer.ts';

const noticeDelayMs = 200;

/** `onTold`: what else is to be renewed for a peer. */
export function noticeDecisions(context: FolderContext, onTold: (peer: Peer) => void): void {
  const { session, peers, pathOf } = context;
  const changed = new Set<string>();
  let timer: { dispose(): void } | undefined;

  function tell(): void {
    timer = undefined;
    for (const peer of peers()) {
      const uris = [...peer.documents()].map(({ uri }) => uri).filter((uri) => changed.has(pathOf(uri) ?? ''));
      if (uris.length === 0) continue;
      peer.notify(annotationsChanged, { uris });
      onTold(peer);
    }
    changed.clear();
  }

  function note(path: string): void {
    changed.add(path);
    timer ??= session.ports.clock.after(noticeDelayMs, tell);
  }

  const listening = session.ledger.onAppended((events) => {
    for (const { payload } of events) if (payload.case === 'stateChange') note(payload.value.path);
  });
  context.onDocument(({ kind, path }) => {
    if (kind === 'saved') note(path);
  });
  context.onClose(() => {
    listening.dispose();
    timer?.dispose();
  });
}
