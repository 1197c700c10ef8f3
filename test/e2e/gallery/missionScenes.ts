/** Missions as they are asked for, looked at, applied and refused. */
import { clear, closeSideBar, openSideBar } from './sideBar.ts';
import type { Stage } from './stage.ts';

const rename = 'rename total_of to sum_of';

export async function asking(stage: Stage): Promise<void> {
  const { window } = stage;
  await window.documents.openAt('reports/orders/money.py', 'total_of');
  await stage.run('swarm.refactor');
  await window.quick.opened();
  await stage.show('Asking for the first time');
  await window.quick.answer(/./, 'make the reports faster');
  await window.messages.toast(/make the reports faster/);
  await window.quick.opened();
  await stage.show('Not understood');
  await window.quick.cancel();
  await stage.run('notifications.clearAll');
  await stage.run('swarm.refactor');
  await window.quick.opened();
  await window.quick.fill('rep');
  await stage.show('Asking, with what was asked before');
  await window.quick.cancel();
  const at = { line: 9, character: 4 };
  await window.documents.open('reports/orders/money.py', at, { line: 9, character: 12 });
  await stage.run('swarm.refactor');
  await window.quick.opened();
  await stage.show('Asking about the selection');
  await window.quick.cancel();
  await window.documents.open('reports/orders/money.py', at);
  await closeSideBar(stage);
  await stage.run('swarm.refactor', { instruction: 'rename load to fetch', run: true });
  await window.page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row').first().waitFor();
  await stage.pause(800);
  await window.page.keyboard.press('ArrowDown');
  await stage.pause(600);
  await stage.show('Ambiguous');
  await window.quick.cancel();
}

export async function previewing(stage: Stage): Promise<void> {
  const { window } = stage;
  await window.documents.openAt('reports/orders/money.py', 'total_of');
  await openSideBar(stage, 'Missions');
  await stage.run('swarm.refactor', { instruction: rename, run: true });
  await window.preview.opened(90_000);
  await stage.pause(700);
  await stage.show('Refactor Preview');
  await stage.run('workbench.action.toggleMaximizedPanel');
  await stage.pause(500);
  await window.preview.tick(/test_monthly\.py/, false);
  await stage.show('Refactor Preview, as high as the window');
  await window.preview.apply();
  await window.messages.toast(/of \d+ edits/, 60_000);
  await stage.run('workbench.action.closePanel');
  await stage.show('Partly applied');
  await clear(stage);
  await stage.run('swarm.refactor', { instruction: 'rename formatPrice to priceText', run: true });
  await window.preview.opened(90_000);
  await window.preview.apply();
  await window.messages.toast(/edits in/, 60_000);
  await stage.show('Result');
  await clear(stage);
}

export async function refusals(stage: Stage): Promise<void> {
  const { window } = stage;
  await window.documents.openAt('web/src/prices.ts', 'formatPrice');
  await openSideBar(stage, 'Missions');
  const refused = async (instruction: string, name: string): Promise<void> => {
    await stage.run('swarm.refactor', { instruction, run: true });
    await window.messages.toast(/Choose|Check|declared|taken|keyword/, 60_000);
    await stage.show(name);
    await stage.run('workbench.action.closeQuickOpen');
    await stage.run('notifications.clearAll');
  };
  await refused('rename formatPrice to addPrices', 'Vetoed');
  await refused('rename by_customer to class', 'Not a name');
  await refused('rename price_of to cost_of', 'Nothing of that name');
}
