/** Several values that a function of ECMAScript returns at once, their types, and conditions turned round. */
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import { splitAtCommas } from '../../../core/terrain/bodies/typeText.ts';
import type { BodyRules, ResultType, ResultValue, WrittenResult } from '../../../core/terrain/bodies/writtenBody.ts';

const other: WrittenResult = { kind: 'other' };

export function resultOf(value: SyntaxNode): WrittenResult {
  const inside = value.namedChildren.filter(({ type }) => type !== 'comment');
  switch (value.type) {
    case 'parenthesized_expression':
    case 'as_expression':
    case 'satisfies_expression': {
      const [inner] = inside;
      const plain = value.type === 'parenthesized_expression' || /\bas const$/.test(value.text) || value.type === 'satisfies_expression';
      return inner && plain ? resultOf(inner) : other;
    }
    case 'array':
      if (inside.length < 2 || inside.some(({ type }) => type === 'spread_element') || /,\s*,|\[\s*,/.test(value.text)) return other;
      return { kind: 'several', form: 'places', values: inside.map((each) => ({ key: undefined, value: each })) };
    case 'object': {
      const values = inside.flatMap(propertyOf);
      return values.length === inside.length && values.length > 1 ? { kind: 'several', form: 'names', values } : other;
    }
    case 'ternary_expression': {
      const condition = value.childForFieldName('condition');
      const then = value.childForFieldName('consequence');
      const otherwise = value.childForFieldName('alternative');
      return condition && then && otherwise ? { kind: 'choice', condition, then, otherwise } : other;
    }
    default:
      return other;
  }
}

function propertyOf(node: SyntaxNode): readonly ResultValue[] {
  if (node.type === 'shorthand_property_identifier') return [{ key: node.text, value: node }];
  const key = node.type === 'pair' ? node.childForFieldName('key') : null;
  const value = node.childForFieldName('value');
  if (!key || !value) return [];
  const text = key.type === 'property_identifier' ? key.text : /^(["'])([\p{ID_Start}_$][\p{ID_Continue}$]*)\1$/u.exec(key.text)?.[2];
  return text === undefined ? [] : [{ key: text, value }];
}

export const resultTypes: BodyRules['resultTypes'] = (type, async) => {
  const promise = async ? /^Promise<([\s\S]*)>$/.exec(type.trim())?.[1] : undefined;
  const text = (promise ?? type).trim();
  const wrap = (part: string): string => (promise === undefined ? part : `Promise<${part}>`);
  const tuple = /^(?:readonly\s+)?\[([\s\S]*)\]$/.exec(text)?.[1];
  if (tuple !== undefined) {
    const types = splitAtCommas(tuple).map((each): ResultType => ({ key: undefined, type: each.replace(/^[\w$]+\??\s*:\s*/, '') }));
    return types.some((each) => each.type.startsWith('...')) ? undefined : { types, wrap };
  }
  const object = /^\{([\s\S]*)\}$/.exec(text)?.[1];
  if (object !== undefined) {
    const members = splitAtCommas(object, /[,;\n]/).map((each) => /^(?:readonly\s+)?([\w$]+)(\?)?\s*:\s*([\s\S]+)$/.exec(each));
    const types = members.flatMap((found): readonly ResultType[] =>
      found?.[1] && found[3] ? [{ key: found[1], type: found[2] ? `${found[3]} | undefined` : found[3] }] : [],
    );
    return types.length === members.length ? { types, wrap } : undefined;
  }
  if (/^[\p{ID_Start}_$][\p{ID_Continue}$.]*\[\]$/u.test(text)) return { types: [{ key: '*', type: text.slice(0, -2) }], wrap };
  const named =
    /^[\p{ID_Start}_$][\p{ID_Continue}$.]*(?:<[\s\S]*>)?$/u.test(text) && !/^(?:any|unknown|object|void|Array<|Record<)/.test(text);
  return named ? { types: [{ key: '[]', type: text }], wrap } : undefined;
};

const opposite: Readonly<Record<string, string>> = { '==': '!=', '!=': '==', '===': '!==', '!==': '===' };

/** With the parentheses of the condition. */
export function negated(condition: SyntaxNode): string {
  const inner = condition.type === 'parenthesized_expression' ? condition.namedChildren.find(({ type }) => type !== 'comment') : condition;
  return inner ? `(${turned(inner)})` : `(!${condition.text})`;
}

function turned(node: SyntaxNode): string {
  if (node.type === 'unary_expression' && node.text.startsWith('!')) return node.childForFieldName('argument')?.text ?? `!(${node.text})`;
  if (node.type === 'binary_expression') {
    const operator = opposite[node.childForFieldName('operator')?.text ?? ''];
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    return operator && left && right ? `${left.text} ${operator} ${right.text}` : `!(${node.text})`;
  }
  return /^(?:identifier|member_expression|call_expression|subscript_expression|parenthesized_expression|this)$/.test(node.type)
    ? `!${node.text}`
    : `!(${node.text})`;
}

/** Both come with parentheses; they stay where they are needed. */
export function and(one: string, other: string): string {
  const part = (text: string): string => (/\|\||\?|=>|[^=!<>]=[^=>]/.test(text) ? text : text.replace(/^\(([\s\S]*)\)$/, '$1'));
  return `(${part(one)} && ${part(other)})`;
}
