/** The words of selectors as they are written, and what each stands for; for reading them, and for writing them back. */
import type { OutlineKind } from '../outline/outline.ts';
import type { SymbolRelation, SymbolTrait } from './selector.ts';

/** Each kind with its word; an `s` behind it changes nothing. */
export const kindWords: Readonly<Record<OutlineKind, string>> = {
  function: 'function',
  class: 'class',
  method: 'method',
  property: 'property',
  attribute: 'attribute',
  variable: 'variable',
  constant: 'constant',
  parameter: 'parameter',
  type: 'type',
  interface: 'interface',
  enum: 'enum',
  enumMember: 'enum-member',
  typeParameter: 'type-parameter',
  namespace: 'namespace',
  import: 'import',
  struct: 'struct',
  union: 'union',
  trait: 'trait',
  module: 'module',
  macro: 'macro',
  field: 'field',
  key: 'key',
  selector: 'selector',
  element: 'element',
  heading: 'heading',
};

export const relationWords: Readonly<Record<SymbolRelation, string>> = {
  membersOf: 'members-of',
  subclassesOf: 'subclasses-of',
  superclassesOf: 'superclasses-of',
  implementersOf: 'implementers-of',
  overridersOf: 'overriders-of',
  callersOf: 'callers-of',
};

export const traitWords: Readonly<Record<SymbolTrait, string>> = {
  topLevel: 'top-level',
  exported: 'exported',
  documented: 'documented',
  test: 'test',
  generated: 'generated',
  unused: 'unused',
  async: 'async',
  static: 'static',
  abstract: 'abstract',
  exception: 'exception',
};

/** Words that take something behind a colon, beside the relations. */
const placeWords = ['name', 'in', 'inside', 'outside', 'decorated-with', 'not'] as const;

const kinds = Object.keys(kindWords) as OutlineKind[];

/** "class", "classes", "properties", "enum-members". */
export function kindOfWord(word: string): OutlineKind | undefined {
  return kinds.find((kind) => {
    const name = kindWords[kind];
    return word === name || word === `${name}s` || word === `${name}es` || word === name.replace(/y$/, 'ies');
  });
}

/** All words that may stand where a selector begins. */
export const allWords: readonly string[] = [
  'all',
  ...Object.values(kindWords),
  ...Object.values(traitWords),
  ...[...placeWords, ...Object.values(relationWords)].map((word) => `${word}:`),
];
