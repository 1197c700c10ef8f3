/** `new URL('./x', import.meta.url)`: where what moves asks for its own place only to name a file, which is spelt from the new place. */
import type { Place } from '../../core/facts/facts.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';

/** Whether the place lies in such an expression whose file is there. */
export function isSpeltAnew(terrain: Terrain, { path, start, end }: Place): boolean {
  const around = (terrain.view(path)?.index.imports ?? []).filter((record) => record.start <= start && end <= record.end);
  return around.some(({ specifier, level }) => terrain.module(path, specifier, level).kind === 'files');
}
