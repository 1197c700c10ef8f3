/** Swarm among the refactorings of an editor's light bulb. An action is only offered here; its command is the client's to carry out. */
import type { CodeAction, CodeActionParams } from 'vscode-languageserver-protocol';
import { nameAt } from '../../../../core/syntax/nameAt.ts';
import { deepLanguageOfPath, familyOf } from '../../../../core/terrain/languageId.ts';
import { type Range, request } from '../../../../protocol/messages/message.ts';
import type { FolderFeature } from '../folderContext.ts';

const codeAction = request<CodeActionParams, readonly CodeAction[]>('textDocument/codeAction');

/** From the text of the line alone: it is asked at every move of the cursor. */
export const codeActions: FolderFeature = ({ session, pathOf }, answer) => {
  answer(codeAction, ({ textDocument: { uri }, range, context }, peer) => {
    const document = peer.document(uri);
    const path = pathOf(uri);
    const language = path && deepLanguageOfPath(path);
    if (document === undefined || language === undefined) return [];
    const wanted = (all: readonly CodeAction[]) => all.filter(({ kind }) => isWanted(kind ?? '', context.only));
    if (!isEmpty(range)) return wanted([action('Swarm: refactor the selection…', 'refactor', { uri, range })]);
    const { line, character } = range.start;
    const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
    const family = familyOf(language);
    const found = nameAt(text.replace(/[\r\n]+$/, ''), character, family);
    if (found === undefined || session.ports.rules[family].whyIllegalName(found.name, 'variable') !== undefined) return [];
    const there = { start: { line, character: found.start }, end: { line, character: found.end } };
    const instruction = `rename ${found.name} to `;
    return wanted([
      action(`Swarm: rename ‘${found.name}’…`, 'refactor.rename', { uri, range: there, instruction }),
      action('Swarm: refactor…', 'refactor', { uri, range }),
    ]);
  });
};

interface RefactorArguments {
  readonly uri: string;
  readonly range: Range;
  readonly instruction?: string; // to begin with, for the person to complete
}

function action(title: string, kind: string, argument: RefactorArguments): CodeAction {
  return { title, kind, command: { title, command: 'swarm.refactor', arguments: [argument] } };
}

/** `only`: kinds that are asked for, each with all below it. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((one) => one === '' || one === kind || kind.startsWith(`${one}.`));
}

function isEmpty({ start, end }: Range): boolean {
  return start.line === end.line && start.character === end.character;
}
