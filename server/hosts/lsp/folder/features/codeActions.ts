/** Swarm among the refactorings of an editor's light bulb. An action is only offered here; its command is the client's to carry out. */
import type { CodeAction, CodeActionParams } from 'vscode-languageserver-protocol';
import type { CursorSpec } from '../../../../core/operation/target.ts';
import { languageOfPath } from '../../../../core/terrain/languageId.ts';
import { type NamedOffer, offersAt } from '../../../../operations/offers/offers.ts';
import { spotOf } from '../../../../operations/offers/spot.ts';
import { type Range, request } from '../../../../protocol/messages/message.ts';
import type { RefactorCommand } from '../../../../protocol/messages/offers.ts';
import { DeclaredNames } from '../declaredNames.ts';
import type { FolderFeature } from '../folderContext.ts';
import { OpenIndexes } from '../openIndexes.ts';
import { OutsideImports } from '../outsideImports.ts';

const codeAction = request<CodeActionParams, readonly CodeAction[]>('textDocument/codeAction');

/** It is asked at every move of the cursor, so it waits for nothing. */
export const codeActions: FolderFeature = ({ session, uri: folder, pathOf }, answer) => {
  const indexes = new OpenIndexes(session.ports.syntax);
  const declared = new DeclaredNames(session.terrain.index);
  const outside = new OutsideImports(session.terrain.index, session.ports.rules, folder);
  answer(codeAction, ({ textDocument: { uri }, range, context }, peer) => {
    const document = peer.document(uri);
    const path = pathOf(uri);
    const language = path && languageOfPath(path);
    if (document === undefined || path === undefined || language === undefined) return [];
    const spot = spotOf({
      path,
      language,
      text: document.getText(),
      start: document.offsetAt(range.start),
      end: document.offsetAt(range.end),
      index: indexes.of(document, language),
      rules: session.ports.rules,
      declared: (name) => declared.of(name),
      leadsOut: (clause) => outside.leadsOut(path, clause),
    });
    const offered = offersAt(spot).map((offer) => offeredAction(offer, uri, rangeOf(spot.named?.cursor) ?? range));
    const words = isEmpty(range) ? 'Swarm: refactor…' : 'Swarm: refactor the selection…';
    const own = !isEmpty(range) || spot.named !== undefined ? [action(words, 'refactor', { uri, range })] : [];
    return [...offered, ...own].filter(({ kind }) => isWanted(kind ?? '', context.only));
  });
};

function offeredAction({ words, ...offer }: NamedOffer, uri: string, range: Range): CodeAction {
  const title = `Swarm: ${offer.title}${offer.questions.length > 0 ? '…' : ''}`;
  return action(title, offer.kind, { uri, range, ...(words === undefined ? {} : { instruction: words }), offer });
}

function action(title: string, kind: string, argument: RefactorCommand): CodeAction {
  return { title, kind, command: { title, command: 'swarm.refactor', arguments: [argument] } };
}

/** `only`: kinds that are asked for, each with all below it. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((one) => one === '' || one === kind || kind.startsWith(`${one}.`));
}

function isEmpty({ start, end }: Range): boolean {
  return start.line === end.line && start.character === end.character;
}

function rangeOf(cursor: CursorSpec | undefined): Range | undefined {
  if (cursor === undefined) return undefined;
  const { line, column, endLine, endColumn } = cursor;
  return { start: { line: line - 1, character: column - 1 }, end: { line: endLine - 1, character: endColumn - 1 } };
}
