/** Locates what a new exception concerns: its place and its class, and the places that raise it from now on. */
import { lineBreakIn } from '../../base/lineBreak.ts';
import type { Step } from '../../core/facts/facts.ts';
import type { LeftAlone, Located, OperationDecision, Refusal } from '../../core/operation/operation.ts';
import { NONE } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import type { LanguageFamily } from '../../core/terrain/languageId.ts';
import { viewsMentioning } from '../../core/terrain/relations/references/subject.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { whyHiddenAt, whyTakenInModule } from '../callables/freeNames.ts';
import { importedLocal } from '../callables/importedLocal.ts';
import { type Publishing, publishing } from '../callables/publicNames.ts';
import { refusedAs } from '../callables/unfit.ts';
import { ChangeSheet } from '../rewriting/changeSheet.ts';
import { refusal } from '../target/candidates.ts';
import type { NewExceptionArguments } from './arguments.ts';
import { catches, type Exception, exceptionNamed, isOwnException } from './exceptionNames.ts';
import { type Home, homeOf } from './home.ts';
import { inheritedConstructor } from './inheritedConstructor.ts';
import { namesRaised, type RaiseSites, raiseSites } from './raiseSites.ts';
import { exceptionLines, exceptionPlace } from './writtenException.ts';

export function locateNewException(resolver: Resolver, args: NewExceptionArguments): Step<Located, Refusal> {
  const { terrain } = resolver;
  const family = familyOf(resolver, args);
  if (family === undefined) return { kind: 'need', requests: [{ kind: 'paths' }] };
  const replaced = raisedNow(resolver, args);
  if (replaced.kind !== 'done') return replaced;
  const old = replaced.value === undefined ? undefined : exceptionNamed(resolver, replaced.value, family);
  if (old && old.kind !== 'done') return old;
  const spoken = args.base ?? replaced.value ?? (family === 'python' ? 'Exception' : 'Error');
  const base = declaredIn(resolver, args.module, spoken) ?? exceptionNamed(resolver, spoken, family);
  if (base.kind !== 'done') return base;
  const illegal = terrain
    .rulesOf(family === 'python' ? ('x.py' as WorkspacePath) : ('x.ts' as WorkspacePath))
    ?.whyIllegalName(args.name, 'class');
  if (illegal !== undefined) return { kind: 'refused', error: refusal('name-illegal', illegal) };
  const sites = old === undefined ? noSites : raiseSites(resolver, old.value, args.places);
  if (sites.kind !== 'done') return sites;
  if (old !== undefined && sites.value.raised.length === 0) {
    const where = args.places?.map(({ name, selector }) => name || selector).join(', ') ?? 'this workspace';
    return refusedAs(`nothing in ${where} raises “${old.value.name}”`);
  }
  const there = declaredAlready(resolver, args.name);
  if (there.kind !== 'done') return there;
  const users = [...new Set(sites.value.raised.map(({ path }) => path))].sort();
  const home = there.value ? homeThere(there.value) : homeOf(resolver, args.module, users, base.value.ref?.path);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  if (home === undefined)
    return refusedAs(
      `it is not said where “${args.name}” is to be declared`,
      `Say where: “… in errors${family === 'python' ? '.py' : '.ts'}”.`,
    );
  if (there.value && old === undefined) return refusedAs(`“${args.name}” is declared in ${home.path} already`);
  return written(resolver, args, {
    family,
    old: old?.value,
    base: there.value ?? base.value,
    sites: sites.value,
    home,
    there: there.value !== undefined,
  });
}

/** What the new one takes the place of: as it was said, or the one thing that is raised at the places named. */
function raisedNow(resolver: Resolver, { name, insteadOf, places }: NewExceptionArguments): Step<string | undefined, Refusal> {
  if (insteadOf !== undefined || places === undefined || places.length === 0) return { kind: 'done', value: insteadOf };
  const found = namesRaised(resolver, places);
  if (found.kind !== 'done') return found;
  const others = found.value.filter((each) => each !== name);
  const [only, another] = others;
  const where = places.map((place) => place.name || place.selector).join(', ');
  if (only === undefined) return refusedAs(`nothing is raised in ${where} that “${name}” could take the place of`);
  if (another !== undefined)
    return refusedAs(
      `${others.map((each) => `“${each}”`).join(' and ')} are raised in ${where}`,
      `Say which it takes the place of: “… instead of ${only}”.`,
    );
  return { kind: 'done', value: only };
}

/** Of several by that name, the one in the file that was asked for. */
function declaredIn(resolver: Resolver, module: string | undefined, name: string): Step<Exception, Refusal> | undefined {
  const home = module === undefined ? undefined : homeOf(resolver, module, [], undefined);
  const view = home === undefined || home.isNew ? undefined : resolver.terrain.view(home.path);
  const symbol = view?.boundIn(0, name) ?? NONE;
  if (view?.symbol(symbol)?.kind !== 'class') return undefined;
  return { kind: 'done', value: { name, ref: { path: view.path, symbol } } };
}

/** A class of that name that is there already is the one that is meant. */
function declaredAlready(resolver: Resolver, name: string): Step<Exception | undefined, Refusal> {
  const views = viewsMentioning(resolver, name);
  if (views.kind !== 'done') return views;
  const found = views.value.flatMap((view) =>
    view.index.symbols.flatMap((symbol, ix) =>
      symbol.name === name && symbol.kind === 'class' && symbol.scope === 0 ? [{ path: view.path, symbol: ix }] : [],
    ),
  );
  const [only, another] = found;
  if (another)
    return refusedAs(`“${name}” is declared in ${found.map(({ path }) => path).join(' and ')} already`, 'Give the exception another name.');
  return { kind: 'done', value: only && { name, ref: only } };
}

function homeThere({ name, ref }: Exception): Home | undefined {
  return (
    ref && {
      path: ref.path,
      isNew: false,
      decision: {
        kind: 'plan',
        choice: `takes the “${name}” of ${ref.path}`,
        rationale: 'it is there already',
        rejected: [],
        confidence: 0.9,
        about: [],
      },
    }
  );
}

interface Found {
  readonly family: LanguageFamily;
  readonly old: Exception | undefined;
  readonly base: Exception;
  readonly sites: RaiseSites;
  readonly home: Home;
  readonly there: boolean; // it was declared before
}

const noSites: Step<RaiseSites, Refusal> = { kind: 'done', value: { raised: [], caught: [] } };

/** By the names of the language's own exceptions, by the file it goes into, else by what the workspace is written in. */
function familyOf(resolver: Resolver, { base, insteadOf, module, places }: NewExceptionArguments): LanguageFamily | undefined {
  const paths = resolver.terrain.facts.paths();
  if (!paths) return undefined;
  const hinted = [module, ...(places ?? []).flatMap(({ name, pathHint }) => [name, pathHint])].find(
    (each) => each !== undefined && /\.\w+$/.test(each),
  );
  if (hinted !== undefined && /\.pyi?$/.test(hinted)) return 'python';
  if (hinted !== undefined && /\.[cm]?[jt]sx?$/.test(hinted)) return 'ecmascript';
  for (const name of [base, insteadOf]) {
    if (name === undefined) continue;
    const python = isOwnException(name, 'python');
    if (python !== isOwnException(name, 'ecmascript')) return python ? 'python' : 'ecmascript';
  }
  const scripts = paths.paths.filter((path) => /\.[cm]?[jt]sx?$/.test(path)).length;
  return paths.paths.filter((path) => /\.pyi?$/.test(path)).length >= scripts ? 'python' : 'ecmascript';
}

function written(
  resolver: Resolver,
  { name }: NewExceptionArguments,
  { family, old, base, sites, home, there }: Found,
): Step<Located, Refusal> {
  const { terrain } = resolver;
  const view = home.isNew ? undefined : terrain.view(home.path);
  const file = home.isNew ? undefined : terrain.file(home.path);
  if (!home.isNew && (!view || !file)) return { kind: 'need', requests: terrain.needs.requests };
  const sheet = new ChangeSheet(terrain);
  const taken = view && !there ? whyTakenInModule(resolver, view, name) : undefined;
  if (taken !== undefined) return refusedAs(taken, 'Give the exception another name.');
  const baseHere =
    view && base.ref
      ? importedLocal(resolver, sheet, { path: home.path, view, scope: 0, place: { start: 0 } }, base.ref.path, base.name)
      : base.name;
  if (typeof baseHere !== 'string') return { kind: 'refused', error: baseHere };
  for (const site of sites.raised) {
    const hidden = whyHiddenAt(site.view, site.scope, name);
    if (hidden !== undefined) return refusedAs(hidden, 'Give the exception another name.');
    const local = home.isNew
      ? broughtFromNew(sheet, site.path, home.path, name)
      : importedLocal(resolver, sheet, { ...site, place: site.name }, home.path, name);
    if (typeof local !== 'string') return { kind: 'refused', error: local };
    const { text = '' } = terrain.file(site.path) ?? {};
    sheet.rewrite(
      site.path,
      site.statement,
      [text.slice(site.statement.start, site.name.start), local],
      `raises “${name}” instead of “${old?.name ?? ''}”`,
      0.95,
    );
    sheet.release(site.path, site.name);
  }
  const publish = view && file && publishedLike(view, file.text, base, { name, home, sites });
  const lines = exceptionLines(home.path, file?.text ?? '', {
    name,
    base: baseHere,
    inherited: base.ref && family === 'ecmascript' ? inheritedConstructor(resolver, base.ref) : undefined,
    argumentsMost: Math.max(0, ...sites.raised.map((site) => site.arguments)),
    exported: home.isNew ? !isCommonJs(resolver, sites) : publish?.kind === 'export',
  });
  const creations = home.isNew
    ? createdFile(resolver, home, base, isCommonJs(resolver, sites) ? [...lines, '', `module.exports = { ${name} };`] : lines)
    : [];
  if (view && file && !there) insert(sheet, view, file.text, { name, lines, base, sites, home });
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const safe = old === undefined || catches(resolver, old, base, family);
  const place = { path: home.path, start: 0, end: 0 };
  return sheet.located({
    target: { name, dotted: name, kind: 'class', language: file?.language, place },
    ...(creations.length > 0 && { creations }),
    left: [],
    unsettled: safe
      ? []
      : sites.caught.map(
          ({ path, place: at, text }): LeftAlone => ({
            path,
            ...at,
            text,
            why: `catches “${old?.name ?? ''}”, and would no longer catch “${name}”, which is made from “${base.name}”`,
          }),
        ),
    collisions: [],
    decisions: [home.decision, ...(there && safe ? [] : baseDecision(name, base, old, sites, safe))],
    readSet: [...new Set(sites.raised.map(({ path }) => path))].sort(),
  });
}

function broughtFromNew(sheet: ChangeSheet, path: WorkspacePath, from: WorkspacePath, name: string): string {
  sheet.bring(path, { module: { kind: 'file', path: from }, what: { kind: 'name', name }, local: undefined, time: { kind: 'load' } });
  return name;
}

function createdFile(resolver: Resolver, home: Home, base: Exception, lines: readonly string[]): NonNullable<Located['creations']> {
  const { terrain } = resolver;
  const imports = terrain.rulesOf(home.path)?.imports;
  const wanted =
    base.ref === undefined
      ? []
      : [
          {
            module: { kind: 'file', path: base.ref.path },
            what: { kind: 'name', name: base.name },
            local: undefined,
            time: { kind: 'load' },
          } as const,
        ];
  const header = imports?.headerFor(home.path, wanted, undefined, terrain.facts);
  if (header?.kind === 'need') terrain.needs.addAll(header.requests);
  const head = header?.kind === 'done' && header.value.text !== '' ? `${header.value.text}\n${home.path.endsWith('.py') ? '\n' : ''}` : '';
  return [{ path: home.path, text: `${head}${lines.join('\n')}\n`, why: 'the exceptions of these modules', confidence: 0.9 }];
}

type Inserted = Pick<Found, 'base' | 'sites' | 'home'> & { readonly name: string; readonly lines: readonly string[] };

function insert(
  sheet: ChangeSheet,
  view: Parameters<typeof exceptionPlace>[0],
  text: string,
  { name, lines, base, sites, home }: Inserted,
): void {
  const eol = lineBreakIn(text);
  const own = base.ref?.path === home.path ? view.symbol(base.ref.symbol) : undefined;
  const bodies = own ? view.index.scopes.flatMap(({ owner, end }) => (owner === base.ref?.symbol ? [end] : [])) : [];
  const baseEnd = own && Math.max(own.extent.end, ...bodies);
  const firstUse =
    view.family === 'ecmascript'
      ? Math.min(text.length, ...sites.raised.filter(({ path, scope }) => path === home.path && scope === 0).map((site) => site.name.start))
      : text.length;
  const place = exceptionPlace(view, text, baseEnd, firstUse);
  sheet.rewrite(
    home.path,
    { start: place.at, end: place.at },
    [place.before, lines.join(eol), eol, place.after],
    `the new exception “${name}”`,
  );
  const publish = publishedLike(view, text, base, { name, home, sites });
  if (publish.kind === 'insertion') sheet.rewrite(home.path, { start: publish.at, end: publish.at }, [publish.newText], publish.note);
}

/** As the exceptions of the file are, or its base is. */
function publishedLike(
  view: FileView,
  text: string,
  base: Exception,
  { name, home, sites }: Pick<Inserted, 'name' | 'home' | 'sites'>,
): Publishing {
  const isException = (each: string): boolean => /(?:Error|Exception)$/.test(each);
  const sibling =
    view.index.listedExports?.find(isException) ??
    (base.ref?.path === home.path
      ? base.name
      : view.index.symbols.find((symbol) => symbol.scope === 0 && symbol.kind === 'class' && isException(symbol.name))?.name);
  const needed = sites.raised.length === 0 || sites.raised.some(({ path }) => path !== home.path);
  return publishing(view, text, sibling ?? '', name, needed);
}

function isCommonJs(resolver: Resolver, { raised }: RaiseSites): boolean {
  const [first] = raised;
  if (first === undefined || first.view.family === 'python') return false;
  const text = resolver.terrain.file(first.path)?.text ?? '';
  return /\b(?:require\s*\(|module\.exports\b|exports\.)/.test(text) && !/^[ \t]*(?:import|export)\b/m.test(text);
}

function baseDecision(
  name: string,
  base: Exception,
  old: Exception | undefined,
  { raised }: RaiseSites,
  safe: boolean,
): readonly OperationDecision[] {
  const about = raised.map((site) => ({ path: site.path, ...site.name }));
  const rationale =
    old === undefined
      ? 'nothing raises it yet'
      : safe
        ? `whoever catches “${old.name}” goes on catching it`
        : `it is no “${old.name}”, so that those who catch that no longer catch it`;
  return [{ kind: 'plan', choice: `“${name}” is made from “${base.name}”`, rationale, rejected: [], confidence: safe ? 0.95 : 0.5, about }];
}
