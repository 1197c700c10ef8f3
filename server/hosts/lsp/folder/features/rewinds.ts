/** Rewinding and redoing for the peers of a folder, and handing out contents for their diffs. */

import type { CancellationToken } from 'vscode-jsonrpc/node';
import { decodeText } from '../../../../core/changeSet/mergeVersions.ts';
import type { RewindReport } from '../../../../core/rewind/rewindReport.ts';
import { type RewindPorts, type RewindRequest, runRewind } from '../../../../core/rewind/runRewind.ts';
import { fail } from '../../../../protocol/errors.ts';
import { asContentHash } from '../../../../protocol/ids.ts';
import { content, type RewindReportView, revertChangeSet, rewind } from '../../../../protocol/messages/rewinds.ts';
import { abortWith } from '../../../cancellation.ts';
import { rewindPatch } from '../../../rewindPatch.ts';
import { PeerEditor } from '../editor.ts';
import { editorPeers } from '../editorPeers.ts';
import type { FolderFeature } from '../folderContext.ts';
import type { Peer } from '../peer.ts';

export const rewinds: FolderFeature = (context, answer) => {
  const { session } = context;

  const run = async (request: RewindRequest, peer: Peer, token: CancellationToken): Promise<RewindReportView> => {
    if (!peer.trusted && !request.preview) fail('untrusted', 'The workspace is not trusted.');
    if (!request.preview) await context.settled(peer);
    const { applyChangeSet } = session.servicesFor({ editor: new PeerEditor(editorPeers(context), peer) });
    const signal = abortWith(token);
    const apply: RewindPorts['apply'] = async (changeSet, author) => applyChangeSet(changeSet, author, { confirm: false, signal });
    // Closing its mission signs the head.
    return rewindView(await runRewind({ ...session.rewindPorts, apply }, request, signal));
  };

  answer(rewind, ({ target, preview = false }, peer, token) =>
    run(target === 'redo' ? { kind: 'redo', preview } : { kind: 'rewind', target, preview }, peer, token),
  );

  answer(revertChangeSet, ({ changeSetId, preview = false }, peer, token) => run({ kind: 'revert', changeSetId, preview }, peer, token));

  answer(content, ({ hash }) => {
    const bytes = /^[0-9a-f]{64}$/.test(hash) ? session.ledger.content(asContentHash(hash)) : undefined;
    const text = bytes && decodeText(bytes);
    return { text: text === undefined ? null : text.replace(/^\uFEFF/, '') };
  });
};

function rewindView(report: RewindReport): RewindReportView {
  const { missionId, kind, outcome, summary, error, takesBack, keptPersonEdits, unknown, warnings } = report;
  return {
    missionId,
    kind,
    outcome,
    summary,
    error,
    takesBack,
    keptPersonEdits,
    unknown,
    warnings,
    files: report.files.map(({ path, action, renamedFrom, before, after, baseHash, newHash, beforeMode, afterMode }) => {
      return { path, action, renamedFrom, before, after, baseHash: baseHash ?? '', newHash: newHash ?? '', beforeMode, afterMode };
    }),
    conflicts: report.conflicts.map(({ path, why, regions }) => {
      const line = regions[0]?.theirsLine;
      return { path, why, regions, at: line === undefined ? undefined : { path, line, column: 1, endLine: line, endColumn: 1 } };
    }),
    patch: rewindPatch(report.files),
    target: report.target,
  };
}
