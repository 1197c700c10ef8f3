/** Several values that a Python function returns at once, their types, and conditions turned round. */
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import { splitAtCommas } from '../../../core/terrain/bodies/typeText.ts';
import type { BodyRules, ResultType, WrittenResult } from '../../../core/terrain/bodies/writtenBody.ts';

const other: WrittenResult = { kind: 'other' };

export function resultOf(value: SyntaxNode): WrittenResult {
  const inside = value.namedChildren.filter(({ type }) => type !== 'comment');
  switch (value.type) {
    case 'parenthesized_expression':
      return inside[0] ? resultOf(inside[0]) : other;
    case 'expression_list':
    case 'tuple':
    case 'list':
      if (inside.length < 2 || inside.some(({ type }) => /splat/.test(type))) return other;
      return { kind: 'several', form: 'places', values: inside.map((each) => ({ key: undefined, value: each })) };
    case 'dictionary': {
      const values = inside.flatMap((pair) => {
        const key = pair.childForFieldName('key');
        const held = pair.childForFieldName('value');
        const text = key?.type === 'string' ? /^(["'])(\w+)\1$/.exec(key.text)?.[2] : undefined;
        return text !== undefined && held ? [{ key: text, value: held }] : [];
      });
      return values.length === inside.length && values.length > 1 ? { kind: 'several', form: 'names', values } : other;
    }
    case 'conditional_expression': {
      const [then, condition, otherwise] = inside;
      return then && condition && otherwise ? { kind: 'choice', condition, then, otherwise } : other;
    }
    default:
      return other;
  }
}

export const resultTypes: BodyRules['resultTypes'] = (type) => {
  const wrap = (text: string): string => text;
  const tuple = /^(?:typing\.|t\.)?[Tt]uple\[([\s\S]*)\]$/.exec(type.trim());
  if (tuple?.[1] === undefined) {
    const held = /^(?:typing\.|t\.)?(?:[Dd]ict|Mapping)\[\s*str\s*,([\s\S]*)\]$/.exec(type.trim())?.[1]?.trim();
    return held === undefined ? undefined : { types: [{ key: '*', type: held }], wrap };
  }
  const types = splitAtCommas(tuple[1]);
  const [first] = types;
  const every = types.length === 2 && types[1] === '...' && first !== undefined;
  const read = every ? [{ key: '*', type: first }] : types.map((each): ResultType => ({ key: undefined, type: each }));
  return { types: read, wrap };
};

const opposite: Readonly<Record<string, string>> = { '==': '!=', '!=': '==', is: 'is not', 'is not': 'is', in: 'not in', 'not in': 'in' };

export function negated(condition: SyntaxNode): string {
  const inside = condition.namedChildren;
  if (condition.type === 'parenthesized_expression' && inside[0]) return negated(inside[0]);
  if (condition.type === 'not_operator') return condition.childForFieldName('argument')?.text ?? `not (${condition.text})`;
  if (condition.type === 'comparison_operator' && inside.length === 2) {
    const [left, right] = inside;
    const operator = condition.children
      .filter(({ isNamed }) => !isNamed)
      .map(({ text }) => text)
      .join(' ');
    const turned = opposite[operator];
    return turned && left && right ? `${left.text} ${turned} ${right.text}` : `not ${condition.text}`;
  }
  return /^(?:boolean_operator|conditional_expression|named_expression|lambda)$/.test(condition.type)
    ? `not (${condition.text})`
    : `not ${condition.text}`;
}

/** Both, each in parentheses where it needs them. */
export function and(one: string, other: string): string {
  const part = (text: string): string => (/\b(?:or|if|lambda)\b|:=/.test(text) ? `(${text})` : text);
  return `${part(one)} and ${part(other)}`;
}
