/** The parameters of a function of Python as they are written, and as they are written anew. */
import { enclosing, extentOf, nodeAround } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Extent } from '../../../core/terrain/fileIndex.ts';
import type {
  ParameterKind,
  ParameterMark,
  ParameterSketch,
  WrittenItem,
  WrittenParameter,
  WrittenSignature,
} from '../../../core/terrain/signatures/writtenSignature.ts';

const definitions: ReadonlySet<string> = new Set([
  'function_definition',
  'class_definition',
  'assignment',
  'lambda',
  'decorated_definition',
]);

export function signatureAt(root: SyntaxNode, name: Extent): WrittenSignature | undefined {
  const leaf = nodeAround(root, name);
  const around = enclosing(leaf.parent, definitions);
  if (around?.type === 'function_definition' && around.childForFieldName('name') === leaf) return ofFunction(around);
  if (around?.type === 'assignment' && around.childForFieldName('left') === leaf) {
    const value = around.childForFieldName('right');
    return value?.type === 'lambda' ? ofLambda(value) : undefined;
  }
  return undefined;
}

function ofFunction(node: SyntaxNode): WrittenSignature | undefined {
  const list = node.childForFieldName('parameters');
  const body = node.childForFieldName('body');
  if (list === null || list.hasError) return undefined;
  const returns = node.childForFieldName('return_type');
  return {
    ...listOf(list, { start: list.startIndex + 1, end: list.endIndex - 1 }, isMethod(node)),
    bare: false,
    node,
    body: body ?? undefined,
    returnType: returns === null ? undefined : extentOf(returns),
    overload: isDecorated(node, /^@\s*(?:[\w.]*\.)?overload\b/),
  };
}

function ofLambda(node: SyntaxNode): WrittenSignature {
  const list = node.childForFieldName('parameters');
  const colon = node.children.find(({ type }) => type === ':')?.startIndex ?? node.endIndex;
  const extent = list === null ? { start: colon, end: colon } : extentOf(list);
  const body = node.childForFieldName('body') ?? undefined;
  return { ...listOf(list, extent, false), bare: true, node, body, returnType: undefined, overload: false };
}

/** Whether its first parameter stands for the object or the class. */
function isMethod(node: SyntaxNode): boolean {
  const outer = node.parent?.type === 'decorated_definition' ? node.parent : node;
  const inClass = outer.parent?.type === 'block' && outer.parent.parent?.type === 'class_definition';
  if (!inClass) return false;
  return !isDecorated(node, /^@\s*staticmethod\b/);
}

function isDecorated({ parent }: SyntaxNode, decorator: RegExp): boolean {
  return parent?.type === 'decorated_definition' && parent.children.some(({ type, text }) => type === 'decorator' && decorator.test(text));
}

function listOf(list: SyntaxNode | null, extent: Extent, method: boolean): Pick<WrittenSignature, 'list' | 'parameters' | 'marks'> {
  const parameters: WrittenParameter[] = [];
  const marks: ParameterMark[] = [];
  let kind: ParameterKind = 'plain';
  for (const child of list?.namedChildren ?? []) {
    if (child.type === 'comment') continue;
    if (child.type === 'positional_separator') {
      marks.push({ ...extentOf(child), mark: '/' });
      for (const [i, each] of parameters.entries()) parameters[i] = { ...each, kind: 'positionalOnly' };
    } else if (child.type === 'keyword_separator') {
      marks.push({ ...extentOf(child), mark: '*' });
      kind = 'keywordOnly';
    } else {
      const read = parameterOf(child, kind);
      const receiver = method && parameters.length === 0 && (read.kind === 'plain' || read.kind === 'positionalOnly');
      parameters.push({ ...read, receiver });
      if (read.kind === 'rest') kind = 'keywordOnly';
    }
  }
  return { list: extent, parameters, marks };
}

function parameterOf(node: SyntaxNode, kind: ParameterKind): WrittenParameter {
  const type = node.childForFieldName('type');
  const fallback = node.childForFieldName('value');
  const named = node.childForFieldName('name') ?? (node.type === 'typed_parameter' ? (node.namedChildren[0] ?? node) : node);
  const star = named.type === 'list_splat_pattern' ? 'rest' : named.type === 'dictionary_splat_pattern' ? 'keywordRest' : undefined;
  const name = star === undefined ? named : (named.namedChildren[0] ?? named);
  return {
    ...extentOf(node),
    name: name.type === 'identifier' ? name.text : '',
    nameExtent: extentOf(name),
    kind: star ?? kind,
    receiver: false,
    type: type === null ? undefined : extentOf(type),
    fallback: fallback === null ? undefined : extentOf(fallback),
    optional: false,
    pattern: name.type === 'identifier' ? undefined : 'array',
    field: false,
  };
}

const order: Readonly<Record<ParameterKind, number>> = { positionalOnly: 0, plain: 1, rest: 2, keywordOnly: 3, keywordRest: 4 };

export function writeParameters(
  parameters: readonly ParameterSketch[],
  text: string,
  marks: readonly ParameterMark[],
): readonly WrittenItem[] {
  const items: WrittenItem[] = [];
  const sorted = [...parameters].sort((a, b) => order[a.kind] - order[b.kind]);
  const slash = marks.find(({ mark }) => mark === '/');
  const star = marks.find(({ mark }) => mark === '*');
  const hasRest = sorted.some(({ kind }) => kind === 'rest');
  for (const [i, each] of sorted.entries()) {
    const before = sorted[i - 1];
    if (before?.kind === 'positionalOnly' && each.kind !== 'positionalOnly') items.push({ old: slash, text: slash ? undefined : '/' });
    if (each.kind === 'keywordOnly' && before?.kind !== 'keywordOnly' && !hasRest) items.push({ old: star, text: star ? undefined : '*' });
    items.push({ old: each.written, text: writeParameter(each, text) });
  }
  if (sorted.at(-1)?.kind === 'positionalOnly') items.push({ old: slash, text: slash ? undefined : '/' });
  return items;
}

/** Undefined: as it stands. */
function writeParameter({ written, name, kind, type, fallback }: ParameterSketch, text: string): string | undefined {
  const slice = (extent: Extent | undefined): string | undefined => extent && text.slice(extent.start, extent.end);
  if (written && name === written.name && type === slice(written.type) && fallback === slice(written.fallback)) return undefined;
  const prefix = kind === 'rest' ? '*' : kind === 'keywordRest' ? '**' : '';
  const typed = type === undefined ? '' : `: ${type}`;
  const given = fallback === undefined ? '' : type === undefined ? `=${fallback}` : ` = ${fallback}`;
  return `${prefix}${name}${typed}${given}`;
}
