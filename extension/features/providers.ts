/** Answers the server what the editor's other extensions know of the code. Swarm registers none of the providers it asks. */
import { Disposable } from 'vscode';
import { editorCodeActions, editorDefinition, editorDiagnostics, editorReferences, editorRename } from '../../server/protocol/messages.ts';
import type { Feature } from '../feature.ts';
import { AskProviders } from '../providers/askProviders.ts';
import { ServingExtensions } from '../providers/servingExtensions.ts';
import { shownErrors } from '../providers/shownErrors.ts';

export const providers: Feature = ({ server }) => {
  const serving = new ServingExtensions();
  const ask = new AskProviders(serving);
  return Disposable.from(
    serving,
    server.onRequest(editorReferences, (question, token) => ask.places('vscode.executeReferenceProvider', question, token)),
    server.onRequest(editorDefinition, (question, token) => ask.places('vscode.executeDefinitionProvider', question, token)),
    server.onRequest(editorRename, (question, token) => ask.rename(question, token)),
    server.onRequest(editorCodeActions, (question, token) => ask.codeActions(question, token)),
    server.onRequest(editorDiagnostics, ({ documents, quietMs }, token) => shownErrors(documents, quietMs, token)),
  );
};
