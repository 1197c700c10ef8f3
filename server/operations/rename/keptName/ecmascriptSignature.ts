/** What a method takes, as it is written, so that another can take the same and hand it on. */
import { definitionExtent } from './definitionPlace.ts';
import type { KeptSymbol } from './keptSymbol.ts';

export interface Signature {
  readonly typeParameters: string; // "<T>" or nothing
  readonly parameters: string; // between the parentheses
  readonly passed: string; // "limit, ...rest"
  readonly returns: string; // ": Row[]" or nothing
}

export function handedOn({ passed }: Signature): string {
  return `(${passed})`;
}

/** Type parameters of a class, type or interface: as declared, and as they are passed on. */
export function typeParametersOf({ view, ix, symbol, text }: KeptSymbol): { readonly declared: string; readonly used: string } {
  const scopes = new Set(view.index.scopes.flatMap(({ owner, kind }, scope) => (owner === ix && kind === 'typeParameters' ? [scope] : [])));
  const own = view.index.symbols.filter(({ kind, scope }) => kind === 'typeParameter' && scopes.has(scope));
  const last = own.at(-1);
  if (last === undefined || text[symbol.nameExtent.end] !== '<') return { declared: '', used: '' };
  return {
    declared: `${text.slice(symbol.nameExtent.end, last.extent.end)}>`,
    used: `<${own.map(({ name }) => name).join(', ')}>`,
  };
}

/** Undefined when it is overloaded, is no method in writing, or takes what has no name that could be passed on. */
export function signatureOf(kept: KeptSymbol): Signature | undefined {
  const { view, symbol, text } = kept;
  if (symbol.declarations.length > 1) return undefined;
  const { end } = definitionExtent(view, kept.ix, symbol);
  const after = text.slice(symbol.nameExtent.end, end);
  const parameters = symbol.parameters.flatMap((ix) => view.symbol(ix) ?? []);
  const first = parameters[0];
  const open = first === undefined ? after.indexOf('(') : text.lastIndexOf('(', first.extent.start) - symbol.nameExtent.end;
  if (open < 0) return undefined;
  const typeParameters = after.slice(0, open);
  if (!/^\s*(?:<[^()]*>)?\s*$/.test(typeParameters)) return undefined;
  let at = symbol.nameExtent.end + open + 1;
  const passed: string[] = [];
  for (const { extent, nameExtent, name, modifiers } of parameters) {
    const written = text.slice(extent.start, nameExtent.start);
    if (!/^[\s,]*$/.test(text.slice(at, extent.start)) || name === 'this' || !/^(?:\.\.\.)?$/.test(written)) return undefined;
    passed.push(modifiers.includes('rest') || written === '...' ? `...${name}` : name);
    at = extent.end;
  }
  const close = /^\s*,?\s*\)/.exec(text.slice(at, end));
  if (close === null) return undefined;
  const returns = /^\s*:\s*([^{}=;]+?)\s*(?:[{;]|$)/.exec(text.slice(at + close[0].length, end))?.[1];
  return {
    typeParameters: typeParameters.trim(),
    parameters: text.slice(symbol.nameExtent.end + open + 1, at),
    passed: passed.join(', '),
    returns: returns === undefined ? '' : `: ${returns}`,
  };
}
