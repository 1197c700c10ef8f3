/** “Show Output”, and starting the server anew. */
import { commands, Disposable } from 'vscode';
import { registerCommand } from '../commands.ts';
import type { Feature } from '../feature.ts';

export const output: Feature = ({ log, server, restart }) =>
  Disposable.from(
    registerCommand('swarm.showOutput', () => log.show()),
    registerCommand('swarm.restartServer', restart),
    server.onRunning((running) => {
      if (running) void commands.executeCommand('setContext', 'swarm.serverDown', false);
    }),
  );
