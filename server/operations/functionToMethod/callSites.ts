/** What the uses of a function become once it is a method: calls on the object, and the method of the class where it is handed on. */
import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { type Extent, NONE, type Occurrence } from '../../core/terrain/fileIndex.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { type SymbolRef, symbolKey } from '../../core/terrain/symbolRef.ts';
import type { Argument, CallUse } from '../callables/callableUse.ts';
import type { Parameter } from '../callables/definition.ts';
import type { FunctionUse } from '../callables/functionUses.ts';
import type { Rewriting } from '../rewriting/rewrittenText.ts';

export interface Calling {
  readonly name: string; // of the method
  readonly parameter: string; // that becomes the object
  readonly position: number;
  readonly own: readonly Occurrence[]; // where the function names it itself
  readonly parameters: readonly Parameter[];
}

type Written = { readonly extent: Extent; readonly parts: Rewriting['parts'] } | { readonly whyNot: string };

export function writtenMethodUse(
  resolver: Resolver,
  text: string,
  { use, view, shorthand }: FunctionUse,
  calling: Calling,
  className: string,
  owner: SymbolRef,
  inside: boolean,
): Written {
  if (use.kind === 'call') {
    const given = objectArgument(use, calling);
    if (given === undefined) return { whyNot: 'calls it without saying which object is meant' };
    const isObject = inside && calling.own.some(({ start, end }) => start === given.value.startIndex && end === given.value.endIndex);
    const strange = isObject ? undefined : whyStrange(resolver, view, given.value, owner);
    if (strange !== undefined) return { whyNot: strange };
    return { extent: extentOf(use.call), parts: calledOn(text, use, given, calling.name) };
  }
  if (use.access.parent?.type === 'type_query') return { whyNot: 'names its type' };
  if (view.family === 'python') {
    if (calling.position > 0) return { whyNot: 'hands it on with its parameters in their old order' };
    return { extent: extentOf(use.access), parts: [`${className}.${calling.name}`] };
  }
  const arrow = asArrow(calling);
  if (arrow === undefined) return { whyNot: 'hands it on, and its parameters are too many-sided for that' };
  return { extent: extentOf(use.access), parts: [shorthand ? `${use.name.text}: ${arrow}` : arrow] };
}

/** `(reader, n) => reader.next(n)` */
function asArrow({ name, parameter, parameters }: Calling): string | undefined {
  if (parameters.some(({ kind }) => kind !== 'plain')) return undefined;
  const given = parameters.filter((each) => each.name !== parameter).map((each) => each.name);
  return `(${parameters.map((each) => each.name).join(', ')}) => ${parameter}.${name}(${given.join(', ')})`;
}

export function objectArgument(use: CallUse, { parameter, position }: Pick<Calling, 'parameter' | 'position'>): Argument | undefined {
  const byName = use.arguments.find(({ keyword }) => keyword === parameter);
  if (byName) return byName;
  const before = use.arguments.slice(0, position + 1);
  const given = before[position];
  return given === undefined || before.some(({ spread, keyword }) => spread || keyword !== undefined) ? undefined : given;
}

/** Types of the languages themselves, of which no class of a workspace is that has no base. */
const plainTypes: ReadonlySet<string> = new Set([
  'str',
  'int',
  'float',
  'bool',
  'bytes',
  'list',
  'dict',
  'set',
  'tuple',
  'string',
  'number',
  'boolean',
  'Array',
  'Map',
  'Set',
]);

/** Why it may not be an object of the class; undefined where nothing speaks against it. */
function whyStrange(resolver: Resolver, view: FunctionUse['view'], value: SyntaxNode, owner: SymbolRef): string | undefined {
  if (
    /^(?:none|null|undefined|true|false|number|integer|float|string|template_string|list|array|dictionary|object|tuple)$/.test(
      value.type,
    ) ||
    /^(?:None|null|undefined)$/.test(value.text)
  )
    return `hands it “${value.text.slice(0, 40)}”, which is no object of that class`;
  if (/^(?:as|satisfies)_expression$/.test(value.type) && /\b(?:any|unknown)$/.test(value.text))
    return `hands it “${value.text.slice(0, 40)}”, of which nobody knows what it is`;
  const occurrence = view.occurrencesAt(value.startIndex).find(({ end, role }) => end === value.endIndex && role === 'reference');
  if (occurrence === undefined || occurrence.symbol === NONE) return undefined;
  const values = resolver.values.of(view.path, { kind: 'name', name: occurrence.name, scope: occurrence.scope, at: occurrence.start });
  const other = values.find(
    (each) => each.kind === 'instance' && !resolver.values.line(each.ref).classes.some((at) => symbolKey(at) === symbolKey(owner)),
  );
  if (other) return `hands it “${occurrence.name}”, which is of another class`;
  const [first] = values;
  const { outside, unsure } = resolver.values.line(owner);
  if (first?.kind === 'builtin' && !outside && !unsure && values.every((each) => each.kind === 'builtin' && plainTypes.has(each.name)))
    return `hands it “${occurrence.name}”, which is of the type ${first.name}`;
  return undefined;
}

function calledOn(text: string, use: CallUse, given: Argument, name: string): Rewriting['parts'] {
  const object = needsParentheses(given.value) ? ['(', extentOf(given.value), ')'] : [extentOf(given.value)];
  const typeArguments = text.slice(use.access.endIndex, use.list.start);
  const ix = use.arguments.indexOf(given);
  const next = use.arguments[ix + 1];
  const method = `.${name}${typeArguments}`;
  if (ix === 0) {
    if (next === undefined) return [...object, `${method}()`];
    return [...object, method, text.slice(use.list.start, given.start), { start: next.start, end: use.list.end }];
  }
  const before = use.arguments[ix - 1];
  if (before === undefined) return [...object, method];
  return [...object, method, { start: use.list.start, end: before.end }, { start: given.end, end: use.list.end }];
}

const primary: ReadonlySet<string> = new Set([
  'identifier',
  'this',
  'attribute',
  'member_expression',
  'call',
  'call_expression',
  'subscript',
  'subscript_expression',
  'parenthesized_expression',
  'non_null_expression',
  'array',
  'list',
  'string',
  'template_string',
]);

function needsParentheses(value: SyntaxNode): boolean {
  if (value.type === 'new_expression') return value.childForFieldName('arguments') === null;
  return !primary.has(value.type);
}
