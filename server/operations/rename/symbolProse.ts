/** What of prose and of other texts follows when a symbol gets another name: what tools read always, the rest where it is asked for. */
import type { Place } from '../../core/facts/facts.ts';
import type { Wish } from '../../core/operation/wish.ts';
import { type Extent, NONE } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import { dottedName, isLocal } from '../../core/terrain/naming.ts';
import { type SymbolRef, symbolKey } from '../../core/terrain/symbolRef.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import { type FoundProse, proseOf } from '../texts/prose.ts';
import { symbolPlaces } from '../texts/symbolPlaces.ts';
import type { RenameReference, RenameSubject } from './renameSubject.ts';

/** What mentions it in prose, where that is asked for. What only one function sees is looked for in that function alone. */
export function proseOfSymbol(
  terrain: Terrain,
  subject: RenameSubject,
  references: readonly RenameReference[],
  also: readonly Wish[],
): FoundProse {
  const local = subject.reach === 'file' || subject.reach === 'keywords';
  if (local && also.length === 0) return { references: [], left: [] };
  const mentions = local ? undefined : terrain.facts.mentions(subject.name);
  const ours = new Set(references.map(({ path }) => path));
  const foreign = new Set(subject.views.filter((view) => declaresAnother(view, subject)).map(({ path }) => path));
  const doubtful = new Set(subject.views.flatMap(({ path }) => (foreign.has(path) || (foreign.size > 0 && !ours.has(path)) ? [path] : [])));
  const named = mentions
    ? symbolPlaces(terrain, mentions, { ...subject, within: wholeNames(terrain, subject), alone: foreign.size === 0 })
    : [];
  const known = [...references, ...named];
  const found = proseOf(terrain, subject.views, mentions, { ...subject, doubtful: local ? new Set() : doubtful, known }, also);
  if (!local) return { references: [...named, ...found.references], left: found.left };
  const functions = subject.refs.map((ref) => ({ path: ref.path, extent: functionOf(terrain, ref) }));
  const isInside = ({ path, start, end }: Place): boolean =>
    functions.some((each) => each.path === path && each.extent !== undefined && each.extent.start <= start && end <= each.extent.end);
  return { references: found.references.filter(isInside), left: found.left.filter(isInside) };
}

/** What stands before its name where that is written whole: "app.cli", "app.cli.Reader". */
function wholeNames(terrain: Terrain, { refs, views }: RenameSubject): readonly string[] {
  const offered = new Set(refs.map(({ path }) => path));
  const relays = views.filter(({ path }) => /(?:^|\/)__init__\.pyi?$/.test(path)).map(({ path }) => path);
  const names = refs.flatMap((ref) => {
    const owners = dottedName(terrain, ref).split('.').slice(0, -1);
    const paths = [ref.path, ...relays.filter((path) => !offered.has(path))];
    return paths.flatMap((path) =>
      (terrain.rulesOf(path)?.moduleNames(path, terrain.facts) ?? []).map((module) => [module, ...owners].join('.')),
    );
  });
  return [...new Set(names)];
}

/** A thing of that name that more than one function sees, and that is not renamed. */
function declaresAnother(view: FileView, { name, keys }: RenameSubject): boolean {
  return view.index.symbols.some(
    (symbol, ix) =>
      symbol.name === name && symbol.import === NONE && !isLocal(view, ix) && !keys.has(symbolKey({ path: view.path, symbol: ix })),
  );
}

function functionOf(terrain: Terrain, { path, symbol }: SymbolRef): Extent | undefined {
  const view = terrain.view(path);
  const record = view?.symbol(symbol);
  return view?.symbol(record?.container ?? NONE)?.extent ?? view?.symbol(view.index.scopes[record?.scope ?? 0]?.owner ?? NONE)?.extent;
}
