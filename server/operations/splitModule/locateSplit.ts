/** From the arguments of a split to what it concerns: which symbol goes into which part, and what becomes of the module. */
import type { Step } from '../../core/facts/facts.ts';
import type { Located, OperationDecision, Refusal } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import { moduleName } from '../../core/terrain/naming.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { SymbolRef } from '../../core/terrain/symbolRef.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { gatherCompanions } from '../relocation/companions.ts';
import { destinationOf, ownFileName } from '../relocation/destination.ts';
import { Ground, type Module } from '../relocation/ground.ts';
import { Homes } from '../relocation/homes.ts';
import { isOfModule } from '../relocation/moduleUnits.ts';
import { relocate } from '../relocation/relocate.ts';
import { moduleMeant } from '../relocation/wholeModules.ts';
import { refusal } from '../target/candidates.ts';
import { resolveTargets } from '../target/severalTargets.ts';
import type { SplitModuleArguments } from './arguments.ts';

interface Part {
  readonly to: string;
  readonly refs: readonly SymbolRef[];
}

export function locateSplit(resolver: Resolver, args: SplitModuleArguments): Step<Located, Refusal> {
  const { terrain } = resolver;
  const meant = moduleMeant(resolver, args.module, (words) => `split ${words}`);
  if (meant.kind !== 'done') return meant;
  const source = meant.value;
  const ground = new Ground(resolver);
  const module = ground.module(source);
  if (!module) return { kind: 'need', requests: terrain.needs.requests };
  const parts = partsOf(resolver, args, module);
  if (parts.kind !== 'done') return parts;
  const homes = new Homes(ground);
  const decisions: OperationDecision[] = [];
  const fresh = new Set<WorkspacePath>();
  const extension = /(?:\.d)?\.[A-Za-z]+$/.exec(source)?.[0] ?? '';
  const give = ({ to, refs }: Part): Step<never, Refusal> | undefined => {
    if (stays(to, source)) return undefined;
    const destination = destinationOf(terrain, { to, isNew: false, from: source, extension });
    if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
    if ('error' in destination) return { kind: 'refused', error: destination };
    if (destination.fresh) fresh.add(destination.path);
    decisions.push(...destination.decisions);
    for (const ref of refs) {
      const twice = homes.of(ref);
      const name = ground.name(module.view, ref.symbol);
      if (twice && twice.to !== destination.path)
        return {
          kind: 'refused',
          error: refusal('move-impossible', `“${name}” cannot go both to ${twice.to} and to ${destination.path}.`),
        };
      homes.add(ref, destination.path, 'asked');
    }
    return undefined;
  };
  for (const part of parts.value) {
    const wrong = give(part);
    if (wrong) return wrong;
  }
  if (args.rest !== undefined) {
    // Private helpers go where they are used, before the rest is told.
    if (homes.symbols.length > 0 && gatherCompanions(ground, homes) === undefined)
      return { kind: 'need', requests: terrain.needs.requests };
    const wrong = give({ to: args.rest, refs: restOf(module, homes) });
    if (wrong) return wrong;
  }
  if (homes.symbols.length === 0)
    return {
      kind: 'refused',
      error: refusal(
        'move-impossible',
        `Nothing of ${source} would go anywhere.`,
        [],
        'Say what goes where: “… dates.py gets parse_date and format_date”.',
      ),
    };
  return relocate(
    ground,
    {
      homes,
      fresh,
      removed: new Set(),
      whenEmpty: new Set(args.keepOld === true ? [] : [source]),
      also: args.also ?? [],
      keep: args.keepOld === true,
    },
    {
      target: {
        name: source,
        dotted: moduleName(source, terrain, terrain.facts),
        kind: 'module',
        language: terrain.file(source)?.language,
        place: { path: source, start: 0, end: 0 },
      },
      decisions: [split(source, homes), ...decisions],
    },
  );
}

/** What has no home yet. */
function restOf(module: Module, homes: Homes): readonly SymbolRef[] {
  const symbols = new Set(module.units.flatMap(({ role, declares }) => (role === 'definition' ? declares : [])));
  return [...symbols].map((symbol) => ({ path: module.path, symbol })).filter((ref) => homes.of(ref) === undefined);
}

/** "split utils.py into utils.py and dates.py": what is to stay. */
function stays(to: string, source: WorkspacePath): boolean {
  const said = to.replaceAll('\\', '/').replace(/^\.\//, '');
  const stem = source.replace(/(?:\.d)?\.[A-Za-z]+$/, '');
  return said === source || said === stem || source.endsWith(`/${said}`) || stem.endsWith(`/${said}`);
}

function partsOf(resolver: Resolver, args: SplitModuleArguments, module: Module): Step<readonly Part[], Refusal> {
  const parts: Part[] = [];
  const taken = new Set<number>();
  for (const { to, targets } of args.parts) {
    const within = targets.map(
      (spec): TargetSpec => (spec.selector !== undefined || spec.cursor ? spec : { ...spec, pathHint: spec.pathHint ?? module.path }),
    );
    const found = resolveTargets(resolver, within, (words) => `split ${module.path}: ${words} to ${to}`);
    if (found.kind !== 'done') return found;
    const refs: SymbolRef[] = [];
    for (const target of found.value) {
      const own = target.kind === 'symbols' ? target.refs.filter(({ path }) => path === module.path) : [];
      if (target.kind === 'symbols' && own.length === 0 && args.parts.length > 0 && targets.some(({ selector }) => selector !== undefined))
        continue;
      if (own.length === 0) {
        const name = target.kind === 'module' || target.kind === 'folder' ? target.path : target.name;
        return { kind: 'refused', error: refusal('symbol-not-found', `“${name}” is nothing of ${module.path}.`) };
      }
      refs.push(...own.filter(({ symbol }) => isOfModule(module.view, symbol)));
    }
    for (const { symbol } of refs) taken.add(symbol);
    parts.push({ to, refs });
  }
  const others = module.units
    .flatMap(({ role, declares }) => (role === 'definition' ? declares : []))
    .filter((symbol) => !taken.has(symbol));
  if (args.each !== undefined) {
    for (const symbol of new Set(others)) {
      const record = module.view.symbol(symbol);
      if (record?.kind === args.each)
        parts.push({ to: `./${ownFileName(resolver.terrain, record.name, module.path)}`, refs: [{ path: module.path, symbol }] });
    }
  }
  return { kind: 'done', value: parts };
}

function split(source: WorkspacePath, homes: Homes): OperationDecision {
  const counts = [...Map.groupBy(homes.symbols, ({ to }) => to)].map(([to, group]) => `${group.length} to ${to}`);
  return {
    kind: 'target',
    choice: `splits ${source}: ${counts.join(', ')}`,
    rationale: 'as asked; what is in no part stays',
    rejected: [],
    confidence: 1,
    about: [{ path: source, start: 0, end: 0 }],
  };
}
