/** Which files come first while the index is built: those in the folders of what people have open, then those beside these, and so on. */
import type { WorkspacePath } from '../../../protocol/ids.ts';

/** More open files than this do not say where the work is. */
const openMax = 16;

/** The open files themselves first; equally near ones stay in their order. */
export function nearestFirst(paths: readonly WorkspacePath[], open: readonly WorkspacePath[]): readonly WorkspacePath[] {
  const places = open.slice(-openMax).map((path) => path.split('/'));
  if (places.length === 0) return paths;
  const rank = new Map(paths.map((path) => [path, Math.min(...places.map((place) => stepsBetween(path.split('/'), place)))]));
  return paths.toSorted((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
}

/** How many folders one goes up and down from one file to the other; 0 is the file itself. */
function stepsBetween(a: readonly string[], b: readonly string[]): number {
  let shared = 0;
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared++;
  return a.length + b.length - 2 * shared;
}
