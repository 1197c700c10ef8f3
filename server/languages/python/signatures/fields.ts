/** Fields of a class that are what its constructor takes: of a dataclass, a NamedTuple, an attrs class. */
import { extentOf, nodeAround } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Extent } from '../../../core/terrain/fileIndex.ts';
import type { WrittenField, WrittenFields } from '../../../core/terrain/signatures/writtenSignature.ts';

const decorator = /^@\s*(?:[\w.]*\.)?(?:dataclass|define|frozen|mutable|attrs)\b/;

export function fieldsAt(root: SyntaxNode, name: Extent): WrittenFields | undefined {
  const node = nodeAround(root, name).parent;
  if (node?.type !== 'class_definition') return undefined;
  const decorators = node.parent?.type === 'decorated_definition' ? node.parent.children.filter(({ type }) => type === 'decorator') : [];
  const made = decorators.find(({ text }) => decorator.test(text));
  const bases = node.childForFieldName('superclasses')?.namedChildren ?? [];
  const tuple = bases.some(({ text }) => /(?:^|\.)NamedTuple$/.test(text));
  if (made === undefined && !tuple) return undefined;
  const fields: WrittenField[] = [];
  let keywordOnly = false;
  for (const statement of node.childForFieldName('body')?.namedChildren ?? []) {
    const assignment = statement.type === 'expression_statement' ? statement.namedChildren[0] : undefined;
    const field = assignment?.type === 'assignment' ? fieldOf(assignment, statement, keywordOnly) : undefined;
    if (field && /(?:^|\.)KW_ONLY$/.test(assignment?.childForFieldName('type')?.text ?? '')) keywordOnly = true;
    else if (field) fields.push(field);
  }
  return { fields, keywordOnly: /\bkw_only\s*=\s*True\b/.test(made?.text ?? ''), class: node };
}

function fieldOf(assignment: SyntaxNode, statement: SyntaxNode, keywordOnly: boolean): WrittenField | undefined {
  const name = assignment.childForFieldName('left');
  const type = assignment.childForFieldName('type');
  if (name?.type !== 'identifier' || type === null) return undefined;
  const value = assignment.childForFieldName('right');
  const settings =
    value?.type === 'call' && /(?:^|\.)(?:field|ib|attrib)$/.test(value.childForFieldName('function')?.text ?? '') ? value.text : '';
  const classLevel = /^(?:typing\.|t\.)?ClassVar\b/.test(type.text);
  const hasDefault = settings === '' ? value !== null : /\b(?:default|default_factory|factory)\s*=/.test(settings);
  return {
    ...extentOf(assignment),
    name: name.text,
    nameExtent: extentOf(name),
    type: extentOf(type),
    fallback: value !== null && hasDefault ? extentOf(value) : undefined,
    statement: extentOf(statement),
    given: !classLevel && !/\binit\s*=\s*False\b/.test(settings),
    keywordOnly: keywordOnly || /\bkw_only\s*=\s*True\b/.test(settings),
  };
}
