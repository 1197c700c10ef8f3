/** What every feature of the extension is given, and what it gives back. */
import type { Disposable, ExtensionContext, LogOutputChannel } from 'vscode';
import type { Server } from './server.ts';

export interface Editor {
  readonly context: ExtensionContext;
  readonly server: Server;
  readonly log: LogOutputChannel;
  /** Starts the server anew. */
  restart(): Promise<void>;
}

/** One concern of the extension: it registers its commands and views, and takes them back when disposed. */
export type Feature = (editor: Editor) => Disposable;
