/** What is there before any mission: empty views, the tour, the settings, the output; and a folder that is not trusted. */
import type { Editor } from '../driver/editor.ts';
import { clear, closeSideBar, openSideBar, rewindFrame, timelineFrame } from './sideBar.ts';
import type { Stage } from './stage.ts';

export async function beforeAnything(stage: Stage): Promise<void> {
  const { window } = stage;
  await window.documents.openAt('reports/orders/money.py', 'total_of');
  await openSideBar(stage);
  await timelineFrame(stage);
  await rewindFrame(stage);
  await stage.show('Views, before anything happened');
  await window.quick.commands('Swarm: ');
  await window.page.keyboard.press('F1');
  await window.quick.fill('>Swarm: ');
  await stage.pause(300);
  await stage.show('Commands in the palette');
  await window.quick.cancel();
  await closeSideBar(stage);
  await clear(stage);
  await stage.run('workbench.action.openWalkthrough', 'swarm.swarm#start', false);
  await window.page.locator('.getting-started-step').first().waitFor();
  await stage.pause(700);
  await stage.show('Walkthrough');
  const steps = window.page.locator('.getting-started-step');
  for (let step = 1; step < (await steps.count()); step += 1) {
    await steps.nth(step).click();
    await stage.pause(400);
    await stage.show(`Walkthrough, step ${step + 1}`, { once: true });
  }
  await clear(stage);
  await stage.run('workbench.action.openSettings', '@ext:swarm.swarm');
  await window.page.locator('.settings-editor .setting-item-title').first().waitFor();
  await stage.pause(500);
  await stage.show('Settings');
  await window.page.locator('.settings-tree-container .monaco-scrollable-element').first().hover();
  await window.page.mouse.wheel(0, 620);
  await stage.away();
  await stage.show('Settings, the rest', { once: true });
  await clear(stage);
  await stage.run('swarm.showOutput');
  await window.page.locator('.part.panel .monaco-editor .view-line').first().waitFor();
  await stage.show('Output');
}

export const notTrusted = {
  before(editor: Editor): void {
    editor.server.changeSettings({ 'security.workspace.trust.enabled': true });
  },
  async play(stage: Stage): Promise<void> {
    const { window } = stage;
    await window.documents.openAt('reports/orders/money.py', 'total_of');
    await openSideBar(stage);
    await timelineFrame(stage);
    await rewindFrame(stage);
    await stage.show('Views, not trusted');
    await stage.run('swarm.refactor', { instruction: 'rename total_of to sum_of', run: true });
    await window.messages.toast(/./);
    await stage.pause(1_500);
    await stage.show('Refactor, not trusted');
  },
};
