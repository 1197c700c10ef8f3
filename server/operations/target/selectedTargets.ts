/**
 * The things that a selector means, out of facts: only files that can hold them are read. What nothing fits is refused with what
 * would fit if one of its conditions were left out; what could not be told is said with the things that were found.
 */
import type { FileFact, Step } from '../../core/facts/facts.ts';
import type { Refusal, TargetCandidate } from '../../core/operation/operation.ts';
import { wideNameAt } from '../../core/syntax/wideNames.ts';
import { looksGenerated } from '../../core/terrain/index/generatedCode.ts';
import { deepLanguageOfPath, isDeep, languageOfFile, languageOfPath } from '../../core/terrain/languageId.ts';
import type { FileOutline } from '../../core/terrain/outline/outline.ts';
import { outlineOf } from '../../core/terrain/outline/outlineOf.ts';
import { symbolTargetOf } from '../../core/terrain/relations/references/symbolTarget.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { type SelectGround, type Selection, select } from '../../core/terrain/select/evaluate.ts';
import { reachOf } from '../../core/terrain/select/reach.ts';
import { readSelector } from '../../core/terrain/select/readSelector.ts';
import { dottedNameOf, type SelectableFile, type SelectedSymbol } from '../../core/terrain/select/selectedSymbol.ts';
import type { Selector } from '../../core/terrain/select/selector.ts';
import { selectorInWords } from '../../core/terrain/select/selectorInWords.ts';
import { kindWords } from '../../core/terrain/select/selectorWords.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { asSpoken, spokenTarget } from './asSpoken.ts';
import { type Phrase, refusal } from './candidates.ts';
import { selectedModules } from './selectedModules.ts';
import { type ResolvedTarget, resolveTarget, type TargetReading } from './targetResolver.ts';

const bounds = { filesMax: 5_000, targetsMax: 2_000, nearMax: 8, unreadNamedMax: 5 } as const;

type Targets = Step<readonly ResolvedTarget[], Refusal>;

/** By path and place; never empty. */
export function selectedTargets(resolver: Resolver, written: string, phrase: Phrase): Targets {
  const selector = readSelector(written);
  if (!selector.ok) return { kind: 'refused', error: { error: selector.error, candidates: [] } };
  const ground = groundOf(resolver, selector.value, phrase);
  if (ground.kind !== 'done') return ground;
  const found = select(selector.value, ground.value);
  if (found.kind !== 'done') return found;
  if (resolver.terrain.needs.any) return { kind: 'need', requests: resolver.terrain.needs.requests };
  const reading = readingOf(selector.value, [...found.value.unknown, ...ground.value.unread]);
  const modules = found.value.symbols.length > 0 ? [] : selectedModules(selector.value, resolver.terrain.facts.paths()?.paths ?? []);
  if (modules.length > 0) return { kind: 'done', value: modules.map((path) => ({ kind: 'module', path, reading })) };
  if (found.value.symbols.length === 0) return { kind: 'refused', error: nothing(selector.value, ground.value, phrase) };
  if (found.value.symbols.length > bounds.targetsMax) return { kind: 'refused', error: tooMany(selector.value, found.value) };
  return targetsOf(resolver, found.value, reading);
}

function readingOf(selector: Selector, unknown: readonly string[]): TargetReading {
  return {
    words: selectorInWords(selector),
    why: 'these are what it means in this workspace',
    confidence: unknown.length > 0 ? 0.85 : 0.95,
    unknown,
  };
}

interface Ground extends SelectGround {
  readonly records: readonly SelectableFile[];
  readonly unread: readonly string[]; // sentences
}

/** The files that a selector may select from, read. */
function groundOf(resolver: Resolver, selector: Selector, phrase: Phrase): Step<Ground, Refusal> {
  const { facts } = resolver.terrain;
  const paths = facts.paths();
  if (paths === undefined) return { kind: 'need', requests: [{ kind: 'paths' }] };
  const spoken: SelectGround['spoken'] = (name) => {
    const target = resolveTarget(resolver, spokenTarget(name), phrase);
    if (target.kind !== 'done') return target;
    if (target.value.kind !== 'symbols')
      return { kind: 'refused', error: refusal('symbol-not-found', `“${name}” is not a symbol of code.`) };
    return { kind: 'done', value: { target: target.value, meant: asSpoken(resolver.terrain, target.value, name) } };
  };
  const reach = reachOf(selector, { resolver, spoken });
  if (reach.kind !== 'done') return reach;
  const admitted = paths.paths.filter((path) => languageOfPath(path) !== undefined && reach.value(path));
  const deep = admitted.filter((path) => deepLanguageOfPath(path) !== undefined);
  const within = deep.length > 0 ? deep : namesPlace(selector) ? admitted : [];
  if (within.length > bounds.filesMax) return { kind: 'refused', error: tooFar(selector, within.length) };
  const missing = within.filter((path) => facts.file(path) === undefined);
  if (missing.length > 0) return { kind: 'need', requests: missing.map((path) => ({ kind: 'file', path })) };
  const files = within.flatMap((path) => facts.file(path) ?? []);
  const wide = files.filter((file) => file.state === 'text' && facts.outline(file.path) === undefined);
  if (wide.length > 0) return { kind: 'need', requests: wide.map(({ path }) => ({ kind: 'outline', path })) };
  const records = files.flatMap((file) => recordOf(file, facts.outline(file.path)) ?? []);
  return { kind: 'done', value: { records, waiting: 0, resolver, spoken, unread: unreadIn(files) } };
}

function namesPlace(selector: Selector): boolean {
  return selector.kind === 'in' || (selector.kind === 'and' && selector.of.some(namesPlace));
}

/** Made once of each file as it was read: facts are kept for a mission, and steps are called again and again. */
const outlines = new WeakMap<object, FileOutline>();

function recordOf(file: FileFact, wide: FileOutline | undefined): SelectableFile | undefined {
  if (file.state === 'unreadable') return undefined;
  const generated = looksGenerated(file.text);
  if (file.state === 'text') {
    const language = languageOfFile(file.path, file.text);
    return language && wide && { path: file.path, language, outline: wide, generated };
  }
  const outline = outlines.get(file.index) ?? outlineOf(file.index, file.text);
  outlines.set(file.index, outline);
  return { path: file.path, language: file.language, outline, generated };
}

function unreadIn(files: readonly FileFact[]): readonly string[] {
  const unread = files.flatMap((file) => (file.state === 'unreadable' ? [`${file.path} (${file.detail})`] : []));
  if (unread.length === 0) return [];
  const more = unread.length - bounds.unreadNamedMax;
  return [`Not read: ${unread.slice(0, bounds.unreadNamedMax).join(', ')}${more > 0 ? `, and ${more} more` : ''}.`];
}

function targetsOf(resolver: Resolver, { symbols }: Selection, reading: TargetReading): Targets {
  const { terrain } = resolver;
  const targets: ResolvedTarget[] = [];
  for (const item of symbols) {
    if (!isDeep(item.record.language)) targets.push(...placeTarget(resolver, item, reading));
    else {
      const ref = refOf(resolver, item);
      if (ref === undefined) continue;
      const target = symbolTargetOf(resolver, [ref]);
      if (target.kind === 'done') targets.push({ kind: 'symbols', ...target.value, rejected: [], reading });
      else if (target.kind === 'need') for (const request of target.requests) terrain.needs.add(request);
    }
  }
  return terrain.needs.any ? { kind: 'need', requests: terrain.needs.requests } : { kind: 'done', value: targets };
}

function refOf(
  { terrain }: Resolver,
  { record, ix }: SelectedSymbol,
): { readonly path: WorkspacePath; readonly symbol: number } | undefined {
  const outlined = record.outline.symbols[ix];
  const view = terrain.view(record.path);
  if (outlined === undefined || view === undefined) return undefined;
  const symbol = view.index.symbols.findIndex(
    ({ name, nameExtent }) => nameExtent.start === outlined.nameExtent.start && (name === outlined.name || name === ''),
  );
  return symbol === -1 ? undefined : { path: record.path, symbol };
}

function placeTarget({ terrain }: Resolver, { record, ix }: SelectedSymbol, reading: TargetReading): readonly ResolvedTarget[] {
  const extent = record.outline.symbols[ix]?.nameExtent;
  const fact = terrain.facts.file(record.path);
  const there = extent && fact?.state === 'text' ? wideNameAt(fact.text, extent.start, record.path) : undefined;
  if (there === undefined) return [];
  const { name, sigil, start, end } = there;
  return [{ kind: 'place', name, sigil, place: { path: record.path, start, end }, reading }];
}

function tooFar(selector: Selector, files: number): Refusal {
  const message = `To find “${selectorInWords(selector)}” ${files} files would have to be read; at most ${bounds.filesMax} are.`;
  return refusal('bound-reached', message, [], 'Say in which folder, package or file.');
}

function tooMany(selector: Selector, { symbols }: Selection): Refusal {
  const message = `“${selectorInWords(selector)}” means ${symbols.length} things; at most ${bounds.targetsMax} are changed at once.`;
  return refusal('bound-reached', message, [], 'Say in which folder, package or file.');
}

/** What was looked for, and what there would be if one of its conditions did not count: the last first. */
function nothing(selector: Selector, ground: Ground, phrase: Phrase): Refusal {
  const words = selectorInWords(selector);
  const parts = selector.kind === 'and' ? selector.of : [];
  const told = ground.unread.length > 0 ? ` ${ground.unread.join(' ')}` : '';
  const placeless = parts.find((part) => part.kind === 'in' && !ground.records.some(({ path }) => isIn(part, ground, path)));
  if (placeless?.kind === 'in' || selector.kind === 'in') {
    const place = placeless?.kind === 'in' ? placeless.place : selector.kind === 'in' ? selector.place : '';
    return refusal('symbol-not-found', `No file of code is called “${place}”, so there are no ${words}.${told}`);
  }
  for (let leave = parts.length - 1; leave >= 0; leave--) {
    const left = parts.filter((part, i) => i !== leave && part.kind !== 'has');
    const [only] = left;
    if (only === undefined) continue;
    const near = select(left.length === 1 ? only : { kind: 'and', of: left }, ground);
    if (near.kind !== 'done' || near.value.symbols.length === 0) continue;
    return refusal(
      'symbol-not-found',
      `There are no ${words}.${told}`,
      candidatesOf(near.value.symbols, phrase),
      'Those listed come nearest.',
    );
  }
  return refusal('symbol-not-found', `There are no ${words}.${told}`);
}

function isIn(part: Selector, { resolver, spoken }: Ground, path: string): boolean {
  const reach = reachOf(part, { resolver, spoken });
  return reach.kind === 'done' && reach.value(path);
}

function candidatesOf(symbols: readonly SelectedSymbol[], phrase: Phrase): readonly TargetCandidate[] {
  return symbols.slice(0, bounds.nearMax).map((item) => {
    const symbol = item.record.outline.symbols[item.ix];
    const name = dottedNameOf(item);
    const { start, end } = symbol?.nameExtent ?? { start: 0, end: 0 };
    return {
      name,
      kind: symbol === undefined ? 'symbol' : kindWords[symbol.kind],
      place: { path: item.record.path, start, end },
      suggestion: phrase(`${name} in ${item.record.path}`),
    };
  });
}
