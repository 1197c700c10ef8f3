/** The outline of a file in a deep language, out of its index: what others can find in it. Parameters and locals are not part of it. */
import { type FileIndex, NONE, type SymbolRecord } from '../fileIndex.ts';
import { familyOf } from '../languageId.ts';
import { momentOf } from '../relations/fileImports.ts';
import { docAbove, docstringAt } from './docComment.ts';
import { headOf } from './headOf.ts';
import { type FileOutline, type OutlineImport, type OutlineSymbol, outlineSymbolsMax } from './outline.ts';
import { signatureIn } from './outlineText.ts';

export function outlineOf(index: FileIndex, text: string): FileOutline {
  const listed = listedSymbols(index, text);
  const inOrder = listed.sort(
    (a, b) => extentOf(index, a).start - extentOf(index, b).start || extentOf(index, b).end - extentOf(index, a).end || a - b,
  );
  const kept = inOrder.slice(0, outlineSymbolsMax);
  const positions = new Map(kept.map((symbol, position) => [symbol, position]));
  const python = familyOf(index.language) === 'python';
  const exported = exportedSymbols(index, text, kept);
  const bodies = bodyScopes(index);
  const symbols = kept.flatMap((at): OutlineSymbol[] => {
    const symbol = index.symbols[at];
    if (!symbol) return [];
    const { name, kind, extent, nameExtent } = symbol;
    const { start, end } = headOf(index, symbol, bodies.get(at), text);
    const documented = python ? isDefinition(symbol) && docstringAt(text, end, extent.end) : docAbove(text, extent.start);
    return [
      {
        name: name === '' ? 'default' : name,
        kind,
        container: positions.get(containerOf(index, symbol)) ?? NONE,
        start: extent.start,
        end: extent.end,
        nameExtent,
        signature: signatureIn(text, start, end),
        doc: documented || '',
        exported: exported.has(at),
      },
    ];
  });
  const imports = index.imports.map((record): OutlineImport => {
    const { start, end, specifier, names, star } = record;
    const moment = momentOf(index, record);
    const plain = { start, end, specifier, names: star ? ['*'] : names.map(({ name }) => name) };
    return moment === 'load' ? plain : { ...plain, moment };
  });
  const unread = index.hazards.find(({ kind }) => kind === 'unread');
  if (unread) return { symbols, imports, leftOut: unread.text };
  if (inOrder.length === kept.length) return { symbols, imports };
  return { symbols, imports, leftOut: `It declares ${inOrder.length} things, of which the first ${kept.length} are listed.` };
}

function extentOf(index: FileIndex, at: number): { readonly start: number; readonly end: number } {
  return index.symbols[at]?.extent ?? { start: 0, end: 0 };
}

function isDefinition({ kind }: SymbolRecord): boolean {
  return kind === 'function' || kind === 'method' || kind === 'class' || kind === 'property';
}

/** Where the scope of each function's parameters and body begins, or of a type's body; the first, where a getter has a setter. */
function bodyScopes(index: FileIndex): ReadonlyMap<number, number> {
  const scopes = new Map<number, number>();
  for (const { owner, kind, start } of index.scopes)
    if (owner !== NONE && kind !== 'typeParameters' && !scopes.has(owner)) scopes.set(owner, start);
  return scopes;
}

function listedSymbols(index: FileIndex, text: string): number[] {
  const open = openScopes(index, text);
  const listed = new Set<number>();
  // A container may come after its members where a name is bound anew.
  const isListed = (at: number, depth: number): boolean => {
    const symbol = index.symbols[at];
    if (!symbol || depth > index.symbols.length) return false;
    const { name, kind, scope, exports } = symbol;
    const container = containerOf(index, symbol);
    if (name === '' && !exports.includes('default')) return false;
    if (kind === 'parameter' || kind === 'import' || kind === 'typeParameter') return false;
    if (container !== NONE) return listed.has(container) || (container !== at && isListed(container, depth + 1));
    return open.has(scope) || exports.length > 0; // what CommonJS exports is in no scope
  };
  for (const at of index.symbols.keys()) if (isListed(at, 0)) listed.add(at);
  return [...listed];
}

/** What a symbol belongs to: for what a namespace keeps to itself, the namespace. */
function containerOf(index: FileIndex, { container, scope }: SymbolRecord): number {
  const owner = index.scopes[scope]?.owner ?? NONE;
  return container === NONE && index.symbols[owner]?.kind === 'namespace' ? owner : container;
}

/** The scopes that are the file's own: the module, and the blocks of ambient modules. */
function openScopes(index: FileIndex, text: string): ReadonlySet<number> {
  const open = new Set<number>([0]);
  for (const [at, { kind, parent, owner, start }] of index.scopes.entries()) {
    if (
      kind === 'block' &&
      owner === NONE &&
      open.has(parent) &&
      /\b(?:module|global)\b[^;{}()]*$/.test(text.slice(Math.max(0, start - 200), start))
    )
      open.add(at);
  }
  return open;
}

function exportedSymbols(index: FileIndex, text: string, listed: readonly number[]): ReadonlySet<number> {
  const python = familyOf(index.language) === 'python';
  const named = index.listedExports && new Set(index.listedExports);
  const exported = new Set<number>();
  for (const at of listed) {
    const symbol = index.symbols[at];
    if (!symbol) continue;
    const { name, scope, exports, modifiers } = symbol;
    const container = containerOf(index, symbol);
    if (container !== NONE) {
      const inNamespace = index.symbols[container]?.kind === 'namespace';
      const said =
        !inNamespace || /\bexport\s+(?:[a-z]+\s+)*$/.test(text.slice(Math.max(0, symbol.extent.start - 60), symbol.extent.start));
      const hidden = modifiers.includes('private') || name.startsWith('#') || (python && isPrivate(name));
      if (exported.has(container) && said && !hidden) exported.add(at);
    } else if (python) {
      if (exports.length > 0 && (named ? named.has(name) : !isPrivate(name))) exported.add(at);
    } else if (exports.length > 0 || scope !== 0) exported.add(at); // ambient modules declare what others use
  }
  return exported;
}

/** By the convention that `import *` follows; `__version__` is for everybody. */
function isPrivate(name: string): boolean {
  return name.startsWith('_') && !/^__.*__$/.test(name);
}
