/** One property of an object as it is written that comes, goes, or gets another name: in the layout of those beside it. */
import { lineBreakIn } from '../../../base/lineBreak.ts';
import { indentAt, lineEnd, lineStart, nextLine } from '../../../base/textLines.ts';
import type { WrittenObject, WrittenProperty } from '../../../core/terrain/signatures/writtenObject.ts';
import type { FileRewrite, Why } from '../fileRewrite.ts';

export function removeEntry(file: FileRewrite, { form, properties, list, spread }: WrittenObject, entry: WrittenProperty, why: Why): void {
  const { text } = file;
  const start = lineStart(text, entry.start);
  const alone =
    /^[ \t]*$/.test(text.slice(start, entry.start)) && /^[ \t]*[,;]?[ \t]*$/.test(text.slice(entry.end, lineEnd(text, entry.end)));
  if (alone && form !== 'element') {
    file.replace({ start, end: nextLine(text, entry.end) }, '', why);
    return;
  }
  if (form === 'element') {
    const before = /\s*$/.exec(text.slice(list.start, entry.start))?.[0].length ?? 0;
    file.replace({ start: entry.start - before, end: entry.end }, '', why);
    return;
  }
  const others = [...properties, ...(spread ? [spread] : [])].sort((a, b) => a.start - b.start);
  const at = others.indexOf(entry);
  const next = others[at + 1];
  const before = others[at - 1];
  if (next) file.replace({ start: entry.start, end: next.start }, '', why);
  else if (before) {
    const separator = /^[ \t]*[,;]/.exec(text.slice(before.end))?.[0].length ?? 0;
    const own = /^[ \t]*[,;]/.exec(text.slice(entry.end))?.[0].length ?? 0;
    // What ends the last one ends the one before it now.
    file.replace({ start: before.end + (own > 0 ? separator : 0), end: entry.end + own }, '', why);
  } else file.replace(list, '', why);
}

export function addEntry(file: FileRewrite, { form, properties, list, spread }: WrittenObject, written: string, why: Why): void {
  const { text } = file;
  const eol = lineBreakIn(text);
  const separator = form === 'type' && !/^[ \t]*,/.test(text.slice(properties[0]?.end ?? list.end)) ? ';' : ',';
  const last = properties.at(-1);
  if (form === 'element') {
    const own = last && /^[ \t]*$/.test(text.slice(lineStart(text, last.start), last.start));
    file.insert(last?.end ?? list.start, own ? `${eol}${indentAt(text, last.start)}${written}` : ` ${written}`, why);
    return;
  }
  if (spread && form === 'pattern') {
    file.insert(spread.start, `${written}, `, why);
    return;
  }
  if (!last) {
    if (/^\s*$/.test(text.slice(list.start, list.end))) file.replace(list, ` ${written} `, why);
    else file.insert(spread?.end ?? list.end, spread ? `, ${written}` : ` ${written} `, why);
    return;
  }
  const end = Math.max(last.end, spread?.end ?? 0);
  const ended = /^[ \t]*[,;]/.exec(text.slice(end))?.[0].length ?? 0;
  const own = /^[ \t]*$/.test(text.slice(lineStart(text, last.start), last.start));
  if (!own) {
    file.insert(end + ended, ended > 0 ? ` ${written}${separator}` : `${separator} ${written}`, why);
    return;
  }
  const bare =
    ended === 0 && form === 'type' && properties.length > 1 && !/[,;]/.test(text.slice(properties[0]?.end, properties[1]?.start));
  if (ended === 0 && !bare) file.insert(end, separator, why);
  const comment = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/)/.exec(text.slice(end + ended))?.[0].length ?? 0;
  file.insert(end + ended + comment, `${eol}${indentAt(text, last.start)}${written}${ended > 0 ? separator : ''}`, why);
}

/** Of a shorthand its value keeps the old name. */
export function renameEntry(file: FileRewrite, { nameExtent, local, name }: WrittenProperty, newName: string, why: Why): void {
  const shorthand = local !== undefined && local.start === nameExtent.start;
  file.substitute(nameExtent, shorthand ? `${newName}: ${name}` : newName, why);
}
