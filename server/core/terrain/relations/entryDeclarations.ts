/**
 * Commands, plug-ins and published modules as projects declare them: pyproject.toml, setup.cfg, setup.py, package.json. It
 * reads as much of each format as such declarations use, and takes nothing from a file it cannot read.
 */
import type { Extent } from '../fileIndex.ts';

export interface DeclaredEntry extends Extent {
  readonly kind: 'command' | 'plugin' | 'package';
  readonly name: string;
  readonly module: string; // as its language imports it
  readonly attribute: string; // in the module; '' for the module itself
}

/** `module:attribute`, without the extras that may follow. */
const objectReference = String.raw`([\w.]+)(?:\s*:\s*([\w.]+))?(?:\s*\[[^\]]*\])?`;

export function entriesOfPyproject(text: string): readonly DeclaredEntry[] {
  const found: DeclaredEntry[] = [];
  let section = '';
  for (const { line, start } of linesOf(text)) {
    const header = /^\s*\[+\s*([^\]]+?)\s*\]+/.exec(line);
    if (header) {
      section = (header[1] ?? '').replaceAll(/["'\s]/g, '');
      continue;
    }
    const kind = sectionKind(section);
    if (kind !== undefined) found.push(...pairsIn(line, start, kind));
    const inline = section === 'project' ? /^\s*(?:gui-)?scripts\s*=\s*\{(.*)\}/.exec(line)?.[1] : undefined;
    if (inline !== undefined) found.push(...pairsIn(inline, start + line.indexOf(inline), 'command'));
  }
  return found;
}

function sectionKind(section: string): 'command' | 'plugin' | undefined {
  if (section === 'project.scripts' || section === 'project.gui-scripts' || section === 'tool.poetry.scripts') return 'command';
  return /^(?:project\.entry-points|tool\.poetry\.plugins)\./.test(section) ? 'plugin' : undefined;
}

const pair = new RegExp(String.raw`["']?([\w.-]+)["']?\s*=\s*["']\s*${objectReference}\s*["']`, 'g');

function pairsIn(line: string, start: number, kind: 'command' | 'plugin'): readonly DeclaredEntry[] {
  if (/^\s*#/.test(line)) return [];
  return [...line.matchAll(pair)].map((match) => entryOf(match, start, kind));
}

function entryOf(match: RegExpExecArray, start: number, kind: 'command' | 'plugin'): DeclaredEntry {
  const at = start + match.index;
  return { kind, name: match[1] ?? '', module: match[2] ?? '', attribute: match[3] ?? '', start: at, end: at + match[0].length };
}

export function entriesOfSetupCfg(text: string): readonly DeclaredEntry[] {
  const found: DeclaredEntry[] = [];
  let section = '';
  let group = '';
  const entry = new RegExp(String.raw`^\s+([\w.-]+)\s*=\s*${objectReference}\s*$`);
  for (const { line, start } of linesOf(text)) {
    const header = /^\[([^\]]+)\]/.exec(line);
    if (header) section = header[1] ?? '';
    if (header || section !== 'options.entry_points') continue;
    group = /^([\w.-]+)\s*=/.exec(line)?.[1] ?? group;
    const match = entry.exec(line);
    if (match) found.push(entryOf(match, start, isCommandGroup(group) ? 'command' : 'plugin'));
  }
  return found;
}

function isCommandGroup(group: string): boolean {
  return group === 'console_scripts' || group === 'gui_scripts';
}

/** Strings of the form "name = module:attribute" behind `entry_points`, in the group whose name stands before them. */
export function entriesOfSetupPy(text: string): readonly DeclaredEntry[] {
  const from = text.search(/\bentry_points\s*=/);
  if (from === -1) return [];
  const token = /["']([\w.-]+)["']\s*:|["']\s*([\w.-]+)\s*=\s*([\w.]+)\s*:\s*([\w.]+)(?:\s*\[[^\]]*\])?\s*["']/g;
  const found: DeclaredEntry[] = [];
  let group = '';
  for (const match of text.slice(from).matchAll(token)) {
    if (match[1] !== undefined) {
      group = match[1];
      continue;
    }
    const start = from + match.index;
    const kind = isCommandGroup(group) ? 'command' : 'plugin';
    found.push({ kind, name: match[2] ?? '', module: match[3] ?? '', attribute: match[4] ?? '', start, end: start + match[0].length });
  }
  return found;
}

/** Conditions of `exports` nest; no package nests them deeper. */
const NESTING_MAX = 8;

/** `bin`, `main`, `module` and `exports`: files that others run or load. */
export function entriesOfPackageJson(text: string): readonly DeclaredEntry[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return [];
  }
  if (!isObject(json)) return [];
  const found: DeclaredEntry[] = [];
  const add = (kind: 'command' | 'package', name: string, path: unknown): void => {
    if (typeof path !== 'string' || found.some((each) => each.kind === kind && each.name === name && each.module === relative(path)))
      return;
    const at = Math.max(0, text.indexOf(JSON.stringify(path)));
    found.push({ kind, name, module: relative(path), attribute: '', start: at, end: at + JSON.stringify(path).length });
  };
  const { bin, name } = json;
  if (typeof bin === 'string') add('command', typeof name === 'string' ? name.replace(/^@[^/]*\//, '') : 'bin', bin);
  else if (isObject(bin)) for (const [command, path] of Object.entries(bin)) add('command', command, path);
  for (const field of ['main', 'module', 'browser']) add('package', '.', json[field]);
  for (const [subpath, path] of exportedPaths(json['exports'], '.', 0)) add('package', subpath, path);
  return found;
}

function exportedPaths(exports: unknown, subpath: string, depth: number): readonly (readonly [string, string])[] {
  if (typeof exports === 'string') return exports.includes('*') ? [] : [[subpath, exports]];
  if (depth > NESTING_MAX) return [];
  if (Array.isArray(exports)) return exports.flatMap((each) => exportedPaths(each, subpath, depth + 1));
  if (!isObject(exports)) return [];
  return Object.entries(exports).flatMap(([key, value]) =>
    key === 'types' || key === 'typings' ? [] : exportedPaths(value, key.startsWith('.') ? key : subpath, depth + 1),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function relative(path: string): string {
  return path.startsWith('.') ? path : `./${path}`;
}

function* linesOf(text: string): Generator<{ readonly line: string; readonly start: number }> {
  let start = 0;
  for (const line of text.split('\n')) {
    yield { line: line.replace(/\r$/, ''), start };
    start += line.length + 1;
  }
}
