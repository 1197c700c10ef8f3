/** Where files that are no code name a module that moves: by its path or its dotted name, in configuration and in documentation. */

import type { MentionsFact } from '../../core/facts/facts.ts';
import type { LeftAlone, LocatedReference } from '../../core/operation/operation.ts';
import { entriesOfPyproject, entriesOfSetupCfg } from '../../core/terrain/relations/entryDeclarations.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import { folderOf, joined, nameOf } from '../../core/terrain/workspacePaths.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { shownLine } from './shownLine.ts';
import { isChronicle, isConfiguration, isDocument, isStructured } from './wordMarks.ts';

/** Files beside the code that one change looks into. */
const TEXTS_MAX = 300;

/** What a module was called, and what it is called now. */
export interface NewAddress {
  /** Its dotted name, from the root of its package; empty where the language has none. */
  readonly dotted: { readonly old: string; readonly now: string } | undefined;
  /** Where a path of the workspace leads that led to it, or into it. */
  readonly moved: (path: string) => string | undefined;
}

export interface NamedPlaces {
  readonly references: readonly LocatedReference[];
  readonly left: readonly LeftAlone[];
}

/** `docs`: documentation follows wherever it spells a path or a dotted name out; else only where tools follow it. */
export function namedPlaces(terrain: Terrain, mentions: MentionsFact, address: NewAddress, docs: boolean): NamedPlaces {
  const references: LocatedReference[] = [];
  const left: LeftAlone[] = [];
  for (const { path } of mentions.other.slice(0, TEXTS_MAX)) {
    const fact = terrain.facts.file(path);
    if (fact === undefined) terrain.needs.add({ kind: 'file', path });
    if (fact?.state !== 'text') continue;
    for (const place of placesIn(path, fact.text, address)) {
      const why = whyNot(path, fact.text, place, docs) ?? (fact.writable ? undefined : 'the file is read-only');
      if (why === undefined) references.push({ path, ...place, confidence: place.sure ? 0.9 : 0.85, why: reasonOf(path), how: 'string' });
      else left.push({ path, start: place.start, end: place.end, why, text: shownLine(fact.text, place.start) });
    }
  }
  return {
    references: references.map(({ path, start, end, newText, confidence, why, how }) => ({
      path,
      start,
      end,
      newText,
      confidence,
      why,
      how,
    })),
    left,
  };
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
  readonly sure: boolean;
}

function placesIn(path: WorkspacePath, text: string, address: NewAddress): readonly Found[] {
  const found = [...entries(path, text, address)];
  for (const each of [...paths(path, text, address), ...dottedNames(text, address)]) {
    if (!found.some((other) => each.start < other.end && other.start < each.end)) found.push(each);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Commands and plug-ins that a project declares; and the lists of what it is made of, where one word is enough. */
function* entries(path: WorkspacePath, text: string, { dotted }: NewAddress): Generator<Found> {
  if (dotted === undefined) return;
  const name = nameOf(path);
  const declared = name === 'pyproject.toml' ? entriesOfPyproject(text) : name === 'setup.cfg' ? entriesOfSetupCfg(text) : [];
  for (const { start, end, module } of declared) {
    if (module !== dotted.old && !module.startsWith(`${dotted.old}.`)) continue;
    const at = text.slice(start, end).lastIndexOf(module);
    if (at >= 0) yield { start: start + at, end: start + at + dotted.old.length, newText: dotted.now, sure: true };
  }
  if (name !== 'pyproject.toml') return;
  for (const list of text.matchAll(/^\s*(?:packages|py[-_]modules|known[-_]first[-_]party|source)\s*=\s*\[([^\]]*)\]/gm)) {
    for (const item of (list[1] ?? '').matchAll(/["']([\w.]+)["']/g)) {
      if (item[1] !== dotted.old) continue;
      const start = list.index + list[0].indexOf(list[1] ?? '') + item.index + 1;
      yield { start, end: start + dotted.old.length, newText: dotted.now, sure: true };
    }
  }
}

const pathToken = /[\w@.\-/]*[\w@-][\w@.\-/]*/g;

function* paths(path: WorkspacePath, text: string, { moved }: NewAddress): Generator<Found> {
  const folder = folderOf(path);
  for (const token of text.matchAll(pathToken)) {
    const written = token[0].replace(/[.,/]+$/, '');
    const prefix = /^(?:\.\/)*/.exec(written)?.[0] ?? '';
    const bare = written.slice(prefix.length);
    if (!bare.includes('/') && !/\.(?:pyi?|[cm]?[jt]sx?)$/.test(bare)) continue;
    for (const base of folder === '' ? [''] : [folder, '']) {
      const old = joined(base, bare);
      const now = old === undefined ? undefined : moved(old);
      if (now === undefined) continue;
      const newText = fromFolder(base, now);
      if (newText === undefined) continue;
      yield { start: token.index, end: token.index + written.length, newText: prefix + newText, sure: false };
      break;
    }
  }
}

/** A path as a file in that folder writes it; undefined when it would have to be written another way. */
export function fromFolder(base: string, path: string): string | undefined {
  if (base === '') return path;
  return path.startsWith(`${base}/`) ? path.slice(base.length + 1) : `${'../'.repeat(base.split('/').length)}${path}`;
}

function* dottedNames(text: string, { dotted }: NewAddress): Generator<Found> {
  if (dotted === undefined || !dotted.old.includes('.')) {
    if (dotted !== undefined) yield* roles(text, dotted.old, dotted.now);
    return;
  }
  for (let at = text.indexOf(dotted.old); at !== -1; at = text.indexOf(dotted.old, at + 1)) {
    const end = at + dotted.old.length;
    if (/[\w./-]/.test(text[at - 1] ?? '') || /[\w/-]/.test(text[end] ?? '')) continue;
    yield { start: at, end, newText: dotted.now, sure: isStructured(text, at) };
  }
}

/** A name without a dot is one only where tools take it for that. */
function* roles(text: string, old: string, now: string): Generator<Found> {
  for (let at = text.indexOf(old); at !== -1; at = text.indexOf(old, at + 1)) {
    const end = at + old.length;
    if (/[\w./-]/.test(text[at - 1] ?? '') || /[\w/-]/.test(text[end] ?? '') || !isStructured(text, at)) continue;
    yield { start: at, end, newText: now, sure: true };
  }
}

function whyNot(path: string, text: string, { start, sure }: Found, docs: boolean): string | undefined {
  if (isConfiguration(path) || sure || isStructured(text, start)) return undefined;
  if (!isDocument(path)) return 'spells the module out in a file that is no code; look whether it is meant';
  if (isChronicle(path)) return 'tells how things were, so it stays as written';
  return docs ? undefined : 'is documentation, which follows when that is asked for (“also in the docs”)';
}

function reasonOf(path: string): string {
  return isConfiguration(path) ? 'names the module in a configuration' : 'names the module in documentation';
}
