/** From the arguments of a merge to what it concerns: all units of the modules that go, and what takes their place. */
import type { Step } from '../../core/facts/facts.ts';
import type { Located, OperationDecision, Refusal } from '../../core/operation/operation.ts';
import { moduleName } from '../../core/terrain/naming.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { isWrittenThere } from '../relocation/companions.ts';
import { canBeWrittenIn, isConditionalImport } from '../relocation/conditionalImports.ts';
import { Ground, type Module } from '../relocation/ground.ts';
import { Homes } from '../relocation/homes.ts';
import type { ModuleUnit } from '../relocation/moduleUnits.ts';
import { relocate } from '../relocation/relocate.ts';
import { retire } from '../relocation/retirement.ts';
import { moduleMeant } from '../relocation/wholeModules.ts';
import { refusal } from '../target/candidates.ts';
import type { MergeModuleArguments } from './arguments.ts';
import { isPackageFile, isPackageSaid, packageModules } from './packageModules.ts';

export function locateMerge(resolver: Resolver, args: MergeModuleArguments): Step<Located, Refusal> {
  const { terrain } = resolver;
  const into = moduleMeant(resolver, args.into, (words) => `merge … into ${words}`);
  if (into.kind !== 'done') return into;
  const sources: WorkspacePath[] = [];
  for (const spec of args.modules) {
    const source = moduleMeant(resolver, spec, (words) => `merge ${words} into ${into.value}`);
    if (source.kind !== 'done') return source;
    const merging = isPackageSaid(spec, source.value) ? packageModules(terrain, source.value, into.value) : [source.value];
    if ('error' in merging) return { kind: 'refused', error: merging };
    sources.push(...merging.filter((path) => path !== into.value && !sources.includes(path)));
  }
  const [first] = sources;
  if (first === undefined) return { kind: 'refused', error: refusal('move-impossible', `${into.value} cannot be merged into itself.`) };
  const whole = new Set(sources.filter((path) => sources.length > 1 && isPackageFile(path)));
  const unfit = sources.find(
    (path) =>
      terrain.rulesOf(path)?.family !== terrain.rulesOf(into.value)?.family || (/(?:^|\/)__init__\.pyi?$/.test(path) && !whole.has(path)),
  );
  if (unfit !== undefined) return { kind: 'refused', error: whyUnfit(unfit, into.value) };
  const ground = new Ground(resolver);
  const homes = new Homes(ground);
  const modules = sources.flatMap((path) => ground.module(path) ?? []);
  const target = ground.module(into.value);
  if (terrain.needs.any || !target) return { kind: 'need', requests: terrain.needs.requests };
  const decisions: OperationDecision[] = [];
  const going = new Set([...sources, into.value]);
  for (const module of modules) takeAll(ground, homes, module, target, going, decisions);
  return relocate(
    ground,
    {
      homes,
      fresh: new Set(),
      removed: new Set(sources),
      heirs: new Map(sources.map((path) => [path, into.value])),
      also: args.also ?? [],
      keep: false,
    },
    {
      target: {
        name: first,
        dotted: moduleName(first, terrain, terrain.facts),
        kind: 'module',
        language: terrain.file(first)?.language,
        place: { path: first, start: 0, end: 0 },
      },
      decisions: [merged(sources, into.value), ...decisions],
      more: (changing) => {
        for (const module of modules) retire(changing, module, into.value);
      },
    },
  );
}

/** All units but imports, which follow what needs them; and what the target has in the same words. */
function takeAll(
  ground: Ground,
  homes: Homes,
  module: Module,
  target: Module,
  going: ReadonlySet<string>,
  decisions: OperationDecision[],
): void {
  for (const unit of module.units) {
    switch (unit.role) {
      case 'definition':
        if (isWrittenThere(ground, module, unit, target.path)) continue;
        for (const symbol of unit.declares) homes.add({ path: module.path, symbol }, target.path, 'asked');
        homes.addUnit(module, unit, target.path);
        break;
      case 'statement':
        homes.addUnit(module, unit, target.path);
        break;
      case 'guard':
        if (target.units.some(({ role }) => role === 'guard'))
          decisions.push(lost(module, target, unit.code.start, 'the part that only runs as a script', `${target.path} has one of its own`));
        else homes.addUnit(module, unit, target.path);
        break;
      case 'head':
        if (module.view.family === 'python')
          decisions.push(lost(module, target, unit.code.start, 'the docstring', `it speaks of ${module.path}, which is no more`));
        break;
      case 'import':
        if (exportsOn(ground, module, going, unit) || comesWhole(ground, module, target, unit)) homes.addUnit(module, unit, target.path);
        break;
      case 'listing':
        break;
    }
  }
}

/** Imports that depend on what is there, where the target has not the very same. */
function comesWhole(ground: Ground, module: Module, target: Module, unit: ModuleUnit): boolean {
  return (
    isConditionalImport(module, unit) && canBeWrittenIn(module, unit, target.path) && !isWrittenThere(ground, module, unit, target.path)
  );
}

/** `export { x } from './x'`, where that is neither the target itself nor goes there too. */
function exportsOn({ terrain }: Ground, module: Module, going: ReadonlySet<string>, unit: ModuleUnit): boolean {
  if (unit.nodes[0]?.type !== 'export_statement') return false;
  const record = module.view.index.imports.find(({ start }) => unit.start <= start && start < unit.end);
  const answer = record && terrain.module(module.path, record.specifier, record.level);
  return answer !== undefined && !(answer.kind === 'files' && answer.paths.some((path) => going.has(path)));
}

function lost({ path }: Module, target: Module, at: number, what: string, why: string): OperationDecision {
  return {
    kind: 'leave',
    choice: `${what} of ${path} does not come along`,
    rationale: why,
    rejected: [{ choice: `add it to ${target.path}`, whyNot: 'a module has one' }],
    confidence: 0.8,
    about: [{ path, start: at, end: at }],
  };
}

function merged(sources: readonly WorkspacePath[], into: WorkspacePath): OperationDecision {
  return {
    kind: 'target',
    choice: `moves all of ${sources.join(', ')} to ${into}, and removes ${sources.length === 1 ? 'it' : 'them'}`,
    rationale: 'as asked',
    rejected: [],
    confidence: 1,
    about: sources.map((path) => ({ path, start: 0, end: 0 })),
  };
}

function whyUnfit(path: WorkspacePath, into: WorkspacePath): Refusal {
  if (/__init__\.pyi?$/.test(path))
    return refusal(
      'move-impossible',
      `${path} stands for a package, whose modules need it.`,
      [],
      'Merge its modules one by one, or move the package.',
    );
  return refusal('move-impossible', `${path} and ${into} are in different languages.`, [], 'Merge modules of one language.');
}
