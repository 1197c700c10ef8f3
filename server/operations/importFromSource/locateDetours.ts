/** Locates what importing from the source concerns: the imports that take a detour, and the relays that nobody needs then. */
import type { Place, Step } from '../../core/facts/facts.ts';
import type { LeftAlone, Located, OperationDecision, Refusal } from '../../core/operation/operation.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import { deepLanguageOfPath } from '../../core/terrain/languageId.ts';
import { dottedName, moduleName, placeOf } from '../../core/terrain/naming.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { symbolKey } from '../../core/terrain/symbolRef.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { Ground } from '../relocation/ground.ts';
import { importersOf } from '../relocation/sites.ts';
import { removeAll } from '../removal/removal.ts';
import { ChangeSheet } from '../rewriting/changeSheet.ts';
import { refusal } from '../target/candidates.ts';
import { pathFits } from '../target/hints.ts';
import { resolveTargets } from '../target/severalTargets.ts';
import { targetDecisions } from '../target/targetDecisions.ts';
import type { ResolvedTarget } from '../target/targetResolver.ts';
import type { ImportFromSourceArguments } from './arguments.ts';
import { type Detour, detoursIn, whyStay } from './detours.ts';
import { freeRelays } from './freeRelays.ts';

/** Files that are read when nothing says which. */
const FILES_MAX = 8_000;
const NAMED_MAX = 10;

export function locateDetours(resolver: Resolver, args: ImportFromSourceArguments): Step<Located, Refusal> {
  const { terrain } = resolver;
  if (!terrain.facts.paths()) return { kind: 'need', requests: [{ kind: 'paths' }] };
  const found =
    args.targets === undefined ? undefined : resolveTargets(resolver, args.targets, (words) => `import ${words} from where it is defined`);
  if (found !== undefined && found.kind !== 'done') return found;
  const targets = found?.value ?? [];
  const ground = new Ground(resolver);
  const views = viewsFor(ground, targets, args.within);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  if (views === undefined) return refused('bound-reached', `More than ${FILES_MAX} files would have to be read`, 'Say in which folder.');
  if (views.length === 0 && args.within !== undefined) return refused('symbol-not-found', `No file of code is called “${args.within}”`);
  const asked = new Set(targets.flatMap((target) => (target.kind === 'symbols' ? target.refs.map(symbolKey) : [])));
  const relays = new Set(targets.flatMap((target) => (target.kind === 'module' ? [target.path] : [])));
  const isMeant = ({ source, relay }: Detour): boolean =>
    targets.length === 0 ||
    asked.has(symbolKey(source)) ||
    relays.has(relay) ||
    targets.some((each) => each.kind === 'folder' && relay.startsWith(`${each.path}/`));
  const detours = views.flatMap((view) => detoursIn(ground, view)).filter(isMeant);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const stays = detours.flatMap((detour) => {
    const why = whyStay(ground, detour, asked);
    return why === undefined ? [] : [{ detour, why }];
  });
  const straight = detours.filter((detour) => !stays.some((each) => each.detour === detour));
  if (straight.length === 0) return refused('symbol-not-found', nothing(args, stays), undefined);
  return changed(ground, args, targets, straight, stays);
}

function refused(code: 'bound-reached' | 'symbol-not-found', why: string, hint?: string): Step<never, Refusal> {
  return { kind: 'refused', error: refusal(code, `${why}.`, [], hint) };
}

function nothing({ targets, within }: ImportFromSourceArguments, stays: readonly { readonly why: string }[]): string {
  const [first] = stays;
  if (first !== undefined) return `What takes a detour here has a reason to: ${first.why}`;
  const what = targets === undefined ? 'anything' : targets.map(({ name }) => `“${name}”`).join(', ');
  return `Nothing${within === undefined ? '' : ` in ${within}`} imports ${what} from a module that only passes it on`;
}

/** The files whose imports may be meant; undefined: too many. */
function viewsFor(ground: Ground, targets: readonly ResolvedTarget[], within: string | undefined): readonly FileView[] | undefined {
  const { terrain } = ground;
  const inside = (path: string): boolean =>
    within === undefined || pathFits(path, within) || path.startsWith(`${within.replace(/\/$/, '')}/`);
  const code = (terrain.facts.paths()?.paths ?? []).filter((path) => deepLanguageOfPath(path) !== undefined && inside(path));
  if (targets.length === 0) return code.length > FILES_MAX ? undefined : code.flatMap((path) => terrain.view(path) ?? []);
  const views = new Map<string, FileView>();
  for (const target of targets) {
    if (target.kind === 'symbols') {
      for (const name of [target.name, ...otherNames(ground, target.name)]) {
        for (const path of mentioning(ground, name)) {
          const view = inside(path) ? terrain.view(path) : undefined;
          if (view) views.set(path, view);
        }
      }
    } else if (target.kind === 'module') {
      for (const view of importersOf(ground, target.path)) if (inside(view.path)) views.set(view.path, view);
    } else if (target.kind === 'folder') {
      for (const path of code) {
        const view = terrain.view(path);
        if (view) views.set(path, view);
      }
    }
  }
  return [...views.values()];
}

function mentioning({ terrain }: Ground, word: string): readonly WorkspacePath[] {
  const mentions = terrain.facts.mentions(word);
  if (mentions === undefined) terrain.needs.add({ kind: 'mentions', word });
  return mentions?.code ?? [];
}

/** The names that imports and re-exports give it. */
function otherNames(ground: Ground, name: string): readonly string[] {
  const found = new Set<string>();
  for (const path of mentioning(ground, name)) {
    for (const { names } of ground.terrain.view(path)?.index.imports ?? [])
      for (const entry of names) if (entry.name === name && entry.alias !== undefined && entry.alias !== name) found.add(entry.alias);
  }
  return [...found];
}

function changed(
  ground: Ground,
  args: ImportFromSourceArguments,
  targets: readonly ResolvedTarget[],
  straight: readonly Detour[],
  stays: readonly { readonly detour: Detour; readonly why: string }[],
): Step<Located, Refusal> {
  const { terrain } = ground;
  const sheet = new ChangeSheet(terrain);
  for (const { view, import: ix, entry, source, name, local, time } of straight) {
    const { path } = view;
    sheet.drop(path, { import: ix, name: entry });
    sheet.bring(path, {
      module: { kind: 'file', path: source.path },
      what: { kind: 'name', name },
      local: local === name ? undefined : local,
      time,
    });
  }
  const free = args.removeRelay === true ? freeRelays(ground, straight) : undefined;
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  if (free) removeAll(ground, sheet, { pieces: new Map(), ...free, gone: new Set(), why: 'nobody takes it from here any more' });
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const [first] = straight;
  const target = first && terrain.view(first.source.path)?.symbol(first.source.symbol);
  if (first === undefined || target === undefined) return { kind: 'need', requests: terrain.needs.requests };
  return sheet.located({
    target: {
      name: target.name,
      dotted: `${moduleName(first.source.path, terrain, terrain.facts)}.${dottedName(terrain, first.source)}`,
      kind: target.kind,
      language: terrain.file(first.source.path)?.language,
      place: placeOf(terrain, first.source),
    },
    left: stays.map(({ detour, why }) => leftAlone(ground, detour, why)),
    collisions: [],
    decisions: [...targetDecisions(terrain, targets), ...said(ground, args, straight, free?.imports.length ?? 0)],
    readSet: [...new Set(straight.flatMap(({ view, relay, source }) => [view.path, relay, source.path]))],
  });
}

function placeOfDetour({ view, import: ix, entry }: Detour): Place {
  const record = view.index.imports[ix];
  const { start, end } = record?.names[entry]?.nameExtent ?? record?.specifierExtent ?? { start: 0, end: 0 };
  return { path: view.path, start, end };
}

function leftAlone({ terrain }: Ground, detour: Detour, why: string): LeftAlone {
  const place = placeOfDetour(detour);
  const text = terrain.file(place.path)?.text ?? '';
  const start = text.lastIndexOf('\n', place.start - 1) + 1;
  const end = text.indexOf('\n', place.start);
  return { ...place, why, text: text.slice(start, end === -1 ? text.length : end).trim() };
}

function said(ground: Ground, args: ImportFromSourceArguments, straight: readonly Detour[], removed: number): readonly OperationDecision[] {
  const { terrain } = ground;
  const names = [...new Set(straight.map(({ source }) => terrain.view(source.path)?.symbol(source.symbol)?.name ?? ''))];
  const relays = [...new Set(straight.map(({ relay }) => relay))];
  const more = names.length > NAMED_MAX ? ` and ${names.length - NAMED_MAX} more` : '';
  const decision = (choice: string, rationale: string, confidence: number, about: readonly Place[]): OperationDecision => ({
    kind: 'plan',
    choice,
    rationale,
    rejected: [],
    confidence,
    about,
  });
  const unloaded = relays.filter((relay) => runsCode(ground, relay) && !straight.every(({ source }) => isPackageOf(relay, source.path)));
  const kept =
    args.removeRelay === true && removed > 0
      ? `${removed} re-exports that nobody takes any more go`
      : `${relays.slice(0, NAMED_MAX).join(', ')} ${relays.length === 1 ? 'goes' : 'go'} on passing them on`;
  return [
    decision(
      `${names.slice(0, NAMED_MAX).join(', ')}${more} ${names.length === 1 ? 'is' : 'are'} imported from where ${names.length === 1 ? 'it is' : 'they are'} defined`,
      kept,
      0.97,
      straight.slice(0, NAMED_MAX).map(placeOfDetour),
    ),
    ...(unloaded.length > 0
      ? [
          decision(
            `${unloaded.join(', ')} may no longer be loaded`,
            'it runs code of its own then; whether somebody relies on that was not proven',
            0.7,
            [],
          ),
        ]
      : []),
  ];
}

/** Loading a module of a package loads the package. */
function isPackageOf(relay: WorkspacePath, source: WorkspacePath): boolean {
  const folder = /^(.*)\/__init__\.pyi?$/.exec(relay)?.[1];
  return folder !== undefined && source.startsWith(`${folder}/`);
}

function runsCode(ground: Ground, path: WorkspacePath): boolean {
  const module = ground.module(path);
  return module?.units.some(({ role, code }) => role === 'statement' && /\w\s*\(/.test(module.text.slice(code.start, code.end))) === true;
}
