/** Exceptions by their names: those of the languages, those of the workspace, and which of them is made from which. */
import type { Step } from '../../core/facts/facts.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import { NONE } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import type { LanguageFamily } from '../../core/terrain/languageId.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { type SymbolRef, symbolKey } from '../../core/terrain/symbolRef.ts';
import { refusedAs } from '../callables/unfit.ts';
import { resolveTarget } from '../target/targetResolver.ts';

export interface Exception {
  readonly name: string;
  readonly ref: SymbolRef | undefined; // undefined: one of the language's own
}

/** Python's own, each with what it is made from: https://docs.python.org/3/library/exceptions.html#exception-hierarchy. */
const madeFrom: Readonly<Record<string, string>> = {
  Exception: 'BaseException',
  ArithmeticError: 'Exception',
  FloatingPointError: 'ArithmeticError',
  OverflowError: 'ArithmeticError',
  ZeroDivisionError: 'ArithmeticError',
  AssertionError: 'Exception',
  AttributeError: 'Exception',
  EOFError: 'Exception',
  ImportError: 'Exception',
  ModuleNotFoundError: 'ImportError',
  LookupError: 'Exception',
  IndexError: 'LookupError',
  KeyError: 'LookupError',
  MemoryError: 'Exception',
  NameError: 'Exception',
  OSError: 'Exception',
  IOError: 'OSError',
  ConnectionError: 'OSError',
  FileExistsError: 'OSError',
  FileNotFoundError: 'OSError',
  PermissionError: 'OSError',
  TimeoutError: 'OSError',
  RuntimeError: 'Exception',
  NotImplementedError: 'RuntimeError',
  RecursionError: 'RuntimeError',
  StopIteration: 'Exception',
  SyntaxError: 'Exception',
  SystemError: 'Exception',
  TypeError: 'Exception',
  ValueError: 'Exception',
  UnicodeError: 'ValueError',
  UnicodeDecodeError: 'UnicodeError',
  UnicodeEncodeError: 'UnicodeError',
};

const ofEcmascript: ReadonlySet<string> = new Set([
  'Error',
  'TypeError',
  'RangeError',
  'SyntaxError',
  'EvalError',
  'ReferenceError',
  'URIError',
  'AggregateError',
  'DOMException',
]);

export function isOwnException(name: string, family: LanguageFamily): boolean {
  return family === 'python' ? name === 'BaseException' || Object.hasOwn(madeFrom, name) : ofEcmascript.has(name);
}

/** One of the workspace by that name, else one of the language. */
export function exceptionNamed(resolver: Resolver, name: string, family: LanguageFamily): Step<Exception, Refusal> {
  if (isOwnException(name, family)) return { kind: 'done', value: { name, ref: undefined } };
  const spec = { name, kind: 'class' as const, pathHint: undefined, containerHint: undefined, cursor: undefined };
  const found = resolveTarget(resolver, spec, (words) => `introduce an exception made from ${words}`);
  if (found.kind !== 'done') return found;
  if (found.value.kind !== 'symbols') return refusedAs(`“${name}” is no exception`);
  return { kind: 'done', value: { name: found.value.name, ref: found.value.primary } };
}

/** Whether whoever catches `caught` catches one that is made from `base`. */
export function catches(resolver: Resolver, caught: Exception, base: Exception, family: LanguageFamily): boolean {
  if (caught.ref === undefined && base.ref === undefined) return isFrom(base.name, caught.name, family);
  if (base.ref === undefined) return false;
  const line = resolver.values.line(base.ref).classes;
  if (caught.ref) return line.some((each) => symbolKey(each) === symbolKey(caught.ref ?? each));
  return line.some((each) => {
    const bases = resolver.terrain.view(each.path)?.symbol(each.symbol)?.bases ?? [];
    return bases.some((of) => of.kind === 'name' && isFrom(of.name, caught.name, family));
  });
}

function isFrom(name: string, above: string, family: LanguageFamily): boolean {
  if (family === 'ecmascript') return above === name || above === 'Error';
  for (let at: string | undefined = name, steps = 0; at !== undefined && steps < 10; at = madeFrom[at], steps++)
    if (at === above) return true;
  return false;
}

/** Whether a name in code means that exception. */
export function isMeant(resolver: Resolver, view: FileView, at: number, exception: Exception): boolean {
  const occurrence = view.occurrencesAt(at).find(({ role }) => role === 'reference' || role === 'member');
  if (occurrence === undefined) return false;
  if (exception.ref === undefined)
    return occurrence.name === exception.name && occurrence.role === 'reference' && occurrence.symbol === NONE;
  const key = symbolKey(exception.ref);
  return resolver.links(view, occurrence).some(({ target }) => target.kind === 'symbol' && symbolKey(target.ref) === key);
}
