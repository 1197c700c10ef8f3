/** Decisions on the lines they made: marks, words, hover, lenses, light bulb; and a plan as differences. */
import { clear, closeSideBar } from './sideBar.ts';
import type { Stage } from './stage.ts';

export async function decisionsOnLines(stage: Stage): Promise<void> {
  const { window } = stage;
  await window.setting('swarm.preview', 'never');
  await window.documents.openAt('reports/orders/monthly.py', 'total_of');
  await stage.run('swarm.refactor', { instruction: 'rename total_of to sum_of', run: true });
  await window.messages.toast(/edits in/, 60_000);
  await stage.run('notifications.clearAll');
  await closeSideBar(stage);
  await window.documents.openAt('reports/orders/monthly.py', 'sum_of');
  await window.text.decoration(/sum_of/);
  await stage.show('Words behind the current line');
  await window.setting('swarm.annotations', 'all');
  await window.setting('swarm.codeLens', true);
  await window.page.locator('.codelens-decoration a').first().waitFor();
  await stage.show('Words on all lines, and a code lens');
  await window.setting('swarm.annotations', undefined);
  await window.setting('swarm.codeLens', undefined);
  const hover = window.page.locator('.monaco-hover:visible').first();
  const why = async (): Promise<void> => {
    await window.page.keyboard.press('Escape');
    await window.documents.openAt('reports/orders/monthly.py', 'sum_of');
    await stage.run('swarm.why');
    await hover.waitFor();
    await stage.pause(500);
  };
  await stage.show('Why is this line so', { again: why });
  await window.page.keyboard.press('Escape');
  await window.documents.openAt('reports/orders/money.py', 'format_total');
  await window.page.locator('.lightBulbWidget').first().waitFor();
  await window.text.codeActions('Control+Shift+R');
  await stage.show('Light bulb', { brief: true });
  await window.page.keyboard.press('Escape');
  await window.page.locator('.view-line').filter({ hasText: 'def format_total' }).first().click({ button: 'right' });
  await window.page.locator('.context-view .action-label, .monaco-menu .action-label').getByText('Swarm', { exact: true }).first().hover();
  await window.page.getByText('Why Is This Line So?', { exact: true }).first().waitFor();
  await stage.show('Menu of the editor', { brief: true });
  await window.page.keyboard.press('Escape');
  await window.setting('swarm.preview', undefined);
}

export async function planFirst(stage: Stage): Promise<void> {
  const { window } = stage;
  await closeSideBar(stage);
  await stage.run('swarm.plan', { instruction: 'rename the module rows to order_rows', run: true });
  await window.messages.toast(/./, 60_000);
  await stage.until('the differences', async () => (await window.page.locator('.multiDiffEntry').count()) > 1);
  await stage.pause(1_000);
  await stage.show('Plan');
  await clear(stage);
}
