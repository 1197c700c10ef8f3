/**
 * The first oracle, which knows nothing of languages: an original tree and a renamed one may differ in nothing but the old word
 * turned into the new one, place by place, and in what a shorthand or an import needs to keep its other name.
 */
import type { Tree } from './trees.ts';

export interface Renaming {
  readonly from: string;
  readonly to: string;
  /** Files and folders that move, old path to new path. */
  readonly moves?: Readonly<Record<string, string>>;
}

export interface ChangedPlace {
  readonly path: string;
  /** In the original; lines and columns count from 1, columns in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  /** What stands there now. */
  readonly form: string;
  readonly text: string;
}

export interface Undone {
  readonly places: readonly ChangedPlace[];
  /** Changes that the renaming does not explain. */
  readonly strange: readonly string[];
}

/** Where a file is afterwards: it moved itself, or a folder it is in. */
export function movedPath(path: string, moves: Renaming['moves'] = {}): string {
  for (const [from, to] of Object.entries(moves)) {
    if (path === from || path.startsWith(`${from}/`)) return to + path.slice(from.length);
  }
  return path;
}

export function undoRename(before: Tree, after: Tree, renaming: Renaming): Undone {
  const places: ChangedPlace[] = [];
  const strange: string[] = [];
  const left = new Set(after.keys());
  for (const [path, original] of before) {
    const now = movedPath(path, renaming.moves);
    const changed = after.get(now);
    left.delete(now);
    if (changed === undefined) strange.push(`${path} is gone`);
    else if (changed !== original) compareFiles(path, original, changed, renaming, places, strange);
  }
  for (const path of left) strange.push(`${path} is new`);
  return { places, strange };
}

function compareFiles(
  path: string,
  original: string,
  changed: string,
  renaming: Renaming,
  places: ChangedPlace[],
  strange: string[],
): void {
  const was = decode(original).split('\n');
  const is = decode(changed).split('\n');
  if (was.length !== is.length) {
    strange.push(`${path}: ${was.length} lines became ${is.length}`);
    return;
  }
  for (const [index, text] of was.entries()) {
    const now = is[index] ?? '';
    if (now === text) continue;
    const found = explain(text, now, renaming);
    if (!found) strange.push(`${path}:${index + 1}: ${text.trim()}  →  ${now.trim()}`);
    else for (const { column, form } of found) places.push({ path, line: index + 1, column, form, text: text.trim() });
  }
}

function decode(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

interface Change {
  readonly column: number;
  readonly form: string;
}

/** The changes that turn one line into the other, or undefined if renaming alone cannot. */
function explain(was: string, is: string, { from, to }: Renaming): readonly Change[] | undefined {
  const forms = [to, `${from}: ${to}`, `${to}: ${from}`, `${from} as ${to}`, `${to} as ${from}`];
  const word = new RegExp(`(?<![\\w$#])${escaped(from)}(?![\\w$])`, 'g');
  const starts = [...was.matchAll(word)].map(({ index }) => index);
  const match = (done: number, at: number, next: number): readonly Change[] | undefined => {
    const start = starts[next];
    if (start === undefined) return was.slice(done) === is.slice(at) ? [] : undefined;
    const between = was.slice(done, start);
    if (!is.startsWith(between, at)) return undefined;
    const here = at + between.length;
    for (const form of [...forms.slice(1), from, to]) {
      if (!is.startsWith(form, here)) continue;
      const rest = match(start + from.length, here + form.length, next + 1);
      if (rest) return form === from ? rest : [{ column: start + 1, form }, ...rest];
    }
    return undefined;
  };
  return match(0, 0, 0);
}

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}
