/** Targets among the arguments of any operation: how they are described to a brain, and how they are read. */
import type { CursorSpec, TargetSpec } from '../../core/operation/target.ts';
import type { SymbolKind } from '../../core/terrain/fileIndex.ts';
import { absent, countFrom1, list, Malformed, optionalOneOf, optionalText, record, text } from './argumentReading.ts';

const kinds: readonly (SymbolKind | 'module' | 'file')[] = [
  'function',
  'class',
  'method',
  'property',
  'attribute',
  'variable',
  'constant',
  'parameter',
  'type',
  'interface',
  'enum',
  'enumMember',
  'typeParameter',
  'namespace',
  'import',
  'module',
  'file',
];
/** Things that one call may name; what has more is described by a selector. */
const TARGETS_MAX = 200;

const place = { type: 'integer', minimum: 1 };

/** A target as JSON Schema. */
export function targetSchema(description: string): unknown {
  return {
    type: 'object',
    description,
    properties: {
      name: {
        type: 'string',
        description: 'As the code has it: "parse_row", "Reader.next", "app.models.User"; of a module "app.helpers".',
      },
      kind: { type: 'string', enum: kinds, description: 'Only when it is sure.' },
      pathHint: { type: 'string', description: 'The file or folder it is defined in: "utils/dates.py", "utils".' },
      containerHint: { type: 'string', description: 'The class or function it belongs to.' },
      cursor: {
        type: 'object',
        description: 'A place of the name instead; lines and columns from 1.',
        properties: { path: { type: 'string' }, line: place, column: place, endLine: place, endColumn: place },
        required: ['path', 'line', 'column'],
        additionalProperties: false,
      },
    },
    additionalProperties: false,
  };
}

/** Several targets as JSON Schema: each one thing, or all that a selector means. */
export function targetsSchema(description: string): unknown {
  const one = targetSchema('One thing, by its name, or several by a selector.') as { readonly properties: object };
  const selector = { type: 'string', description: 'Instead of a name: a selector, "kind:function in:utils !inside:class".' };
  return { type: 'array', description, minItems: 1, maxItems: TARGETS_MAX, items: { ...one, properties: { ...one.properties, selector } } };
}

/** Whether an argument is one target, by its schema. */
export function isTargetSchema(schema: unknown): boolean {
  return typeof schema === 'object' && schema !== null && 'properties' in schema && isWithHint(schema.properties);
}

/** Whether an argument is a list of targets. */
export function isTargetsSchema(schema: unknown): boolean {
  return typeof schema === 'object' && schema !== null && 'items' in schema && isTargetSchema(schema.items);
}

function isWithHint(properties: unknown): boolean {
  return typeof properties === 'object' && properties !== null && 'containerHint' in properties;
}

export function readTargets(json: unknown, field: string): readonly TargetSpec[] {
  return list(json, field, TARGETS_MAX, (item, at) => {
    const object = record(item, at, [...fields, 'selector']);
    const selector = optionalText(object.selector, `${at}.selector`);
    if (selector === undefined) return readTarget(omitted(object), at);
    if (!absent(object.name) && object.name !== '') throw new Malformed(`${at} has a name and a selector`);
    return { name: '', kind: undefined, pathHint: undefined, containerHint: undefined, cursor: undefined, selector };
  });
}

const fields = ['name', 'kind', 'pathHint', 'containerHint', 'cursor'] as const;

function omitted(object: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== 'selector'));
}

/** Exactly one thing. */
export function readTarget(json: unknown, field: string): TargetSpec {
  const object = record(json, field, fields);
  const cursor = absent(object.cursor) ? undefined : readCursor(object.cursor, `${field}.cursor`);
  const name = absent(object.name) ? '' : text(object.name, `${field}.name`).trim();
  if (name === '' && cursor === undefined) throw new Malformed(`${field} has neither a name nor a cursor`);
  return {
    name,
    kind: optionalOneOf(object.kind, `${field}.kind`, kinds),
    pathHint: optionalText(object.pathHint, `${field}.pathHint`),
    containerHint: optionalText(object.containerHint, `${field}.containerHint`),
    cursor,
  };
}

function readCursor(json: unknown, field: string): CursorSpec {
  const object = record(json, field, ['path', 'line', 'column', 'endLine', 'endColumn']);
  const line = countFrom1(object.line, `${field}.line`);
  const column = countFrom1(object.column, `${field}.column`);
  return {
    path: text(object.path, `${field}.path`),
    line,
    column,
    endLine: absent(object.endLine) ? line : countFrom1(object.endLine, `${field}.endLine`),
    endColumn: absent(object.endColumn) ? column : countFrom1(object.endColumn, `${field}.endColumn`),
  };
}
