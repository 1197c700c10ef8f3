/** The arguments of a rename, checked strictly: they come as JSON from a brain, the ledger or a caller. */
import { err, ok, type Result } from '../../base/result.ts';
import type { ArgumentsSchema } from '../../core/operation/operation.ts';
import type { CursorSpec, KeepOld, TargetSpec } from '../../core/operation/target.ts';
import type { SymbolKind } from '../../core/terrain/fileIndex.ts';
import { type SwarmError, swarmError } from '../../protocol/errors.ts';

export interface RenameArguments {
  readonly target: TargetSpec;
  readonly newName: string;
  readonly keepOld?: KeepOld | undefined;
}

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
const TEXT_UNITS_MAX = 1_000;

const place = { type: 'integer', minimum: 1 };

/** The same as JSON Schema. */
export const renameSchema: ArgumentsSchema = {
  properties: {
    target: {
      type: 'object',
      description: 'What gets another name. Give a name, or a cursor, and as many hints as tell it from others of that name.',
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
    },
    newName: { type: 'string', description: 'The new name alone, without a path or a dot: an identifier of the language.' },
    keepOld: {
      type: 'string',
      enum: ['alias', 'deprecated'],
      description: 'Only when asked: keeps the old name for users outside, as an alias, or as one that says that it is deprecated.',
    },
  },
  required: ['target', 'newName'],
};

class Malformed extends Error {}

export function parseRenameArguments(json: unknown): Result<RenameArguments, SwarmError> {
  try {
    const object = record(json, 'the arguments', ['target', 'newName', 'keepOld']);
    const target = parseTarget(object.target);
    const newName = text(object.newName, 'newName').trim();
    if (newName === '') throw new Malformed('newName is empty');
    return ok({ target, newName, ...parseKeepOld(object.keepOld) });
  } catch (failure) {
    if (failure instanceof Malformed)
      return err(swarmError('instruction-not-understood', `Those are no arguments of a rename: ${failure.message}.`));
    throw failure;
  }
}

function parseKeepOld(json: unknown): Pick<RenameArguments, 'keepOld'> {
  if (json === undefined || json === null) return {};
  if (json === 'alias' || json === 'deprecated') return { keepOld: json };
  throw new Malformed('keepOld is neither “alias” nor “deprecated”');
}

/** Checks a target as any operation takes it. */
function parseTarget(json: unknown): TargetSpec {
  const object = record(json, 'target', ['name', 'kind', 'pathHint', 'containerHint', 'cursor']);
  const kind = kinds.find((known) => known === object.kind);
  if (object.kind !== undefined && object.kind !== null && kind === undefined) throw new Malformed('target.kind is no kind of symbol');
  const cursor = object.cursor === undefined || object.cursor === null ? undefined : parseCursor(object.cursor);
  const name = object.name === undefined || object.name === null ? '' : text(object.name, 'target.name').trim();
  if (name === '' && cursor === undefined) throw new Malformed('target has neither a name nor a cursor');
  return {
    name,
    kind,
    pathHint: optionalText(object.pathHint, 'target.pathHint'),
    containerHint: optionalText(object.containerHint, 'target.containerHint'),
    cursor,
  };
}

function parseCursor(json: unknown): CursorSpec {
  const object = record(json, 'target.cursor', ['path', 'line', 'column', 'endLine', 'endColumn']);
  const line = count(object.line, 'line');
  const column = count(object.column, 'column');
  return {
    path: text(object.path, 'target.cursor.path'),
    line,
    column,
    endLine: object.endLine === undefined ? line : count(object.endLine, 'endLine'),
    endColumn: object.endColumn === undefined ? column : count(object.endColumn, 'endColumn'),
  };
}

function record(json: unknown, what: string, keys: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new Malformed(`${what} is not an object`);
  const unexpected = Object.keys(json).find((key) => !keys.includes(key));
  if (unexpected !== undefined) throw new Malformed(`${what} has the unknown field “${unexpected}”`);
  return json as Readonly<Record<string, unknown>>;
}

function text(json: unknown, what: string): string {
  if (typeof json !== 'string') throw new Malformed(`${what} is not a text`);
  if (json.length > TEXT_UNITS_MAX) throw new Malformed(`${what} is longer than ${TEXT_UNITS_MAX} characters`);
  return json;
}

function optionalText(json: unknown, what: string): string | undefined {
  return json === undefined || json === null ? undefined : text(json, what).trim() || undefined;
}

function count(json: unknown, what: string): number {
  if (typeof json !== 'number' || !Number.isInteger(json) || json < 1)
    throw new Malformed(`target.cursor.${what} is not a whole number from 1`);
  return json;
}
