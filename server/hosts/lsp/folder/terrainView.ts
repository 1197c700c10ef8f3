/** The state of the index as it is told to clients: numbers, a sentence, and as many reasons as a person reads. */
import { type IndexState, stateSentence } from '../../../core/terrain/index/indexState.ts';
import type { TerrainView } from '../../../protocol/messages/workspace.ts';

const leftOutMax = 200;

export function terrainView(state: IndexState): TerrainView {
  const { complete, files, indexed, waiting, leftOut, notListed } = state;
  return {
    complete,
    files,
    indexed,
    waiting,
    leftOut: leftOut.length,
    text: stateSentence(state),
    reasons: [...leftOut.map(({ path, why }) => `${path}: ${why}`), ...notListed].slice(0, leftOutMax),
  };
}
