/** What may be a name in Python, and what a name's form means. */
import type { SymbolKind } from '../../core/terrain/fileIndex.ts';
import { builtinMembers } from './builtins.ts';

const keywords: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if import in is ' +
    'lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

const identifier = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;

export function isIdentifier(text: string): boolean {
  return identifier.test(text) && !keywords.has(text);
}

/** Keywords that depend on their place (`match`, `type`) are allowed: they are ordinary names everywhere else. */
export function whyIllegalName(name: string, kind: SymbolKind | 'module'): string | undefined {
  if (name === '') return 'A name cannot be empty.';
  if (keywords.has(name)) return `“${name}” is a keyword of Python.`;
  if (/^\p{Nd}/u.test(name)) return `“${name}” begins with a digit, which no name in Python may.`;
  if (!identifier.test(name)) {
    const wrong = [...name].find((character) => !/^[\p{XID_Continue}]$/u.test(character)) ?? name.charAt(0);
    return `“${name}” is not a Python identifier: “${wrong}” cannot stand in a name.`;
  }
  if (name.normalize('NFKC') !== name) {
    return `“${name}” is read by Python as “${name.normalize('NFKC')}” (names are normalised); say that one.`;
  }
  if (name === '__debug__') return '"__debug__" cannot be assigned to in Python.';
  if (kind !== 'module' && isDunder(name) && builtinMembers.has(name)) {
    return `“${name}” has a meaning of its own to Python's interpreter; a thing renamed to it would be called by it.`;
  }
  return undefined;
}

function isDunder(name: string): boolean {
  return name.length > 4 && name.startsWith('__') && name.endsWith('__');
}

/** `__x` inside a class: the compiler prefixes it with the class's name, so it does not reach subclasses. */
export function isClassPrivate(name: string): boolean {
  return name.startsWith('__') && !name.endsWith('__');
}

/** The name the compiler makes of `name` inside the body of class `className`. */
export function mangled(name: string, className: string | undefined): string {
  if (className === undefined || !isClassPrivate(name)) return name;
  const bare = className.replace(/^_+/, '');
  return bare === '' ? name : `_${bare}${name}`;
}

export function isConstantName(name: string): boolean {
  return /^_*\p{Lu}[\p{Lu}\p{Nd}_]*$/u.test(name);
}
