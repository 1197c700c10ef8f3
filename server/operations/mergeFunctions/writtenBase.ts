/** The function that lends its text, written as the merged one: its name, its new parameters, and these where the functions differed. */
import { lineBreakIn } from '../../base/lineBreak.ts';
import { lineStart, nextLine } from '../../base/textLines.ts';
import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import { indentUnit } from '../../core/terrain/indentUnit.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { ChangeSheet } from '../rewriting/changeSheet.ts';
import type { ExtraBlock } from './alike.ts';
import { intoList, type MergePlan, type PlannedParameter } from './plan.ts';
import { commonType } from './valueTypes.ts';

/** `fallbacks`: the default of each new parameter as the file of the base spells it; '' where it has none. */
export function writeBase(resolver: Resolver, sheet: ChangeSheet, plan: MergePlan, fallbacks: readonly string[], wrapped: boolean): void {
  const { base, path, name, parameters } = plan;
  const { text } = base.subject.file;
  if (name !== base.subject.name) {
    const extent = wrapped ? widened(base.definition.name) : base.definition.name;
    sheet.rewrite(path, extent, [text.slice(extent.start, base.definition.name.start) + name], 'the name of the merged function');
  }
  for (const parameter of parameters) {
    for (const place of parameter.places) {
      if (parameter.statement !== undefined) continue;
      const pair = place.parent;
      const key = pair?.type === 'pair' && place.fieldName === 'value' ? pair.childForFieldName('key') : null;
      if (pair && key?.type === 'property_identifier' && key.text === parameter.name) {
        sheet.rewrite(path, extentOf(pair), [parameter.name], 'what the functions differed in', 0.95);
        continue;
      }
      const braced = place.parent?.type === 'jsx_attribute';
      const extent = place.type === 'identifier' ? widened(extentOf(place)) : extentOf(place);
      const written = text.slice(extent.start, place.startIndex) + (braced ? `{${parameter.name}}` : parameter.name);
      sheet.rewrite(path, extent, [written], 'what the functions differed in', 0.95);
    }
    if (parameter.statement !== undefined)
      sheet.takeOut(path, wholeLines(text, extentOf(parameter.statement)), `“${parameter.name}” is given by the caller`);
    if (parameter.guarded !== undefined) guard(sheet, plan, parameter.guarded, parameter.name);
  }
  if (parameters.length > 0) writeParameters(sheet, plan, fallbacks);
  describe(resolver, sheet, plan, fallbacks);
}

/** With what stands before it: what was meant there goes on being what it is, and something else is meant there now. */
function widened({ start, end }: Extent): Extent {
  return { start: Math.max(0, start - 1), end };
}

function wholeLines(text: string, { start, end }: Extent): Extent {
  return { start: lineStart(text, start), end: nextLine(text, end) };
}

function writeParameters(sheet: ChangeSheet, plan: MergePlan, fallbacks: readonly string[]): void {
  const { base, path, parameters } = plan;
  const { text } = base.subject.file;
  const { list, parameters: own, family } = base.definition;
  const written = parameters.map((parameter, i) => spelled(parameter, fallbacks[i] ?? '', family === 'python'));
  const why = 'what the functions differed in is given by the caller';
  if (text[list.start] !== '(') {
    sheet.rewrite(
      path,
      list,
      [plan.position === 0 ? `(${[...written, ''].join(', ')}` : '(', list, plan.position === 0 ? ')' : `, ${written.join(', ')})`],
      why,
    );
    return;
  }
  const receiver = family === 'ecmascript' && own[0]?.name === 'this' ? 1 : 0;
  const into = family === 'python' ? atEnd(plan, fallbacks, written) : { at: plan.position + receiver, added: written };
  const place = intoList(text, own, list, into.at, into.added.join(', '));
  sheet.rewrite(path, { start: place.at, end: place.at }, [place.newText], why);
}

/** Before what takes all keywords; behind a bare star where others before it may be left out and these may not. */
function atEnd(
  { base }: MergePlan,
  fallbacks: readonly string[],
  written: readonly string[],
): { readonly at: number; readonly added: readonly string[] } {
  const own = base.definition.parameters;
  const text = base.subject.file.text;
  const keywords = own.findIndex(({ kind }) => kind === 'keywords');
  const at = keywords === -1 ? own.length : keywords;
  const named = own.some(({ kind, start, end }) => kind === 'rest' || (kind === 'marker' && text.slice(start, end) === '*'));
  const bare = !named && own.some(({ hasDefault }) => hasDefault) && fallbacks.some((fallback) => fallback === '');
  const open = written.filter((_, i) => fallbacks[i] === '');
  const closed = written.filter((_, i) => fallbacks[i] !== '');
  return { at, added: [...(bare ? ['*'] : []), ...open, ...closed] };
}

function spelled({ name, type }: PlannedParameter, fallback: string, python: boolean): string {
  if (type === '') return fallback === '' ? name : python ? `${name}=${fallback}` : `${name} = ${fallback}`;
  // What the default says need not be said again, but in Python it is.
  if (fallback === '') return `${name}: ${type}`;
  return !python && /^(?:string|number|boolean)$/.test(type) ? `${name} = ${fallback}` : `${name}: ${type} = ${fallback}`;
}

/** The statements run only where the flag is set; a condition of their own takes it in. */
function guard(sheet: ChangeSheet, { base, path }: MergePlan, { statements }: ExtraBlock, flag: string): void {
  const [first] = statements;
  const last = statements.at(-1);
  if (first === undefined || last === undefined) return;
  const { text } = base.subject.file;
  const python = base.subject.view.family === 'python';
  const why = 'only one of the functions did that';
  const condition = first.childForFieldName('condition');
  if (first === last && first.type === 'if_statement' && first.childForFieldName('alternative') === null && condition !== null) {
    const inner =
      condition.type === 'parenthesized_expression'
        ? { start: condition.startIndex + 1, end: condition.endIndex - 1 }
        : extentOf(condition);
    const loose =
      /^(?:boolean_operator|conditional_expression|ternary_expression|lambda|named_expression)$/.test(
        (condition.type === 'parenthesized_expression' ? condition.namedChildren[0] : condition)?.type ?? '',
      ) || /\|\||\?\?|\?|[^=!<>]=[^=>]/.test(text.slice(inner.start, inner.end));
    sheet.rewrite(path, inner, [`${flag} ${python ? 'and' : '&&'} `, ...(loose ? ['(', inner, ')'] : [inner])], why);
    return;
  }
  const eol = lineBreakIn(text);
  const indent = text.slice(lineStart(text, first.startIndex), first.startIndex);
  const start = withCommentsAbove(text, first, indent);
  const unit = indentUnit(text, base.subject.view.family);
  sheet.rewrite(path, { start, end: start }, [python ? `${indent}if ${flag}:${eol}` : `${indent}if (${flag}) {${eol}`], why);
  for (let at = start; at < last.endIndex; at = nextLine(text, at)) {
    if (text.slice(at, nextLine(text, at)).trim() === '' || isInString(statements, at)) continue;
    sheet.rewrite(path, { start: at, end: at + indent.length }, [indent + unit], why);
  }
  if (!python) {
    const end = nextLine(text, last.endIndex);
    sheet.rewrite(path, { start: end, end }, [`${indent}}${eol}`], why);
  }
}

/** Where the comments begin that stand right above a statement, indented like it. */
function withCommentsAbove(text: string, statement: SyntaxNode, indent: string): number {
  let top = lineStart(text, statement.startIndex);
  for (let above = statement.previousSibling; above?.type === 'comment'; above = above.previousSibling) {
    const begins = lineStart(text, above.startIndex);
    if (text.slice(begins, above.startIndex) !== indent || nextLine(text, above.endIndex) !== top) break;
    top = begins;
  }
  return top;
}

function isInString(nodes: ExtraBlock['statements'], at: number): boolean {
  const open = [...nodes];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (at <= node.startIndex || at >= node.endIndex) continue;
    if (node.type === 'string' || node.type === 'template_string') return true;
    open.push(...node.children);
  }
  return false;
}

/** Documentation that lists parameters lists the new ones, too. */
function describe(resolver: Resolver, sheet: ChangeSheet, { base, path, parameters }: MergePlan, fallbacks: readonly string[]): void {
  const rules = resolver.terrain.rulesOf(path)?.signatures;
  const { text } = base.subject.file;
  const signature = rules?.signatureAt(base.subject.root, base.definition.name);
  const described = signature && rules?.describedAt(signature, text);
  const last = described?.entries.at(-1);
  if (described === undefined || last === undefined) return;
  const eol = lineBreakIn(text);
  const ended = text.slice(last.start, last.end).endsWith('\n');
  const lines = parameters.map(({ name, type, values }, i) => {
    const said = [...new Set([...values.values()].map((value) => value.text))].map((value) => `\`${value}\``).join(' or ');
    return described.write(
      name,
      type === '' ? last.type && commonType([...values.values()], base.subject.view.family) : type,
      `${said}.`,
      (fallbacks[i] ?? '') !== '',
    );
  });
  const at = ended ? last.end : last.start + text.slice(last.start, last.end).trimEnd().length;
  const added = lines.map((line) => (ended ? `${line.replace(/\r?\n$/, '')}${eol}` : `${eol}${line}`)).join('');
  sheet.rewrite(path, { start: at, end: at }, [added], 'the documentation tells what it takes', 0.9);
}
