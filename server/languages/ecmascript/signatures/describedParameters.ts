/** Parameters as a documentation comment lists them: `@param {string} name - What it is`. */
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { DescribedParameter, DescribedParameters, WrittenSignature } from '../../../core/terrain/signatures/writtenSignature.ts';

const tag =
  /^[ \t]*(?:\/\*\*|\*)?[ \t]*@(?:param|arg|argument)[ \t]+(?:\{(?<type>[^}]*)\}[ \t]+)?\[?(?<of>[\w$]+(?:\[\])?\.)?(?<name>[\w$]+)(?:=[^\]\n]*)?\]?(?![\w$.[])/d;

/** `@param {string} [options.from]`, `@param {string} rows[].name`: what a parameter holds. */
const inner = /^[ \t]*\*?[ \t]*@(?:param|arg|argument)[ \t]+(?:\{[^}]*\}[ \t]+)?\[?(?<name>[\w$]+)(?:\[\])?\./d;

export function describedAt({ node }: WrittenSignature, text: string): DescribedParameters | undefined {
  const comment = commentBefore(node);
  if (!comment) return undefined;
  const entries: DescribedParameter[] = [];
  const properties: DescribedParameter[] = [];
  let last: string | undefined;
  for (let start = comment.startIndex; start < comment.endIndex; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 || newline >= comment.endIndex ? comment.endIndex : newline + 1;
    const line = text.slice(start, end);
    const found = tag.exec(line);
    const open = entries.at(-1);
    const held = inner.exec(line)?.indices?.groups?.name;
    const again =
      held && open && line.slice(...held) === open.name
        ? [...(open.again ?? []), { start: start + held[0], end: start + held[1] }]
        : undefined;
    const name = found?.indices?.groups?.name;
    const type = found?.indices?.groups?.type;
    if (found && name) {
      const list = found.groups?.of === undefined ? entries : properties;
      // What an object holds is told below it, and goes where it goes.
      if (list === properties && open) entries[entries.length - 1] = { ...open, end, ...(again && { again }) };
      list.push({
        start,
        end,
        name: found.groups?.name ?? '',
        nameExtent: { start: start + name[0], end: start + name[1] },
        type: type && { start: start + type[0], end: start + type[1] },
      });
      last = list === entries ? 'open' : 'property';
    } else if (again && open?.end === start) {
      entries[entries.length - 1] = { ...open, end, again };
    } else if (/@\w|\*\//.test(line) || /^[ \t]*\*?[ \t]*\r?\n?$/.test(line)) last = undefined;
    else if (open && last === 'property') {
      entries[entries.length - 1] = { ...open, end };
      const above = properties.pop();
      if (above) properties.push({ ...above, end });
    } else if (open && last === 'open') entries[entries.length - 1] = { ...open, end };
    start = end;
  }
  const [first] = entries;
  // In a comment of one line there is no line to put another below.
  if (!first || !text.slice(first.start, first.end).endsWith('\n')) return undefined;
  const lead = /^[ \t]*\*?[ \t]*/.exec(text.slice(first.start, first.end))?.[0] ?? ' * ';
  const dash = entries.some((entry) => /^\]?[ \t]+-[ \t]/.test(text.slice(entry.nameExtent.end, entry.end)));
  // Where the comment says the types, it also says what may be left out.
  const bracketed = entries.some((entry) => entry.type !== undefined || text[entry.nameExtent.start - 1] === '[');
  return {
    entries,
    properties,
    bracketed,
    write: (name, type, words, optional) => {
      const typed = type !== undefined && entries.some((entry) => entry.type) ? `{${type}} ` : '';
      return `${lead}@param ${typed}${optional && bracketed ? `[${name}]` : name} ${dash ? '- ' : ''}${words}`;
    },
  };
}

/** The comment right above the statement or member that the function is. */
function commentBefore(node: SyntaxNode): SyntaxNode | undefined {
  for (let at: SyntaxNode | null = node; at !== null; at = at.parent) {
    const before = at.previousSibling;
    if (before?.type === 'comment') return before.text.startsWith('/**') ? before : undefined;
    if (before !== null && before.type !== 'decorator' && before.isNamed && at !== node) {
      if (/^(?:variable_declarator|pair|public_field_definition|field_definition)$/.test(at.type) === false) return undefined;
    }
    if (/statement_block|class_body|program|interface_body|object_type$/.test(at.parent?.type ?? '')) return undefined;
  }
  return undefined;
}
