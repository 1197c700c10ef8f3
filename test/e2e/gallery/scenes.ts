/** The scenes of the gallery, each with a folder and a window of its own. What is seen was brought about by real missions. */
import { copyRealCode, copySample } from '../../../scripts/sampleCode.ts';
import type { Editor } from '../driver/editor.ts';
import { writeFiles } from '../driver/scratch.ts';
import { decisionsOnLines, planFirst } from './decisionScenes.ts';
import { beforeAnything, notTrusted } from './firstScenes.ts';
import { asking, previewing, refusals } from './missionScenes.ts';
import { manyEvents, whatHappened } from './pastScenes.ts';
import type { Stage } from './stage.ts';

export interface Scene {
  readonly name: string;
  readonly folderName: string;
  /** Fills the folder that the window opens. */
  readonly fill: (folder: string) => void;
  /** With the editor as it was left, before the window is opened. */
  readonly before?: (editor: Editor) => void;
  readonly play: (stage: Stage) => Promise<void>;
}

/** Trust is a matter of the last scene alone. */
export const settingsAtStart = {
  'security.workspace.trust.enabled': false,
  'security.workspace.trust.startupPrompt': 'never',
  'explorer.autoReveal': false,
  'workbench.editor.enablePreview': false,
};

/** Two functions of one name besides the rest. */
function shopWithTwins(folder: string): void {
  copySample(folder);
  writeFiles(folder, {
    'reports/orders/archive.py': '"""Orders of past years."""\n\n\ndef load(path):\n    return path.read_text().splitlines()\n',
    'reports/orders/store.py': '"""Orders of this year."""\n\n\ndef load(name):\n    return open(name).readlines()\n',
  });
}

const shop = { folderName: 'orders', fill: copySample };

export const scenes: readonly Scene[] = [
  { name: 'At first', ...shop, play: beforeAnything },
  { name: 'Asking', folderName: 'orders', fill: shopWithTwins, play: asking },
  { name: 'Preview and result', ...shop, play: previewing },
  { name: 'Refusals', ...shop, play: refusals },
  { name: 'Decisions on lines', ...shop, play: decisionsOnLines },
  { name: 'Plan', ...shop, play: planFirst },
  { name: 'What happened, and rewind', ...shop, play: whatHappened },
  { name: 'Much code', folderName: 'real-code', fill: copyRealCode, play: manyEvents },
  { name: 'Not trusted', ...shop, before: notTrusted.before, play: notTrusted.play },
];
