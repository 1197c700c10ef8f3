/** Kinds of nodes of both families, as far as merging must know: where a name may stand instead, what runs more than once. */
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { isDocstring, isLayout } from '../callables/plainCode.ts';

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

const expressions = words(`
  string concatenated_string integer float true false none ellipsis identifier attribute call list tuple dictionary set unary_operator
  binary_operator boolean_operator not_operator comparison_operator conditional_expression parenthesized_expression subscript lambda
  list_comprehension set_comprehension dictionary_comprehension generator_expression
  template_string number null undefined member_expression call_expression new_expression array object unary_expression binary_expression
  ternary_expression subscript_expression arrow_function function_expression regex as_expression satisfies_expression non_null_expression
`);

/** Fields in which a name or a pattern stands, and no expression could. */
const fixedFields = words('name attribute property type alias pattern label parameter parameters return_type');
const assigning = words(
  'assignment augmented_assignment assignment_expression augmented_assignment_expression for_statement for_in_statement for_in_clause',
);
/** Inside of these a name would mean something else, or nothing. */
const fixedAround = words(`
  type type_annotation literal_type type_arguments type_parameters generic_type union_type template_literal_type predefined_type
  type_predicate case_pattern keyword_pattern class_pattern dotted_name import_statement import_from_statement global_statement
  nonlocal_statement decorator extends_clause delete_statement assignment_pattern object_pattern array_pattern update_expression
`);

export const blocks: ReadonlySet<string> = words('block statement_block');

/** Whether a name may stand there instead. */
export function canBeName(node: SyntaxNode): boolean {
  const { parent, fieldName } = node;
  if (!expressions.has(node.type) || parent === null || parent.type === 'concatenated_string') return false;
  if (fieldName !== undefined && fixedFields.has(fieldName)) return false;
  if (fieldName === 'left' && assigning.has(parent.type)) return false;
  if (fieldName === 'key' && parent.parent?.type !== 'dictionary') return false;
  if (fieldName === 'constructor') return true;
  if (parent.type === 'expression_statement' && node.type === 'string') return false;
  for (let at: SyntaxNode | null = parent; at !== null && !blocks.has(at.type); at = at.parent) if (fixedAround.has(at.type)) return false;
  return true;
}

/** What a node is made of, without comments, documentation and what is written or left out without a meaning. */
export function partsOf(node: SyntaxNode): readonly SyntaxNode[] {
  return node.children.filter((child) => child.type !== 'comment' && !isLayout(child) && !isDocstring(child));
}

const loops = words('for_statement while_statement for_in_statement do_statement');
const functions = words(`
  function_definition lambda list_comprehension set_comprehension dictionary_comprehension generator_expression
  arrow_function function_expression function_declaration generator_function generator_function_declaration method_definition
`);

/** Whether what stands there is worked out more than once, or later, as the function around runs. */
export function isRepeated(node: SyntaxNode, within: SyntaxNode): boolean {
  for (let at = node.parent; at !== null && at.id !== within.id; at = at.parent)
    if (loops.has(at.type) || functions.has(at.type)) return true;
  return false;
}
