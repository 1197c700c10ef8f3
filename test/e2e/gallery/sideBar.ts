/** The side bar “Swarm”: its three views, one of them or all, and the frames of the two that are pages. */
import type { Frame } from 'playwright-core';
import type { Stage } from './stage.ts';

const views = ['Missions', 'Timeline', 'Rewind'] as const;
type ViewName = (typeof views)[number];

export async function openSideBar(stage: Stage, ...shown: readonly ViewName[]): Promise<void> {
  const { workbench, page } = stage.window;
  await workbench.openContainer('Swarm');
  await workbench.view('Missions').opened();
  await stage.sideBarWidth(340);
  for (const name of views) {
    const header = page.locator('.part.sidebar .pane-header').filter({ hasText: name }).first();
    const wanted = (shown.length === 0 || shown.includes(name)).toString();
    if ((await header.getAttribute('aria-expanded')) !== wanted) await header.click();
  }
  await stage.away();
}

export async function timelineFrame(stage: Stage): Promise<Frame> {
  return await stage.window.webview('#events');
}

/** Once it has read the history, empty or not. */
export async function rewindFrame(stage: Stage): Promise<Frame> {
  return await stage.window.webview('.blank .codicon-history, #moments');
}

export async function closeSideBar(stage: Stage): Promise<void> {
  await stage.run('workbench.action.closeSidebar');
  await stage.window.page.locator('.part.sidebar').waitFor({ state: 'hidden' });
}

/** Who closes a toast and the editors begins anew with an empty stage. */
export async function clear(stage: Stage): Promise<void> {
  await stage.run('notifications.clearAll');
  await stage.run('workbench.action.closeAllEditors');
  await stage.run('workbench.action.closePanel');
  await stage.pause(300);
}
