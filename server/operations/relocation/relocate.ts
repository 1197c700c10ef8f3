/** Locates all that a relocation of symbols concerns: what goes along, what is imported where, which files follow. The work of move, split and merge. */
import type { Step } from '../../core/facts/facts.ts';
import type { Located, LocatedTarget, OperationDecision, Refusal } from '../../core/operation/operation.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { leftAlone } from '../rename/leftovers.ts';
import { refusal } from '../target/candidates.ts';
import { bringNeeds } from './arrivals.ts';
import { type Assembled, assemble } from './assemble.ts';
import { keepModules } from './bareModules.ts';
import { Changing, type Order } from './changing.ts';
import { breakCircles, type Circles, type LeftNeeds } from './circles.ts';
import { gatherCompanions, type NeedsOf } from './companions.ts';
import { changeSource, dropUnused, leftNeedsOf } from './departures.ts';
import { emptiedModules } from './emptiedModules.ts';
import type { Ground } from './ground.ts';
import { whyFast } from './homes.ts';
import { respellInside } from './importsInside.ts';
import { keepNames } from './keptPlaces.ts';
import { followMocks } from './mockedModules.ts';
import { movedTexts } from './movedTexts.ts';
import { changeStars } from './reexports.ts';
import { retire } from './retirement.ts';
import { said } from './said.ts';
import { offerMoved } from './scriptOffers.ts';
import { changeSite } from './siteChanges.ts';
import { type Site, sitesOf } from './sites.ts';

/** How often what is in a circle may be brought along, and everything looked at anew. */
const ROUNDS_MAX = 50;

export interface Relocating {
  readonly target: LocatedTarget;
  readonly decisions: readonly OperationDecision[];
  /** Work on the files that go, once what leaves them is known: their importers, their last words. */
  readonly more?: (changing: Changing) => void;
}

interface Settled {
  readonly needs: readonly NeedsOf[];
  readonly left: readonly LeftNeeds[];
  readonly sites: readonly Site[];
  readonly circles: Circles;
}

export function relocate(ground: Ground, asked: Order, { target, decisions, more }: Relocating): Step<Located, Refusal> {
  let order = asked;
  const { terrain } = ground;
  const need = (): Step<Located, Refusal> => ({ kind: 'need', requests: terrain.needs.requests });
  if (!terrain.facts.paths()) return { kind: 'need', requests: [{ kind: 'paths' }] };
  for (const path of [...order.homes.sources, ...order.homes.targets.filter((each) => !order.fresh.has(each))]) ground.module(path);
  if (terrain.needs.any) return need();
  const fast = whyNot(ground, order);
  if (fast) return { kind: 'refused', error: fast };
  const settled = settle(ground, order);
  if (settled === undefined) return need();
  const stuck = whyNot(ground, order);
  if (stuck) return { kind: 'refused', error: stuck };
  let planned = plan(ground, order, settled, more);
  if (planned === undefined) return need();
  const texts = movedTexts(planned.changing);
  const emptied = emptiedModules(planned.changing, [...planned.assembled.references, ...texts.references]);
  if (terrain.needs.any) return need();
  if (emptied.gone.length > 0) {
    order = { ...order, removed: new Set([...order.removed, ...emptied.gone]) };
    planned = plan(ground, order, settled, (changing) => {
      more?.(changing);
      for (const path of emptied.gone) retireEmptied(changing, path);
    });
    if (planned === undefined) return need();
  }
  const { changing, assembled } = planned;
  clashesOf(changing);
  const spoken = said(changing, settled.needs, settled.sites);
  if (terrain.needs.any) return need();
  const references = [...assembled.references, ...texts.references];
  const paths = [...new Set([...references, ...assembled.insertions].map(({ path }) => path))].sort();
  const unfit = paths.find((path) => terrain.file(path)?.writable === false);
  if (unfit !== undefined) return { kind: 'refused', error: refusal('veto-read-only', `${unfit} is read-only.`) };
  return {
    kind: 'done',
    value: {
      target,
      references,
      insertions: assembled.insertions,
      creations: [...assembled.creations, ...spoken.packages],
      deletions: [...order.removed].map((path) => ({ path, why: 'nothing is left of it', confidence: 0.97 })),
      left: [
        ...leftAlone(
          terrain,
          changing.left.map(({ site, why }) => ({ view: site.view, occurrence: site.occurrence, why })),
        ),
        ...texts.left,
      ],
      moves: [],
      relocations: order.homes.symbols.map(({ name, ref, to }) => ({ name, from: ref.path, to })),
      collisions: [...changing.findings, ...emptied.findings],
      decisions: [...decisions, ...emptied.decisions, ...changing.decisions, ...spoken.decisions],
      readSet: [...new Set([...settled.sites.map(({ view }) => view.path), ...paths])].sort(),
      writeSet: paths,
    },
  };
}

interface Planned {
  readonly changing: Changing;
  readonly assembled: Assembled;
}

/** All edits of the order as it is. Undefined while facts are missing. */
function plan(ground: Ground, order: Order, settled: Settled, more: Relocating['more']): Planned | undefined {
  const changing = new Changing(ground, order, settled.circles);
  for (const { view } of settled.sites) ground.module(view.path);
  if (ground.terrain.needs.any) return undefined;
  for (const site of settled.sites) changeSite(changing, site);
  followMocks(changing, settled.sites);
  for (const path of order.homes.sources) {
    const module = ground.module(path);
    if (!module) continue;
    changeStars(changing, module);
    respellInside(changing, module);
  }
  bringNeeds(changing, settled.needs);
  for (const left of settled.left) {
    const module = ground.module(left.path);
    if (module) changeSource(changing, module, left);
  }
  if (order.keep) keepNames(changing);
  more?.(changing);
  for (const path of [...changing.files.keys()]) {
    const module = order.fresh.has(path) ? undefined : ground.module(path);
    if (module) dropUnused(changing, module);
  }
  if (ground.terrain.needs.any) return undefined;
  const trailers = offerMoved(changing, settled.needs, settled.left);
  const assembled = keepModules(changing, assemble(changing, trailers));
  return ground.terrain.needs.any ? undefined : { changing, assembled };
}

function retireEmptied(changing: Changing, path: WorkspacePath): void {
  const module = changing.ground.module(path);
  if (module) retire(changing, module, undefined);
}

function settle(ground: Ground, { homes, removed, keep }: Order): Settled | undefined {
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const needs = gatherCompanions(ground, homes);
    const left = needs && leftNeedsOf(ground, homes);
    const sites = needs && sitesOf(ground, homes).all;
    if (!needs || !left || !sites || ground.terrain.needs.any) return undefined;
    const circles = breakCircles({ ground, homes, needs, left, sites, removed, keep });
    if (circles === undefined) return undefined;
    if (circles !== 'again') return { needs, left, sites, circles };
  }
  return undefined;
}

function whyNot(ground: Ground, { homes }: Order): Refusal | undefined {
  for (const symbol of homes.symbols) {
    const module = ground.module(symbol.ref.path);
    if (module && symbol.to === symbol.ref.path) return refusal('move-impossible', `“${symbol.name}” is in ${symbol.to} already.`);
    const why = module && whyFast(module, symbol.ref, homes);
    if (why) return refusal('move-impossible', `${why.why}.`, [], why.hint);
  }
  return undefined;
}

/** Names that the new module has already for something else. */
function clashesOf(changing: Changing): void {
  const { homes, ground, order } = changing;
  const taken = new Map<string, WorkspacePath>();
  for (const { name, to, ref } of homes.symbols) {
    if (homes.stands(ref)) continue;
    const key = `${name} ${to}`;
    if (taken.has(key) && taken.get(key) !== ref.path)
      changing.find('collision', `“${name}” would come to ${to} twice.`, 'Rename one of the two first.');
    taken.set(key, ref.path);
    const view = order.fresh.has(to) ? undefined : ground.terrain.view(to);
    const there = view?.symbol(view.boundIn(0, name));
    if (!view || !there) continue;
    const same = ground.terrain
      .follow({ path: to, symbol: view.boundIn(0, name) })
      .some(({ target }) => target.kind === 'symbol' && homes.of(target.ref) !== undefined);
    if (!same)
      changing.find(
        'collision',
        `“${name}” is taken: ${to} has something else of that name.`,
        'Rename one of the two first, or choose another module.',
      );
  }
}
