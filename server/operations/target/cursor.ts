/** What a person points at: the symbol or module under a cursor, on its definition, a usage or an import alike. */

import { LineIndex } from '../../base/lineIndex.ts';
import type { Step } from '../../core/facts/facts.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import type { CursorSpec } from '../../core/operation/target.ts';
import { splitSigil, type WideName, wideNameAt, wideNamesOf } from '../../core/syntax/wideNames.ts';
import { NONE, type Occurrence } from '../../core/terrain/fileIndex.ts';
import { type FileView, viewOf } from '../../core/terrain/fileView.ts';
import { givesName } from '../../core/terrain/meanings.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { type Link, type SymbolRef, symbolKey } from '../../core/terrain/symbolRef.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { refusal } from './candidates.ts';
import type { WideTarget } from './widePlaces.ts';

export type Pointed =
  | { readonly kind: 'symbols'; readonly name: string; readonly refs: readonly SymbolRef[] }
  | { readonly kind: 'module'; readonly path: WorkspacePath }
  | { readonly kind: 'folder'; readonly path: string }
  | WideTarget;

/** `name`, when the instruction gave one, must be what the cursor is on, or stand in the same lines. */
export function pointedAt(resolver: Resolver, cursor: CursorSpec, name: string): Step<Pointed, Refusal> {
  const { terrain } = resolver;
  const { facts } = terrain;
  const paths = facts.paths();
  if (!paths) return { kind: 'need', requests: [{ kind: 'paths' }] };
  const wanted = cursor.path.replaceAll('\\', '/').replace(/^\.\//, '');
  const path = paths.has(wanted) ? (wanted as WorkspacePath) : paths.paths.find((known) => wanted.endsWith(`/${known}`));
  if (path === undefined) return refused('cursor-nowhere', `${cursor.path} is not a file of this workspace.`);
  const fact = facts.file(path);
  if (!fact) return { kind: 'need', requests: [{ kind: 'file', path }] };
  if (fact.state === 'unreadable') return refused('cursor-nowhere', `${path} cannot be read as text: ${fact.detail}.`);
  const lines = new LineIndex(fact.text);
  const start = lines.offsetOf({ line: cursor.line, column: cursor.column });
  const end = lines.offsetOf({ line: cursor.endLine, column: cursor.endColumn });
  if (start === undefined || end === undefined)
    return refused('cursor-nowhere', `${path} has no line ${cursor.line}, column ${cursor.column}.`);
  const nothing = (): Step<Pointed, Refusal> => {
    const what = name === '' ? 'no name of the code' : `no “${name}”`;
    return refused('cursor-nowhere', `There is ${what} at ${path}:${cursor.line}:${cursor.column}.`);
  };
  if (fact.state === 'text') {
    const there = wideNameFor(fact.text, path, lines, cursor, start, end, name);
    return there ? { kind: 'done', value: { kind: 'place', ...there, place: { path, start: there.start, end: there.end } } } : nothing();
  }
  const view = viewOf(path, fact.index);
  const occurrence = occurrenceFor(view, lines, cursor, start, end, name);
  return occurrence ? pointed(resolver, view, occurrence) : nothing();
}

/** In a file that is not understood in depth: what is written there. */
function wideNameFor(
  text: string,
  path: string,
  lines: LineIndex,
  cursor: CursorSpec,
  start: number,
  end: number,
  name: string,
): WideName | undefined {
  const bare = splitSigil(name, path).name;
  const under = wideNameAt(text, start, path);
  if (under && (bare === '' || under.name === bare)) return under;
  const from = lines.lineExtent(cursor.line)?.[0] ?? start;
  const to = lines.lineExtent(cursor.endLine)?.[1] ?? end;
  if (bare !== '') return wideNamesOf(text, bare, path).find((one) => one.start >= from && one.end <= to);
  for (let at = start; at < end; at++) {
    const inside = wideNameAt(text, at, path);
    if (inside && inside.start >= start && inside.end <= end) return inside;
  }
  return undefined;
}

function occurrenceFor(
  view: FileView,
  lines: LineIndex,
  cursor: CursorSpec,
  start: number,
  end: number,
  name: string,
): Occurrence | undefined {
  const under = view.occurrenceAround(start);
  if (under && (name === '' || under.name === name)) return under;
  const from = lines.lineExtent(cursor.line)?.[0] ?? start;
  const to = lines.lineExtent(cursor.endLine)?.[1] ?? end;
  if (name !== '') return view.occurrencesOf(name).find((occurrence) => occurrence.start >= from && occurrence.end <= to);
  return end > start ? view.index.occurrences.find((occurrence) => occurrence.start >= start && occurrence.end <= end) : undefined;
}

function pointed(resolver: Resolver, view: FileView, occurrence: Occurrence): Step<Pointed, Refusal> {
  const own = occurrence.symbol;
  if (own !== NONE && view.symbol(own)?.kind === 'import' && givesName(view, own) && view.symbol(own)?.name === occurrence.name) {
    return { kind: 'done', value: { kind: 'symbols', name: occurrence.name, refs: [{ path: view.path, symbol: own }] } };
  }
  const links = resolver.links(view, occurrence);
  if (resolver.terrain.needs.any) return { kind: 'need', requests: resolver.terrain.needs.requests };
  const symbols = symbolsOf(links);
  if (symbols.length > 0) return named(resolver, symbols);
  for (const { target } of links) {
    if (target.kind === 'module') return { kind: 'done', value: { kind: 'module', path: target.path } };
    if (target.kind === 'folder') return { kind: 'done', value: { kind: 'folder', path: target.path } };
  }
  if (links.some(({ target }) => target.kind === 'external')) {
    return refused('symbol-not-found', `“${occurrence.name}” is defined outside of this workspace, so it cannot be changed here.`);
  }
  return askPhysics(resolver, view, occurrence);
}

/** The terrain could not tell: the language server may know the types. */
function askPhysics(resolver: Resolver, view: FileView, occurrence: Occurrence): Step<Pointed, Refusal> {
  const { facts } = resolver.terrain;
  const answer = facts.definition(view.path, occurrence.start);
  if (!answer) return { kind: 'need', requests: [{ kind: 'definition', path: view.path, offset: occurrence.start }] };
  if (answer.answered) {
    const refs = answer.places.flatMap((place) => {
      const target = resolver.terrain.view(place.path);
      const at = target?.occurrenceAround(place.start);
      return at && at.symbol !== NONE && at.name === occurrence.name ? [{ path: place.path, symbol: at.symbol }] : [];
    });
    if (resolver.terrain.needs.any) return { kind: 'need', requests: resolver.terrain.needs.requests };
    if (refs.length > 0) return named(resolver, refs);
    if (answer.outside > 0) {
      return refused('symbol-not-found', `“${occurrence.name}” is defined outside of this workspace, so it cannot be changed here.`);
    }
  }
  return refused('symbol-not-found', `What “${occurrence.name}” refers to at that place cannot be told; point at its definition.`);
}

function named(resolver: Resolver, refs: readonly SymbolRef[]): Step<Pointed, Refusal> {
  const first = refs[0];
  const name = first && resolver.terrain.view(first.path)?.symbol(first.symbol)?.name;
  return { kind: 'done', value: { kind: 'symbols', name: name ?? '', refs } };
}

export function symbolsOf(links: readonly Link[]): readonly SymbolRef[] {
  const found = new Map<string, SymbolRef>();
  for (const { target } of links) if (target.kind === 'symbol') found.set(symbolKey(target.ref), target.ref);
  return [...found.values()];
}

function refused(code: 'cursor-nowhere' | 'symbol-not-found', message: string): Step<Pointed, Refusal> {
  return { kind: 'refused', error: refusal(code, message) };
}
