/** How an object stands in a list of an ECMAScript text: in the line where that has room for it, else each of its parts in a line of its own. */
import { lineBreakIn } from '../../base/lineBreak.ts';
import { indentAt, lineEnd, lineStart } from '../../base/textLines.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import { widthOf } from '../../core/terrain/imports/lines.ts';
import { indentUnit } from '../../core/terrain/indentUnit.ts';
import { type ListItem, rewrittenList } from '../changeSignature/listRewrite.ts';

export interface ObjectText {
  readonly parts: readonly string[];
  readonly tail: string; // of a parameter: its type, its default
}

export function flat({ parts, tail }: ObjectText): string {
  return `{ ${parts.join(', ')} }${tail}`;
}

/** An item of a new list; `object`: it is the object, whose text may be laid out anew. */
export interface LaidItem extends ListItem {
  readonly object: ObjectText | undefined;
}

/** The new text between the brackets of `list`, where the items of `old` stand by position. */
export function listWithObject(text: string, list: Extent, old: readonly Extent[], items: readonly LaidItem[]): string {
  const inner = text.slice(list.start, list.end);
  const at = items.findIndex(({ object }) => object !== undefined);
  const object = items[at]?.object;
  const usual = rewrittenList(text, list, old, items);
  const room = widthOf(text);
  const before = text.slice(lineStart(text, list.start), list.start);
  const after = text.slice(list.end, lineEnd(text, list.end));
  if (/\/[/*]/.test(inner)) return usual;
  const eol = lineBreakIn(text);
  const indent = indentAt(text, list.start);
  const fits = (written: string): boolean => !written.includes('\n') && before.length + written.length + after.length <= room;
  const comma = endsInComma(text) ? ',' : '';
  const lines = (parts: readonly string[], around: string): string => {
    const inside = around + indentUnit(text, 'ecmascript');
    return `${eol}${parts.map((part) => inside + part).join(`,${eol}`)}${comma}${eol}${around}`;
  };
  const spread = ({ parts, tail }: ObjectText, around: string): string => {
    return `{${lines(parts, around)}}${tail}`;
  };
  if (items.length === 1) {
    const one = items[0]?.text ?? '';
    if (fits(one)) return inner.includes('\n') ? one : usual;
    return object === undefined ? usual : spread(object, indent);
  }
  if (object === undefined) return usual;
  const withObject = (written: string): string =>
    rewrittenList(
      text,
      list,
      old,
      items.map((item, i) => (i === at ? { ...item, text: written } : item)),
    );
  if (!inner.includes('\n')) {
    if (fits(usual) || usual.includes('\n')) return usual;
    const texts = items.map((item) => item.text);
    return at < items.length - 1 || object.tail !== '' ? lines(texts, indent) : withObject(spread(object, indent));
  }
  const around = /\n([ \t]*)\S/.exec(inner)?.[1] ?? indent;
  return flat(object).includes('\n') || around.length + flat(object).length + 1 > room ? withObject(spread(object, around)) : usual;
}

/** Whether the last of several lines of a list has a comma, as the text has it elsewhere. */
function endsInComma(text: string): boolean {
  return /,\r?\n[ \t]*[}\])]/.test(text) || !/[^,;{([\s]\r?\n[ \t]*[\])]/.test(text);
}
