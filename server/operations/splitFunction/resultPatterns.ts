/** What a call's result is unpacked into: which value goes where. Read from the tree, for both language families. */
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { LanguageFamily } from '../../core/terrain/languageId.ts';

/** What stands around a call that belongs to it: `await f(x)`, `(f(x))`. */
export function withAround(call: SyntaxNode): SyntaxNode {
  let node = call;
  while (node.parent !== null && /^(?:await|await_expression|parenthesized_expression|non_null_expression)$/.test(node.parent.type))
    node = node.parent;
  return node;
}

export interface TakenValue {
  readonly at: number | string; // its place, or its key
  readonly target: SyntaxNode;
}

/** The targets of `a, b`, `[a, , c]`, `{ a, b: c }`; undefined where one of them takes more than one value, or has a default. */
export function takenBy(pattern: SyntaxNode): readonly TakenValue[] | undefined {
  switch (pattern.type) {
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
    case 'array_pattern':
      return byPlace(pattern);
    case 'object_pattern': {
      const entries = pattern.namedChildren.filter(({ type }) => type !== 'comment');
      const taken = entries.flatMap((entry): readonly TakenValue[] => {
        if (entry.type === 'shorthand_property_identifier_pattern') return [{ at: entry.text, target: entry }];
        const key = entry.type === 'pair_pattern' ? entry.childForFieldName('key') : null;
        const target = entry.childForFieldName('value');
        return key?.type === 'property_identifier' && target && target.type !== 'assignment_pattern' ? [{ at: key.text, target }] : [];
      });
      return taken.length === entries.length ? taken : undefined;
    }
    default:
      return undefined;
  }
}

function byPlace(pattern: SyntaxNode): readonly TakenValue[] | undefined {
  const taken: TakenValue[] = [];
  let at = 0;
  for (const child of pattern.children) {
    if (child.type === ',') at++;
    else if (child.isNamed && child.type !== 'comment') {
      if (/splat|rest_pattern|assignment_pattern/.test(child.type)) return undefined;
      taken.push({ at, target: child });
    }
  }
  return taken;
}

/** `V[0]`, `V["total"]`, `V.mean`: the value that is taken, and the whole of it. */
export function readAt(value: SyntaxNode): { readonly at: number | string; readonly whole: SyntaxNode } | undefined {
  const whole = value.parent;
  if (whole === null || (value.fieldName !== 'value' && value.fieldName !== 'object')) return undefined;
  if (whole.children.some(({ type }) => type === 'optional_chain')) return undefined;
  if (whole.type === 'member_expression') {
    const property = whole.childForFieldName('property');
    return property?.type === 'property_identifier' ? { at: property.text, whole } : undefined;
  }
  if (whole.type !== 'subscript' && whole.type !== 'subscript_expression') return undefined;
  if (whole.namedChildren.filter(({ type }) => type !== 'comment').length !== 2) return undefined;
  const index = whole.childForFieldName('subscript') ?? whole.childForFieldName('index');
  if (!index) return undefined;
  if (/^-?\d+$/.test(index.text)) return { at: Number(index.text), whole };
  const key = /^(["'])(\w+)\1$/.exec(index.text)?.[2];
  return key === undefined ? undefined : { at: key, whole };
}

/** Whether something is given to the place, so that the value read there is not what counts. */
export function isSet(whole: SyntaxNode): boolean {
  const { parent } = whole;
  if (parent === null) return false;
  return (
    (whole.fieldName === 'left' && /assignment/.test(parent.type)) ||
    /^(?:update_expression|delete_statement)$/.test(parent.type) ||
    (parent.type === 'unary_expression' && parent.text.startsWith('delete'))
  );
}

/** How lines that come in beside a statement are kept apart from it. */
export interface StatementPlace {
  readonly statement: SyntaxNode;
  readonly between: string; // a line break with the indent, or what stands for it in one line
  readonly opening: string; // braces where several statements come to stand for one
  readonly closing: string;
}

const lists: ReadonlySet<string> = new Set([
  'module',
  'block',
  'program',
  'statement_block',
  'switch_case',
  'switch_default',
  'class_body',
  'export_statement',
]);

export function statementPlace(text: string, statement: SyntaxNode, family: LanguageFamily, eol: string): StatementPlace {
  const line = text.lastIndexOf('\n', statement.startIndex - 1) + 1;
  const indent = text.slice(line, statement.startIndex);
  const own = /^[ \t]*$/.test(indent);
  const inList = statement.parent === null || lists.has(statement.parent.type);
  if (family === 'python') return { statement, between: own ? `${eol}${indent}` : '; ', opening: '', closing: '' };
  if (!inList) return { statement, between: ' ', opening: '{ ', closing: ' }' };
  return { statement, between: own ? `${eol}${indent}` : ' ', opening: '', closing: '' };
}
