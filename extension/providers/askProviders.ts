/** Asks what the editor's extensions know, through the commands the editor has for that. Changes and shows nothing. */
import {
  type CancellationToken,
  CodeAction,
  CodeActionKind,
  commands,
  type Location,
  type LocationLink,
  Position,
  Range,
  type WorkspaceEdit,
} from 'vscode';
import type {
  EditorCodeActions,
  EditorDocument,
  EditorPlace,
  EditorPlaces,
  EditorQuestion,
  EditorRefusal,
  EditorRename,
  EditorRenamedFile,
  Position as ProtocolPosition,
  Range as ProtocolRange,
} from '../../server/protocol/messages.ts';
import { askUntil, inTime } from './patience.ts';
import { fileMoves } from './renameEntries.ts';
import type { ServingExtensions } from './servingExtensions.ts';
import { refusal, type Shown, shownDocument, textOf } from './shownDocument.ts';
import { textHash } from './textHash.ts';

/** Larger answers are refused: a part of one would be taken for all of it. */
const bounds = { placesMax: 20_000, filesMax: 2_000, editUnitsMax: 16_000_000, titlesMax: 20, lookMs: 15_000, renameMs: 40_000 } as const;

export class AskProviders {
  readonly #serving: ServingExtensions;

  constructor(serving: ServingExtensions) {
    this.#serving = serving;
  }

  places(
    command: 'vscode.executeReferenceProvider' | 'vscode.executeDefinitionProvider',
    question: EditorQuestion,
    token: CancellationToken,
  ): Promise<EditorPlaces | EditorRefusal> {
    return this.#asked(question, bounds.lookMs, token, async ({ document }) => {
      const found = await commands.executeCommand<readonly (Location | LocationLink)[] | undefined>(
        command,
        document.uri,
        positionOf(question.position),
      );
      if (found === undefined || found.length === 0) return refusal('none');
      return found.length > bounds.placesMax ? refusal('too-much') : { answered: true, places: found.map(placeOf) };
    });
  }

  /** The editor itself asks beforehand whether there is something to rename; what it or the extension says is thrown. */
  rename(question: EditorQuestion & { readonly newName: string }, token: CancellationToken): Promise<EditorRename | EditorRefusal> {
    return this.#asked(question, bounds.renameMs, token, async ({ document }) => {
      const edit = await commands.executeCommand<WorkspaceEdit | undefined>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        positionOf(question.position),
        question.newName,
      );
      return edit === undefined ? refusal('none') : renameOf(edit);
    });
  }

  codeActions(
    question: EditorDocument & { readonly range: ProtocolRange },
    token: CancellationToken,
  ): Promise<EditorCodeActions | EditorRefusal> {
    return this.#asked(question, bounds.lookMs, token, async ({ document }) => {
      const { start, end } = question.range;
      const range = new Range(positionOf(start), positionOf(end));
      const all = await commands.executeCommand<readonly (CodeAction | { readonly title: string })[] | undefined>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
        CodeActionKind.QuickFix.value,
      );
      const fixes = (all ?? []).filter((action) => action instanceof CodeAction && action.disabled === undefined && !isOurs(action));
      const sorted = (fixes as readonly CodeAction[]).toSorted((a, b) => Number(b.isPreferred === true) - Number(a.isPreferred === true));
      return sorted.length === 0
        ? refusal('none')
        : { answered: true, titles: sorted.slice(0, bounds.titlesMax).map(({ title }) => title) };
    });
  }

  /** Asks about exactly the text that is meant, and again while the extensions for it are starting. */
  async #asked<T extends { readonly answered: true }>(
    about: EditorDocument,
    longestMs: number,
    token: CancellationToken,
    ask: (shown: Shown) => Promise<T | EditorRefusal>,
  ): Promise<T | EditorRefusal> {
    const shown = await shownDocument(about);
    if (!shown.answered) return shown;
    const { document, version } = shown;
    const delays = await this.#serving.started(document.languageId, token);
    const once = async (): Promise<T | EditorRefusal> => {
      try {
        const given = await inTime(ask(shown), longestMs, token);
        return given === 'late' ? refusal('late') : given;
      } catch (failure) {
        return refusal('refused', failure instanceof Error ? failure.message : String(failure));
      }
    };
    const wait = async (ms: number): Promise<void> => void (await inTime(new Promise<void>(() => undefined), ms, token));
    const isOver = (given: T | EditorRefusal): boolean => token.isCancellationRequested || given.answered || given.reason !== 'none';
    const given = await askUntil(once, isOver, delays, wait);
    this.#serving.settle(document.languageId);
    return document.version === version && !document.isClosed ? given : refusal('changed');
  }
}

async function renameOf(edit: WorkspaceEdit): Promise<EditorRename | EditorRefusal> {
  const { moves, obstacle } = fileMoves(allEntries(edit));
  if (obstacle !== undefined) return refusal('refused', obstacle);
  const entries = edit.entries().filter(([, edits]) => edits.length > 0);
  if (entries.length === 0 && moves.length === 0) return refusal('none');
  if (entries.length > bounds.filesMax) return refusal('too-much');
  const files: EditorRenamedFile[] = [];
  let units = 0;
  for (const [uri, edits] of entries) {
    units += edits.reduce((sum, { newText }) => sum + newText.length, 0);
    if (units > bounds.editUnitsMax) return refusal('too-much');
    const text = await textOf(uri);
    if (text === undefined) return refusal('refused', `it would change ${uri.path}, which is no text`);
    files.push({
      uri: uri.toString(),
      textHash: textHash(text),
      edits: edits.map(({ range, newText }) => ({ range: plainRange(range), newText })),
    });
  }
  return { answered: true, files, moves };
}

/** The public interface tells of text alone, and a rename that leaves a file behind is half a rename. */
function allEntries(edit: WorkspaceEdit): readonly unknown[] {
  const { _allEntries: all } = edit as { readonly _allEntries?: unknown };
  const entries: unknown = typeof all === 'function' ? all.call(edit) : [];
  return Array.isArray(entries) ? entries : [];
}

function placeOf(found: Location | LocationLink): EditorPlace {
  return 'targetUri' in found
    ? { uri: found.targetUri.toString(), range: plainRange(found.targetSelectionRange ?? found.targetRange) }
    : { uri: found.uri.toString(), range: plainRange(found.range) };
}

function plainRange({ start, end }: Range): ProtocolRange {
  return { start: { line: start.line, character: start.character }, end: { line: end.line, character: end.character } };
}

function positionOf({ line, character }: ProtocolPosition): Position {
  return new Position(line, character);
}

function isOurs({ command, title }: CodeAction): boolean {
  return command?.command.startsWith('swarm.') === true || title.startsWith('Swarm:');
}
