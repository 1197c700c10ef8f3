/** What a function returns at once: how many values, how they are told apart, and what each of them is written as. */

import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { BodyRules, ResultForm, ResultValue, WrittenBody } from '../../core/terrain/bodies/writtenBody.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import { returnsIn, runsThrough } from './statements.ts';

/** Values that nobody can keep apart by name or place. */
const VALUES_MAX = 20;

export interface Results {
  readonly form: ResultForm;
  readonly keys: readonly (string | undefined)[]; // one for each value
  readonly returned: readonly SyntaxNode[];
  /** What each value is called where it is returned: a name, the last part of a path, a key. */
  readonly names: readonly (string | undefined)[];
}

export interface WhyNot {
  readonly whyNot: string;
  readonly at: Extent | undefined;
}

type Leaf = { readonly several: readonly ResultValue[]; readonly form: ResultForm } | { readonly other: SyntaxNode };

/** `isOwnCall`: of a returned value, whether it is what the function itself gives. */
export function resultsOf(body: WrittenBody, rules: BodyRules, isOwnCall: (node: SyntaxNode) => boolean): Results | WhyNot {
  const returns = body.block ? returnsIn(body.block) : [];
  const empty = returns.find(({ value }) => value === undefined || /^(?:None|null|undefined)$/.test(value.text));
  if (empty) return { whyNot: 'returns nothing at all', at: empty };
  const returned = body.result ? [body.result] : returns.flatMap(({ value }) => value ?? []);
  const leaves = returned.flatMap((value) => leavesOf(value, rules).map((leaf) => ({ leaf, value })));
  const first = leaves.find(({ leaf }) => 'several' in leaf)?.leaf;
  if (first === undefined || !('several' in first))
    return { whyNot: 'returns no list of values that is written out', at: returned[0] && extentOf(returned[0]) };
  const keys = first.several.map(({ key }) => key);
  for (const { leaf, value } of leaves) {
    if ('several' in leaf) {
      const same = leaf.form === first.form && leaf.several.length === keys.length && leaf.several.every(({ key }) => keys.includes(key));
      if (!same) return { whyNot: 'returns values of another number or by other names', at: extentOf(value) };
    } else if (!isOwnCall(leaf.other))
      return { whyNot: 'returns what something else gives, and not values that are written out', at: extentOf(value) };
  }
  if (keys.length > VALUES_MAX) return { whyNot: `returns more than ${VALUES_MAX} values`, at: undefined };
  if (body.block && runsThrough(body.block)) return { whyNot: 'may come to its end without returning them', at: undefined };
  const found = keys.map(
    (key, i) =>
      key ??
      nameAt(
        leaves.map(({ leaf }) => leaf),
        i,
      ),
  );
  const names = found.map((name) => (found.filter((each) => each === name).length > 1 ? undefined : name));
  return { form: first.form, keys, returned, names };
}

/** What is returned there, value by value; several times where a condition decides. */
export function returnedValues(returned: SyntaxNode, rules: BodyRules, { keys, form }: Results): readonly (readonly SyntaxNode[])[] {
  return leavesOf(returned, rules).flatMap((leaf) => {
    if (!('several' in leaf)) return [];
    const inOrder = form === 'names' ? keys.flatMap((key) => leaf.several.filter((each) => each.key === key)) : leaf.several;
    return [inOrder.map(({ value }) => value)];
  });
}

function leavesOf(value: SyntaxNode, rules: BodyRules): readonly Leaf[] {
  const result = rules.resultOf(value);
  switch (result.kind) {
    case 'several':
      return [{ several: result.values, form: result.form }];
    case 'choice':
      return [...leavesOf(result.then, rules), ...leavesOf(result.otherwise, rules)];
    case 'other':
      return [{ other: value }];
  }
}

/** The first name that a value has among all that are returned. */
function nameAt(leaves: readonly Leaf[], i: number): string | undefined {
  for (const leaf of leaves.toReversed()) {
    const value = 'several' in leaf ? leaf.several[i]?.value : undefined;
    const name = value && nameOf(value);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** What such a method gives is called as what it is called on. */
const reshaping =
  /^(?:strip|lstrip|rstrip|lower|upper|trim|trimStart|trimEnd|copy|slice|toString|toFixed|toLowerCase|toUpperCase|split|join|format|replace|replaceAll|items|keys|values|entries|decode|encode|sort|sorted|reverse|filter|map|concat|flat)$/;

function nameOf(node: SyntaxNode): string | undefined {
  switch (node.type) {
    case 'identifier':
      return node.text;
    case 'attribute':
    case 'member_expression':
      return (node.childForFieldName('attribute') ?? node.childForFieldName('property'))?.text;
    case 'await':
    case 'await_expression':
    case 'parenthesized_expression':
    case 'non_null_expression':
    case 'as_expression':
      return node.namedChildren[0] && nameOf(node.namedChildren[0]);
    case 'call':
    case 'call_expression': {
      const callee = node.childForFieldName('function');
      const [given] = node.childForFieldName('arguments')?.namedChildren ?? [];
      const name = callee ? nameOf(callee) : undefined;
      const object = callee?.childForFieldName('object');
      if (object && name !== undefined && reshaping.test(name)) return nameOf(object);
      // `list(rows)` is the rows.
      if (
        given &&
        name !== undefined &&
        /^(?:list|tuple|set|dict|str|int|float|bool|sorted|String|Number|Boolean|from|copy|deepcopy)$/.test(name)
      )
        return nameOf(given);
      return name;
    }
    default:
      return undefined;
  }
}

/** The values of one part in a returned expression, as stretches of it. */
export function wantedIn(value: SyntaxNode, rules: BodyRules, results: Results, values: readonly number[]): readonly Extent[] {
  const result = rules.resultOf(value);
  switch (result.kind) {
    case 'several':
      return valuesIn(result.values, results, values).map(({ value: node }) => extentOf(node));
    case 'choice':
      return [
        extentOf(result.condition),
        ...wantedIn(result.then, rules, results, values),
        ...wantedIn(result.otherwise, rules, results, values),
      ];
    case 'other':
      return [extentOf(value)];
  }
}

function valuesIn(all: readonly ResultValue[], { form, keys }: Results, values: readonly number[]): readonly ResultValue[] {
  return values.flatMap((i) => (form === 'names' ? all.find(({ key }) => key === keys[i]) : all[i]) ?? []);
}

/** How the values of one part are written instead of all. `other`: what is written for something that is not written out. */
export function writtenResult(
  text: string,
  value: SyntaxNode,
  rules: BodyRules,
  results: Results,
  values: readonly number[],
  other: (node: SyntaxNode) => string,
): string {
  const result = rules.resultOf(value);
  const inner = (node: SyntaxNode): string => writtenResult(text, node, rules, results, values, other);
  switch (result.kind) {
    case 'several': {
      const picked = valuesIn(result.values, results, values);
      const [only] = picked;
      if (picked.length === 1 && only) return bare(only.value);
      return grouped(value, picked);
    }
    case 'choice': {
      const [first, second] = [result.then, result.otherwise];
      return `${text.slice(value.startIndex, first.startIndex)}${inner(first)}${text.slice(first.endIndex, second.startIndex)}${inner(second)}${text.slice(second.endIndex, value.endIndex)}`;
    }
    case 'other':
      return other(value);
  }
}

/** By itself it needs no parentheses. */
function bare(value: SyntaxNode): string {
  const [inner] = value.namedChildren;
  const stands = value.parent?.parent?.type === 'return_statement' || value.parent?.parent?.parent?.type === 'return_statement';
  return value.type === 'parenthesized_expression' && inner && stands && !/[\n#]|\/\//.test(value.text) ? inner.text : value.text;
}

/** Several of the values that stay together, written the way all were. */
function grouped(value: SyntaxNode, picked: readonly ResultValue[]): string {
  const texts = picked.map(({ key, value: node }) =>
    key === undefined
      ? node.text
      : value.type === 'dictionary'
        ? `${quoteIn(value.text)}${key}${quoteIn(value.text)}: ${node.text}`
        : key === node.text
          ? key
          : `${key}: ${node.text}`,
  );
  const list = texts.join(', ');
  if (value.type === 'dictionary') return `{${list}}`;
  if (/^\(?\s*\{/.test(value.text)) return value.text.startsWith('(') ? `({ ${list} })` : `{ ${list} }`;
  if (value.text.startsWith('[')) return `[${list}]${/\bas const$/.test(value.text) ? ' as const' : ''}`;
  return value.text.startsWith('(') ? `(${list})` : list;
}

function quoteIn(text: string): string {
  return /["']/.exec(text)?.[0] ?? '"';
}
