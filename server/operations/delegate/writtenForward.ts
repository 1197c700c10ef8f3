/** One method written so that it only hands its work on: the same head, and one call with its own parameters. */

import { indentAt } from '../../base/textLines.ts';
import { nodesIn } from '../../core/syntax/nodeSearch.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import { type Definition, isTyped, type Parameter } from '../callables/definition.ts';
import { decoratorName, receiverKind } from '../callables/receiver.ts';

/** How the file it comes into is written. */
export interface Style {
  readonly path: string;
  readonly indent: string; // of the method
  readonly unit: string;
  readonly eol: string;
  readonly semicolon: string; // ';' or nothing
}

export interface Forward {
  readonly definition: Definition; // of what is handed on to, or of what hands on
  readonly text: string; // of its file
  readonly name: string;
  readonly callee: string; // "self.cart.add"
  readonly leading: readonly string[]; // arguments before its own
  /** Types as they read where the method comes to. */
  readonly typed: (type: string) => string;
}

/** As a new method of a class: nothing of what only the other class says of it is kept. */
export function writtenForward(forward: Forward, style: Style): string {
  const { definition } = forward;
  return definition.family === 'python' ? inPython(forward, style) : inEcmascript(forward, style);
}

const resultChanging =
  /^(?:staticmethod|classmethod|property|override|typing\.override|typing_extensions\.override|(?:abc\.)?abstractmethod)$/;

function inPython(forward: Forward, { indent, unit, eol }: Style): string {
  const { definition, text, name } = forward;
  const accessor = isAccessor(definition);
  // What a decorator makes of the result is not what is written behind the arrow.
  const kept = definition.decorators.every((each) => resultChanging.test(decoratorName(each)));
  const result = kept && definition.returnType ? ` -> ${forward.typed(slice(text, definition.returnType))}` : '';
  const own = forward.typed(receiverKind(definition) === 'none' ? withReceiver(forward, 'self') : listOf(forward, 'self'));
  const head = `${indent}${isLate(definition) ? 'async ' : ''}def ${name}${reindented(own, text, definition, indent, eol)}${result}:`;
  const property = accessor ? `${indent}@property${eol}` : '';
  return `${property}${head}${eol}${indent}${unit}${handingOn(forward, accessor)}`;
}

function inEcmascript(forward: Forward, style: Style): string {
  const { definition, text, name } = forward;
  const { indent, unit, eol, semicolon } = style;
  const typed = isTyped(style.path);
  const accessor = isAccessor(definition);
  const types = typed && definition.typeParameters ? slice(text, definition.typeParameters) : '';
  const result = typed && definition.returnType ? `: ${forward.typed(slice(text, definition.returnType))}` : '';
  const list = typed ? reindented(forward.typed(listOf(forward, '')), text, definition, indent, eol) : bareList(forward);
  const head = `${isLate(definition) ? 'async ' : ''}${accessor ? 'get ' : ''}${name}${types}${list}${result}`;
  return `${indent}${head} {${eol}${indent}${unit}${handingOn(forward, accessor)}${semicolon}${eol}${indent}}`;
}

/** `return await self.cart.add(item)`, without the semicolon. */
export function handingOn(forward: Forward, accessor: boolean): string {
  const { definition, callee, leading, text } = forward;
  const call = accessor ? callee : `${callee}(${[...leading, ...givenOn(definition)].join(', ')})`;
  const words = [givesValue(definition, text) ? 'return' : '', isLate(definition) ? 'await' : ''].filter((word) => word !== '');
  return [...words, call].join(' ');
}

/** The arguments that give every parameter on. */
function givenOn(definition: Definition): readonly string[] {
  let keywordOnly = false;
  const given: string[] = [];
  const python = definition.family === 'python';
  for (const [i, parameter] of parametersOf(definition).entries()) {
    const { kind, name } = parameter;
    switch (kind) {
      case 'rest':
        keywordOnly = python;
        given.push(`${python ? '*' : '...'}${name}`);
        break;
      case 'keywords':
        given.push(`**${name}`);
        break;
      case 'marker':
        keywordOnly ||= isStar(definition, parameter);
        break;
      case 'pattern':
        given.push(nameOfPattern(definition, i));
        break;
      case 'plain':
        given.push(keywordOnly ? `${name}=${name}` : name);
    }
  }
  return given;
}

function isStar({ node }: Definition, { start }: Parameter): boolean {
  return node.text[start - node.startIndex] === '*';
}

/** Without what it is called on. */
export function parametersOf(definition: Definition): readonly Parameter[] {
  const { parameters, family } = definition;
  if (family === 'ecmascript') return parameters.filter(({ name }) => name !== 'this');
  return isMethod(definition) && receiverKind(definition) !== 'none' ? parameters.slice(1) : parameters;
}

function isMethod({ container }: Definition): boolean {
  return container?.parent?.type === 'class_definition';
}

/** `{ a, b }` needs a name to be given on by. */
function nameOfPattern(definition: Definition, ix: number): string {
  const taken = new Set(definition.parameters.map(({ name }) => name));
  const patterns = parametersOf(definition).filter(({ kind }) => kind === 'pattern');
  const name = patterns.length === 1 ? 'options' : `options${ix + 1}`;
  return taken.has(name) ? `${name}_` : name;
}

interface Named extends Extent {
  readonly newText: string;
}

function namedPatterns(definition: Definition): readonly Named[] {
  return parametersOf(definition).flatMap((parameter, i) =>
    parameter.kind === 'pattern' ? [{ ...parameter.nameExtent, newText: nameOfPattern(definition, i) }] : [],
  );
}

/** A stretch of its head, with a name for each parameter that is taken apart. */
export function headWithNames(definition: Definition, text: string, stretch: Extent, more: readonly Named[] = []): string {
  let written = slice(text, stretch);
  for (const { start, end, newText } of [...more, ...namedPatterns(definition)].sort((a, b) => b.start - a.start))
    written = written.slice(0, start - stretch.start) + newText + written.slice(end - stretch.start);
  return written;
}

/** The parameters as they are written, the one for the object called `self`. */
function listOf({ definition, text }: Forward, self: string): string {
  const own = definition.family === 'python' ? definition.parameters[0] : undefined;
  const receiver = own && receiverKind(definition) !== 'none' ? [{ start: own.start, end: own.end, newText: self }] : [];
  const written = headWithNames(definition, text, definition.list, receiver);
  return written.startsWith('(') ? written : `(${written})`;
}

function withReceiver(forward: Forward, self: string): string {
  const written = listOf(forward, self);
  return /^\(\s*\)$/.test(written) ? `(${self})` : `(${self}, ${written.slice(1).trimStart()}`;
}

/** Without types, for a file that has none. */
function bareList({ definition, text }: Forward): string {
  const written = parametersOf(definition).map((parameter, i) => {
    const name = parameter.kind === 'pattern' ? nameOfPattern(definition, i) : `${parameter.kind === 'rest' ? '...' : ''}${parameter.name}`;
    const fallback = /=\s*(.*)$/s.exec(text.slice(parameter.annotation?.end ?? parameter.nameExtent.end, parameter.end));
    return parameter.hasDefault && fallback ? `${name} = ${fallback[1]}` : name;
  });
  return `(${written.join(', ')})`;
}

/** Lines of a list that was indented like another place. */
function reindented(list: string, text: string, { node }: Definition, indent: string, eol: string): string {
  const from = indentAt(text, node.startIndex);
  return list
    .split(/\r?\n/)
    .map((line, i) => (i > 0 && line.startsWith(from) ? indent + line.slice(from.length) : line))
    .join(eol);
}

export function isAccessor({ decorators, words }: Definition): boolean {
  return (
    words.has('get') || decorators.some((each) => /^(?:property|cached_property|functools\.cached_property)$/.test(decoratorName(each)))
  );
}

export function isGenerator(definition: Definition): boolean {
  const { words, node, body, family } = definition;
  if (family === 'ecmascript') return words.has('*') || node.type.startsWith('generator');
  return body !== undefined && ownNodes(definition, (type) => type === 'yield').length > 0;
}

/** It has to be awaited, and awaits what it calls: what yields gives its generator at once. */
function isLate(definition: Definition): boolean {
  return definition.words.has('async') && !isGenerator(definition);
}

const innerFunctions: ReadonlySet<string> = new Set([
  'function_definition',
  'lambda',
  'class_definition',
  'arrow_function',
  'function_declaration',
  'function_expression',
  'generator_function_declaration',
  'generator_function',
  'method_definition',
  'class_body',
]);

function ownNodes({ body }: Definition, wanted: (type: string) => boolean): readonly { readonly text: string }[] {
  return body === undefined
    ? []
    : nodesIn(
        body,
        ({ type }) => wanted(type),
        ({ type }) => !innerFunctions.has(type),
      );
}

/** Whether its callers may get something from it. */
export function givesValue(definition: Definition, text: string): boolean {
  const said = definition.returnType && slice(text, definition.returnType);
  if (said !== undefined) {
    if (/^(?:None|void|undefined)$/.test(said)) return false;
    return !(definition.words.has('async') && /^Promise<\s*(?:void|undefined)\s*>$/.test(said));
  }
  if (definition.body === undefined || isGenerator(definition) || isStub(definition.body)) return true;
  if (definition.node.type === 'arrow_function' && definition.body.type !== 'statement_block') return true;
  return ownNodes(definition, (type) => type === 'return_statement').some(({ text: words }) => !/^return\s*;?$/.test(words));
}

/** Nothing but a docstring, `pass`, `...` or an error: what it gives is not written there. */
function isStub({ type, namedChildren }: NonNullable<Definition['body']>): boolean {
  if (type !== 'block') return false;
  return namedChildren.every(({ type: kind, text }) => kind === 'comment' || /^(?:[a-zA-Z]{0,2}["']|\.\.\.$|raise\b)/.test(text));
}

function slice(text: string, { start, end }: Extent): string {
  return text.slice(start, end);
}

/** Whether the file ends its statements by a semicolon: as most of its lines that could. */
export function semicolonIn(text: string): string {
  const ended = text.match(/;[ \t]*\r?$/gm)?.length ?? 0;
  const open = text.match(/[\w)\]'"`][ \t]*\r?$/gm)?.length ?? 0;
  return ended === 0 && open > 0 ? '' : ';';
}
