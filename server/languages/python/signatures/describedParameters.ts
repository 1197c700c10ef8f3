/** Parameters as a docstring lists them, in the styles of Google, NumPy and Sphinx. */
import { lineBreakIn } from '../../../base/lineBreak.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Extent } from '../../../core/terrain/fileIndex.ts';
import type { DescribedParameter, DescribedParameters, WrittenSignature } from '../../../core/terrain/signatures/writtenSignature.ts';

interface Line extends Extent {
  readonly text: string; // without its end
  readonly indent: number;
}

export function describedAt({ node, body }: WrittenSignature, text: string): DescribedParameters | undefined {
  const own = body && docstringOf(body);
  const found = own && describedIn(text, own);
  if (found) return found;
  // What a constructor takes is often told of by its class, as are fields.
  const owner =
    node.type === 'class_definition' ? node : node.childForFieldName('name')?.text === '__init__' ? classAround(node) : undefined;
  const block = owner?.childForFieldName('body');
  const told = block ? docstringOf(block) : undefined;
  return told && describedIn(text, told, owner === node);
}

function classAround({ parent }: SyntaxNode): SyntaxNode | undefined {
  const block = parent?.type === 'decorated_definition' ? parent.parent : parent;
  return block?.parent?.type === 'class_definition' ? block.parent : undefined;
}

/** What the text of a docstring lists; `fields`: its attributes are what is taken. */
export function describedIn(
  text: string,
  { startIndex, endIndex }: Pick<SyntaxNode, 'startIndex' | 'endIndex'>,
  fields = false,
): DescribedParameters | undefined {
  const lines = linesOf(text, startIndex, endIndex);
  return google(lines, text, fields) ?? numpy(lines, text) ?? sphinx(lines, text);
}

function docstringOf(body: SyntaxNode): SyntaxNode | undefined {
  const first = body.namedChildren.find(({ type }) => type !== 'comment');
  const string = first?.type === 'expression_statement' ? first.namedChildren[0] : first;
  return string?.type === 'string' ? string.namedChildren.find(({ type }) => type === 'string_content') : undefined;
}

function linesOf(text: string, from: number, to: number): readonly Line[] {
  const lines: Line[] = [];
  for (let start = from; start < to; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 || newline >= to ? to : newline + 1;
    const line = text.slice(start, end).replace(/\r?\n$/, '');
    lines.push({ start, end, text: line, indent: /^[ \t]*/.exec(line)?.[0].length ?? 0 });
    start = end;
  }
  return lines;
}

const isBlank = ({ text }: Line): boolean => text.trim() === '';

/** Entries that begin with a line that `head` reads, of the lines of one section; each goes on over deeper or blank lines. */
function entriesOf(lines: readonly Line[], indent: number, head: RegExp): readonly DescribedParameter[] {
  const entries: DescribedParameter[] = [];
  for (const [i, line] of lines.entries()) {
    if (isBlank(line) || line.indent !== indent) continue;
    const found = head.exec(line.text);
    const names = found?.groups?.names;
    const namesAt = found?.indices?.groups?.names?.[0];
    if (found === null || names === undefined || namesAt === undefined) continue;
    let last = i;
    for (let next = i + 1; next < lines.length; next++) {
      const below = lines[next];
      if (below === undefined || (!isBlank(below) && below.indent <= indent)) break;
      if (!isBlank(below)) last = next;
    }
    const type = found.groups?.type?.replace(/,\s*optional\s*$/, '');
    const typeAt = found.indices?.groups?.type?.[0];
    const typed =
      type === undefined || typeAt === undefined ? undefined : { start: line.start + typeAt, end: line.start + typeAt + type.length };
    const whole = { start: line.start, end: lines[last]?.end ?? line.end };
    const parts = [...names.matchAll(/\w+/g)].map(({ index, 0: name }) => {
      const start = line.start + namesAt + index;
      return { name, nameExtent: { start, end: start + name.length } };
    });
    parts.forEach(({ name, nameExtent }, at) => {
      const next = parts[at + 1]?.nameExtent.start;
      const before = parts[at - 1]?.nameExtent.end;
      const own = next === undefined ? { start: before ?? nameExtent.start, end: nameExtent.end } : { start: nameExtent.start, end: next };
      entries.push(
        parts.length === 1 ? { ...whole, name, nameExtent, type: typed } : { ...own, name, nameExtent, type: typed, shared: whole },
      );
    });
  }
  return entries;
}

function google(lines: readonly Line[], text: string, fields: boolean): DescribedParameters | undefined {
  const taken = lines.findIndex((line) => /^\s*(?:Args|Arguments|Parameters|Params|Keyword Args|Keyword Arguments):\s*$/.test(line.text));
  const at = taken === -1 && fields ? lines.findIndex((line) => /^\s*Attributes:\s*$/.test(line.text)) : taken;
  const section = lines[at];
  if (section === undefined) return undefined;
  const end = lines.findIndex((line, i) => i > at && !isBlank(line) && line.indent <= section.indent);
  const inside = lines.slice(at + 1, end === -1 ? undefined : end);
  const indent = inside.find((line) => !isBlank(line))?.indent;
  if (indent === undefined) return undefined;
  const entries = entriesOf(inside, indent, /^\s*\*{0,2}(?<names>\w+(?:,\s*\*{0,2}\w+)*)\s*(?:\((?<type>[^)]*)\))?\s*:/d);
  if (entries.length === 0) return undefined;
  const space = spaceOf(inside);
  return {
    entries,
    section: sectionOf(lines, at, entries),
    write: (name, type, words, optional) => {
      const typed = type !== undefined && entries.some((entry) => entry.type);
      const both = typed
        ? ` (${type}${optional && /,\s*optional\)/.test(text.slice(section.start, inside.at(-1)?.end)) ? ', optional' : ''})`
        : '';
      return `${space}${name}${both}: ${words}`;
    },
  };
}

/** From the end of what stands above the heading to the end of the last entry. */
function sectionOf(lines: readonly Line[], heading: number, entries: readonly DescribedParameter[]): Extent {
  const above = lines.slice(0, heading).findLast((line) => !isBlank(line));
  return { start: above?.end ?? lines[heading]?.start ?? 0, end: entries.at(-1)?.end ?? 0 };
}

function numpy(lines: readonly Line[], text: string): DescribedParameters | undefined {
  const at = lines.findIndex(
    (line, i) => /^\s*(?:Other )?Parameters\s*$/.test(line.text) && /^\s*-{3,}\s*$/.test(lines[i + 1]?.text ?? ''),
  );
  const section = lines[at];
  if (section === undefined) return undefined;
  const end = lines.findIndex((_line, i) => i > at + 2 && /^\s*-{3,}\s*$/.test(lines[i + 1]?.text ?? ''));
  const inside = lines.slice(at + 2, end === -1 ? undefined : end);
  const entries = entriesOf(inside, section.indent, /^\s*\*{0,2}(?<names>\w+(?:\s*,\s*\*{0,2}\w+)*)\s*(?::\s*(?<type>.+?))?\s*$/d);
  if (entries.length === 0) return undefined;
  const space = spaceOf(inside);
  const deeper = inside.find((line) => !isBlank(line) && line.indent > section.indent);
  const step = deeper ? (/^\s*/.exec(deeper.text)?.[0] ?? '') : `${space}    `;
  const eol = lineBreakIn(text);
  return {
    entries,
    section: sectionOf(lines, at, entries),
    write: (name, type, words, optional) =>
      `${space}${name}${type === undefined ? '' : ` : ${type}${optional ? ', optional' : ''}`}${eol}${step}${words}`,
  };
}

function sphinx(lines: readonly Line[], text: string): DescribedParameters | undefined {
  const head = /^\s*:(?<tag>param|parameter|arg|argument|key|keyword)\s+(?:(?<type>[^:]*?)\s+)?\*{0,2}(?<names>\w+):/d;
  const indents = lines.filter((line) => head.test(line.text)).map(({ indent }) => indent);
  const [indent] = indents;
  if (indent === undefined) return undefined;
  const tag =
    lines.map((line) => head.exec(line.text)?.groups?.tag).find((each) => each !== undefined && !each.startsWith('key')) ?? 'param';
  const plain = entriesOf(lines, indent, head);
  // `:type x: int` belongs to the parameter above.
  const entries = plain.map((entry): DescribedParameter => {
    const following = lines.find((line) => line.start === entry.end);
    const typed = following && new RegExp(`^\\s*:type\\s+${entry.name}:\\s*(.*?)\\s*$`).exec(following.text);
    if (!following || !typed?.[1]) return entry;
    const at = following.start + following.text.lastIndexOf(typed[1]);
    return { ...entry, end: following.end, type: { start: at, end: at + typed[1].length } };
  });
  const space = spaceOf(lines.filter((line) => head.test(line.text)));
  const apart = entries.some((entry, i) => entry.end !== plain[i]?.end);
  const eol = lineBreakIn(text);
  const inline = !apart && entries.some((entry) => entry.type);
  return {
    entries,
    write: (name, type, words) => {
      const line = `${space}:${tag} ${inline && type !== undefined ? `${type} ` : ''}${name}: ${words}`;
      return apart && type !== undefined ? `${line}${eol}${space}:type ${name}: ${type}` : line;
    },
  };
}

function spaceOf(lines: readonly Line[]): string {
  const first = lines.find((line) => !isBlank(line));
  return /^[ \t]*/.exec(first?.text ?? '')?.[0] ?? '';
}
