/** The outline of a file in a language known in depth, from its index. */
import { type FileIndex, NONE, type SymbolRecord } from '../fileIndex.ts';
import { docUnitsMax, type FileOutline, type OutlineSymbol, signatureUnitsMax } from './outline.ts';

export function outlineOf(index: FileIndex, text: string): FileOutline {
  const shown = index.symbols.map((symbol, ix) => ({ symbol, ix })).filter(({ symbol }) => isShown(index, symbol));
  shown.sort((a, b) => a.symbol.extent.start - b.symbol.extent.start || b.symbol.extent.end - a.symbol.extent.end);
  const at = new Map(shown.map(({ ix }, position) => [ix, position]));
  const symbols = shown.map(({ symbol }): OutlineSymbol => {
    const { name, kind, extent, nameExtent, container, scope } = symbol;
    const around = container !== NONE ? container : (index.scopes[scope]?.owner ?? NONE);
    return {
      ...extent,
      name,
      kind,
      container: at.get(around) ?? NONE,
      nameExtent,
      signature: firstLine(text.slice(extent.start, Math.min(extent.end, extent.start + signatureUnitsMax))),
      doc: '',
      exported: symbol.exports.length > 0,
    };
  });
  const imports = index.imports.map(({ start, end, specifier, names, level }) => ({
    start,
    end,
    specifier: '.'.repeat(index.language === 'python' && !specifier.startsWith('.') ? level : 0) + specifier,
    names: names.map(({ name }) => name),
  }));
  return { symbols, imports };
}

function isShown(index: FileIndex, { kind, scope, container }: SymbolRecord): boolean {
  if (kind === 'parameter' || kind === 'typeParameter' || kind === 'import') return false;
  return scope === 0 || container !== NONE || index.scopes[scope]?.kind !== 'function' || kind === 'function' || kind === 'class';
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').trim().slice(0, Math.min(signatureUnitsMax, docUnitsMax));
}
