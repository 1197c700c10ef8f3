/** From what an instruction calls a thing to the thing itself: one meaning, or a refusal that lists what it could be. */
import type { FactRequest, Step } from '../../core/facts/facts.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import type { SymbolKind } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import { nearestNames } from '../../core/terrain/find/names/nearestNames.ts';
import { declaredSymbols, type Meaning, meaningsOf } from '../../core/terrain/meanings.ts';
import { dottedName, kindWord, moduleSegments } from '../../core/terrain/naming.ts';
import { type SymbolTarget, symbolTargetOf } from '../../core/terrain/relations/references/symbolTarget.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { type SymbolRef, symbolKey } from '../../core/terrain/symbolRef.ts';
import { asWorkspacePath, type WorkspacePath } from '../../protocol/ids.ts';
import { ambiguous, notFound, type Phrase, refusal } from './candidates.ts';
import { pointedAt, symbolsOf } from './cursor.ts';
import { containerFits, isOwnedBy, ofKind, pathFits, prefixFits } from './hints.ts';
import { missingMember } from './missingMember.ts';
import { missingParameter } from './missingParameter.ts';
import { modulesNamed } from './modules.ts';
import { namesWideFile, type WideTarget, widePlace } from './widePlaces.ts';

export type ResolvedTarget = (
  | (SymbolTarget & {
      readonly kind: 'symbols';
      readonly rejected: readonly { readonly choice: string; readonly whyNot: string }[];
    })
  | { readonly kind: 'module'; readonly path: WorkspacePath }
  | { readonly kind: 'folder'; readonly path: string }
  | WideTarget
) & { readonly reading?: TargetReading };

/** How words came to mean a thing, where they are not simply its name: to be told as a decision. */
export interface TargetReading {
  readonly words: string; // what was looked for: "functions outside of classes in utils.py"
  readonly why: string;
  readonly confidence: number; // 0 to 1
  readonly unknown: readonly string[]; // what could not be told, or not be read, in whole sentences
}

/** Names offered instead of one that does not exist. */
const NEAREST_MAX = 5;

type Answer = Step<ResolvedTarget, Refusal>;

export function resolveTarget(resolver: Resolver, spec: TargetSpec, phrase: Phrase): Answer {
  if (spec.cursor) {
    const pointed = pointedAt(resolver, spec.cursor, lastSegment(spec.name));
    if (pointed.kind !== 'done') return pointed;
    if (pointed.value.kind !== 'symbols') return { kind: 'done', value: pointed.value };
    return fromRefs(resolver, pointed.value.refs);
  }
  if (spec.name === '') return { kind: 'refused', error: refusal('cursor-nowhere', 'Neither a name nor a place was given.') };
  const { facts } = resolver.terrain;
  const paths = facts.paths();
  if (!paths) return need({ kind: 'paths' });
  const asModule = spec.kind === 'module' || spec.kind === 'file' || /[/\\]/.test(spec.name) || paths.has(spec.name);
  return asModule ? moduleTarget(resolver, spec, phrase) : symbolTarget(resolver, spec, phrase);
}

function symbolTarget(resolver: Resolver, spec: TargetSpec, phrase: Phrase): Answer {
  const { terrain } = resolver;
  const segments = segmentsOf(spec.name);
  const name = segments.at(-1) ?? '';
  const mentions = terrain.facts.mentions(name);
  if (!mentions) return need({ kind: 'mentions', word: name });
  const views = mentions.code.flatMap((path) => terrain.view(path) ?? []);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const declared = views.flatMap((view) => declaredSymbols(view, name).map((found) => ({ ...found, view })));
  const fitting = fittingHints(resolver, declared, spec, segments.slice(0, -1));
  const kinds = spec.kind && spec.kind !== 'module' && spec.kind !== 'file' ? ofKind(fitting, spec.kind) : fitting;
  const wanted = kinds.map(({ ref }) => ref);
  const meanings = meaningsOf(resolver, wanted, name, views);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  return choose(
    resolver,
    spec,
    name,
    meanings,
    declared.map(({ ref }) => ref),
    views,
    phrase,
  );
}

interface Declared {
  readonly ref: SymbolRef;
  readonly kind: SymbolKind;
  readonly view: FileView;
}

/** Those that fit the hints. A hint is taken for a place first, then for what is around the symbol, whichever the words said. */
function fittingHints(resolver: Resolver, declared: readonly Declared[], spec: TargetSpec, prefix: readonly string[]): readonly Declared[] {
  const { terrain } = resolver;
  let left = declared.filter(({ view, ref }) => {
    const names = terrain.rulesOf(view.path)?.moduleNames(view.path, terrain.facts) ?? [];
    return prefixFits(view, ref.symbol, prefix, names);
  });
  for (const hint of [spec.pathHint, spec.containerHint]) {
    if (hint === undefined || hint === '') continue;
    const byPath = (item: Declared): boolean => pathFits(item.view.path, hint);
    const byOwner = (item: Declared): boolean => containerFits(item.view, item.ref.symbol, hint);
    const [first, second] = hint === spec.containerHint ? [byOwner, byPath] : [byPath, byOwner];
    const fitting = left.filter(first);
    left = fitting.length > 0 ? fitting : left.filter(second);
    // "The parameter a of f" is that of f itself, before one of a function in it.
    const own = first === byOwner ? left.filter((item) => isOwnedBy(item.view, item.ref.symbol, hint)) : [];
    if (own.length > 0) left = own;
  }
  return left;
}

const memberKinds: ReadonlySet<SymbolKind> = new Set(['method', 'property', 'attribute', 'enumMember']);

function choose(
  resolver: Resolver,
  spec: TargetSpec,
  name: string,
  meanings: readonly Meaning[],
  declared: readonly SymbolRef[],
  views: readonly FileView[],
  phrase: Phrase,
): Answer {
  // What only one function can see does not compete with what the whole program can, unless it was asked for.
  const shared = meanings.filter((meaning) => !meaning.local);
  const real = shared.filter((meaning) => meaning.kind !== 'import');
  const localAsked = spec.kind === 'parameter' || spec.kind === 'typeParameter';
  const running = localAsked || shared.length === 0 ? meanings : real.length > 0 ? real : shared;
  const [only, another] = running;
  // `.btn` may be a member of code, but not a function or a variable of it.
  if (spec.name.startsWith('.') && !running.some((meaning) => memberKinds.has(meaning.kind))) {
    const wide = widePlace(resolver.terrain, spec, phrase);
    if (wide.kind !== 'done') return wide;
    if (wide.value !== undefined) return { kind: 'done', value: wide.value };
  }
  if (only && !another) {
    const lost = meanings.filter((meaning) => meaning !== only);
    return { kind: 'done', value: resolved(resolver, name, only, lost) };
  }
  if (only) return { kind: 'refused', error: ambiguous(resolver.terrain, spec.name, running, [], phrase) };
  // What is understood in depth comes first; a name that is nowhere in it, or not in the files named, may be one of another language.
  const known = views.some((view) => view.index.symbols.some((symbol) => symbol.name === name)); // declared, or imported from outside
  if (!known || namesWideFile(resolver.terrain, spec)) {
    const wide = widePlace(resolver.terrain, spec, phrase);
    if (wide.kind !== 'done') return wide;
    if (wide.value !== undefined) return { kind: 'done', value: wide.value };
  }
  const followed = throughNames(resolver, spec, views);
  if (resolver.terrain.needs.any) return { kind: 'need', requests: resolver.terrain.needs.requests };
  if (followed.length > 0) return fromRefs(resolver, followed);
  return noSymbol(resolver, spec, declared, views, phrase);
}

/** "Sub.method" where a base has the method, "pkg.C" where pkg re-exports C: walked name by name. */
function throughNames(resolver: Resolver, spec: TargetSpec, views: readonly FileView[]): readonly SymbolRef[] {
  const segments = segmentsOf(spec.name);
  const hinted = spec.containerHint ? [...segmentsOf(spec.containerHint), ...segments] : segments;
  if (hinted.length < 2) return [];
  const found = new Map<string, SymbolRef>();
  for (const view of views) {
    for (const ref of symbolsOf(resolver.dottedLinks(view, 0, hinted.join('.')))) found.set(symbolKey(ref), ref);
  }
  return [...found.values()];
}

function noSymbol(
  resolver: Resolver,
  spec: TargetSpec,
  declared: readonly SymbolRef[],
  views: readonly FileView[],
  phrase: Phrase,
): Answer {
  const modules = spec.kind === undefined ? modulesNamed(resolver.terrain, spec) : [];
  if (modules.length > 0) return moduleTarget(resolver, spec, phrase);
  const lacking = missingParameter(resolver, spec, phrase, (owner) => resolveTarget(resolver, owner, phrase));
  if (lacking.kind !== 'done') return lacking;
  if (lacking.value) return { kind: 'refused', error: lacking.value };
  const name = lastSegment(spec.name);
  if (declared.length > 0) {
    // The name is there, but not where or as what it was said to be.
    const others = meaningsOf(resolver, declared, name, views);
    const base = ambiguous(resolver.terrain, spec.name, others, [], phrase);
    const message = `“${name}” is declared, but not as the instruction says (${describe(spec)}).`;
    return { kind: 'refused', error: refusal('symbol-not-found', message, base.candidates) };
  }
  const memberless = missingMember(resolver, spec, phrase, (owner) => resolveTarget(resolver, owner, phrase));
  if (memberless.kind !== 'done') return memberless;
  if (memberless.value) return { kind: 'refused', error: memberless.value };
  const imported = views.some((view) => view.index.symbols.some((symbol) => symbol.name === name && symbol.kind === 'import'));
  if (imported) {
    const message = `“${name}” is imported, but defined outside of this workspace, so it cannot be changed here.`;
    return { kind: 'refused', error: refusal('symbol-not-found', message) };
  }
  const names = resolver.terrain.facts.symbolNames();
  if (!names) return need({ kind: 'symbolNames' });
  const stems = new Set((resolver.terrain.facts.paths()?.paths ?? []).flatMap((path) => moduleSegments(path).slice(-1)));
  const near = nearestNames(name, spec.kind === 'module' || spec.kind === 'file' ? [...stems] : names, NEAREST_MAX);
  return { kind: 'refused', error: notFound(spec.name, near, phrase) };
}

function moduleTarget(resolver: Resolver, spec: TargetSpec, phrase: Phrase): Answer {
  const found = modulesNamed(resolver.terrain, spec);
  const [only, another] = found;
  if (only && !another) return { kind: 'done', value: only };
  if (only) {
    const paths = found.map((target) => asWorkspacePath(target.path));
    return { kind: 'refused', error: ambiguous(resolver.terrain, spec.name, [], paths, phrase) };
  }
  const stems = new Set((resolver.terrain.facts.paths()?.paths ?? []).flatMap((path) => moduleSegments(path).slice(-1)));
  return { kind: 'refused', error: notFound(spec.name, nearestNames(lastSegment(spec.name), [...stems], NEAREST_MAX), phrase) };
}

/** A meaning from symbols that are known already: grouped with everything that stands for the same. */
function fromRefs(resolver: Resolver, [first, ...rest]: readonly SymbolRef[]): Answer {
  if (!first) return { kind: 'need', requests: resolver.terrain.needs.requests };
  const target = symbolTargetOf(resolver, [first, ...rest]);
  return target.kind === 'done' ? { kind: 'done', value: { kind: 'symbols', ...target.value, rejected: [] } } : target;
}

function resolved(resolver: Resolver, name: string, meaning: Meaning, lost: readonly Meaning[]): ResolvedTarget {
  const rejected = lost.slice(0, 20).map((other) => ({
    choice: `the ${kindWord(other.kind)} ${dottedName(resolver.terrain, other.primary)} in ${other.primary.path}`,
    whyNot: other.local ? 'only one function sees it' : 'it is only a local name for something imported',
  }));
  return { kind: 'symbols', name, primary: meaning.primary, refs: meaning.refs, symbolKind: meaning.kind, rejected };
}

function describe(spec: TargetSpec): string {
  const parts = [spec.kind, spec.name, spec.containerHint && `in ${spec.containerHint}`, spec.pathHint && `in ${spec.pathHint}`];
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}

function segmentsOf(name: string): readonly string[] {
  return name.split(/\.|::|(?<=[^.:])#/).filter((segment) => segment !== '');
}

function lastSegment(name: string): string {
  return segmentsOf(name).at(-1) ?? '';
}

function need(request: FactRequest): Answer {
  return { kind: 'need', requests: [request] };
}
