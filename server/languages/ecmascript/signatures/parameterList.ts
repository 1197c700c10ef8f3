/** The parameters of a function of TypeScript or JavaScript as they are written, and as they are written anew. */
import { extentOf, nodeAround } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Extent } from '../../../core/terrain/fileIndex.ts';
import type {
  ParameterSketch,
  WrittenItem,
  WrittenParameter,
  WrittenSignature,
} from '../../../core/terrain/signatures/writtenSignature.ts';

const functions: ReadonlySet<string> = new Set([
  'function_declaration',
  'generator_function_declaration',
  'function_expression',
  'generator_function',
  'arrow_function',
  'method_definition',
  'function_signature',
  'method_signature',
  'abstract_method_signature',
  'construct_signature',
  'call_signature',
  'function_type',
  'constructor_type',
]);

/** What may stand between a name and the function it holds. */
const wrappers: ReadonlySet<string> = new Set([
  'parenthesized_expression',
  'as_expression',
  'satisfies_expression',
  'parenthesized_type',
  'type_annotation',
]);

export function signatureAt(root: SyntaxNode, name: Extent): WrittenSignature | undefined {
  const holder = nodeAround(root, name).parent;
  const node = holder && functionOf(holder);
  return node ? written(node) : undefined;
}

/** The declaration itself, or the function that it gives its name: `const f = …`, `f: …`, `f = …` of a class, `type F = …`. */
function functionOf(holder: SyntaxNode): SyntaxNode | undefined {
  if (functions.has(holder.type)) return holder;
  const held =
    holder.childForFieldName('value') ??
    holder.childForFieldName('right') ??
    (holder.type === 'member_expression' ? holder.parent?.childForFieldName('right') : undefined);
  const typed = holder.childForFieldName('type');
  return unwrapped(held ?? undefined) ?? unwrapped(typed ?? undefined);
}

function unwrapped(node: SyntaxNode | undefined): SyntaxNode | undefined {
  let at = node;
  while (at && wrappers.has(at.type)) at = at.namedChildren[0];
  return at && functions.has(at.type) ? at : undefined;
}

function written(node: SyntaxNode): WrittenSignature | undefined {
  const returns = node.childForFieldName('return_type');
  const rest = {
    marks: [],
    node,
    body: node.childForFieldName('body') ?? undefined,
    returnType: returns === null ? undefined : extentOf(returns),
    overload: false,
  };
  const single = node.childForFieldName('parameter');
  if (single !== null) return { ...rest, list: extentOf(single), bare: true, parameters: [parameterOf(single)] };
  const list = node.childForFieldName('parameters');
  if (list === null || list.hasError) return undefined;
  const parameters = list.namedChildren.flatMap((child) => (child.type === 'comment' ? [] : [parameterOf(child)]));
  return { ...rest, list: { start: list.startIndex + 1, end: list.endIndex - 1 }, bare: false, parameters };
}

function parameterOf(node: SyntaxNode): WrittenParameter {
  const bound = node.childForFieldName('pattern') ?? node.childForFieldName('left') ?? node;
  const rest = bound.type === 'rest_pattern';
  const name = rest ? (bound.namedChildren[0] ?? bound) : bound;
  const type = node.childForFieldName('type');
  const fallback = node.childForFieldName('value') ?? node.childForFieldName('right');
  const pattern = name.type === 'object_pattern' ? 'object' : name.type === 'array_pattern' ? 'array' : undefined;
  return {
    ...extentOf(node),
    name: pattern === undefined ? name.text : '',
    nameExtent: extentOf(name),
    kind: rest ? 'rest' : 'plain',
    receiver: name.type === 'this',
    type: type === null ? undefined : extentOf(type.namedChildren[0] ?? type),
    fallback: fallback === null ? undefined : extentOf(fallback),
    optional: node.type === 'optional_parameter',
    pattern,
    field: node.children.some((child) => child.type === 'accessibility_modifier' || child.type === 'readonly'),
  };
}

export function writeParameters(parameters: readonly ParameterSketch[], text: string): readonly WrittenItem[] {
  const last = parameters.filter(({ kind }) => kind === 'rest');
  const words = memberWords(parameters, text);
  return [...parameters.filter(({ kind }) => kind !== 'rest'), ...last].map((each) => ({
    old: each.written,
    text: writeParameter(each, text, words),
  }));
}

/** What makes parameters of a constructor members of its class, where all of them are and in the same words: "private readonly ". */
function memberWords(parameters: readonly ParameterSketch[], text: string): string {
  const written = parameters.flatMap((each) => each.written ?? []);
  const words = new Set(written.map(({ start, nameExtent }) => text.slice(start, nameExtent.start)));
  const [only = ''] = words;
  return written.every(({ field }) => field) && words.size === 1 && /^[a-z ]*$/.test(only) ? only : '';
}

/** Undefined: as it stands. */
function writeParameter(
  { written: old, name, kind, type, fallback, optional }: ParameterSketch,
  text: string,
  words: string,
): string | undefined {
  const slice = (extent: Extent | undefined): string | undefined => extent && text.slice(extent.start, extent.end);
  const same = old && name === old.name && type === slice(old.type) && fallback === slice(old.fallback) && optional === old.optional;
  if (same) return undefined;
  const before = old ? text.slice(old.start, old.nameExtent.start) : kind === 'rest' ? '...' : words;
  const spelled = old?.pattern === undefined ? name : text.slice(old.nameExtent.start, old.nameExtent.end);
  const typed = type === undefined ? '' : `: ${type}`;
  const given = fallback === undefined ? '' : ` = ${fallback}`;
  return `${before}${spelled}${optional && fallback === undefined ? '?' : ''}${typed}${given}`;
}
