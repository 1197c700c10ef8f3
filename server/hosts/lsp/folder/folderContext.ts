/** What the features of a folder share: its session, its peers, and the texts as people see them. */
import type { CancellationToken } from 'vscode-jsonrpc/node';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { NotificationKind, RequestKind } from '../../../protocol/messages/message.ts';
import type { Session } from '../../session.ts';
import type { OpenDocuments } from './openDocuments.ts';
import type { Peer } from './peer.ts';

export interface FolderContext {
  readonly session: Session;
  readonly documents: OpenDocuments;
  /** Resolves when nothing an earlier process left half done is in the way of what this peer asks for. */
  settled(peer: Peer): Promise<void>;
  /** URI of the folder, without a slash at its end. */
  readonly uri: string;
  /** Those who are there. */
  peers(): readonly Peer[];
  notifyAll<Params>(kind: NotificationKind<Params>, params: Params): void;
  /** undefined: not a file of this folder. */
  pathOf(uri: string): WorkspacePath | undefined;
  uriOf(path: string): string;
  /** Registers who hears a notification of the peers. One listener per method. */
  onNotification(method: string, handler: (params: unknown, peer: Peer) => void): void;
  /** Called after any document of any peer was opened, changed, saved or closed. */
  onDocument(listener: (happening: DocumentHappening) => void): void;
  /** Called when nobody answers for a peer any more, before its documents count as closed. */
  onAbsent(listener: (peer: Peer) => void): void;
  /** At the folder's closing. */
  onClose(work: () => void | Promise<void>): void;
}

export interface DocumentHappening {
  readonly kind: 'opened' | 'changed' | 'saved' | 'closed';
  readonly path: WorkspacePath;
  readonly uri: string; // as the peer spells it
  readonly peer: Peer;
}

/** Registers who answers a request. What is thrown becomes a response error with the SwarmError as its data. */
export type Answer = <Params, Result>(
  kind: RequestKind<Params, Result>,
  handler: (params: Params, peer: Peer, token: CancellationToken) => Result | Promise<Result>,
) => void;

/** One concern of the folder: it registers what it answers and listens to what it needs. */
export type FolderFeature = (context: FolderContext, answer: Answer) => void;
