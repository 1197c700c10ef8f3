/** Which names may be given to which symbols, by the grammar of ECMAScript (ECMA-262, 12.7) and the type names of TypeScript. */
import { unreachable } from '../../base/assert.ts';
import type { SymbolKind } from '../../core/terrain/fileIndex.ts';

/** Reserved everywhere: modules and classes are strict code, and so is what TypeScript compiles to. */
const reserved: ReadonlySet<string> = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export extends false finally for function if ' +
    'implements import in instanceof interface let new null package private protected public return static super switch this throw ' +
    'true try typeof var void while with yield'
  ).split(' '),
);

/** Cannot be bound in strict code, though they are no keywords. */
const unbindable: ReadonlySet<string> = new Set(['arguments', 'eval']);

/** Types of the language: TypeScript refuses them as names of types (TS2427, TS2457, TS2414, TS2431). */
const predefinedTypes: ReadonlySet<string> = new Set(
  'any unknown never number bigint boolean string symbol void object undefined intrinsic'.split(' '),
);

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;
const privateName = /^#[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

/** undefined when the name may be used for such a symbol; else one sentence why not. */
export function whyIllegalName(name: string, kind: SymbolKind | 'module'): string | undefined {
  switch (kind) {
    case 'module':
      return whyIllegalModule(name);
    case 'method':
    case 'property':
    case 'attribute':
      return whyIllegalMember(name);
    case 'enumMember':
      return identifier.test(name) ? undefined : notAnIdentifier(name);
    case 'class':
    case 'interface':
    case 'type':
    case 'enum':
    case 'typeParameter':
      if (predefinedTypes.has(name)) return `“${name}” is a type of the language, so no other type can have that name.`;
      return whyIllegalBinding(name);
    case 'function':
    case 'variable':
    case 'constant':
    case 'parameter':
    case 'namespace':
    case 'import':
      return whyIllegalBinding(name);
    default:
      return unreachable(kind);
  }
}

function whyIllegalBinding(name: string): string | undefined {
  if (!identifier.test(name)) return notAnIdentifier(name);
  if (reserved.has(name)) return `“${name}” is a reserved word of JavaScript.`;
  if (unbindable.has(name)) return `“${name}” cannot be given to anything in strict code.`;
  if (name === 'undefined') return '"undefined" is a value of the language, so nothing else can have that name.';
  return undefined;
}

/** Keywords are allowed after a dot. */
function whyIllegalMember(name: string): string | undefined {
  if (name === 'constructor' || name === '#constructor') return `“${name}” has a meaning of its own in a class.`;
  return identifier.test(name) || privateName.test(name) ? undefined : notAnIdentifier(name);
}

function whyIllegalModule(name: string): string | undefined {
  if (name === '' || name === '.' || name === '..') return 'A module needs a name.';
  if (/[/\\:*?"<>|]/.test(name) || hasControlCharacter(name)) return `“${name}” is no file name on every system.`;
  if (name.startsWith(' ') || /[ .]$/.test(name)) return `“${name}” begins or ends with a character that file names must not.`;
  return undefined;
}

function hasControlCharacter(name: string): boolean {
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) < 0x20) return true;
  return false;
}

function notAnIdentifier(name: string): string {
  return name === '' ? 'A name cannot be empty.' : `“${name}” is not an identifier.`;
}
