/** Imports and lists that name the function: each names what is used there instead, at the same place. */
import { lineBreakIn } from '../../base/lineBreak.ts';
import { indentAt, lineStart } from '../../base/textLines.ts';
import { nodeAround } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { ChangeSheet } from '../rewriting/changeSheet.ts';
import type { ImportedHere } from './splitSubject.ts';

/** `import { f } from 'm'`, `from m import f as g`: the names in its place. None: the import goes. */
export function rewriteImport(
  resolver: Resolver,
  sheet: ChangeSheet,
  { path, dropped }: ImportedHere,
  names: readonly string[],
  keptOld: boolean,
): void {
  const view = resolver.terrain.view(path);
  const text = resolver.terrain.file(path)?.text ?? '';
  const entry = typeof dropped.name === 'number' ? view?.index.imports[dropped.import]?.names[dropped.name] : undefined;
  if (!entry?.nameExtent) return;
  if (names.length === 0 && !keptOld) {
    sheet.drop(path, dropped);
    return;
  }
  const extent = { start: entry.nameExtent.start, end: entry.aliasExtent?.end ?? entry.nameExtent.end };
  const old = text.slice(extent.start, extent.end);
  const same = entry.alias === entry.name ? names.map((name) => `${name} as ${name}`) : names;
  sheet.rewrite(path, extent, [listed([...same, ...(keptOld ? [old] : [])], text, extent)], 'imports what takes its place');
}

/** Apart from each other as the entries of the list are: in one line, or each in its own. */
function listed(entries: readonly string[], text: string, { start, end }: Extent): string {
  const top = lineStart(text, start);
  const indent = text.slice(top, start);
  const own = /^[ \t]+$/.test(indent) && /^,?[ \t]*(?:#[^\n]*|\/\/[^\n]*)?\r?\n/.test(text.slice(end));
  return entries.join(own ? `,${lineBreakIn(text)}${indentAt(text, start)}` : ', ');
}

/** In `__all__`, `export { … }`, `module.exports = { … }`, `exports.f = f`. Undefined: it is the whole of what the module exports. */
export function rewriteListed(
  sheet: ChangeSheet,
  root: SyntaxNode,
  text: string,
  path: WorkspacePath,
  place: Extent,
  names: readonly string[],
): string | undefined {
  const why = 'offers what takes its place';
  const node = nodeAround(root, place);
  const string = text[place.start - 1] === "'" || text[place.start - 1] === '"' ? text[place.start - 1] : undefined;
  if (string !== undefined) {
    const extent = { start: place.start - 1, end: place.end + 1 };
    sheet.rewrite(
      path,
      extent,
      [
        listed(
          names.map((name) => `${string}${name}${string}`),
          text,
          extent,
        ),
      ],
      why,
    );
    return undefined;
  }
  let at: SyntaxNode | null = node;
  while (at !== null && !/^(?:export_specifier|shorthand_property_identifier|assignment_expression|import_specifier)$/.test(at.type))
    at = at.parent;
  if (at?.type === 'assignment_expression') {
    const left = at.childForFieldName('left')?.text ?? '';
    const old = text.slice(place.start, place.end);
    const target = /^((?:module\.)?exports)\.(\w+)$/.exec(left);
    const statement = at.parent;
    if (!target || target[2] !== old || statement?.type !== 'expression_statement' || at.childForFieldName('right')?.text !== old)
      return 'is what the module itself is';
    if (node.parent?.type === 'member_expression') return undefined; // the name left of the sign; the other one tells
    const end = statement.text.endsWith(';') ? ';' : '';
    const lines = names.map((name) => `${target[1]}.${name} = ${name}${end}`);
    sheet.rewrite(
      path,
      { start: statement.startIndex, end: statement.endIndex },
      [lines.join(`${lineBreakIn(text)}${indentAt(text, statement.startIndex)}`)],
      why,
    );
    return undefined;
  }
  if (at === null || at.text !== text.slice(place.start, place.end)) return 'offers it under another name';
  const extent = { start: at.startIndex, end: at.endIndex };
  sheet.rewrite(path, extent, [listed(names, text, extent)], why);
  return undefined;
}

/** The whole of a role of documentation: ":func:`f`", ":py:func:`m.f`". */
export function roleAround(text: string, place: Extent): { readonly extent: Extent; readonly write: (name: string) => string } | undefined {
  const before = /:[\w:]+:`[~!.\w]*$/.exec(text.slice(Math.max(0, place.start - 200), place.start));
  const after = /^(?:\(\))?`/.exec(text.slice(place.end));
  if (!before || !after) return undefined;
  return {
    extent: { start: place.start - before[0].length, end: place.end + after[0].length },
    write: (name) => `${before[0]}${name}${after[0]}`,
  };
}
