/**
 * What of a folder is not looked at: by default, by .gitignore, by .swarmignore. Rules of inner folders go before those
 * of outer ones, as in git; a .swarmignore goes before both git's rules and the defaults. Works without git.
 */

import * as fs from 'node:fs';
import * as path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { nameOf } from '../../core/terrain/workspacePaths.ts';

/** Folders in which nobody writes source by hand: version control's own, installed packages, caches of tools. */
const defaultFolders: ReadonlySet<string> = new Set([
  'node_modules',
  'bower_components',
  '__pycache__',
  '__pypackages__',
  'site-packages',
  '.venv',
  '.tox',
  '.nox',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '.hypothesis',
  '.ipynb_checkpoints',
  '.gradle',
  '.terraform',
  '.yarn',
  '.pnpm-store',
  '.parcel-cache',
  '.turbo',
  '.nyc_output',
  '.eggs',
]);

/** Never looked into, whatever a rule says. */
const closedFolders: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', '.bzr', '.jj']);

/** Marks a Python environment, however its folder is called. */
export const ENVIRONMENT_MARK = 'pyvenv.cfg';

const defaultFiles = /\.(?:pyc|pyo)$|^\.DS_Store$|^Thumbs\.db$|^\.swarm-.*\.tmp$/;

/** The rules of one file, for paths below `prefix` ("" or "sub/folder/"). */
interface RuleFile {
  readonly source: string; // for people: ".gitignore", "lib/.swarmignore"
  readonly prefix: string;
  readonly rules: Ignore;
}

/** The rules that hold in a folder, outermost first. */
export interface RuleChain {
  readonly git: readonly RuleFile[];
  readonly swarm: readonly RuleFile[];
}

export interface IgnoreVerdict {
  readonly why: string | undefined; // "ignored by .gitignore"; undefined: it is looked at
  /** A .swarmignore wants it although other rules do not; then those have no say about what is inside either. */
  readonly rescued: boolean;
}

/** `below`: relative to the workspace, forward slashes. */
export function judgeEntry(chain: RuleChain, below: string, isFolder: boolean): IgnoreVerdict {
  const name = nameOf(below);
  if (closedFolders.has(name)) return { why: 'version control', rescued: false };
  const swarm = judge(chain.swarm, below, isFolder);
  if (swarm !== undefined) return { why: swarm.ignored ? `ignored by ${swarm.source}` : undefined, rescued: !swarm.ignored };
  if (isFolder ? defaultFolders.has(name) : defaultFiles.test(name)) return { why: 'ignored by default', rescued: false };
  const git = judge(chain.git, below, isFolder);
  return { why: git?.ignored === true ? `ignored by ${git.source}` : undefined, rescued: false };
}

function judge(
  files: readonly RuleFile[],
  below: string,
  isFolder: boolean,
): { readonly ignored: boolean; readonly source: string } | undefined {
  for (let at = files.length - 1; at >= 0; at--) {
    const file = files[at];
    if (file === undefined) continue;
    // A rule file inside the workspace sees paths from its folder on; one above sees them from further up.
    const relative = file.prefix.startsWith('../') ? `${file.prefix.slice(3)}${below}` : below.slice(file.prefix.length);
    const { ignored, unignored } = file.rules.test(isFolder ? `${relative}/` : relative);
    if (ignored || unignored) return { ignored, source: file.source };
  }
  return undefined;
}

/** Rules that hold in the workspace's root because it lies inside a repository: those of the folders above, and the repository's own. */
export function outerRules(root: string, bytesMax: number): RuleChain {
  const folders: string[] = [];
  for (let folder = root; ; folder = path.dirname(folder)) {
    folders.unshift(folder);
    if (fs.existsSync(path.join(folder, '.git'))) break;
    if (folder === path.dirname(folder)) return { git: [], swarm: [] };
  }
  const git: RuleFile[] = [];
  const add = (file: string, folder: string) => {
    const content = readRules(file, bytesMax);
    if (content === undefined) return;
    const down = path.relative(folder, root).replaceAll('\\', '/');
    git.push({
      source: path.relative(root, file).replaceAll('\\', '/'),
      prefix: down === '' ? '' : `../${down}/`,
      rules: parse(content),
    });
  };
  add(path.join(folders[0] ?? root, '.git', 'info', 'exclude'), folders[0] ?? root);
  // The root's own file is read with its folder, as every inner one is.
  for (const folder of folders.slice(0, -1)) add(path.join(folder, '.gitignore'), folder);
  // Whoever opens a folder that the repository ignores wants to see what is in it.
  const hidden = git.some(({ prefix, rules }) => prefix !== '' && rules.ignores(prefix.slice('../'.length)));
  return { git: hidden ? [] : git, swarm: [] };
}

/** The chain inside a folder whose entries are named. `below`: "" for the root, else "sub/folder". */
export function innerRules(chain: RuleChain, root: string, below: string, names: ReadonlySet<string>, bytesMax: number): RuleChain {
  const prefix = below === '' ? '' : `${below}/`;
  const read = (name: string): RuleFile[] => {
    const content = names.has(name) ? readRules(path.join(root, below, name), bytesMax) : undefined;
    return content === undefined ? [] : [{ source: `${prefix}${name}`, prefix, rules: parse(content) }];
  };
  const git = read('.gitignore');
  const swarm = read('.swarmignore');
  if (git.length === 0 && swarm.length === 0) return chain;
  return { git: [...chain.git, ...git], swarm: [...chain.swarm, ...swarm] };
}

/** Letter case counts as it does on the disk. */
function parse(content: string): Ignore {
  return ignore({ ignorecase: process.platform === 'win32' || process.platform === 'darwin' }).add(content);
}

function readRules(file: string, bytesMax: number): string | undefined {
  try {
    const stat = fs.lstatSync(file);
    return stat.isFile() && stat.size <= bytesMax ? fs.readFileSync(file, 'utf8') : undefined;
  } catch {
    // Rules that cannot be read hide nothing.
    return undefined;
  }
}
