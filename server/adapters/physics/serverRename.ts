/** Asks a server what a rename would change, and turns its answer into edits of the workspace's texts. Applies nothing. */
import type { TextEdit } from '../../base/textEdit.ts';
import type { RenamedFile, ServerRename } from '../../core/facts/facts.ts';
import type { ServerRange } from '../../core/physics/serverPosition.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { AnsweredFiles, isRange, pathOfUri } from './answeredFiles.ts';
import { type Asked, overProposed, type SymbolQuestion } from './questionTexts.ts';
import { ServerFailure } from './serverFailure.ts';
import type { LiveServer } from './serverSeat.ts';

export interface RenameQuestion extends SymbolQuestion {
  readonly newName: string;
}

interface RawEdit {
  readonly range: ServerRange;
  readonly newText: string;
}

/** One step of a server's workspace edit, as far as a rename may consist of it. */
type RawChange =
  | { readonly kind: 'edits'; readonly uri: string; readonly version: number | undefined; readonly edits: readonly RawEdit[] }
  | { readonly kind: 'move'; readonly from: string; readonly to: string };

export async function askRename(live: LiveServer, question: RenameQuestion, server: string, signal: AbortSignal): Promise<ServerRename> {
  const { documents, bounds, server: asked } = live;
  const ask = () => {
    const position = documents.shown(question.path)?.positionAt(question.offset);
    const textDocument = { uri: documents.uriOf(question.path) };
    return asked.request<unknown>('textDocument/rename', { textDocument, position, newName: question.newName }, signal);
  };
  const read = async ({ answer, doubt }: Asked<unknown>): Promise<ServerRename> => {
    const changes = changesOf(answer);
    const count = changes.reduce((sum, change) => sum + (change.kind === 'edits' ? change.edits.length : 1), 0);
    if (count === 0) throw new ServerFailure('refused', `${server} finds nothing to rename there`);
    if (count > bounds.placesMax) throw new ServerFailure('bound', `more than ${bounds.placesMax} places`);
    return { answered: true, server, ...(await renamedFiles(live, changes)), ...(doubt === '' ? {} : { doubt }) };
  };
  return overProposed(live, question, 'search', ask, read, signal);
}

/** Half of an answer would be half of a rename: whatever is not understood refuses the whole. */
function changesOf(answer: unknown): RawChange[] {
  if (answer === null || answer === undefined) return [];
  if (typeof answer !== 'object') throw unreadable();
  if ('documentChanges' in answer && Array.isArray(answer.documentChanges)) return answer.documentChanges.map(documentChange);
  if (!('changes' in answer) || typeof answer.changes !== 'object' || answer.changes === null) return [];
  return Object.entries(answer.changes).map(([uri, edits]) => ({ kind: 'edits', uri, version: undefined, edits: editsOf(edits) }));
}

function documentChange(change: unknown): RawChange {
  if (typeof change !== 'object' || change === null) throw unreadable();
  if ('kind' in change) {
    const { oldUri, newUri } = change as { oldUri?: unknown; newUri?: unknown };
    if (change.kind === 'rename' && typeof oldUri === 'string' && typeof newUri === 'string')
      return { kind: 'move', from: oldUri, to: newUri };
    throw new ServerFailure('refused', 'the language server would create or delete files for this rename');
  }
  const { textDocument, edits } = change as { textDocument?: { uri?: unknown; version?: unknown }; edits?: unknown };
  if (typeof textDocument?.uri !== 'string') throw unreadable();
  const version = typeof textDocument.version === 'number' ? textDocument.version : undefined;
  return { kind: 'edits', uri: textDocument.uri, version, edits: editsOf(edits) };
}

function editsOf(edits: unknown): RawEdit[] {
  if (!Array.isArray(edits)) throw unreadable();
  return edits.map((edit: unknown) => {
    if (typeof edit !== 'object' || edit === null || !('range' in edit) || !isRange(edit.range)) throw unreadable();
    if (!('newText' in edit) || typeof edit.newText !== 'string') throw unreadable();
    return { range: edit.range, newText: edit.newText };
  });
}

function unreadable(): ServerFailure {
  return new ServerFailure('refused', 'the language server answered the rename with something that is no workspace edit');
}

async function renamedFiles(
  live: LiveServer,
  changes: readonly RawChange[],
): Promise<Omit<ServerRename & { answered: true }, 'answered' | 'server'>> {
  const files = new AnsweredFiles(live.root, live.documents, live.bounds);
  const edits = new Map<WorkspacePath, TextEdit[]>();
  const moves: { from: WorkspacePath; to: WorkspacePath }[] = [];
  const outside = new Set<string>();
  for (const change of changes) {
    if (change.kind === 'move') {
      const [from, to] = await Promise.all([pathOfUri(live.root, change.from), pathOfUri(live.root, change.to)]);
      if (from === undefined || to === undefined) outside.add(change.from);
      else moves.push({ from, to });
      continue;
    }
    const file = await files.at(change.uri);
    if (file === undefined) {
      outside.add(change.uri);
      continue;
    }
    const { path, text } = file;
    const version = live.documents.versionOf(path);
    if (change.version !== undefined && version !== undefined && change.version !== version) {
      throw new ServerFailure('refused', `the language server computed the rename for another version of ${path}`);
    }
    const found = change.edits.map(({ range, newText }) => ({
      start: text.offsetAt(range.start),
      end: text.offsetAt(range.end),
      newText,
    }));
    edits.set(path, [...(edits.get(path) ?? []), ...found]);
  }
  const renamed = [...edits]
    .filter(([, some]) => some.length > 0)
    .map(([path, some]): RenamedFile => ({ path, edits: inOrder(path, some) }));
  return { files: renamed.sort((a, b) => (a.path < b.path ? -1 : 1)), moves, outside: outside.size };
}

/** By position; the same edit named twice counts once. Edits that overlap mean nothing. */
function inOrder(path: WorkspacePath, edits: readonly TextEdit[]): TextEdit[] {
  const distinct = new Map(edits.map((edit) => [`${edit.start} ${edit.end} ${edit.newText}`, edit]));
  const sorted = [...distinct.values()].sort((a, b) => a.start - b.start || a.end - b.end);
  sorted.forEach((edit, i) => {
    const before = sorted[i - 1];
    if (before !== undefined && (before.end > edit.start || before.start === edit.start)) {
      throw new ServerFailure('refused', `the language server's edits of ${path} overlap`);
    }
  });
  return sorted;
}
