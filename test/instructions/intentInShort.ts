/** An operation that was asked for, in one readable line: its name and all its arguments, things as people call them. */
import type { OperationRequest } from '../../server/core/brain/brain.ts';

type Value = unknown;

/** "move targets=f, [function in:a.py] to=b.py" */
export function intentInShort({ operation, arguments: given }: Pick<OperationRequest, 'operation' | 'arguments'>): string {
  const fields = Object.entries(JSON.parse(JSON.stringify(given)) as Record<string, Value>);
  return [operation, ...fields.map(([key, value]) => `${key}=${inShort(value)}`)].join(' ');
}

function inShort(value: Value): string {
  if (Array.isArray(value)) return value.map(inShort).join(', ');
  if (typeof value !== 'object' || value === null) return typeof value === 'string' && value.includes(' ') ? `“${value}”` : String(value);
  const object = value as Record<string, Value>;
  return typeof object['name'] === 'string' ? thingInShort(object) : `(${fieldsInShort(object)})`;
}

/** "class Reader in io.py", "[function in:a.py]" */
function thingInShort({ name, kind, containerHint, pathHint, selector, ...rest }: Record<string, Value>): string {
  if (typeof selector === 'string') return `[${selector}]`;
  const words = [
    kind,
    containerHint === undefined ? name : `${String(containerHint)}.${String(name)}`,
    pathHint && `in ${String(pathHint)}`,
  ];
  const more = Object.keys(rest).length > 0 ? ` (${fieldsInShort(rest)})` : '';
  return words.filter((word) => typeof word === 'string' && word !== '').join(' ') + more;
}

function fieldsInShort(object: Record<string, Value>): string {
  return Object.entries(object)
    .map(([key, value]) => `${key}=${inShort(value)}`)
    .join(' ');
}
