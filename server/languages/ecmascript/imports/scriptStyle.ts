/** How an ECMAScript file writes its imports: quotes, semicolons, braces, types, and whether it is a module at all. */
import type { ImportingFile } from '../../../core/terrain/importEditing.ts';
import { widthOf } from '../../../core/terrain/imports/lines.ts';
import { byCode, byLetter, isSorted, type NameOrder } from '../../../core/terrain/imports/nameList.ts';
import { folderOf } from '../../../core/terrain/workspacePaths.ts';
import type { FactReader } from '../modules/factReader.ts';
import { compilerOption } from '../modules/projectConfig.ts';
import type { ScriptClause } from './clauses.ts';
import { isModule } from './extensionConvention.ts';

export interface ScriptStyle {
  readonly quote: "'" | '"';
  readonly semicolon: string;
  readonly space: string; // inside braces
  readonly width: number; // columns
  readonly unit: string;
  readonly trailingComma: boolean;
  readonly declares: string; // of `require`: const, var
  readonly names: NameOrder | undefined;
}

export const nameOrders: readonly NameOrder[] = [byLetter, byCode];

export function scriptStyle(text: string, clauses: readonly ScriptClause[]): ScriptStyle {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const written = clauses.map(({ start, end }) => text.slice(start, end));
  const lists = clauses.flatMap(({ list, form }) => (list === undefined || form === 'several' ? [] : [list]));
  const inside = lists.map(({ start, end }) => text.slice(start, end));
  const spread = inside.filter((each) => each.includes('\n'));
  const names = lists.map(({ items }) => items.map(({ start, end }) => nameOf(text.slice(start, end)))).filter((each) => each.length > 1);
  const sorted = names.filter((each) => nameOrders.some((order) => isSorted(each, order)));
  return {
    quote: most(written.length > 0 ? written : [code], /"/g, /'/g) ? '"' : "'",
    semicolon: (written.length > 0 ? written.some((each) => each.endsWith(';')) : !/\S/.test(code) || /;[ \t]*\r?$/m.test(code)) ? ';' : '',
    space: inside.length > 0 && inside.every((each) => /^\S/.test(each)) ? '' : ' ',
    width: widthOf(text),
    unit: /^\t/m.test(text)
      ? '\t'
      : ' '.repeat(Math.min(...[...text.matchAll(/^( {2,8})\S/gm)].map((found) => found[1]?.length ?? 2), 8) % 8 || 2),
    trailingComma: spread.length === 0 || spread.some((each) => /,\s*$/.test(each)),
    declares: declaredBy(written, text),
    names: nameOrders.find((order) => sorted.every((each) => isSorted(each, order))),
  };
}

/** As other modules are taken there; else `var`, where nothing at all is declared otherwise. */
function declaredBy(written: readonly string[], text: string): string {
  const like = written.map((each) => /^(?:const|let|var)\b/.exec(each)?.[0]).find((each) => each !== undefined);
  return like ?? (/^[ \t]*var\s/m.test(text) && !/^[ \t]*(?:const|let)\s/m.test(text) ? 'var' : 'const');
}

function most(texts: readonly string[], one: RegExp, other: RegExp): boolean {
  const count = (pattern: RegExp): number => texts.reduce((sum, text) => sum + (text.match(pattern)?.length ?? 0), 0);
  return count(one) > count(other);
}

/** What an item of a list is sorted by: the name over there. */
export function nameOf(item: string): string {
  return item.replace(/^type\s+(?!as\b)/, '').split(/[\s:=]/, 1)[0] ?? item;
}

/** Whether imports are `require` there. */
export function isCommonJs(file: Pick<ImportingFile, 'path' | 'text'>, clauses: readonly ScriptClause[], reader: FactReader): boolean {
  if (!/\.[cm]?jsx?$/.test(file.path)) return false;
  if (clauses.some(({ form }) => form === 'import') || /^(?:export|import)\b/m.test(file.text)) return false;
  if (clauses.length > 0 || /\bmodule\.exports\b|^exports\./m.test(file.text)) return true;
  return (
    file.path.endsWith('.cjs') ||
    (file.path.endsWith('.js') && reader.paths()?.has('package.json') === true && !isModule(file.path, reader))
  );
}

/** How types are imported: in statements of their own, marked one by one, or like anything else. */
export type TypeStyle = 'statement' | 'inline' | 'plain';

export function typeStyle(file: ImportingFile, clauses: readonly ScriptClause[], reader: FactReader): TypeStyle {
  if (!/\.[cm]?tsx?$/.test(file.path)) return 'plain';
  const { index, text } = file;
  const inline = clauses.filter(({ list }) => list?.items.some(({ start, end }) => /^type\s+(?!as\b)/.test(text.slice(start, end)))).length;
  const statements = clauses.filter(({ typeOnly }) => typeOnly).length;
  if (inline + statements > 0) return inline > statements ? 'inline' : 'statement';
  const option = (name: string): boolean => compilerOption(folderOf(file.path), name, reader) === true;
  if (option('verbatimModuleSyntax') || option('isolatedModules')) return 'statement';
  const plain = index.imports.some(
    ({ kind, names }) =>
      kind === 'from' && names.length > 0 && names.every(({ symbol }) => index.symbols[symbol]?.modifiers.includes('type') === true),
  );
  return plain ? 'plain' : 'statement';
}
