/** What mentions the old name and is not rewritten: judged places one by one, prose and unreadable files as counts. */
import { LineIndex } from '../../base/lineIndex.ts';
import type { MentionsFact, Place } from '../../core/facts/facts.ts';
import { wordOffsets } from '../../core/facts/words.ts';
import type { LeftAlone, OperationDecision } from '../../core/operation/operation.ts';
import type { Hazard } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import type { DoubtfulSighting } from '../../core/terrain/relations/references/reference.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';

const LINE_UNITS_MAX = 160;
const LEFT_MAX = 500;
const FILES_NAMED_MAX = 5;

/** The line a place stands in, for people. */
function lineText(text: string, lines: LineIndex, offset: number): string {
  const extent = lines.lineExtent(lines.at(offset).line) ?? [0, 0];
  return text.slice(extent[0], extent[1]).trim().slice(0, LINE_UNITS_MAX);
}

export function leftAlone(terrain: Terrain, sightings: readonly DoubtfulSighting[]): readonly LeftAlone[] {
  const lines = new Map<string, LineIndex>();
  return sightings.slice(0, LEFT_MAX).map(({ view, occurrence, why }) => {
    const text = terrain.file(view.path)?.text ?? '';
    const index = lines.get(view.path) ?? new LineIndex(text);
    lines.set(view.path, index);
    return { path: view.path, start: occurrence.start, end: occurrence.end, why, text: lineText(text, index, occurrence.start) };
  });
}

/** Mentions in comments, documentation and ordinary strings: one entry that counts them all, at the first. */
export function proseLeft(terrain: Terrain, views: readonly FileView[], word: string, dealtWith: readonly Place[]): readonly LeftAlone[] {
  let count = 0;
  const files = new Set<string>();
  let first: Place | undefined;
  const unread = unreadPlaces(views);
  const handled = new Set(dealtWith.map(({ path, start }) => `${start} ${path}`));
  for (const view of views) {
    const text = terrain.file(view.path)?.text ?? '';
    const starts = new Set<number>();
    for (const { role, start } of view.occurrencesOf(word))
      if (role !== 'string' || handled.has(`${start} ${view.path}`)) starts.add(start);
    for (const at of wordOffsets(text, word)) {
      if (starts.has(at) || handled.has(`${at} ${view.path}`) || isUnread(unread, view, at)) continue;
      count += 1;
      files.add(view.path);
      first ??= { path: view.path, start: at, end: at + word.length };
    }
  }
  if (!first) return [];
  const text = terrain.file(first.path)?.text ?? '';
  const where = files.size === 1 ? 'this file' : `${files.size} files`;
  const why = `${count} ${count === 1 ? 'mention' : 'mentions'} in comments, documentation or other text of ${where} ${count === 1 ? 'is' : 'are'} prose and stay as written`;
  return [{ ...first, why, text: lineText(text, new LineIndex(text), first.start) }];
}

/** Mentions in code whose names are not in the index: they may be references. One entry for each stretch, at the first. */
export function unreadLeft(terrain: Terrain, views: readonly FileView[], word: string): readonly LeftAlone[] {
  return [...unreadPlaces(views)].flatMap(([view, hazards]) => {
    const text = terrain.file(view.path)?.text ?? '';
    const lines = new LineIndex(text);
    const offsets = [...wordOffsets(text, word)];
    return hazards.flatMap((hazard): readonly LeftAlone[] => {
      const inside = offsets.filter((at) => hazard.start <= at && at < hazard.end);
      const [first] = inside;
      if (first === undefined) return [];
      const times = inside.length === 1 ? 'once' : `${inside.length} times`;
      const why = `stands ${times} in code that was not read; look whether it is meant there. ${hazard.text.replace(/\.$/, '')}`;
      return [{ path: view.path, start: first, end: first + word.length, why, text: lineText(text, lines, first) }];
    });
  });
}

type UnreadPlaces = ReadonlyMap<FileView, readonly Hazard[]>;

function unreadPlaces(views: readonly FileView[]): UnreadPlaces {
  const found = new Map<FileView, readonly Hazard[]>();
  for (const view of views) {
    const hazards = view.index.hazards.filter(({ kind }) => kind === 'unread');
    if (hazards.length > 0) found.set(view, hazards);
  }
  return found;
}

function isUnread(unread: UnreadPlaces, view: FileView, offset: number): boolean {
  return unread.get(view)?.some(({ start, end }) => start <= offset && offset < end) === true;
}

/**
 * Text that spells out a dotted name or path (`"pkg.part."` put together at run time, a configuration) and is no reference
 * that can be followed. Each is named: a program may read it.
 */
export function spelledOut(terrain: Terrain, views: readonly FileView[], word: string, before: readonly string[]): readonly LeftAlone[] {
  if (before.length === 0) return [];
  return views.flatMap((view) => {
    const text = terrain.file(view.path)?.text ?? '';
    const starts = new Set(view.occurrencesOf(word).flatMap(({ role, start }) => (role === 'string' ? [] : [start])));
    const lines = new LineIndex(text);
    return [...wordOffsets(text, word)].flatMap((at): readonly LeftAlone[] => {
      if (starts.has(at) || !before.some((prefix) => text.endsWith(prefix, at))) return [];
      const why = 'spells out the name in text; if a program reads it, change it by hand';
      return [{ path: view.path, start: at, end: at + word.length, why, text: lineText(text, lines, at) }];
    });
  });
}

/** Code that makes names at run time, in the files looked at: whether it reaches what is renamed cannot be proven. */
export function dynamicAccess(views: readonly FileView[]): readonly OperationDecision[] {
  const hazards = views.flatMap((view) =>
    view.index.hazards.filter(({ kind }) => kind !== 'starImport').map(({ start, end, text }) => ({ path: view.path, start, end, text })),
  );
  const first = hazards[0];
  if (!first) return [];
  return [
    {
      kind: 'leave',
      choice: `could not prove that ${hazards.length} ${hazards.length === 1 ? 'place' : 'places'} with dynamic access never name it`,
      rationale: first.text,
      rejected: [],
      confidence: 0.5,
      about: hazards.slice(0, 20).map(({ path, start, end }) => ({ path, start, end })),
    },
  ];
}

/** Files that mention the name and could not be read as code: each named once. */
export function otherFiles(mentions: MentionsFact | undefined): readonly LeftAlone[] {
  const byWhy = new Map<string, { path: LeftAlone['path']; count: number }[]>();
  for (const { path, count, why } of mentions?.other ?? []) byWhy.set(why, [...(byWhy.get(why) ?? []), { path, count }]);
  return [...byWhy].flatMap(([why, files]): readonly LeftAlone[] => {
    const named = files.slice(0, FILES_NAMED_MAX);
    const rest = files.length - named.length;
    return named.map(({ path, count }, i) => {
      const more = rest > 0 && i === named.length - 1 ? `; so do ${rest} more files of that sort` : '';
      return {
        path,
        start: 0,
        end: 0,
        text: '',
        why: `mentions it ${count} ${count === 1 ? 'time' : 'times'} and was left alone: ${why}${more}`,
      };
    });
  });
}
