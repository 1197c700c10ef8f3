/** What an expression may denote, and what can be said of such a value without looking anything up. */
import { type SymbolRef, symbolKey } from './symbolRef.ts';

export type Value =
  | { readonly kind: 'symbol'; readonly ref: SymbolRef } // the thing itself: a class, a function, an enum
  | { readonly kind: 'instance'; readonly ref: SymbolRef; readonly of: readonly Value[] } // `of`: its type arguments
  | { readonly kind: 'super'; readonly ref: SymbolRef }
  | { readonly kind: 'module' | 'folder'; readonly path: string }
  | { readonly kind: 'builtin'; readonly name: string; readonly of: readonly Value[] }
  | { readonly kind: 'external'; readonly name: string; readonly made: boolean; readonly of: readonly Value[] } // made: an object, not a module, class or function
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

/** `part`: of a mapping its keys (0) or its values (1); left out, both are possible. */
export function element(value: Value, part?: 0 | 1): readonly Value[] {
  if (value.kind === 'unknown') return [value];
  if (value.kind !== 'builtin' && value.kind !== 'external' && value.kind !== 'instance') return [unknown];
  if (value.of.length === 0) return [unknown];
  if (value.kind === 'instance' || !mappingTypes.has(value.name)) return value.of.slice(0, 1);
  return part === undefined ? value.of : value.of.slice(part, part + 1);
}

/** Methods of containers that give one of what they hold, of a mapping a value. */
const takers = new Set(['get', 'pop', 'setdefault', 'popleft', 'at', 'find', 'findLast', 'shift']);
/** Those that give a container of the same. */
const copiers = new Set(['copy', 'filter', 'slice', 'reverse', 'sort', 'concat', 'toSorted', 'toReversed', 'values', 'union']);

/** What a member of a container is, as far as it gives what the container holds; undefined for all others. */
export function memberOfContainer(container: Value, name: string): Value | undefined {
  if ((container.kind !== 'builtin' && container.kind !== 'external') || container.of.length === 0) return undefined;
  if (container.name === 'contextmanager') return name === '__enter__' ? callable(container.of) : undefined;
  const isMapping = mappingTypes.has(container.name);
  if (isMapping && container.name === 'Record') return element(container, 1)[0];
  if (takers.has(name)) return callable(element(container, 1));
  if (isMapping && name === 'values') return callable([sequenceOf(element(container, 1))]);
  if (isMapping && name === 'keys') return callable([sequenceOf(element(container, 0))]);
  return copiers.has(name) ? callable([container]) : undefined;
}

/** What a function gives that `contextlib.contextmanager` made of a generator: `with` binds what the generator yields. */
export function managing(given: readonly Value[]): Value {
  return { kind: 'builtin', name: 'contextmanager', of: bounded(given.flatMap((value) => element(value))) };
}

function callable(of: readonly Value[]): Value {
  return { kind: 'builtin', name: 'function', of };
}

function sequenceOf(of: readonly Value[]): Value {
  return { kind: 'builtin', name: 'list', of };
}

export function awaited(value: Value): readonly Value[] {
  if ((value.kind === 'external' || value.kind === 'builtin') && awaitedTypes.has(value.name))
    return value.of.length > 0 ? value.of.slice(-1) : [unknown];
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

function valueKey(value: Value): string {
  switch (value.kind) {
    case 'symbol':
    case 'super':
      return `${value.kind} ${symbolKey(value.ref)}`;
    case 'instance':
      return `instance ${symbolKey(value.ref)} ${value.of.map(valueKey).join(',')}`;
    case 'module':
    case 'folder':
      return `${value.kind} ${value.path}`;
    case 'builtin':
    case 'external':
      return `${value.kind} ${value.kind === 'external' && value.made} ${value.name} ${value.of.map(valueKey).join(',')}`;
    case 'unknown':
      return value.handed ? 'handed' : 'unknown';
  }
}
