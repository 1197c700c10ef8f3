/** `swarm terrain hierarchy NAME`: types above and below a type, or what a member overrides and what overrides it. */

import type { Place } from '../../../../core/facts/facts.ts';
import { isTypeLike } from '../../../../core/terrain/classLines.ts';
import { dottedName, kindWord, placeOf } from '../../../../core/terrain/naming.ts';
import { ancestorsOf, descendantsOf } from '../../../../core/terrain/relations/hierarchy.ts';
import { overridingOf } from '../../../../core/terrain/relations/overriding.ts';
import type { SymbolRef } from '../../../../core/terrain/symbolRef.ts';
import type { Terrain } from '../../../../core/terrain/terrain.ts';
import { refusal } from '../../../../operations/target/candidates.ts';
import { ExitCode } from '../../../../protocol/errors.ts';
import type { TerrainGround } from './ground.ts';
import { aboutSymbol, type SpokenSymbol } from './spokenTarget.ts';

interface Kin {
  readonly name: string;
  readonly kind: string;
  readonly place: Place;
  readonly by?: 'extends' | 'implements';
  readonly of?: string;
  readonly depth: number;
}

interface Hierarchy {
  readonly name: string;
  readonly kind: string;
  readonly above: readonly Kin[];
  readonly below: readonly Kin[];
  readonly beside: readonly Kin[];
  readonly outside: boolean;
  readonly unsure: boolean;
}

export async function hierarchy(ground: TerrainGround, name: string): Promise<ExitCode> {
  const { output } = ground;
  const found = await ground.ask((facts) =>
    aboutSymbol(facts, name, 'hierarchy', (spoken) => {
      const { resolver, target, meant } = spoken;
      const ref = meant[0] ?? target.primary;
      const view = resolver.terrain.view(ref.path);
      const symbol = view?.symbol(ref.symbol);
      if (symbol && isTypeLike(symbol)) return { kind: 'done', value: ofType(spoken, ref) };
      if (view?.isMember(ref.symbol)) return { kind: 'done', value: ofMember(spoken, ref) };
      const message = `“${name}” is neither a type nor a member of one.`;
      return { kind: 'refused', error: refusal('usage', message, [], 'Name a class, an interface, or a method: Reader.next.') };
    }),
  );
  if (!found.ok) return found.error;
  if (output.json) output.document(asDocument(ground, found.value));
  else asText(ground, found.value);
  return ExitCode.done;
}

function ofType({ resolver, target }: SpokenSymbol, ref: SymbolRef): Hierarchy {
  const { terrain } = resolver;
  const { classes, outside, unsure } = ancestorsOf(resolver, ref);
  return {
    ...named(terrain, ref),
    above: classes.map((each) => kin(terrain, each, 1)),
    below: descendantsOf(resolver, target.refs).map(({ ref: each, of, by, depth }) => ({
      ...kin(terrain, each, depth),
      by,
      of: dottedName(terrain, of),
    })),
    beside: [],
    outside,
    unsure,
  };
}

function ofMember({ resolver }: SpokenSymbol, ref: SymbolRef): Hierarchy {
  const { terrain } = resolver;
  const { overrides, overriddenBy, beside, outside, unsure } = overridingOf(resolver, ref);
  const all = (refs: readonly SymbolRef[]): readonly Kin[] => refs.map((each) => kin(terrain, each, 1));
  return { ...named(terrain, ref), above: all(overrides), below: all(overriddenBy), beside: all(beside), outside, unsure };
}

function named(terrain: Terrain, ref: SymbolRef): { readonly name: string; readonly kind: string } {
  return { name: dottedName(terrain, ref), kind: kindWord(terrain.view(ref.path)?.symbol(ref.symbol)?.kind ?? 'class') };
}

function kin(terrain: Terrain, ref: SymbolRef, depth: number): Kin {
  return { ...named(terrain, ref), place: placeOf(terrain, ref), depth };
}

function asDocument(ground: TerrainGround, { name, kind, above, below, beside, outside, unsure }: Hierarchy): unknown {
  const document = ({ place, ...rest }: Kin): unknown => ({ ...rest, ...ground.at(place) });
  return { name, kind, above: above.map(document), below: below.map(document), beside: beside.map(document), outside, unsure };
}

function asText(ground: TerrainGround, { name, kind, above, below, beside, outside, unsure }: Hierarchy): void {
  const { output } = ground;
  const { bold, dim } = output.colors;
  const list = (title: string, kins: readonly Kin[]): void => {
    if (kins.length === 0) return;
    output.result(title);
    for (const each of kins) output.result(`  ${'  '.repeat(each.depth - 1)}${each.kind} ${each.name}  ${dim(ground.name(each.place))}`);
  };
  output.result(bold(`${kind} ${name}`));
  list('above:', above);
  if (outside) output.result(dim('  and something that is not of this workspace'));
  if (unsure) output.result(dim('  and something that cannot be told'));
  list('below:', inTree(below, name));
  list('beside:', beside);
  if (above.length + below.length + beside.length === 0 && !outside && !unsure) output.result('stands alone');
}

/** Each below what it is made from. */
function inTree(kins: readonly Kin[], root: string): readonly Kin[] {
  const children = Map.groupBy(kins, ({ of, depth }) => `${depth} ${of ?? root}`);
  const under = (name: string, depth: number): readonly Kin[] =>
    (children.get(`${depth} ${name}`) ?? []).flatMap((each) => [each, ...under(each.name, depth + 1)]);
  return kins.some(({ of }) => of !== undefined) ? under(root, 1) : kins;
}
