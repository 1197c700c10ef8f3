/** One of the functions that a function is split into, written out: the lines of the old one without what its result does not need. */

import { indentAt, lineEnd, lineStart, nextLine } from '../../base/textLines.ts';
import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type {
  BodyRules,
  BranchStatement,
  SeveralStatement,
  WrittenBlock,
  WrittenBody,
  WrittenStatement,
} from '../../core/terrain/bodies/writtenBody.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { LanguageFamily } from '../../core/terrain/languageId.ts';
import type { LocalAccess } from './localAccess.ts';
import type { Slice } from './slice.ts';

interface Edit extends Extent {
  readonly newText: string;
}

export interface PartText {
  readonly text: string;
  readonly family: LanguageFamily;
  readonly rules: BodyRules;
  readonly body: WrittenBody;
  readonly slice: Slice | undefined; // undefined: the body is an expression
  readonly access: LocalAccess;
  readonly result: (value: SyntaxNode) => string;
}

/** `lines`: all of the function; `more`: what is written otherwise in its head. */
export function writtenPart(part: PartText, lines: Extent, more: readonly Edit[]): string {
  const { body, text } = part;
  const edits: Edit[] = [...more];
  if (body.block) new BodyWriter(part, edits).block(body.block);
  if (body.result) edits.push(replaced(body.result, part.result(body.result)));
  let written = '';
  let at = lines.start;
  for (const { start, end, newText } of edits.sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at) continue;
    written += text.slice(at, start) + newText;
    at = end;
  }
  return written + text.slice(at, lines.end);
}

function replaced(node: SyntaxNode, newText: string): Edit {
  return { ...extentOf(node), newText };
}

class BodyWriter {
  readonly #part: PartText;
  readonly #edits: Edit[];

  constructor(part: PartText, edits: Edit[]) {
    this.#part = part;
    this.#edits = edits;
  }

  #keeps(statement: WrittenStatement): boolean {
    return this.#part.slice?.keeps(statement) ?? true;
  }

  #holds({ statements }: WrittenBlock): boolean {
    return statements.some((statement) => this.#keeps(statement));
  }

  block(block: WrittenBlock): void {
    const { statements } = block;
    for (let i = 0; i < statements.length; i++) {
      const statement = statements[i];
      if (statement === undefined) continue;
      if (this.#keeps(statement)) {
        this.#statement(statement);
        continue;
      }
      const first = i;
      while (i + 1 < statements.length && statements[i + 1] && !this.#keeps(statements[i + 1] as WrittenStatement)) i++;
      this.#remove(block, first, i);
    }
  }

  #remove({ statements }: WrittenBlock, from: number, to: number): void {
    const [first, last] = [statements[from], statements[to]];
    if (!first || !last) return;
    const { text } = this.#part;
    const before = statements[from - 1];
    const after = statements[to + 1];
    const top = lineStart(text, first.start);
    const bottom = nextLine(text, last.end);
    const alone =
      /^[ \t]*$/.test(text.slice(top, first.start)) &&
      /^[ \t]*;?[ \t]*(?:(?:#|\/\/)[^\r\n]*|\/\*[^\r\n]*\*\/[ \t]*)?$/.test(text.slice(last.end, lineEnd(text, last.end)));
    if (!alone) {
      const behindOther = !/^[ \t]*$/.test(text.slice(top, first.start)) && before !== undefined && before.end > top;
      const endsLine = /^[ \t]*$/.test(text.slice(last.end, lineEnd(text, last.end)));
      if (behindOther && endsLine) this.#edits.push({ start: before.end, end: last.end, newText: '' });
      else if (after) this.#edits.push({ start: first.start, end: after.start, newText: '' });
      else this.#edits.push({ start: before?.end ?? first.start, end: last.end, newText: '' });
      return;
    }
    const start = withCommentsAbove(text, first.node, top);
    const blank = /^(?:[ \t]*\r?\n)*/.exec(text.slice(bottom))?.[0].length ?? 0;
    const opensBlock = before === undefined;
    const spaced = opensBlock || /(?:^|\n)[ \t]*\r?\n$/.test(text.slice(0, start));
    if (after) this.#edits.push({ start, end: spaced ? bottom + blank : bottom, newText: '' });
    else {
      const above = /(?:(?<=\n)[ \t]*\r?\n)*$/.exec(text.slice(0, start))?.[0].length ?? 0;
      this.#edits.push({ start: start - above, end: bottom, newText: '' });
    }
  }

  #statement(statement: WrittenStatement): void {
    switch (statement.kind) {
      case 'several':
        this.#several(statement);
        return;
      case 'branch':
        this.#branch(statement);
        return;
      case 'loop':
      case 'around':
        this.#inner(statement.block);
        if (statement.kind === 'loop' && statement.otherwise) {
          if (this.#holds(statement.otherwise.block)) this.block(statement.otherwise.block);
          else this.#dropClause(statement.block.end, statement.otherwise);
        }
        return;
      case 'whole':
        for (const block of statement.blocks) this.block(block);
        return;
      case 'return':
        if (statement.value) this.#edits.push(replaced(statement.value, this.#part.result(statement.value)));
        return;
      default:
        return;
    }
  }

  /** A block of which nothing is left has to be there all the same. */
  #inner(block: WrittenBlock): void {
    if (this.#holds(block)) this.block(block);
    else this.#edits.push({ start: block.start, end: block.end, newText: this.#part.family === 'python' ? 'pass' : '{}' });
  }

  #several(statement: SeveralStatement): void {
    const { slice } = this.#part;
    const kept = statement.parts.filter((part) => slice?.keepsPart(part) ?? true);
    if (statement.atOnce) {
      if (kept.length === statement.parts.length) return;
      const targets = kept.map(({ target }) => target.text).join(', ');
      const values = kept.map(({ value }) => value?.text ?? '').join(', ');
      const end = statement.parts.at(-1)?.value?.parent?.endIndex ?? statement.end;
      this.#edits.push({ start: statement.start, end: Math.max(end, statement.start), newText: `${targets} = ${values}` });
      return;
    }
    for (const part of kept) this.#pattern(part.target);
    if (kept.length === statement.parts.length) return;
    const [first] = statement.parts;
    const last = statement.parts.at(-1);
    if (!first || !last) return;
    for (const [i, part] of statement.parts.entries()) {
      if (kept.includes(part)) continue;
      const next = statement.parts[i + 1];
      const isTail = statement.parts.slice(i).every((each) => !kept.includes(each));
      const before = statement.parts[i - 1];
      if (isTail) this.#edits.push({ start: before?.end ?? part.start, end: part.end, newText: '' });
      else this.#edits.push({ start: part.start, end: next?.start ?? part.end, newText: '' });
    }
  }

  /** `const { a, b } = row`: what nothing uses any more need not be taken out. */
  #pattern(target: SyntaxNode): void {
    const mentioned = this.#part.slice?.mentioned;
    if (mentioned === undefined || target.type !== 'object_pattern') return;
    const entries = target.namedChildren.filter(({ type }) => type !== 'comment');
    if (entries.some(({ type }) => type === 'rest_pattern')) return;
    const used = (entry: SyntaxNode): boolean =>
      this.#part.access.in(extentOf(entry)).some(({ symbol, writes }) => writes && this.#isUsed(symbol, target)) ||
      !/^(?:shorthand|pair|object_assignment)/.test(entry.type);
    const kept = entries.filter(used);
    if (kept.length === entries.length || kept.length === 0) return;
    for (const [i, entry] of entries.entries()) {
      if (kept.includes(entry)) continue;
      const next = entries[i + 1];
      const isTail = entries.slice(i).every((each) => !kept.includes(each));
      if (isTail) this.#edits.push({ start: entries[i - 1]?.endIndex ?? entry.startIndex, end: entry.endIndex, newText: '' });
      else this.#edits.push({ start: entry.startIndex, end: next?.startIndex ?? entry.endIndex, newText: '' });
    }
  }

  #isUsed(symbol: number, pattern: SyntaxNode): boolean {
    const uses = this.#part.slice?.uses(symbol) ?? [];
    return uses.some(({ start, end }) => !(pattern.startIndex <= start && end <= pattern.endIndex));
  }

  #branch(statement: BranchStatement): void {
    const { slice, rules, family } = this.#part;
    const kept = statement.clauses.filter((clause) => slice?.keepsClause(clause) ?? true);
    const behind = statement.clauses[kept.length];
    const last = statement.clauses.at(-1);
    const lastKept = kept.at(-1);
    if (behind && last && lastKept) this.#dropClause(lastKept.block.end, { start: behind.start, end: last.end });
    const [first, second] = kept;
    const folds = first && second && kept.length === 2 && !this.#holds(first.block) && !hasComment(first.block, this.#part.text);
    if (!folds || first.condition === undefined) {
      for (const { block } of kept) this.#inner(block);
      return;
    }
    // Nothing is left where the condition holds: it is turned round.
    const turned = rules.negated(first.condition);
    const condition = second.condition ? rules.and(turned, second.condition.text) : turned;
    this.#edits.push({ ...extentOf(first.condition), newText: condition });
    const colon = family === 'python' ? first.block.start : undefined;
    if (colon === undefined) this.#edits.push({ start: first.block.start, end: second.block.start, newText: '' });
    else {
      const { text } = this.#part;
      const line = nextLine(text, first.condition.endIndex);
      this.#edits.push({ start: line, end: nextLine(text, second.condition?.endIndex ?? second.start), newText: '' });
    }
    this.block(second.block);
  }

  /** In Python whole lines go; in ECMAScript all behind the brace before. */
  #dropClause(before: number, clause: Extent): void {
    const { text, family } = this.#part;
    if (family !== 'python') {
      this.#edits.push({ start: before, end: clause.end, newText: '' });
      return;
    }
    const start = lineStart(text, clause.start);
    this.#edits.push({ start, end: nextLine(text, clause.end), newText: '' });
  }
}

function hasComment(block: WrittenBlock, text: string): boolean {
  return /#|\/\/|\/\*/.test(text.slice(block.start, block.end));
}

/** Comments on lines of their own right above, with nothing between. */
function withCommentsAbove(text: string, node: SyntaxNode, top: number): number {
  let start = top;
  const indent = indentAt(text, node.startIndex);
  while (start > 0) {
    const above = lineStart(text, start - 1);
    const line = text.slice(above, start);
    if (!line.startsWith(indent) || !/^(?:#|\/\/|\/\*.*\*\/[ \t]*\r?$)/m.test(line.slice(indent.length).split('\n')[0] ?? '')) break;
    start = above;
  }
  return start;
}
