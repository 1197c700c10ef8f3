/** From the arguments of a move to what it concerns: the symbols meant, the module they go to, and all that follows. */
import type { Step } from '../../core/facts/facts.ts';
import type { Located, OperationDecision, Refusal } from '../../core/operation/operation.ts';
import { dottedName, kindWord, moduleName, ownersOf, placeOf } from '../../core/terrain/naming.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { SymbolRef } from '../../core/terrain/symbolRef.ts';
import { folderOf, inFolder } from '../../core/terrain/workspacePaths.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Order } from '../relocation/changing.ts';
import { destinationOf, ownFileName } from '../relocation/destination.ts';
import { Ground } from '../relocation/ground.ts';
import { anA, Homes } from '../relocation/homes.ts';
import { isOfModule } from '../relocation/moduleUnits.ts';
import { relocate } from '../relocation/relocate.ts';
import { refusal } from '../target/candidates.ts';
import { resolveTargets } from '../target/severalTargets.ts';
import { targetDecisions } from '../target/targetDecisions.ts';
import { type ResolvedTarget, resolveTarget } from '../target/targetResolver.ts';
import type { MoveArguments } from './arguments.ts';

type Symbols = Extract<ResolvedTarget, { kind: 'symbols' }>;

export function locateMove(resolver: Resolver, args: MoveArguments): Step<Located, Refusal> {
  const { terrain } = resolver;
  const where = args.to === '' ? 'a file of its own' : args.to;
  const found = resolveTargets(resolver, args.targets, (words) => `move ${words} to ${where}`);
  if (found.kind !== 'done') return found;
  if (!terrain.facts.paths()) return { kind: 'need', requests: [{ kind: 'paths' }] };
  const symbols: Symbols[] = [];
  for (const target of found.value) {
    if (target.kind !== 'symbols') return { kind: 'refused', error: noSymbol(target, args) };
    const fast = whyNoSymbolOfModule(resolver, target, where);
    if (fast) return { kind: 'refused', error: fast };
    symbols.push(target);
  }
  const [first] = symbols;
  if (!first) return { kind: 'need', requests: terrain.needs.requests };
  const from = commonSource(symbols);
  const near = placeNear(resolver, args);
  if (near.kind !== 'done') return near;
  const { file, folder } = near.value;
  const named = args.to === '' ? ownFileName(terrain, first.name, from) : args.to;
  const to = file ?? (folder === undefined || named.includes('/') ? named : inFolder(folder, named));
  const extension = extensionFor(resolver, symbols, from);
  const destination = destinationOf(terrain, {
    to,
    isNew: args.newModule === true || (args.to === '' && file === undefined),
    from,
    extension,
  });
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  if ('error' in destination) return { kind: 'refused', error: destination };
  const ground = new Ground(resolver);
  const homes = new Homes(ground);
  for (const { refs } of symbols) {
    for (const ref of refs) {
      const home = stubHome(ref.path, destination.path);
      if (ref.path !== home) homes.add(ref, home, 'asked');
    }
  }
  if (homes.symbols.length === 0) {
    const names = symbols.map(({ name }) => `“${name}”`).join(', ');
    return {
      kind: 'refused',
      error: refusal('move-impossible', `${names} ${symbols.length === 1 ? 'is' : 'are'} in ${destination.path} already.`),
    };
  }
  const paths = terrain.facts.paths();
  const fresh = new Set(homes.targets.filter((path) => paths?.has(path) !== true));
  const hiding = fresh.has(destination.path) ? undefined : [...fresh][0];
  if (hiding !== undefined) return { kind: 'refused', error: hidden(destination.path, hiding) };
  return relocate(
    ground,
    { homes, fresh, removed: new Set(), ...emptyingOf(args, homes), also: args.also ?? [], keep: args.keepOld === true },
    {
      target: {
        name: first.name,
        dotted: `${moduleName(first.primary.path, terrain, terrain.facts)}.${dottedName(terrain, first.primary)}`,
        kind: first.symbolKind,
        language: terrain.file(first.primary.path)?.language,
        place: placeOf(terrain, first.primary),
      },
      decisions: [...targetDecisions(terrain, symbols), moved(resolver, symbols, destination.path), ...destination.decisions],
    },
  );
}

/** Which old modules may go, or have to. */
function emptyingOf({ keepOld, emptied }: MoveArguments, { sources }: Homes): Pick<Order, 'whenEmpty' | 'mustGo'> {
  if (keepOld === true || emptied === 'keep') return {};
  return { whenEmpty: new Set(sources), ...(emptied === 'remove' && { mustGo: true }) };
}

/** The file that something is in, or the folder of it. */
function placeNear(
  resolver: Resolver,
  { with: together, beside }: MoveArguments,
): Step<{ readonly file?: WorkspacePath; readonly folder?: string }, Refusal> {
  const spec = together ?? beside;
  if (spec === undefined) return { kind: 'done', value: {} };
  const found = resolveTarget(resolver, spec, (words) => `move … to where ${words} is`);
  if (found.kind !== 'done') return found;
  const target = found.value;
  const path = target.kind === 'symbols' ? target.primary.path : target.kind === 'module' ? target.path : undefined;
  if (path === undefined) return { kind: 'refused', error: refusal('move-impossible', `“${spec.name}” is in no module that can take it.`) };
  return { kind: 'done', value: together ? { file: path } : { folder: folderOf(path) } };
}

/** A stub of the old module goes into a stub of the new one. */
function stubHome(path: WorkspacePath, to: WorkspacePath): WorkspacePath {
  const stub = /\.(?:pyi|d\.[cm]?ts)$/;
  if (!stub.test(path) || stub.test(to)) return to;
  return (to.endsWith('.py') ? `${to}i` : to.replace(/\.(?:([cm]?)js|jsx)$/, '.d.$1ts')) as WorkspacePath;
}

/** A stub that tells of what comes alone would hide the rest of a module that has none. */
function hidden(to: WorkspacePath, stub: WorkspacePath): Refusal {
  return refusal(
    'move-impossible',
    `What moves is declared in a stub as well, and ${to} has none: a new ${stub} would hide the rest of it.`,
    [],
    `Write ${stub} first, or move to a new module.`,
  );
}

/** The file most of them are in. */
function commonSource(symbols: readonly Symbols[]): WorkspacePath {
  const counts = Map.groupBy(symbols, ({ primary }) => primary.path);
  const [most] = [...counts].sort((a, b) => b[1].length - a[1].length);
  return most?.[0] ?? ('' as WorkspacePath);
}

/** Of a new file: that of the old one, but plain where nothing that moves needs more. */
function extensionFor({ terrain }: Resolver, symbols: readonly Symbols[], from: WorkspacePath): string {
  const extension = /(?:\.d)?\.[A-Za-z]+$/.exec(from)?.[0] ?? '';
  if (extension === '.pyi') return '.pyi';
  if (extension !== '.tsx' && extension !== '.jsx') return extension;
  const text = terrain.file(from)?.text ?? '';
  const markup = symbols.some(({ primary }) => {
    const extent = terrain.view(primary.path)?.symbol(primary.symbol)?.extent;
    return extent !== undefined && /<\/|\/>/.test(text.slice(extent.start, extent.end));
  });
  if (markup) return extension;
  return extension === '.tsx' ? '.ts' : '.js';
}

function noSymbol(target: Exclude<ResolvedTarget, Symbols>, { to }: MoveArguments): Refusal {
  if (target.kind === 'place')
    return refusal('move-impossible', `“${target.name}” is in a file that is not understood deeply enough to be moved.`);
  return refusal(
    'move-impossible',
    `“${target.path}” is a module, and a move takes things of a module.`,
    [],
    `Say “move the module ${target.path} to ${to}”, or “merge ${target.path} into ${to}”.`,
  );
}

function whyNoSymbolOfModule({ terrain }: Resolver, { primary, name, symbolKind }: Symbols, where: string): Refusal | undefined {
  const view = terrain.view(primary.path);
  if (!view || isOfModule(view, primary.symbol)) return undefined;
  const owner = ownersOf(view, primary.symbol)[0];
  const inside = owner === undefined ? 'inside of something else' : `of “${owner}”`;
  const ofClass = symbolKind === 'method' || view.isMember(primary.symbol);
  const hint = ofClass
    ? `Say “turn the method ${owner ?? ''}.${name} into a function in ${where}”, or move the class “${owner ?? ''}”.`
    : owner === undefined
      ? 'Name a function, class or value of a module.'
      : `Move “${owner}”, which it is a part of, or take it out of there first.`;
  return refusal(
    'move-impossible',
    `“${name}” is ${anA(kindWord(symbolKind))} ${inside}; only what stands at the top of a module can be moved to another.`,
    [],
    hint,
  );
}

function moved({ terrain }: Resolver, symbols: readonly Symbols[], to: WorkspacePath): OperationDecision {
  const refs: readonly SymbolRef[] = symbols.map(({ primary }) => primary);
  const names = symbols.slice(0, 8).map(({ name, primary }) => `“${name}” of ${primary.path}`);
  return {
    kind: 'target',
    choice: `moves ${names.join(', ')}${symbols.length > 8 ? ` and ${symbols.length - 8} more` : ''} to ${to}`,
    rationale: 'as asked',
    rejected: [],
    confidence: 1,
    about: refs.slice(0, 20).map((ref) => placeOf(terrain, ref)),
  };
}
