/** What the params of each message must look like. Whoever answers a message may rely on it; what they mean is theirs to judge. */
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import { type SwarmError, swarmError } from '../../../../protocol/errors.ts';
import { annotations, whyLine } from '../../../../protocol/messages/annotations.ts';
import { configureBrain, unsavedDocuments } from '../../../../protocol/messages/documents.ts';
import { listMissions, missionReport, startMission, stopMission } from '../../../../protocol/messages/missions.ts';
import { destinations, fileOffers } from '../../../../protocol/messages/offers.ts';
import { content, history, revertChangeSet, rewind } from '../../../../protocol/messages/rewinds.ts';
import { eventDetail, queryTimeline, timelineRows } from '../../../../protocol/messages/timeline.ts';
import { folderInfo, terrainState, verifyLedger } from '../../../../protocol/messages/workspace.ts';
import { anything, type Check, flag, list, oneOf, shape, text, whole } from './checks.ts';

const uri = text(8_192);
const id = text(200);
const folder = { folder: uri };
const lineMax = 2 ** 31 - 1;
const sequence = whole(0, Number.MAX_SAFE_INTEGER);
const position = shape({ line: whole(0, lineMax), character: whole(0, lineMax) });
const range = shape({ start: position, end: position });
const words = list(text(4_096), 1_000);
const filter = shape({}, { agents: words, kinds: words, paths: words, missions: words, text: text(1_000), detail: flag });
const document = shape({ uri });
const version = whole(-lineMax, lineMax);
const fullText = text(64 * 1024 * 1024);

const checks: ReadonlyMap<string, Check> = new Map<string, Check>([
  [
    startMission.method,
    shape(
      { instruction: text(100_000) },
      {
        ...folder,
        operations: list(shape({ operation: id, arguments: anything }), 100),
        planOnly: flag,
        at: shape({ uri, range }),
        brain: oneOf('offline', 'claude'),
        approval: oneOf('given', 'ask', 'preview'),
        physics: flag,
        durationMsMax: whole(1, lineMax),
      },
    ),
  ],
  [fileOffers.method, shape({ uri })],
  [destinations.method, shape({ uri })],
  [stopMission.method, shape({}, { ...folder, missionId: id })],
  [missionReport.method, shape({ missionId: id }, folder)],
  [listMissions.method, shape({}, { ...folder, limit: whole(1, 500) })],
  [history.method, shape({}, { ...folder, limit: whole(1, 5_000), beforeSequence: sequence })],
  [rewind.method, shape({ target: text(1_000) }, { ...folder, preview: flag })],
  [revertChangeSet.method, shape({ changeSetId: id }, { ...folder, preview: flag })],
  [content.method, shape({ hash: text(200) }, folder)],
  [queryTimeline.method, shape({ filter }, folder)],
  [timelineRows.method, shape({ filter, offset: sequence, limit: whole(1, 500) }, { ...folder, atSequence: sequence })],
  [eventDetail.method, shape({ sequence }, folder)],
  [folderInfo.method, shape({}, folder)],
  [terrainState.method, shape({}, { ...folder, complete: flag })],
  [unsavedDocuments.method, shape({}, folder)],
  [verifyLedger.method, shape({}, folder)],
  [annotations.method, shape({ uri })],
  [whyLine.method, shape({ uri, line: whole(0, lineMax) }, { decisionOnly: flag })],
  [
    configureBrain.method,
    shape({}, { apiKey: text(1_000), baseUrl: text(2_000), model: text(200), tokensMax: sequence, costUsdMax: anything }),
  ],
  ['textDocument/hover', shape({ textDocument: document, position })],
  ['textDocument/codeLens', shape({ textDocument: document })],
  ['textDocument/codeAction', shape({ textDocument: document, range, context: shape({}, { only: words }) })],
  ['textDocument/didOpen', shape({ textDocument: shape({ uri, languageId: text(200), version, text: fullText }) })],
  [
    'textDocument/didChange',
    shape({ textDocument: shape({ uri, version }), contentChanges: list(shape({ text: fullText }, { range }), 100_000) }),
  ],
  ['textDocument/didSave', shape({ textDocument: document })],
  ['textDocument/didClose', shape({ textDocument: document })],
]);

/** One sentence; undefined when the params are as they should be, or the message is one of the protocol's own. */
export function problemIn(method: string, params: unknown): string | undefined {
  const problem = checks.get(method)?.(params);
  return problem && `${problem.at === '' ? 'The params' : `“${problem.at}”`} ${problem.what}.`;
}

export function isChecked(method: string): boolean {
  return checks.has(method);
}

export function malformed(method: string, problem: string): ResponseError<SwarmError> {
  const error = swarmError('usage', `${method}: ${problem}`, 'See docs/lsp.md for the shape of the message.');
  return new ResponseError(ErrorCodes.InvalidParams, error.message, error);
}
