/** Where the timeline page starts. */
import { timelineAppended } from '../../server/protocol/messages/timeline.ts';
import { foldersChanged } from '../../server/protocol/pages/page.ts';
import { revealInTimeline, timelineWords } from '../../server/protocol/pages/timelinePage.ts';
import { defineControls } from '../shared/controls.ts';
import { connectHost } from '../shared/host.ts';
import { wordsOf } from '../shared/words.ts';
import { timesIn } from './pageParts.ts';
import { TimelineModel } from './timelineModel.ts';
import { TimelinePage } from './timelinePage.ts';

defineControls();
const host = connectHost();
const model = new TimelineModel(host, () => page.draw());
const parts = { host, model, words: wordsOf(timelineWords, host.start.strings), times: timesIn(host.start.locale) };
const page = new TimelinePage(parts, document.getElementById('page') ?? document.body);
host.onNotice(timelineAppended, ({ folder, entries }) => model.appended(folder, entries));
host.onNotice(foldersChanged, ({ folders }) => model.setFolders(folders));
host.onNotice(revealInTimeline, (params) => void model.reveal(params));
page.draw();
void model.start();
host.ready();
