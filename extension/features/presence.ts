/** Says that the window is there. This process may outlive its window, so something is asked that only the window can do. */
import { commands } from 'vscode';
import { windowPresent } from '../../server/protocol/messages.ts';
import type { Feature } from '../feature.ts';

export const presence: Feature = ({ server }) =>
  server.onRequest(windowPresent, async () => {
    await commands.executeCommand('setContext', 'swarm.present', true);
    return {};
  });
