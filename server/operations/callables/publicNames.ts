/** How a name becomes importable where a class is: listed in `__all__`, exported by the words of the module or by an assignment. */

import { lineBreakIn } from '../../base/lineBreak.ts';
import { indentAt, lineEnd } from '../../base/textLines.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';

export type Publishing =
  | { readonly kind: 'export' } // the word before the declaration
  | { readonly kind: 'insertion'; readonly at: number; readonly newText: string; readonly note: string }
  | { readonly kind: 'none' };

/** `like`: a name of the module's top that is public in the same way. `needed`: other files are going to import it. */
export function publishing(view: FileView, text: string, like: string, name: string, needed: boolean): Publishing {
  return view.family === 'python' ? inPython(view, text, like, name) : inEcmascript(view, text, like, name, needed);
}

function inPython(view: FileView, text: string, like: string, name: string): Publishing {
  if (!view.index.listedExports?.includes(like) || name.startsWith('_')) return { kind: 'none' };
  const listed = view.occurrencesOf(like).find(({ role }) => role === 'listedExport');
  if (listed === undefined) return { kind: 'none' };
  const quote = text[listed.start - 1] ?? "'";
  const at = listed.end + 1;
  const ownLine =
    /^[ \t]*$/.test(indentAt(text, listed.start - 1)) && text.slice(0, listed.start - 1).endsWith(`\n${indentAt(text, listed.start - 1)}`);
  const gap = ownLine ? `${lineBreakIn(text)}${indentAt(text, listed.start - 1)}` : ' ';
  return { kind: 'insertion', at, newText: `,${gap}${quote}${name}${quote}`, note: '`__all__` lists its class' };
}

function inEcmascript(view: FileView, text: string, like: string, name: string, needed: boolean): Publishing {
  const isModule = view.index.imports.some(({ kind }) => kind !== 'require' && kind !== 'dynamic') || /^[ \t]*export\b/m.test(text);
  const symbol = view.index.symbols.find(({ name: own, scope }) => own === like && scope === 0);
  const isPublic = (symbol?.exports.length ?? 0) > 0;
  if (!isPublic && !needed) return { kind: 'none' };
  if (isModule) return { kind: 'export' };
  return assigned(text, like, name, needed) ?? (needed ? { kind: 'export' } : { kind: 'none' });
}

/** CommonJS: `module.exports = { A, B }`, `exports.A = A`, `module.exports = A`. */
function assigned(text: string, like: string, name: string, needed: boolean): Publishing | undefined {
  const escaped = like.replaceAll('$', '\\$');
  const list = new RegExp(`^[ \\t]*module\\.exports\\s*=\\s*\\{[^}]*?\\b${escaped}\\b`, 'm').exec(text);
  if (list !== null) {
    const at = list.index + list[0].length;
    const start = at - like.length;
    const indent = indentAt(text, start);
    const gap = text.slice(0, start).endsWith(`\n${indent}`) ? `${lineBreakIn(text)}${indent}` : ' ';
    return { kind: 'insertion', at, newText: `,${gap}${name}`, note: 'the module exports its class' };
  }
  const single = new RegExp(`^[ \\t]*((?:module\\.)?exports)(\\.${escaped})?\\s*=\\s*${escaped}\\b`, 'm').exec(text);
  if (single === null) return undefined;
  // Where the class is all that the module is, nothing is put on it that nobody asks it for.
  if (single[2] === undefined && !needed) return { kind: 'none' };
  const at = lineEnd(text, single.index + single[0].length);
  const semicolon = text.slice(single.index, at).trimEnd().endsWith(';') ? ';' : '';
  return {
    kind: 'insertion',
    at,
    newText: `${lineBreakIn(text)}${single[1]}.${name} = ${name}${semicolon}`,
    note: 'the module exports its class',
  };
}

export function insertionPlace({ at }: Extract<Publishing, { kind: 'insertion' }>): Extent {
  return { start: at, end: at };
}
