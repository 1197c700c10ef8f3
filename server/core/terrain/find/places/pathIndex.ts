/** Files and folders of the workspace by path: in part, in another style, misspelled, with or without extension. */

import type { WorkspacePath } from '../../../../protocol/ids.ts';
import { nameOf } from '../../workspacePaths.ts';
import type { Finding } from '../finding.ts';
import { matchReason } from '../names/nameMatch.ts';
import { type NameFinding, searchNames } from '../names/nameSearch.ts';
import { PlacesByName } from '../names/placesByName.ts';
import { type PathHint, readPathHint } from './pathHint.ts';
import { segmentsFit, stemOfFile } from './segments.ts';

/** Different names of files and folders that one question may lead to. */
const namesMax = 60;
const findingsMax = 2_000;
/** What is like a path by some of its letters only is no answer to a question for a place. */
const nameScoreMin = 60;
/** Of the segments before the last, this much must fit. */
const segmentsFitMin = 0.45;

interface Entry {
  readonly path: string;
  readonly isFolder: boolean;
}

export class PathIndex {
  readonly #places = new PlacesByName<Entry>();
  readonly #files = new Map<string, number>();
  readonly #folders = new Map<string, { readonly number: number; files: number }>();

  get files(): number {
    return this.#files.size;
  }

  get folders(): number {
    return this.#folders.size;
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  /** What there is now, instead of what there was. */
  list(paths: Iterable<WorkspacePath>): void {
    const now = new Set<string>(paths);
    for (const path of [...this.#files.keys()]) if (!now.has(path)) this.#remove(path);
    for (const path of now) if (!this.#files.has(path)) this.#put(path);
  }

  #put(path: string): void {
    const entry = { path, isFolder: false };
    this.#files.set(path, this.#places.put(entry, namesOf(entry)));
    for (const folder of foldersOf(path)) {
      const known = this.#folders.get(folder);
      if (known) known.files++;
      else {
        const made = { path: folder, isFolder: true };
        this.#folders.set(folder, { number: this.#places.put(made, namesOf(made)), files: 1 });
      }
    }
  }

  #remove(path: string): void {
    this.#drop({ path, isFolder: false }, this.#files.get(path));
    this.#files.delete(path);
    for (const folder of foldersOf(path)) {
      const known = this.#folders.get(folder);
      if (!known || --known.files > 0) continue;
      this.#drop({ path: folder, isFolder: true }, known.number);
      this.#folders.delete(folder);
    }
  }

  #drop(entry: Entry, number: number | undefined): void {
    if (number !== undefined) this.#places.remove(number, new Set([...namesOf(entry)].map(([name]) => name)));
  }

  /** By their score; each file and folder once. */
  find(text: string): readonly Finding[] {
    const hint = readPathHint(text);
    if (hint === undefined) return [];
    const found = new Map<string, Finding>();
    const dotted = hint.segments.length === 1 ? (hint.segments[0] ?? '').split('.').filter((part) => part !== '') : [];
    this.#findSegments(hint.segments, hint, found);
    // "gyp.common" is gyp/common.py; "common.py" is no module py of common, and then nothing is found.
    if (dotted.length > 1) this.#findSegments(dotted, hint, found);
    return [...found.values()].sort((a, b) => b.score - a.score);
  }

  #findSegments(segments: readonly string[], { kind }: PathHint, found: Map<string, Finding>): void {
    const last = segments.at(-1) ?? '';
    const around = segments.slice(0, -1);
    const whole = segments.join('/');
    for (const name of searchNames(this.#places.names, last, { namesMax, scoreMin: nameScoreMin })) {
      for (const { holder: entry } of this.#places.placesOf(name.slot)) {
        const finding = findingOf(entry, name, around, whole, kind);
        if (finding === undefined || (found.get(entry.path)?.score ?? 0) >= finding.score) continue;
        if (found.size < findingsMax || found.has(entry.path)) found.set(entry.path, finding);
      }
    }
  }
}

function findingOf(
  { path, isFolder }: Entry,
  name: NameFinding,
  around: readonly string[],
  whole: string,
  kind: PathHint['kind'],
): Finding | undefined {
  const fit = segmentsFit(around, path.split('/').slice(0, -1));
  if (fit < segmentsFitMin) return undefined;
  const found: Finding['found'] = isFolder ? { what: 'folder', path } : { what: 'file', path: path as WorkspacePath, record: undefined };
  const otherKind = kind !== undefined && (kind === 'folder') !== isFolder;
  const penalty = otherKind ? otherKindCost : 0;
  if (path === whole) return { found, score: 100 - penalty, reasons: ['exactly this path'] };
  // A whole name with its folders is surer than the name alone, and a name that has to be found in a long path a little less sure.
  const score = name.score * (around.length === 0 ? 1 : 0.4 + 0.6 * fit) - penalty - Math.min(2, path.split('/').length / 10);
  const reason = around.length > 0 && path.endsWith(`/${whole}`) ? 'a path that ends like this' : matchReason(name.match);
  return { found, score: Math.max(1, score), reasons: [isFolder ? `folder, ${reason}` : reason] };
}

/** What a file loses when a folder was asked for, and the other way round. */
const otherKindCost = 20;

function* namesOf({ path, isFolder }: Entry): Generator<readonly [name: string, item: number]> {
  const last = nameOf(path);
  yield [last, 0];
  const stem = isFolder ? last : stemOfFile(last);
  if (stem !== last) yield [stem, 0];
}

function* foldersOf(path: string): Generator<string> {
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) yield path.slice(0, at);
}
