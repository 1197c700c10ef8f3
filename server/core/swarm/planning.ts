/** How a stage's files are dealt out: shards by language family and folder, the definition's first. Pure. */
import type { Located } from '../operation/operation.ts';
import { deepLanguageOfPath, familyOf } from '../terrain/languageId.ts';
import { limits } from './limits.ts';
import type { WorkspacePath } from './words.ts';

export interface Shard {
  readonly family: string; // 'python', 'ecmascript', or 'text' for files that are not code
  readonly paths: readonly WorkspacePath[];
  readonly references: number; // of located.references
}

function familyOfPath(path: WorkspacePath): string {
  const language = deepLanguageOfPath(path);
  return language === undefined ? 'text' : familyOf(language);
}

/** Files per ticket: enough tickets for every coder, none too small to be worth one, none too large to judge. */
export function filesPerTicket(files: number): number {
  return Math.max(limits.filesPerTicketMin, Math.min(limits.filesPerTicketMax, Math.ceil(files / limits.codersMax)));
}

/** Every path in exactly one shard; neighbours together; shards that declare what is changed come first, so that peers can warn them. */
export function shardsOf(located: Located, paths: readonly WorkspacePath[]): readonly Shard[] {
  const counts = new Map<WorkspacePath, number>();
  const declaring = new Set<WorkspacePath>();
  for (const reference of located.references) {
    counts.set(reference.path, (counts.get(reference.path) ?? 0) + 1);
    if (reference.how === 'declaration') declaring.add(reference.path);
  }
  const families = new Map<string, WorkspacePath[]>();
  for (const path of [...new Set(paths)].sort()) {
    const family = familyOfPath(path);
    families.set(family, [...(families.get(family) ?? []), path]);
  }
  const size = filesPerTicket(paths.length);
  const shards: Shard[] = [];
  for (const [family, members] of families) {
    for (let at = 0; at < members.length; at += size) {
      const chunk = members.slice(at, at + size);
      shards.push({ family, paths: chunk, references: chunk.reduce((sum, path) => sum + (counts.get(path) ?? 0), 0) });
    }
  }
  const declares = (shard: Shard) => (shard.paths.some((path) => declaring.has(path)) ? 0 : 1);
  return shards.sort((a, b) => declares(a) - declares(b));
}

/** Everything a stage may write: files changed where they are, and paths files move to. */
export function leasedPaths(located: Located): readonly WorkspacePath[] {
  return [...new Set([...located.writeSet, ...located.moves.flatMap(({ from, to }) => [from, to])])].sort();
}

/** Files the stage writes by their path in its view, whether they are edited or only moved. */
export function writtenPaths(located: Located): readonly WorkspacePath[] {
  return [...new Set([...located.writeSet, ...located.moves.map(({ from }) => from)])].sort();
}
