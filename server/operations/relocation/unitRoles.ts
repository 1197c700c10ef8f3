/** What a statement at the top of a module is there for. Told from its tree alone. */
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { LanguageFamily } from '../../core/terrain/languageId.ts';

export type UnitRole =
  | 'head' // the module's docstring, directives
  | 'import'
  | 'definition' // binds names
  | 'listing' // says what the module offers: `__all__ = …`, `export { … }`, `module.exports = { … }`
  | 'guard' // `if __name__ == "__main__":`
  | 'statement'; // does something when the module is loaded

/** `definition` is not told here for assignments: whoever knows the names bound says that. */
export function roleOf(node: SyntaxNode, family: LanguageFamily): UnitRole {
  return family === 'python' ? pythonRole(node) : scriptRole(node);
}

function pythonRole(node: SyntaxNode): UnitRole {
  switch (node.type) {
    case 'future_import_statement':
    case 'import_statement':
    case 'import_from_statement':
      return 'import';
    case 'function_definition':
    case 'class_definition':
    case 'decorated_definition':
    case 'type_alias_statement':
      return 'definition';
    case 'expression_statement': {
      if (node.namedChildren[0]?.type === 'string') return isFirst(node) ? 'head' : 'statement';
      return listsExports(node) ? 'listing' : 'statement';
    }
    case 'if_statement': {
      const condition = node.childForFieldName('condition')?.text ?? '';
      if (/^__name__\s*==\s*["']__main__["']$|^["']__main__["']\s*==\s*__name__$/.test(condition)) return 'guard';
      return onlyImports(node) ? 'import' : 'statement';
    }
    case 'try_statement':
      return onlyImports(node) ? 'import' : 'statement';
    default:
      return 'statement';
  }
}

function listsExports(node: SyntaxNode): boolean {
  const inner = node.namedChildren[0];
  if (inner?.type === 'call') return /^__all__\.(?:append|extend|remove)$/.test(inner.childForFieldName('function')?.text ?? '');
  return inner !== undefined && /assignment$/.test(inner.type) && inner.childForFieldName('left')?.text === '__all__';
}

/** An `if TYPE_CHECKING:` or a `try:` in whose blocks nothing but imports stands. */
function onlyImports(node: SyntaxNode): boolean {
  const blocks: SyntaxNode[] = [];
  const open = [...node.namedChildren];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.type === 'block') blocks.push(next);
    else if (/_clause$/.test(next.type)) open.push(...next.namedChildren);
  }
  const statements = blocks.flatMap((block) => block.namedChildren.filter(({ type }) => type !== 'comment'));
  return statements.some(({ type }) => /^import_/.test(type)) && statements.every(({ type }) => /^import_|^pass_statement$/.test(type));
}

function scriptRole(node: SyntaxNode): UnitRole {
  switch (node.type) {
    case 'import_statement':
    case 'import_alias':
      return 'import';
    case 'export_statement':
      if (node.childForFieldName('declaration')) return 'definition';
      if (node.childForFieldName('source')) return 'import';
      if (node.childForFieldName('value') && node.childForFieldName('value')?.type !== 'identifier') return 'definition';
      return 'listing';
    case 'function_declaration':
    case 'function_signature':
    case 'generator_function_declaration':
    case 'class_declaration':
    case 'abstract_class_declaration':
    case 'interface_declaration':
    case 'type_alias_declaration':
    case 'enum_declaration':
    case 'internal_module':
    case 'module':
      return 'definition';
    case 'ambient_declaration':
      return node.namedChildren.some(({ type }) => type === 'module') ? 'statement' : 'definition';
    case 'lexical_declaration':
    case 'variable_declaration':
      return isRequire(node) ? 'import' : 'definition';
    case 'expression_statement': {
      const inner = node.namedChildren[0];
      if (inner?.type === 'string') return precededByDirectives(node) ? 'head' : 'statement';
      if (inner?.type === 'internal_module') return 'definition';
      return inner?.type === 'assignment_expression' ? commonJsRole(inner) : 'statement';
    }
    default:
      return 'statement';
  }
}

/** `exports.f = function …` is a definition; `exports.f = f` and `module.exports = { f }` only say what is offered. */
function commonJsRole(assignment: SyntaxNode): UnitRole {
  const left = assignment.childForFieldName('left')?.text ?? '';
  if (!/^(?:module\.exports|exports)\b/.test(left)) return 'statement';
  const right = assignment.childForFieldName('right');
  const names = right?.type === 'identifier' || right?.type === 'object' || right?.type === 'assignment_expression';
  return names || right === null ? 'listing' : 'definition';
}

/** `const x = require('…')`, destructured or not, and nothing else. */
function isRequire(node: SyntaxNode): boolean {
  const declarators = node.namedChildren.filter(({ type }) => type === 'variable_declarator');
  return (
    declarators.length > 0 &&
    declarators.every((one) => {
      const value = one.childForFieldName('value');
      return value?.type === 'call_expression' && value.childForFieldName('function')?.text === 'require';
    })
  );
}

function precededByDirectives(node: SyntaxNode): boolean {
  for (let at = node.previousSibling; at; at = at.previousSibling) {
    if (at.type === 'comment' || at.type === 'hash_bang_line') continue;
    if (at.type !== 'expression_statement' || at.namedChildren[0]?.type !== 'string') return false;
  }
  return true;
}

function isFirst(node: SyntaxNode): boolean {
  for (let at = node.previousSibling; at; at = at.previousSibling) if (at.type !== 'comment') return false;
  return true;
}
