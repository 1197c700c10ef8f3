/** What an expression may denote, and what can be said of such a value without looking anything up. */
import { type SymbolRef, symbolKey } from './symbolRef.ts';

/** One type argument: what it may be, each possibility once. */
export type Argument = readonly Value[];

export type Value =
  | { readonly kind: 'symbol'; readonly ref: SymbolRef } // the thing itself: a class, a function, an enum
  | { readonly kind: 'instance'; readonly ref: SymbolRef; readonly of: readonly Argument[] } // `of`: its type arguments
  | { readonly kind: 'super'; readonly ref: SymbolRef }
  | { readonly kind: 'module' | 'folder'; readonly path: string }
  | { readonly kind: 'builtin'; readonly name: string; readonly of: readonly Argument[] }
  | { readonly kind: 'external'; readonly name: string; readonly made: boolean; readonly of: readonly Argument[] } // made: an object, not a module, class or function
  | { readonly kind: 'unknown'; readonly handed?: true }; // handed: by code from outside, which may give back anything

export const unknown: Value = { kind: 'unknown' };
export const handed: Value = { kind: 'unknown', handed: true };
const VALUES_MAX = 12;

const awaitedTypes = new Set(['Promise', 'PromiseLike', 'Awaitable', 'Coroutine']);
const mappingTypes = new Set([
  'dict',
  'Dict',
  'Mapping',
  'MutableMapping',
  'DefaultDict',
  'defaultdict',
  'OrderedDict',
  'Map',
  'Record',
  'ReadonlyMap',
]);

/** Functions of Python that make objects of their own kind, whatever they are given. */
const makers = new Set([
  'str',
  'int',
  'float',
  'bool',
  'bytes',
  'bytearray',
  'list',
  'dict',
  'set',
  'tuple',
  'frozenset',
  'open',
  'range',
  'object',
  'repr',
  'len',
  'print',
  'super',
]);

/** Functions of Python that give back what they were given, or what that holds: nothing from outside comes of them. */
const passers = new Set(['getattr', 'next', 'iter', 'max', 'min', 'reversed', 'copy', 'deepcopy', 'cast']);

export function passesOn(name: string): boolean {
  return passers.has(name);
}

/** A class by the custom of both languages; what a function from outside gives back may be what it was given. */
export function makesItsOwn(name: string): boolean {
  return makers.has(name) || /^_*[A-Z]/.test(name);
}

/** Each place of a tuple holds what its own argument says, and which place is read is not known. */
const tuples = new Set(['tuple', 'Tuple']);

/** `part`: of a mapping its keys (0) or its values (1); left out, both are possible. */
export function element(value: Value, part?: 0 | 1): readonly Value[] {
  if (value.kind === 'unknown') return [value];
  if (value.kind !== 'builtin' && value.kind !== 'external' && value.kind !== 'instance') return [unknown];
  if (value.of.length === 0) return [unknown];
  if (value.kind !== 'instance' && tuples.has(value.name)) return value.of.flat();
  if (value.kind === 'instance' || !mappingTypes.has(value.name)) return value.of[0] ?? [unknown];
  return part === undefined ? value.of.flat() : (value.of[part] ?? [unknown]);
}

/** Methods of containers that give one of what they hold, of a mapping a value. */
const takers = new Set(['get', 'pop', 'setdefault', 'popleft', 'at', 'find', 'findLast', 'shift']);
/** Those that give a container of the same. */
const copiers = new Set(['copy', 'filter', 'slice', 'reverse', 'sort', 'concat', 'toSorted', 'toReversed', 'values', 'union']);

/** What a member of a container is, as far as it gives what the container holds; undefined for all others. */
export function memberOfContainer(container: Value, name: string): Argument | undefined {
  if ((container.kind === 'builtin' || container.kind === 'external') && container.name === 'Record' && container.of.length > 0)
    return element(container, 1);
  const method = methodOfContainer(container, name);
  return method && [method];
}

function methodOfContainer(container: Value, name: string): Value | undefined {
  if ((container.kind !== 'builtin' && container.kind !== 'external') || container.of.length === 0) return undefined;
  if (container.name === 'contextmanager') return name === '__enter__' ? callable(container.of[0] ?? []) : undefined;
  const isMapping = mappingTypes.has(container.name);
  if (takers.has(name)) return callable(element(container, 1));
  if (isMapping && name === 'values') return callable([sequenceOf(element(container, 1))]);
  if (isMapping && name === 'keys') return callable([sequenceOf(element(container, 0))]);
  return copiers.has(name) ? callable([container]) : undefined;
}

/** What a function gives that `contextlib.contextmanager` made of a generator: `with` binds what the generator yields. */
export function managing(given: readonly Value[]): Value {
  return { kind: 'builtin', name: 'contextmanager', of: [bounded(given.flatMap((value) => element(value)))] };
}

function callable(gives: Argument): Value {
  return { kind: 'builtin', name: 'function', of: [gives] };
}

function sequenceOf(held: Argument): Value {
  return { kind: 'builtin', name: 'list', of: [held] };
}

export function awaited(value: Value): readonly Value[] {
  if ((value.kind === 'external' || value.kind === 'builtin') && awaitedTypes.has(value.name)) return value.of.at(-1) ?? [unknown];
  return [value];
}

export function bounded(values: readonly Value[]): readonly Value[] {
  const seen = new Map<string, Value>();
  for (const value of values) {
    seen.set(valueKey(value), value);
    if (seen.size >= VALUES_MAX) break;
  }
  return seen.size > 0 ? [...seen.values()] : [unknown];
}

function argumentsKey(of: readonly Argument[]): string {
  return of.map((held) => held.map(valueKey).join('|')).join(',');
}

function valueKey(value: Value): string {
  switch (value.kind) {
    case 'symbol':
    case 'super':
      return `${value.kind} ${symbolKey(value.ref)}`;
    case 'instance':
      return `instance ${symbolKey(value.ref)} ${argumentsKey(value.of)}`;
    case 'module':
    case 'folder':
      return `${value.kind} ${value.path}`;
    case 'builtin':
    case 'external':
      return `${value.kind} ${value.kind === 'external' && value.made} ${value.name} ${argumentsKey(value.of)}`;
    case 'unknown':
      return value.handed ? 'handed' : 'unknown';
  }
}
