/** The hover over a line with a decision: why it is so, and links to the diff, the rewind and the timeline. */
import {
  CancellationError,
  type CancellationToken,
  Hover,
  l10n,
  MarkdownString,
  type Position,
  type TextDocument,
  workspace,
} from 'vscode';
import { whyLine } from '../../server/protocol/messages.ts';
import type { Server } from '../server.ts';
import { changeAndFacts, hoverCommands, hoverLinks } from './annotationText.ts';
import type { DocumentAnnotations } from './documentAnnotations.ts';

export interface HoverOptions {
  readonly server: Server;
  readonly annotations: DocumentAnnotations;
  isWanted(document: TextDocument, line: number): boolean;
}

/** Undefined for every line without a decision, and where decisions are known, without a message to the server. */
export async function decisionHover(
  { server, annotations, isWanted }: HoverOptions,
  document: TextDocument,
  { line }: Position,
  token: CancellationToken,
): Promise<Hover | undefined> {
  const folder = workspace.getWorkspaceFolder(document.uri);
  if (folder === undefined || !isWanted(document, line)) return undefined;
  const known = annotations.of(document);
  if (known !== undefined && known.on(line) === undefined) return undefined;
  const { markdown, annotation } = await server.request(whyLine, { uri: document.uri.toString(), line, decisionOnly: true });
  if (token.isCancellationRequested) throw new CancellationError();
  if (annotation === undefined) return undefined;
  // What was recorded stays without links and icons; only these links may run a command, and only these three.
  const links = new MarkdownString(
    hoverLinks(annotation, folder.uri.toString(), workspace.asRelativePath(document.uri, false), l10n.t),
    true,
  );
  links.isTrusted = { enabledCommands: Object.values(hoverCommands) };
  const [change, facts] = changeAndFacts(markdown);
  return new Hover([new MarkdownString(change), links, ...(facts === '' ? [] : [new MarkdownString(facts)])]);
}
