/** The arguments of operations, read strictly: they come as JSON from a brain, the ledger or a caller. What is wrong with them is said by name. */
import { err, ok, type Result } from '../../base/result.ts';
import { type SwarmError, swarmError } from '../../protocol/errors.ts';

const TEXT_UNITS_MAX = 20_000;

/** Thrown while arguments are read, and turned into an answer by `readArguments`. */
export class Malformed extends Error {}

/** `what`: "a rename". Calls `read` with the fields, none of which is unknown. */
export function readArguments<T>(
  json: unknown,
  what: string,
  fields: readonly string[],
  read: (object: Readonly<Record<string, unknown>>) => T,
): Result<T, SwarmError> {
  try {
    return ok(read(record(json, 'the arguments', fields)));
  } catch (failure) {
    if (failure instanceof Malformed)
      return err(swarmError('instruction-not-understood', `Those are no arguments of ${what}: ${failure.message}.`));
    throw failure;
  }
}

export function record(json: unknown, what: string, fields: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new Malformed(`${what} is not an object`);
  const unexpected = Object.keys(json).find((key) => !fields.includes(key));
  if (unexpected !== undefined) throw new Malformed(`${what} has the unknown field “${unexpected}”`);
  return json as Readonly<Record<string, unknown>>;
}

export function text(json: unknown, field: string): string {
  if (typeof json !== 'string') throw new Malformed(`${field} is not a text`);
  if (json.length > TEXT_UNITS_MAX) throw new Malformed(`${field} is longer than ${TEXT_UNITS_MAX} characters`);
  return json;
}

/** A text that says something. */
export function filledText(json: unknown, field: string): string {
  const value = text(json, field).trim();
  if (value === '') throw new Malformed(`${field} is empty`);
  return value;
}

/** Undefined when it is not given, or says nothing. */
export function optionalText(json: unknown, field: string): string | undefined {
  return absent(json) ? undefined : text(json, field).trim() || undefined;
}

export function optionalFlag(json: unknown, field: string): boolean {
  if (absent(json)) return false;
  if (typeof json !== 'boolean') throw new Malformed(`${field} is neither true nor false`);
  return json;
}

export function optionalOneOf<T extends string>(json: unknown, field: string, known: readonly T[]): T | undefined {
  if (absent(json)) return undefined;
  const value = known.find((each) => each === json);
  if (value === undefined) throw new Malformed(`${field} is none of ${known.map((each) => `“${each}”`).join(', ')}`);
  return value;
}

/** A whole number from 1. */
export function countFrom1(json: unknown, field: string): number {
  if (typeof json !== 'number' || !Number.isInteger(json) || json < 1) throw new Malformed(`${field} is not a whole number from 1`);
  return json;
}

/** Each of a list that is neither empty nor longer than `itemsMax`. */
export function list<T>(json: unknown, field: string, itemsMax: number, read: (item: unknown, field: string) => T): readonly T[] {
  if (!Array.isArray(json)) throw new Malformed(`${field} is not a list`);
  if (json.length === 0) throw new Malformed(`${field} is empty`);
  if (json.length > itemsMax) throw new Malformed(`${field} has more than ${itemsMax} items`);
  return json.map((item: unknown, i) => read(item, `${field}[${i}]`));
}

export function absent(json: unknown): boolean {
  return json === undefined || json === null;
}
