/** Where files that are no code say in which module a symbol stands that moves: entry points, configuration, roles and directives, examples and links of documentation. */

import { wordOffsets } from '../../core/facts/words.ts';
import type { LeftAlone, LocatedReference } from '../../core/operation/operation.ts';
import { entriesOfPyproject, entriesOfSetupCfg } from '../../core/terrain/relations/entryDeclarations.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import { folderOf, joined, nameOf, withoutExtension } from '../../core/terrain/workspacePaths.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { fromFolder, type NamedPlaces } from './namedPlaces.ts';
import { shownLine } from './shownLine.ts';
import { isChronicle, isConfiguration, isDocument, isStructured } from './wordMarks.ts';

const TEXTS_MAX = 300;

/** A symbol with its old and its new module, by path and by dotted name, which some languages have not. */
export interface MovedSymbol {
  readonly name: string;
  readonly from: WorkspacePath;
  readonly to: WorkspacePath;
  readonly dotted: { readonly old: readonly string[]; readonly now: (old: string) => string } | undefined;
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
  readonly sure: boolean; // a form that tools follow
  readonly why?: string; // it cannot be rewritten, though it names the old module
}

/** `docs`: documentation follows wherever it spells the old module out; else only where tools follow it. */
export function movedSymbolPlaces(terrain: Terrain, symbol: MovedSymbol, docs: boolean): NamedPlaces {
  const references: LocatedReference[] = [];
  const left: LeftAlone[] = [];
  const mentions = terrain.facts.mentions(symbol.name);
  if (!mentions) terrain.needs.add({ kind: 'mentions', word: symbol.name });
  for (const { path } of mentions?.other.slice(0, TEXTS_MAX) ?? []) {
    const fact = terrain.facts.file(path);
    if (fact === undefined) terrain.needs.add({ kind: 'file', path });
    if (fact?.state !== 'text') continue;
    for (const { start, end, newText, sure, why: cannot } of placesIn(path, fact.text, symbol)) {
      const why = cannot ?? (fact.writable ? whyNot(path, sure, docs) : 'the file is read-only');
      const reason = isConfiguration(path) ? 'names its module in a configuration' : 'names its module in documentation';
      if (why === undefined) references.push({ path, start, end, newText, confidence: sure ? 0.9 : 0.85, why: reason, how: 'string' });
      else left.push({ path, start, end, why, text: shownLine(fact.text, start) });
    }
  }
  return { references, left };
}

function whyNot(path: string, sure: boolean, docs: boolean): string | undefined {
  if (isConfiguration(path)) return undefined;
  if (!isDocument(path)) return 'names its old module in a file that is no code; look whether it is meant';
  if (isChronicle(path)) return 'tells how things were, so it stays as written';
  return sure || docs ? undefined : 'is documentation, which follows when that is asked for (“also in the docs”)';
}

function placesIn(path: WorkspacePath, text: string, symbol: MovedSymbol): readonly Found[] {
  const found = symbol.dotted
    ? [...entries(path, text, symbol), ...dottedPlaces(text, symbol), ...imports(text, symbol)]
    : examples(path, text, symbol);
  return [...found, ...links(path, text, symbol)].filter(
    (each, i, all) => !all.slice(0, i).some((other) => each.start < other.end && other.start < each.end),
  );
}

/** `rows = "pkg.old:parse"`. */
function entries(path: WorkspacePath, text: string, { name, dotted }: MovedSymbol): readonly Found[] {
  const file = nameOf(path);
  const declared = file === 'pyproject.toml' ? entriesOfPyproject(text) : file === 'setup.cfg' ? entriesOfSetupCfg(text) : [];
  return declared.flatMap(({ start, end, module, attribute }) => {
    if (attribute.split('.')[0] !== name || dotted?.old.includes(module) !== true) return [];
    const at = start + text.slice(start, end).lastIndexOf(`${module}`, text.slice(start, end).lastIndexOf(attribute));
    return [{ start: at, end: at + module.length, newText: dotted.now(module), sure: true }];
  });
}

/** `pkg.old.parse` anywhere; and its bare name where a directive says which module the page is about. */
function dottedPlaces(text: string, { name, dotted }: MovedSymbol): readonly Found[] {
  if (dotted === undefined) return [];
  return [...wordOffsets(text, name)].flatMap((at): readonly Found[] => {
    const before = /[\w.]*$/.exec(text.slice(Math.max(0, at - 200), at))?.[0] ?? '';
    const start = at - before.length;
    const structured = isStructured(text, at);
    const whole = before.replace(/\.$/, '');
    if (before.endsWith('.') && dotted.old.includes(whole))
      return [{ start, end: start + whole.length, newText: dotted.now(whole), sure: structured }];
    if (before !== '' || !structured) return [];
    const page = pageModule(text, at);
    if (page === undefined || !dotted.old.includes(page)) return [];
    // A role shows the last part alone with `~`; in a directive the whole name says which module is meant.
    const mark = text[at - 1] === '`' ? '~' : '';
    return [{ start: at, end: at + name.length, newText: `${mark}${dotted.now(page)}.${name}`, sure: true }];
  });
}

/** The module that a page of documentation is about at an offset. */
function pageModule(text: string, at: number): string | undefined {
  return [...text.slice(0, at).matchAll(/^\s*\.\. (?:py:)?(?:currentmodule|module|automodule)::[ \t]+([\w.]+)/gm)].at(-1)?.[1];
}

/** `from pkg.old import parse` in an example. */
function imports(text: string, { name, dotted }: MovedSymbol): readonly Found[] {
  return [...text.matchAll(/^([ \t>]*)from[ \t]+([\w.]+)[ \t]+import[ \t]+([^\n#`]+)/gm)].flatMap((match): readonly Found[] => {
    const [, indent = '', module = '', list = ''] = match;
    const names = list.split(',').map((each) => each.trim().replace(/^\(|\)$/g, ''));
    if (dotted?.old.includes(module) !== true || !names.some((each) => each.split(/\s+as\s+/)[0] === name)) return [];
    const start = match.index + indent.length + match[0].slice(indent.length).indexOf(module);
    const place = { start, end: start + module.length, newText: dotted.now(module), sure: false };
    return names.length === 1 ? [place] : [{ ...place, why: 'imports other names together with it; take that example apart by hand' }];
  });
}

/** `import { parse } from './old'` in an example. */
function examples(path: WorkspacePath, text: string, symbol: MovedSymbol): readonly Found[] {
  return [...text.matchAll(/\bimport\s+(?:type\s+)?\{([^}]*)\}\s*from\s*['"]([^'"\n]+)['"]/g)].flatMap((match): readonly Found[] => {
    const [whole, list = '', specifier = ''] = match;
    const names = list.split(',').map((each) => each.trim().split(/\s+as\s+/)[0] ?? '');
    const newText = names.includes(symbol.name) ? respelt(path, specifier, symbol) : undefined;
    if (newText === undefined) return [];
    const start = match.index + whole.lastIndexOf(specifier);
    const place = { start, end: start + specifier.length, newText, sure: false };
    return names.filter((each) => each !== '').length === 1
      ? [place]
      : [{ ...place, why: 'imports other names together with it; take that example apart by hand' }];
  });
}

/** `[parse](src/old.ts)`, `` [`parse()`](../src/old.py#L3) ``: the link says where it is. */
function links(path: WorkspacePath, text: string, symbol: MovedSymbol): readonly Found[] {
  if (!isDocument(path)) return [];
  return [...text.matchAll(/\[`?([\w$.]+)(?:\(\))?`?\]\(([^)\s#]+)/g)].flatMap((match) => {
    const [whole, name = '', target = ''] = match;
    const newText = name === symbol.name && /\.\w+$/.test(target) ? respelt(path, target, symbol) : undefined;
    if (newText === undefined) return [];
    const start = match.index + whole.length - target.length;
    return [{ start, end: start + target.length, newText, sure: false }];
  });
}

/** The path to the new module as `written` led to the old one, from the folder of the file or from the root; undefined: it does not lead there. */
function respelt(path: WorkspacePath, written: string, { from, to }: MovedSymbol): string | undefined {
  const prefix = /^(?:\.\/)*/.exec(written)?.[0] ?? '';
  const bare = written.slice(prefix.length);
  const folder = folderOf(path);
  for (const base of folder === '' ? [''] : [folder, '']) {
    const old = joined(base, bare);
    const extension = old === from ? '' : old !== undefined && withoutExtension(old) === withoutExtension(from) ? undefined : null;
    if (extension === null) continue;
    const now =
      extension === '' ? to : /\.\w+$/.test(bare) ? withoutExtension(to) + (/\.\w+$/.exec(bare)?.[0] ?? '') : withoutExtension(to);
    const newText = fromFolder(base, now);
    return newText === undefined ? undefined : newText.startsWith('../') ? newText : prefix + newText;
  }
  return undefined;
}
