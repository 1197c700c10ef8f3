/** A draft as the reflexes look at it: with its texts, and with what must be on disk for it to hold. */
import type { Facts } from '../facts/facts.ts';
import type { ChangedFile, ContentHash, DraftedFile, WorkspacePath } from '../swarm/words.ts';
import type { ReflexFile } from './services.ts';
import type { TextStore } from './textStore.ts';

/** `changes`: by the stages before; `vacated`: paths that files leave in this one. */
export function reflexFile(
  { path, newPath, baseHash, hash, edits }: DraftedFile,
  changes: readonly ChangedFile[],
  facts: Facts,
  vacated: readonly WorkspacePath[],
  texts: TextStore,
): ReflexFile {
  const earlier = baseHash === undefined ? undefined : changes.find((change) => change.hash !== undefined && change.path === path);
  const origin = earlier?.origin ?? path;
  const untouched = earlier === undefined ? (baseHash ?? leftHere(path, changes, facts, vacated)) : undefined;
  return {
    path,
    newPath: newPath ?? path,
    origin,
    diskHash: changes.find((change) => change.origin === origin && change.baseHash !== undefined)?.baseHash ?? untouched,
    baseHash,
    baseText: texts.text(baseHash),
    edits,
    text: texts.text(hash),
    deleted: hash === undefined,
  };
}

/** What a file that leaves in this stage, and that no stage before has touched, still has on disk where another comes in. */
function leftHere(
  path: WorkspacePath,
  changes: readonly ChangedFile[],
  facts: Facts,
  vacated: readonly WorkspacePath[],
): ContentHash | undefined {
  if (!vacated.includes(path) || changes.some((change) => change.path === path)) return undefined;
  const fact = facts.file(path);
  return fact === undefined || fact.state === 'unreadable' ? undefined : fact.hash;
}
