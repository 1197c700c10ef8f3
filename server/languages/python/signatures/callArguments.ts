/** What is done with a name in Python, and the arguments it gets, as they are written. */
import { enclosing, extentOf, nodeAround, walk } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Extent } from '../../../core/terrain/fileIndex.ts';
import { type EffectRules, effectsIn } from '../../../core/terrain/signatures/effects.ts';
import type { Effects, WrittenArgument, WrittenCall, WrittenUse } from '../../../core/terrain/signatures/writtenSignature.ts';

/** Functions that take another and its arguments after it, by their last name: whether more arguments may come later. */
const handsOn: ReadonlyMap<string, boolean> = new Map([
  ['partial', true],
  ['partialmethod', true],
  ['to_thread', false],
  ['submit', false],
  ['call_soon', false],
  ['call_soon_threadsafe', false],
  ['start_soon', false],
  ['run_sync', false],
]);

/** Where names are declared, imported or listed and not used. */
const noUse: ReadonlySet<string> = new Set([
  'import_statement',
  'import_from_statement',
  'aliased_import',
  'dotted_name',
  'global_statement',
  'nonlocal_statement',
  'type',
]);

export function useAt(root: SyntaxNode, name: Extent): WrittenUse {
  const leaf = nodeAround(root, name);
  if (leaf.type === 'string_content' || leaf.type === 'string') return useInText(leaf, name);
  const whole = chainOf(leaf);
  const parent = whole.parent;
  if (parent === null || noUse.has(parent.type) || isDeclared(whole, parent)) return { kind: 'none' };
  if (parent.type === 'decorator') return { kind: 'decorator' };
  if (parent.type === 'call' && whole.fieldName === 'function') {
    return { kind: 'call', call: callOf(parent) };
  }
  if (parent.type === 'assignment' && whole.fieldName === 'right') {
    const left = parent.childForFieldName('left');
    if (left?.type === 'identifier') return { kind: 'held', name: left.text };
  }
  const around = enclosing(whole.parent, new Set(['call', 'block', 'module', 'lambda']));
  if (around?.type !== 'call') return { kind: 'value', passedTo: undefined };
  const passedTo = around.childForFieldName('function')?.text;
  const open = handsOn.get(passedTo?.split('.').at(-1) ?? '');
  const outer = callOf(around);
  const first = outer.arguments[0];
  if (open !== undefined && first?.kind === 'positional' && first.start === whole.startIndex && first.end === whole.endIndex)
    return { kind: 'handedOn', call: outer, skipped: 1, open };
  return { kind: 'value', passedTo };
}

/** `f` of `a.b.f`: the whole chain that ends in the name. */
function chainOf(leaf: SyntaxNode): SyntaxNode {
  const parent = leaf.parent;
  return parent?.type === 'attribute' && leaf.fieldName === 'attribute' ? parent : leaf;
}

function isDeclared(node: SyntaxNode, parent: SyntaxNode): boolean {
  if ((parent.type === 'function_definition' || parent.type === 'class_definition') && node.fieldName === 'name') return true;
  if (parent.type === 'keyword_argument' && node.fieldName === 'name') return true;
  return parent.type === 'assignment' && node.fieldName === 'left';
}

export function callOf(node: SyntaxNode): WrittenCall {
  const list = node.childForFieldName('arguments');
  const callee = node.childForFieldName('function') ?? node;
  if (list === null || list.type !== 'argument_list') {
    // f(x for x in y): the brackets are those of the generator.
    const inner = list === null ? extentOf(node) : { start: list.startIndex + 1, end: list.endIndex - 1 };
    const only: WrittenArgument = { ...inner, kind: 'positional', name: '', value: inner };
    return { list: inner, arguments: list === null ? [] : [only], callee: extentOf(callee), node, parenthesised: false };
  }
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
  const inside = (): Extent => extentOf(node.namedChildren.at(-1) ?? node);
  switch (node.type) {
    case 'keyword_argument': {
      const value = node.childForFieldName('value');
      return { ...extent, kind: 'keyword', name: node.childForFieldName('name')?.text ?? '', value: value ? extentOf(value) : extent };
    }
    case 'list_splat':
      return { ...extent, kind: 'spread', name: '', value: inside() };
    case 'dictionary_splat':
      return { ...extent, kind: 'keywordSpread', name: '', value: inside() };
    default:
      return { ...extent, kind: 'positional', name: '', value: extent };
  }
}

/** A call in an example of a docstring, read by its letters: `>>> f(1, x=2)`. */
function useInText(node: SyntaxNode, name: Extent): WrittenUse {
  const text = node.text;
  const at = (offset: number): number => offset - node.startIndex;
  const line = text.slice(text.lastIndexOf('\n', at(name.start)) + 1, at(name.start));
  if (!/^\s*(?:>>>|\.\.\.) /.test(line)) return { kind: 'none' };
  if (text[at(name.end)] !== '(') return { kind: 'value', passedTo: undefined };
  const parts: Extent[] = [];
  let from = at(name.end) + 1;
  let depth = 1;
  let quote = '';
  for (let i = from; i < text.length && text[i] !== '\n'; i++) {
    const character = text[i] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
      continue;
    }
    if (character === '"' || character === "'") quote = character;
    else if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    if (depth > 0 && !(character === ',' && depth === 1)) continue;
    if (/\S/.test(text.slice(from, i))) parts.push(trimmed(text, from, i));
    from = i + 1;
    if (depth > 0) continue;
    const moved = parts.map(({ start, end }) => argumentInText(text, start, end, node.startIndex));
    const list = { start: name.end + 1, end: node.startIndex + i };
    return { kind: 'call', call: { list, arguments: moved, callee: name, node, parenthesised: true } };
  }
  return { kind: 'value', passedTo: undefined }; // goes on in the next line
}

function trimmed(text: string, from: number, to: number): Extent {
  const lead = /^\s*/.exec(text.slice(from, to))?.[0].length ?? 0;
  const tail = /\s*$/.exec(text.slice(from, to))?.[0].length ?? 0;
  return { start: from + lead, end: to - tail };
}

function argumentInText(text: string, start: number, end: number, shift: number): WrittenArgument {
  const written = text.slice(start, end);
  const head = /^(?:(\w+)\s*=(?!=)\s*|(\*{1,2}))/.exec(written);
  const kind = head?.[1] ? 'keyword' : head?.[2] === '*' ? 'spread' : head?.[2] ? 'keywordSpread' : 'positional';
  const value = { start: shift + start + (head?.[0].length ?? 0), end: shift + end };
  return { start: shift + start, end: shift + end, kind, name: head?.[1] ?? '', value };
}

/** `cls(…)` in class methods, `type(self)(…)`, `self.__class__(…)`. */
export function ownConstructions(root: SyntaxNode, name: Extent): readonly Extent[] {
  const node = nodeAround(root, name).parent;
  if (node?.type !== 'class_definition') return [];
  const found: Extent[] = [];
  for (const each of walk(node, ({ type }) => type !== 'class_definition')) {
    const callee = each.type === 'call' ? each.childForFieldName('function') : null;
    if (callee === null) continue;
    if (callee.type === 'identifier' && callee.text === 'cls') found.push(extentOf(callee));
    else if (callee.text === 'type(self)') found.push(extentOf(callee));
    else if (callee.text === 'self.__class__') found.push(extentOf(callee.childForFieldName('attribute') ?? callee));
  }
  return found;
}

/** Builtins that only look at what they get. */
const harmless =
  /^(?:len|str|int|float|bool|repr|list|dict|set|tuple|frozenset|bytes|sorted|reversed|min|max|sum|abs|round|type|isinstance|issubclass|getattr|hasattr|range|enumerate|zip|id|hash|ord|chr|format|(?:os\.)?path\.\w+|[A-Z]\w*|.*\.(?:get|copy|lower|upper|strip|split|join|format|encode|decode|items|keys|values|startswith|endswith|replace))$/;

const effectRules: EffectRules = {
  functions: new Set(['lambda']),
  calls: 'call',
  harmless,
  acts: ({ type }) => type === 'await' || type === 'yield' || type === 'named_expression',
  makes: () => false,
};

export function effectsOf(root: SyntaxNode, expression: Extent): Effects {
  return effectsIn(root, expression, effectRules);
}

/** Numbers, strings, None, True, False, and containers of them. */
export function isLiteral(text: string): boolean {
  const withoutStrings = text.replaceAll(/[rRbBuU]{0,2}(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/g, '0');
  return !/[\p{ID_Start}_]/u.test(withoutStrings.replaceAll(/\b(?:None|True|False|Ellipsis)\b|\b\d[\w.]*\b/g, ''));
}
