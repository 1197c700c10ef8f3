/** Decisions on the lines they touched: for Swarm's own client, and as hovers and code lenses for any. */
import { type CodeLens, type CodeLensParams, type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver-protocol';
import { annotationView } from '../../../../core/ledger/annotationView.ts';
import { annotations as annotationsRequest, whyLine } from '../../../../protocol/messages/annotations.ts';
import { request } from '../../../../protocol/messages/message.ts';
import { codeLensesOf } from '../decisions/codeLenses.ts';
import { noticeDecisions } from '../decisions/decisionNotices.ts';
import { lineAnswer } from '../decisions/lineAnswer.ts';
import { StandingDecisions } from '../decisions/standingDecisions.ts';
import type { FolderFeature } from '../folderContext.ts';
import type { Peer } from '../peer.ts';

const hover = request<HoverParams, Hover | null>('textDocument/hover');
const codeLens = request<CodeLensParams, readonly CodeLens[]>('textDocument/codeLens');
const configuration = request<{ items: { section: string }[] }, unknown[]>('workspace/configuration');
const renewLenses = request<undefined, null>('workspace/codeLens/refresh');

export const annotations: FolderFeature = (context, answer) => {
  const { clock } = context.session.ports;
  const decisions = new StandingDecisions(context);
  const asksForLenses = new WeakSet<Peer>();

  answer(annotationsRequest, async ({ uri }, peer) => {
    const seen = await decisions.seen(uri, peer);
    return { version: seen?.version, annotations: seen ? decisions.standingIn(seen).map(annotationView) : [] };
  });

  answer(whyLine, async ({ uri, line, decisionOnly }, peer) =>
    lineAnswer(decisions, await decisions.seen(uri, peer), line, decisionOnly === true, clock.wallMs()),
  );

  answer(hover, async ({ textDocument, position }, peer) => {
    const { markdown } = lineAnswer(decisions, await decisions.seen(textDocument.uri, peer), position.line, true, clock.wallMs());
    return markdown === '' ? null : { contents: { kind: MarkupKind.Markdown, value: markdown } };
  });

  answer(codeLens, async ({ textDocument }, peer) => {
    asksForLenses.add(peer);
    if (!(await wantsLenses(peer))) return [];
    const seen = await decisions.seen(textDocument.uri, peer);
    return seen ? codeLensesOf(decisions.standingIn(seen), clock.wallMs()) : [];
  });

  const renew = (peer: Peer): void => {
    if (asksForLenses.has(peer)) peer.request(renewLenses, undefined).catch(() => undefined); // not every client can
  };
  noticeDecisions(context, renew);
  context.onNotification('workspace/didChangeConfiguration', (_, peer) => renew(peer));
};

/** Off unless the client says so, when it starts or in its settings. */
async function wantsLenses(peer: Peer): Promise<boolean> {
  if (peer.abilities.codeLenses !== undefined) return peer.abilities.codeLenses;
  try {
    const [setting] = await peer.request(configuration, { items: [{ section: 'swarm.codeLens' }] });
    return setting === true;
  } catch {
    return false; // a client without settings
  }
}
