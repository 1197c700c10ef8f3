/** What the language server offers of the protocol's own features; the folder's host answers them. */
import type { ServerCapabilities } from 'vscode-languageserver/node';
import type { ClientAbilities } from '../../protocol/messages/documents.ts';

export function languageFeatures(abilities: ClientAbilities): Partial<ServerCapabilities> {
  return {
    hoverProvider: abilities.ownHover !== true,
    codeLensProvider: { resolveProvider: false },
    codeActionProvider: { codeActionKinds: ['refactor', 'refactor.rename', 'refactor.move', 'refactor.rewrite'], resolveProvider: false },
  };
}

/** Asked for every document as the person moves about: where Swarm has nothing to say, there is nothing, and no error. */
export function isAskedInPassing(method: string): boolean {
  return method === 'textDocument/hover' || method === 'textDocument/codeLens' || method === 'textDocument/codeAction';
}
