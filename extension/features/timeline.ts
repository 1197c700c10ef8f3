/** The view “Timeline”: what the agents think and do, as it happens and in the past. */
import { commands, Disposable } from 'vscode';
import { eventDetail, queryTimeline, timelineAppended, timelineRows } from '../../server/protocol/messages.ts';
import { isReveal, revealInTimeline, timelineWords } from '../../server/protocol/pages/timelinePage.ts';
import type { Feature } from '../feature.ts';
import { PageView } from '../pages/pageView.ts';

export const timeline: Feature = (editor) => {
  const { server } = editor;
  const view = new PageView(editor, { viewId: 'swarm.timeline', name: 'timeline', title: timelineWords.timeline, strings: timelineWords });
  view.answers
    .answer(queryTimeline, (params, signal) => server.request(queryTimeline, params, signal))
    .answer(timelineRows, (params, signal) => server.request(timelineRows, params, signal))
    .answer(eventDetail, (params, signal) => server.request(eventDetail, params, signal));
  return Disposable.from(
    view,
    server.onNotification(timelineAppended, (params) => view.notify(timelineAppended, params)),
    commands.registerCommand('swarm.showTimeline', (target?: unknown) => view.show(revealInTimeline, isReveal(target) ? target : {})),
  );
};
