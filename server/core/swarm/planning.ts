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

/** Everything a stage may write: all that it changes where it is, and paths files move to. */
export function leasedPaths(located: Located): readonly WorkspacePath[] {
  return [...new Set([...writtenPaths(located), ...located.moves.map(({ to }) => to)])].sort();
}

/** Files the stage writes by their path in its view: edited, moved, deleted, or to come. */
export function writtenPaths({ writeSet, moves, creations = [], deletions = [] }: Located): readonly WorkspacePath[] {
  const others = [...creations, ...deletions].map(({ path }) => path);
  return [...new Set([...writeSet, ...moves.map(({ from }) => from), ...others])].sort();
}

/** Paths of the stage's view at which its files stand no longer. */
export function vacatedPaths({ moves, deletions = [] }: Located): readonly WorkspacePath[] {
  return [...moves.map(({ from }) => from), ...deletions.map(({ path }) => path)];
}
