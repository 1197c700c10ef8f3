/** What Swarm answers when a language server asks it something, and what it says at the start that it can be asked. */
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import type { ServerAbilities } from './serverAbilities.ts';

export interface ClientGround {
  readonly folder: { readonly uri: string; readonly name: string };
  readonly configuration: (section: string) => unknown;
  readonly abilities: ServerAbilities;
}

/** Nothing here lets a server change a file, show anything or run anything: it is asked, and answers. */
export const clientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  window: { workDoneProgress: true, showMessage: { messageActionItem: { additionalPropertiesSupport: false } } },
  workspace: {
    workspaceEdit: { documentChanges: true, resourceOperations: ['rename'], failureHandling: 'abort' },
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    synchronization: { dynamicRegistration: true },
    references: { dynamicRegistration: true },
    definition: { dynamicRegistration: true, linkSupport: true },
    rename: { dynamicRegistration: true },
    diagnostic: { dynamicRegistration: true, relatedDocumentSupport: false },
    publishDiagnostics: { versionSupport: true, relatedInformation: false },
  },
  experimental: { serverStatusNotification: true }, // rust-analyzer's word on whether it is done
} as const;

/** The answer to a server's request; throws what the protocol calls an error. */
export function answerServer(method: string, params: unknown, { folder, configuration, abilities }: ClientGround): unknown {
  switch (method) {
    case 'workspace/configuration':
      return sectionsAsked(params).map((section) => configuration(section) ?? null);
    case 'workspace/workspaceFolders':
      return [folder];
    case 'client/registerCapability':
      abilities.register(params);
      return null;
    case 'client/unregisterCapability':
      abilities.unregister(params);
      return null;
    case 'workspace/applyEdit':
      return { applied: false, failureReason: 'Swarm applies no edits of a language server' };
    case 'window/showMessageRequest': // none of the buttons
    case 'window/workDoneProgress/create':
      return null;
    case 'window/showDocument':
      return { success: false };
    default:
      if (/^workspace\/\w+\/refresh$/.test(method)) return null; // every question asks anew
      throw new ResponseError(ErrorCodes.MethodNotFound, `Swarm does not know ${method}`);
  }
}

function sectionsAsked(params: unknown): string[] {
  if (typeof params !== 'object' || params === null || !('items' in params) || !Array.isArray(params.items)) return [];
  return params.items.map((item: unknown) => {
    const section = typeof item === 'object' && item !== null && 'section' in item ? item.section : undefined;
    return typeof section === 'string' ? section : '';
  });
}
