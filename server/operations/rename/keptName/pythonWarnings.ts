/** The import of `warnings` that a deprecated name needs: whether the file has it, and where it goes if not. */
import { lineBreakIn } from '../../../base/lineBreak.ts';
import { NONE } from '../../../core/terrain/fileIndex.ts';
import type { Insertion, KeptSymbol } from './keptSymbol.ts';

export type ImportOfWarnings =
  | { readonly kind: 'there' }
  | { readonly kind: 'taken' } // the name means something else in this file
  | { readonly kind: 'missing'; readonly insertion: Insertion };

export function importOfWarnings({ view, text }: Pick<KeptSymbol, 'view' | 'text'>): ImportOfWarnings {
  const bound = view.symbol(view.boundIn(0, 'warnings'));
  const record = bound && bound.import !== NONE ? view.index.imports[bound.import] : undefined;
  if (record?.kind === 'import' && record.specifier === 'warnings' && record.scope === 0) return { kind: 'there' };
  if (bound !== undefined) return { kind: 'taken' };
  return { kind: 'missing', insertion: importedAmong(view.index.imports, text) };
}

type Imports = KeptSymbol['view']['index']['imports'];

/** Among plain imports by the alphabet; else before the first `from`; else after what opens the file. */
function importedAmong(imports: Imports, text: string): Insertion {
  const eol = lineBreakIn(text);
  const statements = imports.flatMap((record) => {
    const line = text.lastIndexOf('\n', record.start - 1) + 1;
    const opens = /^(?:import|from)\b/.test(text.slice(line));
    return record.scope === 0 && opens && record.specifier !== '__future__'
      ? [{ ...record, line, lineEnd: endOfLine(text, record.end) }]
      : [];
  });
  const plain = statements.filter(({ kind }) => kind === 'import');
  const block = plain.filter(({ line }, i) => i === 0 || !/\n[ \t]*\r?\n/.test(text.slice(plain[0]?.line ?? 0, line)));
  const before = block.findLast(({ specifier }) => specifier < 'warnings');
  if (before) return { at: before.lineEnd, newText: `${eol}import warnings` };
  const next = block[0] ?? statements[0];
  const opening = endOfOpening(text, imports);
  if (next && next.line > 0) {
    const above = next.line - (text[next.line - 2] === '\r' ? 2 : 1); // the end of the line above
    return { at: above, newText: `${eol}import warnings${next.kind === 'import' ? '' : eol}` };
  }
  if (next) return { at: 0, newText: `import warnings${eol}${next.kind === 'import' ? '' : eol}` };
  if (opening > 0) return { at: opening, newText: `${eol}${eol}import warnings${/^\s*\n\s*\n/.test(text.slice(opening)) ? '' : eol}` };
  return { at: 0, newText: `import warnings${eol}${eol}${/^(?:def|class|async|@)\b/.test(text) ? eol : ''}` };
}

/** After the comments at the top, the docstring and imports from `__future__`; 0 when there is none of them. */
function endOfOpening(text: string, imports: Imports): number {
  const future = imports.findLast(({ specifier, scope }) => specifier === '__future__' && scope === 0);
  if (future) return endOfLine(text, future.end);
  const comments = /^(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*/.exec(text)?.[0].length ?? 0;
  const docstring = /^[rRuU]?("""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\r\n]*"|'[^'\r\n]*')/.exec(text.slice(comments))?.[0];
  if (docstring !== undefined) return endOfLine(text, comments + docstring.length);
  const header = text.slice(0, comments).trimEnd();
  return header.length;
}

function endOfLine(text: string, at: number): number {
  return at + (/^[^\r\n]*/.exec(text.slice(at))?.[0].length ?? 0);
}

/** The quotes a file puts around its strings. */
export function quoteOf(text: string): '"' | "'" {
  const counted = text.replace(/"""|'''/g, '');
  return counted.split("'").length > counted.split('"').length ? "'" : '"';
}
