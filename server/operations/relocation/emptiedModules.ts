/** Modules of which nothing is left once code has moved away: which of them go, and who keeps the others. What importers become is not decided here. */
import type { LocatedReference, OperationDecision, OperationFinding } from '../../core/operation/operation.ts';
import { type Extent, type ImportRecord, NONE } from '../../core/terrain/fileIndex.ts';
import { nameOf, withoutExtension } from '../../core/terrain/workspacePaths.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { namedPlaces } from '../texts/namedPlaces.ts';
import type { Changing, Order } from './changing.ts';
import type { Ground, Module } from './ground.ts';
import { leadsTo, stemOf } from './sites.ts';

const TAKERS_NAMED_MAX = 5;

/** Files that tools and interpreters look for by their names. */
const lookedFor = /^(?:__init__|__main__|conftest|setup|manage|wsgi|asgi|index|main)\.[a-z.]+$/;

export interface Emptied {
  readonly gone: readonly WorkspacePath[];
  readonly decisions: readonly OperationDecision[];
  readonly findings: readonly OperationFinding[];
}

/** Of the files that may go those of which only imports, a docstring and lists of exports would stay, and that nobody takes as wholes. */
export function emptiedModules(changing: Changing, references: readonly LocatedReference[]): Emptied {
  const gone: WorkspacePath[] = [];
  const decisions: OperationDecision[] = [];
  const findings: OperationFinding[] = [];
  for (const path of changing.order.whenEmpty ?? []) {
    if (changing.homes.targets.includes(path)) continue;
    const module = changing.order.removed.has(path) ? undefined : changing.ground.module(path);
    if (!module) continue;
    const left = leftIn(changing, module);
    if (left.length > 0) {
      if (changing.order.mustGo) findings.push(stillHolds(path, left));
      continue;
    }
    const takers = takersOf(changing, module, references);
    const why = lookedFor.test(nameOf(path)) ? 'its name has a meaning of its own' : runsForOthers(module);
    if (takers.length === 0 && why === undefined) {
      gone.push(path);
      decisions.push(removed(module));
    } else if (changing.order.mustGo) findings.push(stillNamed(path, takers, why));
    else if (!changing.decisions.some(({ choice }) => choice.startsWith('leaves “export {}”') && choice.endsWith(` ${path}`)))
      decisions.push(kept(path, takers, why));
  }
  return { gone, decisions, findings };
}

/** What would stay in a module besides imports, lists and its docstring. */
function leftIn({ homes }: Pick<Order, 'homes'>, module: Module): readonly string[] {
  const leaving = new Set(homes.leaving(module).map(({ unit }) => unit));
  return module.units.flatMap((unit) => {
    const offers = unit.nodes[0]?.type === 'export_statement' && unit.nodes[0].childForFieldName('source') !== null;
    if (leaving.has(unit) || unit.role === 'head' || unit.role === 'listing' || (unit.role === 'import' && !offers)) return [];
    const [first] = unit.declares;
    return [first === undefined ? (unit.nodes[0]?.text.split('\n')[0] ?? '') : (module.view.symbol(first)?.name ?? '')];
  });
}

/** An import for its effects, which whoever loads the module relies on. */
function runsForOthers({ view, units }: Module): string | undefined {
  if (view.family !== 'ecmascript') return undefined;
  const bare = units.find(
    ({ role, nodes }) => role === 'import' && nodes[0]?.type === 'import_statement' && nodes[0].namedChildren.length === 1,
  );
  return bare && `it loads ${bare.nodes[0]?.childForFieldName('source')?.text ?? 'another module'} for its effects`;
}

/** Who would have nothing to take: files that name the module as a whole. */
function takersOf(changing: Changing, source: Module, references: readonly LocatedReference[]): readonly WorkspacePath[] {
  const { ground, order } = changing;
  const mentions = ground.terrain.facts.mentions(stemOf(source.path));
  if (!mentions) {
    ground.terrain.needs.add({ kind: 'mentions', word: stemOf(source.path) });
    return [];
  }
  const isWritten = (path: WorkspacePath, { start, end }: Extent): boolean =>
    references.some((each) => each.path === path && each.start < end && start < each.end);
  const inCode = mentions.code.filter((path) => {
    const other = path === source.path || order.removed.has(path) || order.fresh.has(path) ? undefined : ground.module(path);
    return other !== undefined && takes(changing, source, other, (extent) => isWritten(path, extent));
  });
  const named = namedPlaces(ground.terrain, mentions, addressOf(ground, source.path), false);
  const inTexts = named.references.filter((each) => !isWritten(each.path, each)).map(({ path }) => path);
  const paths = ground.terrain.facts.paths()?.paths ?? [];
  const stem = withoutExtension(source.path);
  const twins = paths.filter((path) => path !== source.path && /\.(?:pyi|d\.[cm]?ts)$/.test(path) && withoutExtension(path) === stem);
  return [...new Set([...inCode, ...inTexts, ...twins.filter((path) => !order.homes.sources.includes(path))])];
}

function takes(changing: Changing, source: Module, module: Module, isWritten: (extent: Extent) => boolean): boolean {
  const { ground } = changing;
  const { drop } = changing.file(module.path);
  const isDropped = (ix: number, position?: number): boolean => drop.has(`${ix} all`) || drop.has(`${ix} ${position}`);
  const whole = module.view.index.imports.some((record, ix) => {
    if (leadsTo(ground, module.view, ix, source.path)) {
      if (record.names.length > 0 || isDropped(ix) || isWritten(record.specifierExtent)) return false;
      return record.star && record.starAs === undefined ? relays(source, module) : true;
    }
    return record.names.some((entry, position) => {
      if (!entry.nameExtent || isDropped(ix, position) || isWritten(entry.nameExtent)) return false;
      return module.view.family === 'python' && isModuleName(ground, module, record, entry.name, source.path);
    });
  });
  return whole || namesInString(ground, source, module, isWritten);
}

function isModuleName({ terrain }: Ground, module: Module, record: ImportRecord, name: string, path: WorkspacePath): boolean {
  return terrain.importedLinks(module.path, record, name).some(({ target }) => target.kind === 'module' && target.path === path);
}

/** Whether code that takes all of it uses what it only imports itself. */
function relays(source: Module, module: Module): boolean {
  return source.view.index.symbols.some(
    ({ name, import: from, scope }) =>
      from !== NONE && scope === 0 && module.view.occurrencesOf(name).some(({ symbol, role }) => symbol === NONE && role === 'reference'),
  );
}

/** `import_module("pkg.old")`, `patch("pkg.old.json")`. */
function namesInString(ground: Ground, source: Module, module: Module, isWritten: (extent: Extent) => boolean): boolean {
  return module.view
    .occurrencesOf(stemOf(source.path))
    .some(
      (occurrence) =>
        occurrence.role === 'string' &&
        !isWritten(occurrence) &&
        ground.resolver.links(module.view, occurrence).some(({ target }) => target.kind === 'module' && target.path === source.path),
    );
}

/** The module by all its names, for who looks where texts name it. */
function addressOf({ terrain }: Ground, path: WorkspacePath): Parameters<typeof namedPlaces>[2] {
  const rules = terrain.rulesOf(path);
  const dotted = rules?.family === 'python' ? rules.moduleNames(path, terrain.facts)[0] : undefined;
  const stem = withoutExtension(path);
  return {
    dotted: dotted === undefined ? undefined : { old: dotted, now: dotted },
    moved: (each) => (each === path || each === stem ? each : undefined),
  };
}

function removed({ path, units }: Module): OperationDecision {
  const docstring = units.some(({ role, nodes }) => role === 'head' && nodes[0]?.type === 'expression_statement' && path.endsWith('.py'));
  return {
    kind: 'plan',
    choice: `removes ${path}`,
    rationale: `nothing is left of it${docstring ? ' but its docstring' : ''}, and nobody names it as a whole`,
    rejected: [{ choice: 'leave the empty module', whyNot: 'the instruction does not ask for it (“keep the old module”)' }],
    confidence: 0.9,
    about: [{ path, start: 0, end: 0 }],
  };
}

function stillHolds(path: WorkspacePath, left: readonly string[]): OperationFinding {
  const named = left
    .slice(0, TAKERS_NAMED_MAX)
    .map((name) => `“${name}”`)
    .join(', ');
  const more = left.length > TAKERS_NAMED_MAX ? ` and ${left.length - TAKERS_NAMED_MAX} more` : '';
  return {
    rule: 'not-empty',
    text: `${path} cannot go: it still holds ${named}${more}.`,
    hint: 'Move that as well, or leave the module.',
    at: undefined,
  };
}

function stillNamed(path: WorkspacePath, takers: readonly WorkspacePath[], own: string | undefined): OperationFinding {
  return {
    rule: 'module-as-value',
    text: `${path} cannot go: ${reasons(takers, own)}.`,
    hint: 'Leave the module, or have those name what took its place first.',
    at: undefined,
  };
}

function reasons(takers: readonly WorkspacePath[], own: string | undefined): string {
  const named = takers.slice(0, TAKERS_NAMED_MAX).join(', ');
  const more = takers.length > TAKERS_NAMED_MAX ? ` and ${takers.length - TAKERS_NAMED_MAX} more` : '';
  const whole = `${named}${more} still ${takers.length === 1 ? 'names' : 'name'} it as a whole`;
  return [...(takers.length > 0 ? [whole] : []), ...(own === undefined ? [] : [own])].join('; ');
}

function kept(path: WorkspacePath, takers: readonly WorkspacePath[], own: string | undefined): OperationDecision {
  return {
    kind: 'plan',
    choice: `keeps ${path}, in which nothing is left`,
    rationale: reasons(takers, own),
    rejected: [{ choice: 'remove it', whyNot: 'what names it would lead nowhere' }],
    confidence: 0.7,
    about: takers.slice(0, TAKERS_NAMED_MAX).map((taker) => ({ path: taker, start: 0, end: 0 })),
  };
}
