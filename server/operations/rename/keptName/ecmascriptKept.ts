/** The old name in TypeScript and JavaScript: another export of the same thing, or a member that hands on. */
import { NONE, type SymbolRecord } from '../../../core/terrain/fileIndex.ts';
import { asInsertion, type DefinitionPlace, definitionExtent, placeAfter } from './definitionPlace.ts';
import { handedOn, type Signature, signatureOf, typeParametersOf } from './ecmascriptSignature.ts';
import { functionAround, inserted, isRebound, type KeptSymbol, sharedLine, type WrittenName } from './keptSymbol.ts';

export function keptInEcmascript(kept: KeptSymbol): WrittenName {
  return kept.member ? keptMember(kept) : keptAtTop(kept);
}

/** The tag that editors strike the name through for, in a line of its own. */
export function deprecation({ keep, newName }: Pick<KeptSymbol, 'keep' | 'newName'>): string | undefined {
  return keep === 'deprecated' ? `/** @deprecated Use \`${newName}\` instead. */` : undefined;
}

/** A semicolon, unless the file does without. */
function endOf(text: string): string {
  return /[^;\s{}][ \t]*\r?$/m.test(text) && !/;[ \t]*\r?$/m.test(text) ? '' : ';';
}

function keptAtTop(kept: KeptSymbol): WrittenName {
  const { symbol, text, view, name } = kept;
  const commonJs = keptOnExports(kept);
  if (commonJs) return commonJs;
  if (symbol.scope !== 0) return { whyNot: 'it stands in a namespace or a block, out of which another name is not exported' };
  if (!symbol.exports.includes(name)) {
    if (symbol.exports.length > 0)
      return { insertions: [], notes: [`other files import it as ${symbol.exports.join(' and ')}, which stays`] };
    return { whyNot: 'it is not exported, so nobody outside of its file can use the old name' };
  }
  if (!isExportedInPlace(kept)) return inserted(); // a list does it
  const place = placeAfter(text, definitionExtent(view, kept.ix, symbol));
  if (!place) return sharedLine;
  const lines = exported(kept);
  const blankLines = symbol.kind === 'variable' || symbol.kind === 'constant' ? 0 : Math.min(1, place.blankLines);
  return inserted({ at: place.at, newText: asInsertion(place, blankLines, lines) });
}

function isExportedInPlace({ symbol, text }: KeptSymbol): boolean {
  const line = text.slice(text.lastIndexOf('\n', symbol.extent.start - 1) + 1, symbol.nameExtent.start);
  return /(?:^|[\s;}])export\s/.test(line);
}

function exported(kept: KeptSymbol): readonly string[] {
  const { name, newName, symbol, text, view, path, merged } = kept;
  const end = endOf(text);
  const tag = deprecation(kept);
  const tagged = (...statements: readonly string[]): readonly string[] =>
    statements.flatMap((statement) => (tag === undefined ? [statement] : [tag, statement]));
  // Editors look for the tag at the name.
  const again = [`export { ${tag === undefined ? '' : `${tag} `}${newName} as ${name} }${end}`];
  if (merged || /\.d\.[mc]?ts$/.test(path)) return again;
  switch (symbol.kind) {
    case 'function':
    case 'constant':
      return isRebound(kept) && symbol.kind === 'constant' ? again : tagged(`export const ${name} = ${newName}${end}`);
    case 'variable':
      return isRebound(kept) ? again : tagged(`export const ${name} = ${newName}${end}`);
    case 'class': {
      const value = `export const ${name} = ${newName}${end}`;
      return view.index.language === 'javascript' ? tagged(value) : tagged(value, exportedType(kept));
    }
    case 'type':
    case 'interface':
      return tagged(exportedType(kept));
    default:
      return again;
  }
}

function exportedType(kept: KeptSymbol): string {
  const { declared, used } = typeParametersOf(kept);
  return `export type ${kept.name}${declared} = ${kept.newName}${used}${endOf(kept.text)}`;
}

/** `exports.old = …`: one more line of the same kind. */
function keptOnExports(kept: KeptSymbol): WrittenName | undefined {
  const { references, path, text, name, newName, symbol } = kept;
  const insertions = references.flatMap(({ path: at, start, occurrence }) => {
    if (at !== path || (occurrence.role !== 'exportedName' && occurrence.role !== 'declaration')) return [];
    const object = /(?:^|\n)([ \t]*)((?:module\.)?exports)\.$/.exec(text.slice(0, start));
    if (object === null) return [];
    const extent = start === symbol.nameExtent.start ? definitionExtent(kept.view, kept.ix, symbol) : lineOf(text, start);
    const place = extent && placeAfter(text, extent);
    if (!place) return [undefined];
    const tag = deprecation(kept);
    const lines = [...(tag === undefined ? [] : [tag]), `${object[2]}.${name} = ${object[2]}.${newName}${endOf(text)}`];
    return [{ at: place.at, newText: asInsertion(place, 0, lines) }];
  });
  if (insertions.length === 0) return undefined;
  const there = insertions.filter((insertion) => insertion !== undefined);
  return there.length === insertions.length ? inserted(...there) : sharedLine;
}

/** The statement on one line that assigns a name to an export; undefined when it goes on. */
function lineOf(text: string, at: number): { readonly start: number; readonly end: number } | undefined {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const line = /^([ \t]*)[\w$.]+[ \t]*=[ \t]*[\w$.]+(?=[ \t]*;?[ \t]*(?:\r?\n|$))/.exec(text.slice(lineStart));
  return line === null ? undefined : { start: lineStart + (line[1] ?? '').length, end: lineStart + line[0].length };
}

function keptMember(kept: KeptSymbol): WrittenName {
  const { symbol, text, name } = kept;
  const owner = kept.view.symbol(symbol.container);
  if (symbol.kind === 'enumMember')
    return { whyNot: 'a second member of an enum with the same value would take over its name in the reverse mapping' };
  if (owner?.kind === 'interface' || owner?.kind === 'type') {
    return { whyNot: `whoever implements ${owner.name} would have to have the old name as well` };
  }
  if (owner?.kind !== 'class') return { whyNot: 'what it belongs to is no class, whose members can hand on' };
  if (symbol.modifiers.includes('private') || name.startsWith('#')) return { whyNot: 'it is private to its class' };
  if (symbol.kind !== 'method' && symbol.kind !== 'property' && symbol.kind !== 'attribute')
    return { whyNot: 'its class cannot have it twice' };
  const place = memberPlace(kept);
  if (!place) return sharedLine;
  const tag = deprecation(kept);
  const lines = [...(tag === undefined ? [] : [tag]), ...memberLines(kept, owner, place)];
  const tight = symbol.kind === 'method' && place.blankLines === 0;
  const follows = /^[ \t]*\r?\n[ \t]*[^\s}]/.test(text.slice(place.at));
  return inserted({ at: place.at, newText: asInsertion(place, tight ? 0 : 1, lines) + (follows && !tight ? place.eol : '') });
}

/** After the member; of one that the constructor makes, after the constructor. */
function memberPlace(kept: KeptSymbol): DefinitionPlace | undefined {
  const { symbol, text, view } = kept;
  const own = placeAfter(text, definitionExtent(view, kept.ix, symbol));
  const inBody = !symbol.modifiers.includes('parameterProperty') && !/this\.$/.test(text.slice(0, symbol.nameExtent.start));
  if (inBody) return own;
  const maker = symbol.modifiers.includes('parameterProperty')
    ? view.index.symbols.findIndex(({ name, container }) => name === 'constructor' && container === symbol.container)
    : functionAround(view, view.occurrencesAt(symbol.nameExtent.start)[0]?.scope ?? NONE);
  const method = maker === undefined ? undefined : view.symbol(maker);
  return maker === undefined || !method ? undefined : placeAfter(text, definitionExtent(view, maker, method));
}

function memberLines(kept: KeptSymbol, owner: SymbolRecord, place: DefinitionPlace): readonly string[] {
  const { symbol, text, name, newName } = kept;
  const head = headOf(kept);
  const typed = kept.view.index.language !== 'javascript';
  const isStatic = symbol.modifiers.includes('static');
  const self = isStatic ? owner.name : 'this';
  const end = endOf(text);
  const signature = symbol.kind === 'method' ? signatureOf(kept) : undefined;
  if (signature) return method(kept, head, self, signature, place.unit, end);
  if (symbol.kind === 'method' && !typed && !symbol.modifiers.includes('overload')) {
    return method(kept, head, self, { typeParameters: '', parameters: '...args', passed: '...args', returns: '' }, place.unit, end);
  }
  const type = typed ? (isStatic ? `typeof ${owner.name}.${newName}` : `this['${newName}']`) : '';
  const getter = [`${head}get ${name}()${typed ? `: ${type}` : ''} {`, `${place.unit}return ${self}.${newName}${end}`, '}'];
  if (!isSettable(kept)) return getter;
  return [...getter, '', `${head}set ${name}(value${typed ? `: ${type}` : ''}) {`, `${place.unit}${self}.${newName} = value${end}`, '}'];
}

function method(kept: KeptSymbol, head: string, self: string, signature: Signature, unit: string, end: string): readonly string[] {
  const { typeParameters, parameters, returns } = signature;
  return [
    `${head}${kept.name}${typeParameters}(${parameters})${returns} {`,
    `${unit}return ${self}.${kept.newName}${handedOn(signature)}${end}`,
    '}',
  ];
}

/** "public static ": the words before the name that hold for the old one too. */
function headOf({ symbol, text }: KeptSymbol): string {
  const before = text.slice(symbol.extent.start, symbol.nameExtent.start);
  const words =
    /(?:\b(?:public|protected|private|static|abstract|override|readonly|async|declare|accessor|get|set)\s+|\*\s*|this\.)*$/.exec(
      before,
    )?.[0] ?? '';
  return ['public', 'protected', 'static']
    .filter((word) => new RegExp(`\\b${word}\\b`).test(words))
    .map((word) => `${word} `)
    .join('');
}

function isSettable({ symbol, text }: KeptSymbol): boolean {
  if (symbol.kind === 'method' || symbol.modifiers.includes('readonly')) return false;
  const accessors = symbol.declarations.map(({ start }) => /\b(get|set)\s+$/.exec(text.slice(Math.max(0, start - 20), start))?.[1]);
  return accessors.includes('set') || !accessors.includes('get');
}
