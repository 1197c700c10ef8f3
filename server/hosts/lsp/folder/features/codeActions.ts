/** Swarm among the refactorings of an editor's light bulb. An action is only offered here; its command is the client's to carry out. */
import type { CodeAction, CodeActionParams } from 'vscode-languageserver-protocol';
import { nameAt } from '../../../../core/syntax/nameAt.ts';
import { wideNameAt } from '../../../../core/syntax/wideNames.ts';
import type { Extent } from '../../../../core/terrain/fileIndex.ts';
import { familyOf, isDeep, type LanguageId, languageOfPath } from '../../../../core/terrain/languageId.ts';
import type { RulesByFamily } from '../../../../core/terrain/terrain.ts';
import { type Range, request } from '../../../../protocol/messages/message.ts';
import type { FolderFeature } from '../folderContext.ts';

const codeAction = request<CodeActionParams, readonly CodeAction[]>('textDocument/codeAction');

/** A longer line is no line that anyone reads. */
const lineUnitsMax = 2_000;

/** From the text of the line alone: it is asked at every move of the cursor. */
export const codeActions: FolderFeature = ({ session, pathOf }, answer) => {
  answer(codeAction, ({ textDocument: { uri }, range, context }, peer) => {
    const document = peer.document(uri);
    const path = pathOf(uri);
    const language = path && languageOfPath(path);
    if (document === undefined || language === undefined) return [];
    const wanted = (all: readonly CodeAction[]) => all.filter(({ kind }) => isWanted(kind ?? '', context.only));
    if (!isEmpty(range)) return wanted([action('Swarm: refactor the selection…', 'refactor', { uri, range })]);
    const { line, character } = range.start;
    const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
    const found = renamable(text.replace(/[\r\n]+$/, ''), character, language, session.ports.rules);
    if (found === undefined) return [];
    const there = { start: { line, character: found.start }, end: { line, character: found.end } };
    return wanted([
      action(`Swarm: rename ‘${found.written}’…`, 'refactor.rename', { uri, range: there, instruction: `rename ${found.written} to ` }),
      action('Swarm: refactor…', 'refactor', { uri, range }),
    ]);
  });
};

interface Renamable extends Extent {
  readonly written: string; // with what is written before it: ".btn"
}

/** What is no name, or is none that anything renames, is not offered. */
function renamable(line: string, character: number, language: LanguageId, rules: RulesByFamily): Renamable | undefined {
  if (isDeep(language)) {
    const family = familyOf(language);
    const found = nameAt(line, character, family);
    return found && rules[family].whyIllegalName(found.name, 'variable') === undefined ? { ...found, written: found.name } : undefined;
  }
  switch (language) {
    case 'json':
      return undefined;
    case 'css':
    case 'html': {
      const found = line.length > lineUnitsMax ? undefined : wideNameAt(line, character, `.${language}`);
      return found && { ...found, written: found.sigil.replace(/^<\/?$/, '') + found.name };
    }
    default: {
      const found = nameAt(line, character, language === 'ruby' || language === 'bash' ? 'python' : 'ecmascript');
      return found && { ...found, written: found.name };
    }
  }
}

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
