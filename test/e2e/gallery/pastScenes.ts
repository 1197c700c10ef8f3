/** What has happened: missions as a tree, the timeline, the rewind view; also with much code, and while agents work. */
import { clear, openSideBar, rewindFrame, timelineFrame } from './sideBar.ts';
import type { Stage } from './stage.ts';

async function mission(stage: Stage, instruction: string, ends: RegExp): Promise<void> {
  await stage.run('swarm.refactor', { instruction, run: true });
  await stage.window.messages.toast(ends, 90_000);
  await stage.run('workbench.action.closeQuickOpen');
  await stage.run('notifications.clearAll');
  await stage.pause(300);
}

export async function whatHappened(stage: Stage): Promise<void> {
  const { window } = stage;
  await window.setting('swarm.preview', 'never');
  await window.documents.openAt('reports/orders/monthly.py', 'total_of');
  await openSideBar(stage, 'Missions');
  await mission(stage, 'rename total_of to sum_of', /edits in/);
  await mission(stage, 'rename formatPrice to addPrices', /taken/);
  await mission(stage, 'rename the module rows to order_rows', /edits? in/);
  await mission(stage, 'make the reports faster', /faster/);
  // The person goes on with what a mission wrote.
  await window.documents.edit('reports/orders/monthly.py', 'ordered {ordered}', 'ordered: {ordered}');
  await window.documents.edit(
    'reports/orders/monthly.py',
    'ordered = money.format_total(money.sum_of(self',
    'ordered = money.format_total(money.sum_of( self',
  );
  await window.documents.open('reports/orders/monthly.py');
  await window.text.save();
  await stage.show('Missions');
  await window.workbench.view('Missions').expand('rename total_of');
  await window.workbench.view('Missions').expand('rename formatPrice');
  await stage.show('Missions with tickets and files');
  await window.workbench.view('Missions').row('rename total_of').hover();
  await stage.pause(900);
  await stage.show('Mission under the mouse', { brief: true });
  await stage.away();
  await timeline(stage);
  await rewinding(stage);
  await window.setting('swarm.preview', undefined);
}

async function timeline(stage: Stage): Promise<void> {
  const { window } = stage;
  await openSideBar(stage, 'Timeline');
  const frame = await timelineFrame(stage);
  await frame.locator('.row .text').first().waitFor();
  await stage.pause(500);
  await stage.show('Timeline');
  await frame.locator('#events').focus();
  await window.page.keyboard.press('Home');
  await frame.locator('.row').filter({ hasText: 'proposes' }).first().click();
  await frame.locator('.facts').first().waitFor();
  await stage.show('Timeline, an event');
  await frame.locator('.event-head vscode-button').last().click();
  await frame.locator('.toggle').click();
  await stage.pause(300);
  await stage.show('Timeline, filters');
  await frame.locator('#search input').fill('taken');
  await stage.pause(900);
  await stage.show('Timeline, filtered');
  await frame.locator('#search input').fill('nothing like this');
  await stage.pause(900);
  await stage.show('Timeline, nothing found', { once: true });
  await frame.locator('#search input').fill('taken');
  await stage.pause(900);
  await frame.locator('.row.tone-veto').first().click();
  await frame.locator('.facts').first().waitFor();
  await frame.locator('.toggle').click();
  await stage.show('Timeline, a veto');
  await frame.locator('.event-head vscode-button').last().click();
  await frame.locator('#search input').fill('');
}

async function rewinding(stage: Stage): Promise<void> {
  const { window } = stage;
  await openSideBar(stage, 'Rewind');
  const frame = await rewindFrame(stage);
  await frame.locator('.moment').first().waitFor();
  await stage.pause(500);
  await stage.show('Rewind');
  await frame.locator('.moment').last().click();
  await frame.locator('.file').first().waitFor();
  await stage.pause(500);
  await stage.show('Rewind, the first moment chosen');
  const chosen = window.workbench.view('Missions');
  await openSideBar(stage, 'Missions', 'Rewind');
  await chosen.rowAction('rename total_of', 'Rewind This Mission');
  await stage.pause(1_500);
  await openSideBar(stage, 'Rewind');
  await stage.show('Rewind of one mission, with an edit in the way');
  await stage.run('swarm.rewind');
  await window.quick.opened();
  await stage.pause(1_200);
  await window.page.keyboard.press('ArrowDown');
  await stage.pause(1_200);
  await stage.show('Rewind by keyboard');
  await window.quick.cancel();
  await frame.locator('.moment').filter({ hasText: 'total_of' }).click();
  await frame.locator('#restore').waitFor();
  await stage.pause(500);
  await frame.locator('#restore').click();
  await frame.locator('#confirm').waitFor();
  await stage.show('Rewind, asked once more');
  await frame.locator('#confirm').click();
  await frame.locator('#result').waitFor();
  await stage.pause(500);
  await stage.show('Rewound');
  await openSideBar(stage);
  await window.workbench.view('Missions').locator.locator('.monaco-list-row').first().waitFor();
  await stage.show('Views, after a rewind');
}

export async function manyEvents(stage: Stage): Promise<void> {
  const { window } = stage;
  await window.setting('swarm.preview', 'never');
  await window.setting('swarm.physics', true);
  await openSideBar(stage, 'Missions', 'Timeline');
  const frame = await timelineFrame(stage);
  await stage.run('swarm.refactor', { instruction: 'rename the function ParseQualifiedTarget to SplitQualifiedTarget', run: true });
  await frame.locator('.row .text').first().waitFor({ timeout: 60_000 });
  await window.workbench.statusItem(/working/).waitFor({ timeout: 60_000 });
  await stage.show('At work', { brief: true });
  await window.messages.toast(/edits in/, 120_000);
  await stage.show('Much code, done', { brief: true });
  await clear(stage);
  await stage.run('swarm.refactor', { instruction: 'rename the class Subscriber to Listener', run: true });
  await window.messages.toast(/edits in|taken|Choose|stay/, 120_000);
  await stage.pause(500);
  await clear(stage);
  await openSideBar(stage, 'Missions', 'Timeline');
  await stage.show('Much code, many events');
  await window.setting('swarm.preview', undefined);
}
