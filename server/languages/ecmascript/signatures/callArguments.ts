/** What is done with a name in TypeScript and JavaScript, and the arguments it gets, as they are written. */
import { enclosing, extentOf, nodeAround, walk } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Extent } from '../../../core/terrain/fileIndex.ts';
import { type EffectRules, effectsIn } from '../../../core/terrain/signatures/effects.ts';
import type { Effects, WrittenArgument, WrittenCall, WrittenUse } from '../../../core/terrain/signatures/writtenSignature.ts';

/** What leaves an expression the function it was. */
const transparent: ReadonlySet<string> = new Set([
  'non_null_expression',
  'parenthesized_expression',
  'as_expression',
  'satisfies_expression',
]);

const noUse: ReadonlySet<string> = new Set([
  'import_specifier',
  'import_clause',
  'namespace_import',
  'export_specifier',
  'export_statement',
  'export_assignment',
  'type_query',
  'nested_type_identifier',
  'generic_type',
  'type_annotation',
  'extends_clause',
  'class_heritage',
  'implements_clause',
  'extends_type_clause',
]);

const declares: ReadonlySet<string> = new Set([
  'function_declaration',
  'generator_function_declaration',
  'class_declaration',
  'abstract_class_declaration',
  'method_definition',
  'method_signature',
  'abstract_method_signature',
  'function_signature',
  'public_field_definition',
  'field_definition',
  'property_signature',
  'variable_declarator',
  'interface_declaration',
  'type_alias_declaration',
]);

export function useAt(root: SyntaxNode, name: Extent): WrittenUse {
  const leaf = nodeAround(root, name);
  if (leaf.type === 'type_identifier') return { kind: 'none' };
  let whole = chainOf(leaf);
  while (whole.parent && transparent.has(whole.parent.type) && whole.parent.namedChildren[0] === whole) whole = whole.parent;
  const parent = whole.parent;
  if (parent === null || noUse.has(parent.type)) return { kind: 'none' };
  if (declares.has(parent.type) && (whole.fieldName === 'name' || whole.fieldName === 'property')) return { kind: 'none' };
  if (parent.type === 'pair' && whole.fieldName === 'key') return { kind: 'none' };
  if (parent.type === 'assignment_expression' && whole.fieldName === 'left') return { kind: 'none' };
  if (isOffered(whole, parent)) return { kind: 'none' };
  if (parent.type === 'decorator') return { kind: 'decorator' };
  if (/^jsx_(?:opening|closing|self_closing)_element$/.test(parent.type)) return { kind: 'element' };
  if (isCallee(whole, parent)) return calledBy(parent);
  if (parent.type === 'member_expression' && whole.fieldName === 'object') return throughMember(parent);
  const holder = parent.type === 'variable_declarator' && whole.fieldName === 'value' ? parent.childForFieldName('name') : null;
  if (holder?.type === 'identifier') return { kind: 'held', name: holder.text };
  const around = enclosing(whole.parent, new Set(['call_expression', 'new_expression', 'statement_block', 'program', 'arrow_function']));
  const passed = around?.childForFieldName('function') ?? around?.childForFieldName('constructor');
  return { kind: 'value', passedTo: passed?.text };
}

/** `exports.f = f`, `module.exports = f`, `module.exports = { f, g: f }`: who takes it from there is found by its uses. */
function isOffered(node: SyntaxNode, parent: SyntaxNode): boolean {
  const object = parent.type === 'pair' && node.fieldName === 'value' ? parent.parent : parent;
  const value = object?.type === 'object' ? object : node;
  const assignment = value.parent;
  return (
    assignment?.type === 'assignment_expression' &&
    value.fieldName === 'right' &&
    /^(?:module\.exports|exports)(?:\.[\w$]+)?$/.test(assignment.childForFieldName('left')?.text ?? '')
  );
}

function isCallee(node: SyntaxNode, parent: SyntaxNode): boolean {
  return (
    (parent.type === 'call_expression' && node.fieldName === 'function') ||
    (parent.type === 'new_expression' && node.fieldName === 'constructor')
  );
}

function chainOf(leaf: SyntaxNode): SyntaxNode {
  const parent = leaf.parent;
  return parent?.type === 'member_expression' && leaf.fieldName === 'property' ? parent : leaf;
}

function calledBy(node: SyntaxNode): WrittenUse {
  if (node.childForFieldName('arguments')?.type === 'template_string') return { kind: 'template' };
  return { kind: 'call', call: callOf(node) };
}

/** `f.bind(x, 1)`, `f.call(x, 1)`, `f.apply(x, args)`. */
function throughMember(member: SyntaxNode): WrittenUse {
  const call = member.parent;
  const how = member.childForFieldName('property')?.text ?? '';
  if (call === null || !isCallee(member, call) || !/^(?:bind|call|apply)$/.test(how)) return { kind: 'value', passedTo: undefined };
  const given = callOf(call);
  return how === 'apply' ? { kind: 'spreadCall', call: given } : { kind: 'handedOn', call: given, skipped: 1, open: how === 'bind' };
}

export function callOf(node: SyntaxNode): WrittenCall {
  const list = node.childForFieldName('arguments');
  const callee = node.childForFieldName('function') ?? node.childForFieldName('constructor') ?? node;
  if (list === null || list.type !== 'arguments')
    return { list: { start: node.endIndex, end: node.endIndex }, arguments: [], callee: extentOf(callee), node, parenthesised: false };
  const given = list.namedChildren.flatMap((child) => (child.type === 'comment' ? [] : [argumentOf(child)]));
  return {
    list: { start: list.startIndex + 1, end: list.endIndex - 1 },
    arguments: given,
    callee: extentOf(callee),
    node,
    parenthesised: true,
  };
}

function argumentOf(node: SyntaxNode): WrittenArgument {
  const extent = extentOf(node);
  if (node.type !== 'spread_element') return { ...extent, kind: 'positional', name: '', value: extent };
  return { ...extent, kind: 'spread', name: '', value: extentOf(node.namedChildren[0] ?? node) };
}

/** `new this(…)` in static methods, `new this.constructor(…)`, `new (this.constructor as …)(…)`. */
export function ownConstructions(root: SyntaxNode, name: Extent): readonly Extent[] {
  const node = nodeAround(root, name).parent;
  if (node === null || !/^(?:abstract_)?class(?:_declaration)?$/.test(node.type)) return [];
  const found: Extent[] = [];
  for (const each of walk(node.childForFieldName('body') ?? node, ({ type }) => type !== 'class_body')) {
    const callee = each.type === 'new_expression' ? each.childForFieldName('constructor') : null;
    if (callee?.type === 'this') found.push(extentOf(callee));
    else if (callee && /^\(?this\.constructor\b/.test(callee.text)) {
      for (const part of walk(callee)) if (part.type === 'property_identifier' && part.text === 'constructor') found.push(extentOf(part));
    }
  }
  return found;
}

const harmless =
  /^(?:String|Number|Boolean|Array|Object\.(?:keys|values|entries|assign|freeze)|Math\.\w+|JSON\.\w+|parseInt|parseFloat|Symbol|BigInt|.*\.(?:map|filter|slice|trim|split|join|toString|toLowerCase|toUpperCase|concat|includes|indexOf|at|get|has))$/;

const effectRules: EffectRules = {
  functions: new Set(['arrow_function', 'function_expression', 'generator_function', 'class']),
  calls: 'call_expression',
  harmless,
  acts: ({ type, text }) =>
    /^(?:await|yield|assignment|augmented_assignment|update)_expression$/.test(type) ||
    (type === 'unary_expression' && /^delete\b/.test(text)),
  makes: ({ type }) => type === 'new_expression',
};

export function effectsOf(root: SyntaxNode, expression: Extent): Effects {
  return effectsIn(root, expression, effectRules);
}

export function isLiteral(text: string): boolean {
  const withoutStrings = text.replaceAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`$\\]*`/g, '0');
  return !/[\p{ID_Start}_$]/u.test(withoutStrings.replaceAll(/\b(?:null|undefined|true|false|NaN|Infinity)\b|\b\d[\w.]*\b/g, ''));
}
