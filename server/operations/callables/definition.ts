/** A function or method as it stands in its file: its name, parameters, body, decorators and lines. Read from the tree, for both language families. */

import { lineEnd, lineStart, nextLine } from '../../base/textLines.ts';
import { documents } from '../../core/syntax/comments.ts';
import { extentOf, nodeAround } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { LanguageFamily } from '../../core/terrain/languageId.ts';

export interface Parameter extends Extent {
  readonly name: string; // '' for markers and patterns
  readonly nameExtent: Extent;
  readonly annotation: Extent | undefined; // the type alone
  readonly hasDefault: boolean;
  readonly optional: boolean; // `x?: T`
  readonly kind: 'plain' | 'rest' | 'keywords' | 'marker' | 'pattern';
}

export interface Definition extends Extent {
  readonly family: LanguageFamily;
  readonly node: SyntaxNode; // the function itself, without decorators, `export` or `const`
  readonly head: Extent; // from its first decorator or word to its name
  readonly name: Extent;
  readonly decorators: readonly SyntaxNode[];
  readonly list: Extent; // its parameters, with the parentheses where it has any
  readonly parameters: readonly Parameter[];
  readonly typeParameters: Extent | undefined;
  readonly returnType: Extent | undefined; // the type alone
  readonly body: SyntaxNode | undefined; // undefined: only declared
  readonly words: ReadonlySet<string>; // "async", "static", "private", "get", "abstract", "*", …
  readonly container: SyntaxNode | undefined; // what its statement stands in: a block, a class body, the file
  readonly statement: SyntaxNode; // with decorators, `export` and `const`
}

/** What is written in whole lines of its own, with the comments that belong to it above. */
export interface OwnLines extends Extent {
  readonly indent: string;
}

const functionTypes: ReadonlySet<string> = new Set([
  'function_definition',
  'function_declaration',
  'generator_function_declaration',
  'function_signature',
  'method_definition',
  'method_signature',
  'abstract_method_signature',
  'arrow_function',
  'function_expression',
  'generator_function',
]);

/** The function whose name stands at the place; undefined where that is no definition of one. */
export function definitionAt(root: SyntaxNode, name: Extent, family: LanguageFamily): Definition | undefined {
  const token = nodeAround(root, name);
  const owner = token.parent;
  if (owner === null || token.fieldName !== 'name') return undefined;
  const node = functionTypes.has(owner.type) ? owner : heldFunction(owner);
  if (node === undefined) return undefined;
  const list = node.childForFieldName('parameters') ?? node.childForFieldName('parameter'); // of `x => …` the name alone
  if (list === null) return undefined;
  const statement = statementOf(owner);
  const decorators = decoratorsOf(statement);
  const start = decorators[0]?.startIndex ?? statement.startIndex;
  const returned = node.childForFieldName('return_type');
  const typeParameters = node.childForFieldName('type_parameters');
  return {
    family,
    node,
    start,
    end: statement.endIndex,
    head: { start, end: token.startIndex },
    name: extentOf(token),
    decorators,
    list: extentOf(list),
    parameters: (list.type === 'identifier' ? [list] : list.namedChildren).filter(({ type }) => type !== 'comment').map(parameterOf),
    typeParameters: typeParameters === null ? undefined : extentOf(typeParameters),
    returnType: returned === null ? undefined : typeIn(returned),
    body: node.childForFieldName('body') ?? undefined,
    words: new Set(node.children.flatMap(modifierWords)),
    container: statement.parent ?? undefined,
    statement,
  };
}

/** `const f = (…) => …`, `f = function (…) {…}` */
function heldFunction(owner: SyntaxNode): SyntaxNode | undefined {
  if (owner.type !== 'variable_declarator') return undefined;
  const value = owner.childForFieldName('value');
  return value !== null && functionTypes.has(value.type) ? value : undefined;
}

const wrappers: ReadonlySet<string> = new Set(['decorated_definition', 'export_statement', 'lexical_declaration', 'variable_declaration']);

function statementOf(owner: SyntaxNode): SyntaxNode {
  let node = owner;
  while (node.parent !== null && wrappers.has(node.parent.type)) node = node.parent;
  return node;
}

/** Before or inside of the statement; of a class's member they are its elder siblings. */
function decoratorsOf(statement: SyntaxNode): readonly SyntaxNode[] {
  const found = statement.children.filter(({ type }) => type === 'decorator');
  for (let before = statement.previousSibling; before?.type === 'decorator'; before = before.previousSibling) found.unshift(before);
  return found;
}

function modifierWords(child: SyntaxNode): readonly string[] {
  if (child.type === 'accessibility_modifier' || child.type === 'override_modifier') return [child.text];
  return child.isNamed || child.fieldName !== undefined || child.childCount > 0 ? [] : [child.text];
}

function typeIn(node: SyntaxNode): Extent {
  const inner = node.type === 'type_annotation' ? node.namedChildren[0] : undefined;
  return extentOf(inner ?? node);
}

function parameterOf(node: SyntaxNode): Parameter {
  const pattern = node.childForFieldName('pattern') ?? node.childForFieldName('name') ?? node.childForFieldName('left');
  const first = pattern ?? (node.type === 'typed_parameter' ? (node.namedChildren[0] ?? node) : node);
  const kind = kindOf(node, first);
  const bare = kind === 'rest' || kind === 'keywords' ? (first.namedChildren[0] ?? first) : first;
  const type = node.childForFieldName('type');
  return {
    ...extentOf(node),
    name: kind === 'marker' || kind === 'pattern' ? '' : bare.text,
    nameExtent: extentOf(bare),
    annotation: type === null ? undefined : typeIn(type),
    hasDefault: node.childForFieldName('value') !== null || node.type === 'assignment_pattern',
    optional: node.type === 'optional_parameter',
    kind,
  };
}

function kindOf(node: SyntaxNode, first: SyntaxNode): Parameter['kind'] {
  const types = [node.type, first.type];
  if (types.includes('keyword_separator') || types.includes('positional_separator')) return 'marker';
  if (types.includes('list_splat_pattern') || types.includes('rest_pattern')) return 'rest';
  if (types.includes('dictionary_splat_pattern')) return 'keywords';
  return first.type === 'identifier' || first.type === 'this' ? 'plain' : 'pattern';
}

/** Undefined where the definition shares its first or last line with other code. */
export function ownLines(
  text: string,
  { start, end, statement, decorators }: Pick<Definition, 'start' | 'end' | 'statement' | 'decorators'>,
): OwnLines | undefined {
  const first = lineStart(text, start);
  const indent = text.slice(first, start);
  if (!/^[ \t]*$/.test(indent)) return undefined;
  const after = statement.nextSibling?.type === ';' && statement.nextSibling.startIndex === end ? end + 1 : end;
  if (!/^[ \t]*(?:#[^\r\n]*|\/\/[^\r\n]*)?$/.test(text.slice(after, lineEnd(text, after)))) return undefined;
  let top = first;
  const [outer] = decorators; // beside the member in ECMAScript, within its statement in Python
  const topmost = outer !== undefined && outer.parent?.id === statement.parent?.id ? outer : statement;
  const topmostLine = top;
  for (let above = topmost.previousSibling; above?.type === 'comment'; above = above.previousSibling) {
    const begins = lineStart(text, above.startIndex);
    // An empty line cannot part documentation from its code.
    const below = top === topmostLine && documents(above) ? beforeBlank(text, top) : top;
    const alone = /^[ \t]*$/.test(text.slice(begins, above.startIndex)) && nextLine(text, above.endIndex) === below;
    if (!alone || text.slice(begins, above.startIndex) !== indent) break;
    top = begins;
  }
  return { start: top, end: nextLine(text, after), indent };
}

/** Before the blank lines above a line's start. */
function beforeBlank(text: string, start: number): number {
  return start - (/(?:(?<=\n)[ \t]*\r?\n)*$/.exec(text.slice(0, start))?.[0].length ?? 0);
}

/** The symbols of comments above that say how to check the line below them stay behind with nothing to check; they count as its own. */
export function withBlankLines(text: string, lines: OwnLines, container: SyntaxNode): Extent {
  const siblings = container.namedChildren.filter(({ type }) => type !== 'comment');
  const follows = siblings.some(({ startIndex }) => startIndex >= lines.end);
  if (follows) {
    const blank = /^(?:[ \t]*\r?\n)*/.exec(text.slice(lines.end))?.[0] ?? '';
    return { start: lines.start, end: lines.end + blank.length };
  }
  return { start: beforeBlank(text, lines.start), end: lines.end };
}

/** Whether parameters of the file can say their types. */
export function isTyped(path: string): boolean {
  return /\.[cm]?tsx?$/.test(path);
}
