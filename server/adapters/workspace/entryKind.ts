/** What one path is to a listing of the folder, without listing it: the same rules, asked along one path. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { EntryKind } from '../../core/ports/workspacePort.ts';
import type { WorkspaceBounds } from './bounds.ts';
import { ENVIRONMENT_MARK, innerRules, judgeEntry, outerRules } from './ignoreRules.ts';
import { leaveOut } from './listing.ts';

/** Whether these are there is found out by reading them. */
const ruleFiles: ReadonlySet<string> = new Set(['.gitignore', '.swarmignore']);

/** `below`: relative to the root, forward slashes. What is gone may have been a file or a folder. */
export function entryKind(root: string, below: string, bounds: WorkspaceBounds): EntryKind {
  const segments = below.split('/');
  const name = segments.at(-1) ?? '';
  if (segments.length - 1 > bounds.foldersDeepMax) return 'passedOver';
  let chain = outerRules(root, bounds.ignoreFileBytesMax);
  for (let depth = 0; depth < segments.length - 1; depth++) {
    const folder = segments.slice(0, depth).join('/');
    chain = innerRules(chain, root, folder, ruleFiles, bounds.ignoreFileBytesMax);
    const inner = segments.slice(0, depth + 1).join('/');
    const { why, rescued } = judgeEntry(chain, inner, true);
    if (why !== undefined || fs.existsSync(path.join(root, inner, ENVIRONMENT_MARK))) return 'passedOver';
    if (rescued) chain = { ...chain, git: [] };
  }
  const stat = statOf(path.join(root, below));
  if (stat === undefined) return 'gone';
  chain = innerRules(chain, root, segments.slice(0, -1).join('/'), ruleFiles, bounds.ignoreFileBytesMax);
  if (stat.isDirectory()) return judgeEntry(chain, below, true).why === undefined ? 'folder' : 'passedOver';
  const left = leaveOut(below, name, stat) ?? judgeEntry(chain, below, false).why;
  return left === undefined ? 'file' : 'passedOver';
}

function statOf(absolute: string): fs.Stats | undefined {
  try {
    return fs.lstatSync(absolute, { throwIfNoEntry: false });
  } catch {
    return undefined; // a file where there was a folder, or no right to look
  }
}
