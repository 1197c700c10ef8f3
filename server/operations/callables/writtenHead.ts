/** The head of a function as that of a method: its words and decorators, and its parameters without the one that becomes the object. */
import { lineBreakIn } from '../../base/lineBreak.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { ChangeSheet } from '../rewriting/changeSheet.ts';
import type { Definition, Parameter } from './definition.ts';
import type { FunctionSubject } from './functionSubject.ts';
import { indents } from './memberLines.ts';

export interface MethodHead {
  readonly subject: FunctionSubject;
  readonly position: number | undefined; // of the parameter that becomes the object; undefined: it is a static method
  readonly onClass?: boolean; // without an object: Python's class method, which is given its class
  readonly name: string;
  readonly indent: string; // of the method
  readonly unit: string; // one step of indentation
  readonly typeParameters: (definition: Definition) => string; // "<T>", or nothing
}

export function writeMethodHead(sheet: ChangeSheet, head: MethodHead): void {
  for (const definition of head.subject.definitions) {
    if (definition.family === 'python') writePython(sheet, head, definition);
    else writeEcmascript(sheet, head, definition);
  }
}

/** Where each line but the first begins, to be indented; lines inside of strings stay. */
export function indentBehindFirst(
  sheet: ChangeSheet,
  { ref, root, file: { text } }: FunctionSubject,
  moved: Extent,
  from: string,
  to: string,
): void {
  for (const extent of indents(text, moved, root, from)) {
    if (extent.start > moved.start && !/[\r\n]/.test(text[extent.end] ?? '\n'))
      sheet.rewrite(ref.path, extent, [to], 'indented like its place');
  }
}

function writePython(sheet: ChangeSheet, { subject, position, onClass, name, indent }: MethodHead, definition: Definition): void {
  const { path } = subject.ref;
  if (name !== subject.name) sheet.rewrite(path, definition.name, [name], 'its name as a method');
  if (position === undefined) {
    const at = definition.start;
    const opening = { start: at, end: at + 1 }; // no mere insertion: nothing may come between the two
    sheet.rewrite(
      path,
      opening,
      [`@${onClass ? 'class' : 'static'}method${lineBreakIn(subject.file.text)}${indent}`, opening],
      'what it is called on',
    );
    const [own] = definition.parameters;
    const open = own?.start ?? definition.list.start + 1;
    if (onClass) sheet.rewrite(path, { start: open, end: open }, [own ? 'cls, ' : 'cls'], 'the class it is called on');
    return;
  }
  const parameter = definition.parameters[position];
  const [first] = definition.parameters;
  if (parameter === undefined || first === undefined) return;
  if (parameter === first) {
    sheet.rewrite(path, parameter, ['self'], 'the object it is called on');
    return;
  }
  sheet.rewrite(path, { start: first.start, end: first.start }, ['self, '], 'the object it is called on');
  sheet.rewrite(path, withComma(definition, parameter), [], 'it is the object now');
}

/** A parameter with the comma that keeps it apart. */
function withComma({ parameters, list }: Definition, parameter: Parameter): Extent {
  const ix = parameters.indexOf(parameter);
  const before = parameters[ix - 1];
  const next = parameters[ix + 1];
  if (next) return { start: parameter.start, end: next.start };
  return before ? { start: before.end, end: parameter.end } : { start: parameter.start, end: list.end - 1 };
}

function writeEcmascript(sheet: ChangeSheet, plan: MethodHead, definition: Definition): void {
  const { subject, position, name, indent, unit } = plan;
  const { path } = subject.ref;
  const { text } = subject.file;
  const { list, body, node } = definition;
  const head = `${position === undefined ? 'static ' : ''}${definition.words.has('async') ? 'async ' : ''}${isGenerator(definition) ? '*' : ''}${name}${plan.typeParameters(definition)}${spaceBefore(definition, text)}`;
  const parameter = position === undefined ? undefined : definition.parameters[position];
  const bare = text[list.start] !== '(';
  sheet.rewrite(path, { start: definition.start, end: list.start }, [head], 'the head of a method');
  if (bare) sheet.rewrite(path, list, [parameter ? '()' : `(${text.slice(list.start, list.end)})`], 'the parameters of a method');
  else if (parameter) sheet.rewrite(path, withComma(definition, parameter), [], 'it is the object now');
  if (node.type !== 'arrow_function' || body === undefined) {
    if (body !== undefined && body.endIndex < definition.end)
      sheet.rewrite(path, { start: body.endIndex, end: definition.end }, [], 'no statement any more');
    return;
  }
  const behind = definition.returnType?.end ?? list.end;
  const rest = { start: body.endIndex, end: definition.end };
  if (body.type === 'statement_block') {
    sheet.rewrite(path, { start: behind, end: body.startIndex }, [' '], 'no arrow any more');
    if (rest.end > rest.start) sheet.rewrite(path, rest, [], 'no statement any more');
    return;
  }
  const eol = lineBreakIn(text);
  const inside = indent + unit;
  sheet.rewrite(path, { start: behind, end: body.startIndex }, [` {${eol}${inside}return `], 'the body of a method');
  sheet.rewrite(path, rest, [`;${eol}${indent}}`], 'the body of a method');
}

/** Between the name of a function and its parameters: a space where the file is written so. */
export function spaceBefore({ node, list }: Definition, text: string): string {
  const named = /^(?:(?:generator_)?function_declaration|method_definition)$/.test(node.type);
  return (named ? text[list.start - 1] === ' ' : /\bfunction\*? [\w$]+ \(/.test(text)) ? ' ' : '';
}

function isGenerator({ node, words }: Definition): boolean {
  return words.has('*') || node.type.startsWith('generator');
}
