/** What one written name says: a dotted name, a path, or both; with the call parentheses, `self.` and `def` taken off. */
import type { SymbolKind } from '../../terrain/fileIndex.ts';
import { deepLanguageOfPath, languageOfPath } from '../../terrain/languageId.ts';

export type ThingKind = SymbolKind | 'module' | 'file';

/**
 * - plain: one identifier
 * - dotted: several, joined by dots
 * - path: a file or folder
 * - other: one word that is no identifier, such as foo-bar or 30; the operation will say what is wrong with it
 * - phrase: several words between quotes
 */
export type NameForm = 'plain' | 'dotted' | 'path' | 'other' | 'phrase';

export interface CodeName {
  readonly form: NameForm;
  readonly text: string; // dotted with ".", paths with "/"
  readonly segments: readonly string[]; // of a dotted or plain name
  readonly file: string | undefined; // utils/dates.py in "utils/dates.py::parse"
  readonly position: { readonly line: number; readonly column: number | undefined } | undefined; // of "utils/dates.py:3:5"
  readonly kind: ThingKind | undefined; // from "def foo", "class Foo"
  readonly receiver: string | undefined; // "self" of "self.count"
  readonly evident: boolean; // could hardly be an ordinary word: parse_row, readRow, a.b, x2
}

const identifier = /^#?[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;
const declaration =
  /^(?:(?:export|default|async|public|private|protected|static|abstract|readonly|declare)\s+)*(def|function\*?|class|interface|enum|type|const|let|var|namespace|module)\s+(\S.*)$/u;

const declaredKinds: Readonly<Record<string, ThingKind | undefined>> = {
  def: 'function',
  function: 'function',
  'function*': 'function',
  class: 'class',
  interface: 'interface',
  enum: 'enum',
  type: 'type',
  namespace: 'namespace',
  module: 'module',
};

export function readCodeName(written: string, quoted: boolean): CodeName {
  let text = written.trim();
  let kind: ThingKind | undefined;
  let declared = false;
  if (quoted) {
    const found = declaration.exec(text);
    if (found?.[1] !== undefined && found[2] !== undefined) {
      // "def" and "const" of a class body declare methods and fields: only a class-like keyword settles the kind.
      kind = declaredKinds[found[1]];
      if (kind === 'function') kind = undefined;
      text = found[2];
      declared = true;
    }
    text = text.replace(/[\s:;,={]+$/u, '');
    const signature = /^(#?[\p{ID_Start}$_][\p{ID_Continue}$.#]*)\s*(?:\(|<|:\s|=\s)/u.exec(text);
    if (signature?.[1] !== undefined && (declared || text.endsWith(')') || text.endsWith('>'))) text = signature[1];
  }
  return { ...readText(text), ...(kind === undefined ? {} : { kind }) };
}

function readText(text: string): CodeName {
  const positioned = /^(.*[^:\d]):(\d{1,7})(?::(\d{1,5}))?$/u.exec(text);
  if (positioned?.[1] !== undefined && (looksLikePath(positioned[1]) || languageOfPath(positioned[1]) !== undefined)) {
    const position = { line: Number(positioned[2]), column: positioned[3] === undefined ? undefined : Number(positioned[3]) };
    return { ...pathName(positioned[1]), position };
  }
  const inFile = /^([^:]+(?:\.[^:./\\]+)):{1,2}(.+)$/u.exec(text);
  if (inFile?.[1] !== undefined && inFile[2] !== undefined && looksLikePath(inFile[1])) {
    return { ...readText(inFile[2]), file: pathName(inFile[1]).text, evident: true };
  }
  if (looksLikePath(text)) return pathName(text);
  return dottedName(text);
}

function looksLikePath(text: string): boolean {
  if (/\s/.test(text) && deepLanguageOfPath(text) === undefined) return false;
  return /[^\\/]/.test(text) && (/[\\/]/.test(text) || deepLanguageOfPath(text) !== undefined);
}

function pathName(text: string): CodeName {
  const slashed = text.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  const path = slashed.length > 1 ? slashed.replace(/\/+$/, '') : slashed;
  return {
    form: 'path',
    text: path,
    segments: [],
    file: undefined,
    position: undefined,
    kind: undefined,
    receiver: undefined,
    evident: true,
  };
}

function dottedName(text: string): CodeName {
  let bare = text.replaceAll('::', '.').replace(/^\.(?=[^.])/, '');
  bare = bare.replace(/(?<=[\p{ID_Continue}$])#(?=[\p{ID_Start}$_])/gu, '.');
  const receiver = /^(self|this|cls)\.(?=.)/u.exec(bare)?.[1];
  if (receiver !== undefined) bare = bare.slice(receiver.length + 1);
  const segments = bare.split('.');
  const isName = segments.every((segment) => identifier.test(segment));
  if (!isName) {
    const form = /\s/.test(text) ? 'phrase' : 'other';
    return { form, text, segments: [], file: undefined, position: undefined, kind: undefined, receiver: undefined, evident: false };
  }
  const evident = receiver !== undefined || segments.length > 1 || isEvident(bare);
  const form = segments.length > 1 ? 'dotted' : 'plain';
  return { form, text: bare, segments, file: undefined, position: undefined, kind: undefined, receiver, evident };
}

/** Written as no English word is: parse_row, readRow, x2, $el, #count. */
function isEvident(name: string): boolean {
  return /[_$#\d]/.test(name) || /\p{Ll}\p{Lu}/u.test(name) || /^\p{Lu}+\p{Lu}\p{Ll}/u.test(name);
}
