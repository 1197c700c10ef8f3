/** The scenes of the gallery: how each is brought about, in a window that has just been opened. */
import { copySample } from '../../scripts/sampleCode.ts';
import type { EditorWindow } from './driver/editorWindow.ts';

export interface Scene {
  readonly name: string;
  /** Fills the folder that the window opens. */
  readonly folder: (folder: string) => void;
  /** Ends when what is to be seen is there. */
  readonly play: (window: EditorWindow) => Promise<void>;
}

export const scenes: readonly Scene[] = [
  {
    name: 'The views, before anything happened',
    folder: copySample,
    async play(window) {
      await window.documents.openAt('reports/orders/money.py', 'def total_of');
      await window.workbench.openContainer('Swarm');
      await window.workbench.view('Missions').opened();
    },
  },
];
