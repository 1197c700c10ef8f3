/** Import clauses where there is no other to go beside: at the top of a file, or of a function. */
import { indentAt, lineEnd, lineStart, nextLine } from '../../../base/textLines.ts';
import type { Extent } from '../../../core/terrain/fileIndex.ts';
import type { ImportingFile, ImportTextEdit } from '../../../core/terrain/importEditing.ts';
import { lineBreakOf, pastBlankLines } from '../../../core/terrain/imports/lines.ts';
import type { ClauseStyle } from './clauseText.ts';
import { codeStart } from './docstring.ts';
import type { FunctionBody } from './functionBody.ts';

const why = 'imports what is used here';

/** `groups`: the texts of the groups, without indent. */
export function codeInsertion(file: ImportingFile, groups: readonly string[], elsewhere: readonly Extent[]): ImportTextEdit {
  const { text, root } = file;
  const eol = lineBreakOf(text);
  const lines = groups.join('\n\n').replaceAll('\n', eol) + eol;
  const { at, behind, next } = codeStart(root, text);
  const ended = at === 0 || text[at - 1] === '\n' ? '' : eol;
  if (next === undefined) return { start: at, end: at, newText: ended + (behind === 'nothing' ? '' : eol) + lines, why };
  const after = pastBlankLines(text, at);
  const gap = text.slice(at, after).split('\n').length - 1;
  const isDefinition = /^(?:function_definition|class_definition|decorated_definition)$/.test(next.type);
  const isFirstClause = /^(?:import|future)/.test(next.type);
  const below = eol.repeat(isFirstClause ? 1 : isDefinition ? 2 : 1);
  // The gap that is there stays below; the one above is made.
  if (behind !== 'nothing' && gap > 0 && !touched(at, elsewhere)) return { start: at, end: at, newText: ended + eol + lines, why };
  const above = behind === 'docstring' ? eol : '';
  if (gap > 0 && behind === 'nothing') return { start: at, end: at, newText: lines, why };
  return { start: at, end: at, newText: ended + above + lines + (gap > 0 ? '' : below), why };
}

function touched(at: number, elsewhere: readonly Extent[]): boolean {
  return elsewhere.some(({ start, end }) => start <= at && at <= end);
}

/** At the first statement of a function, behind its docstring. */
export function functionInsertion(
  { text }: ImportingFile,
  body: FunctionBody,
  groups: readonly string[],
  style: ClauseStyle,
): ImportTextEdit {
  const eol = lineBreakOf(text);
  const { first, docstring, block, inline } = body;
  if (inline) {
    // `def f(): return x`
    const indent = indentAt(text, block.startIndex) + style.unit;
    const lines = indented(groups, indent, eol);
    const start = block.startIndex - (/[ \t]*$/.exec(text.slice(lineStart(text, block.startIndex), block.startIndex))?.[0].length ?? 0);
    return { start, end: block.startIndex, newText: `${eol}${lines}${eol}${eol}${indent}`, why };
  }
  const indent = indentAt(text, block.startIndex);
  const lines = indented(groups, indent, eol);
  if (first === undefined || docstring !== undefined) {
    const end = lineEnd(text, (docstring ?? block).endIndex);
    const gap = nextLine(text, end) < text.length && text.slice(end, first?.startIndex ?? end).split('\n').length > 2;
    return { start: end, end, newText: `${eol}${lines}${first === undefined || gap ? '' : eol}`, why };
  }
  const at = lineStart(text, commentsAbove(body));
  return { start: at, end: at, newText: `${lines}${eol}${eol}`, why };
}

/** The first statement, or the comments that stand before it. */
function commentsAbove({ block, first }: FunctionBody): number {
  let at = first?.startIndex ?? block.startIndex;
  for (let node = block.namedChildren[0]; node !== undefined && node.startIndex < at; ) at = node.startIndex;
  for (let above = block.previousSibling; above?.type === 'comment'; above = above.previousSibling) at = above.startIndex;
  return at;
}

function indented(groups: readonly string[], indent: string, eol: string): string {
  return groups
    .join('\n')
    .split('\n')
    .map((line) => indent + line)
    .join(eol);
}
