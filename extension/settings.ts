/** The settings under `swarm.*`, typed, read when they are needed. */
import { workspace } from 'vscode';
import type { BrainName, OwnLanguageServer } from '../server/protocol/messages.ts';

const section = () => workspace.getConfiguration('swarm');

export const settings = {
  preview: (): 'always' | 'never' => (section().get('preview') === 'never' ? 'never' : 'always'),
  physics: (): boolean => section().get('physics', true),
  languageServers: (): Readonly<Record<string, OwnLanguageServer>> => section().get('languageServers', {}),
  /** undefined: the offline engine, and Claude where it does not understand. */
  brain(): BrainName | undefined {
    const brain = section().get<string>('brain');
    return brain === 'offline' || brain === 'claude' ? brain : undefined;
  },
  claude() {
    const model = section().get('model', '').trim();
    const baseUrl = section().get('baseUrl', '').trim();
    return {
      ...(model === '' ? {} : { model }),
      ...(baseUrl === '' ? {} : { baseUrl }),
      tokensMax: section().get('tokensMax', 1_000_000),
      costUsdMax: section().get('costUsdMax', 2),
    };
  },
};
