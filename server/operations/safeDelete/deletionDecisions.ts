/** What a person should know of a deletion: what could not be proven, and what stays although it was meant. */
import type { Place } from '../../core/facts/facts.ts';
import type { OperationDecision } from '../../core/operation/operation.ts';
import { kindWord, placeOf } from '../../core/terrain/naming.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { placesInWords } from '../callables/surroundings.ts';
import type { Ground } from '../relocation/ground.ts';
import type { Piece } from '../removal/pieces.ts';
import type { IsDoomed, Uses } from '../removal/uses.ts';
import type { ResolvedTarget } from '../target/targetResolver.ts';

type Symbols = Extract<ResolvedTarget, { kind: 'symbols' }>;

const namesMax = 12;

/** Found by a selector, and left. */
export function leftOut(terrain: Terrain, target: ResolvedTarget, why: string): OperationDecision {
  const name = target.kind === 'module' || target.kind === 'folder' ? target.path : target.name;
  const about = target.kind === 'symbols' ? [placeOf(terrain, target.primary)] : [];
  return { kind: 'leave', choice: `leaves “${name}”`, rationale: why, rejected: [], confidence: 0.95, about };
}

export function deletionDecisions(
  ground: Ground,
  symbols: readonly Symbols[],
  uses: readonly Uses[],
  all: ReadonlyMap<WorkspacePath, readonly Piece[]>,
  isDoomed: IsDoomed,
): readonly OperationDecision[] {
  const { terrain } = ground;
  const say = (choice: string, rationale: string, confidence: number, about: readonly Place[]): OperationDecision => ({
    kind: 'plan',
    choice,
    rationale,
    rejected: [],
    confidence,
    about,
  });
  const calls = symbols.flatMap(({ primary }) => {
    const module = ground.module(primary.path);
    const symbol = module?.view.symbol(primary.symbol);
    const isValue = symbol !== undefined && /^(?:variable|constant|attribute)$/.test(symbol.kind);
    const pieces = all.get(primary.path) ?? [];
    const piece = pieces.find(({ start, end }) => symbol !== undefined && start <= symbol.nameExtent.start && symbol.nameExtent.end <= end);
    const text = module?.text.slice(symbol?.nameExtent.end ?? 0, piece?.end ?? 0) ?? '';
    return isValue && /[\w)\]]\s*\(/.test(text) ? [placeOf(terrain, primary)] : [];
  });
  const offered = symbols.filter(({ primary }) => {
    const view = terrain.view(primary.path);
    return view?.family === 'ecmascript' ? (view.symbol(primary.symbol)?.exports.length ?? 0) > 0 : view?.index.listedExports !== undefined;
  });
  const family = uses.flatMap(({ subject }, i) => {
    const target = symbols[i];
    return subject.refs.filter(
      (ref) =>
        !isDoomed(ref.path, placeOf(terrain, ref)) && target?.refs.every((own) => own.path !== ref.path || own.symbol !== ref.symbol),
    );
  });
  return [
    ...(calls.length > 0
      ? [
          say(
            'a call that makes a value that goes is no longer made',
            'nothing uses what it makes; what it does besides is lost',
            0.7,
            calls,
          ),
        ]
      : []),
    ...(offered.length > 0
      ? [
          say(
            `${offered
              .map(({ name, symbolKind }) => `the ${kindWord(symbolKind)} ${name}`)
              .slice(0, namesMax)
              .join(', ')} could be imported by others`,
            'nothing in this workspace does; what uses it from outside cannot be seen',
            0.85,
            offered.map(({ primary }) => placeOf(terrain, primary)),
          ),
        ]
      : []),
    ...(family.length > 0
      ? [
          say(
            `members of the same name stay: ${placesInWords(
              terrain,
              family.map((ref) => placeOf(terrain, ref)),
            )}`,
            'they were not named, and nothing calls them either',
            0.8,
            family.map((ref) => placeOf(terrain, ref)),
          ),
        ]
      : []),
  ];
}
