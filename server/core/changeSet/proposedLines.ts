/** What an interrupted change set did to which line, told again from the edits that were proposed for it. */
import { LineIndex } from '../../base/lineIndex.ts';
import type { ChangeSetId, WorkspacePath } from '../../protocol/ids.ts';
import type { LedgerPort } from '../ports/ledgerPort.ts';
import type { LineNoteInit } from './changeSetEvents.ts';
import type { FileVersion } from './fileVersion.ts';
import { decodeText } from './mergeVersions.ts';

/** Line notes by path of the result. A path without a proposal for exactly its new content has none. */
export function proposedLines(
  ledger: LedgerPort,
  changeSetId: ChangeSetId,
  afterByPath: ReadonlyMap<WorkspacePath, FileVersion>,
): ReadonlyMap<string, readonly LineNoteInit[]> {
  const notes = new Map<string, readonly LineNoteInit[]>();
  for (const event of ledger.events({ changeSetId, kinds: ['editsProposed'] })) {
    if (event.payload.case !== 'editsProposed') continue;
    for (const proposal of event.payload.value.files) {
      const path = proposal.newPath === '' ? proposal.path : proposal.newPath;
      const after = afterByPath.get(path as WorkspacePath)?.hash;
      if (after === undefined || after !== proposal.proposedHash) continue;
      const oldLine = lineReader(ledger, proposal.baseHash);
      const newLine = lineReader(ledger, proposal.proposedHash);
      notes.set(
        path,
        proposal.edits.map((edit) => ({
          line: edit.newLine,
          oldLine: edit.line,
          reason: edit.reason,
          confidence: edit.confidence,
          before: oldLine(edit.line),
          after: newLine(edit.newLine),
        })),
      );
    }
  }
  return notes;
}

function lineReader(ledger: LedgerPort, hash: string): (line: number) => string {
  const bytes = ledger.content(hash as Parameters<LedgerPort['content']>[0]);
  const text = bytes === undefined ? undefined : decodeText(bytes);
  if (text === undefined) return () => '';
  const lines = new LineIndex(text);
  return (line) => {
    const extent = lines.lineExtent(line);
    return extent === undefined ? '' : text.slice(...extent).replace(/[\r\n]+$/, '');
  };
}
