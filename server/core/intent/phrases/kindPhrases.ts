/** The words for kinds of code ("method", "type alias", "arg") and what each narrows a name to. */
import { parsePattern } from '../grammar/pattern.ts';
import { type PhraseRule, phrase, rule } from './phraseRule.ts';
import type { KindOfThing } from './phraseValue.ts';

/** Singular phrases by kind; the plural adds an s to the last word unless it is listed under `irregular`. */
const kindPhrases: readonly (readonly [KindOfThing | undefined, string])[] = [
  ['function', 'function'],
  ['function', 'func|fn|routine|procedure|subroutine'],
  ['function', 'generator|arrow|async|helper|utility|free|factory|test function'],
  ['method', 'method'],
  ['method', 'class|static|instance|abstract|async|helper|test method'],
  ['method', 'member function'],
  ['class', 'class|dataclass|subclass|superclass|mixin'],
  ['class', 'base|parent|child|data|exception|abstract|model|test class'],
  ['class', 'css|style|html class'],
  ['class', 'struct|trait'],
  ['attribute', 'attribute|field'],
  ['attribute', 'class|instance|member variable|attribute|field'],
  ['attribute', 'data member|attribute'],
  ['property', 'property|getter|setter|accessor'],
  ['property', 'computed|readonly property'],
  ['variable', 'custom property'],
  ['parameter', 'parameter|param|argument|arg|kwarg'],
  ['parameter', 'keyword|named|positional|optional|function|method|constructor parameter|param|argument|arg'],
  ['variable', 'variable|var|let'],
  ['variable', 'local|global|module|module-level|loop|exported variable'],
  ['variable', 'css|sass|less variable'],
  ['constant', 'constant'],
  ['constant', 'module|module-level|global|exported constant'],
  ['type', 'type'],
  ['type', 'type alias'],
  ['typeParameter', 'type|generic parameter|param|argument|variable'],
  ['typeParameter', 'generic|typevar'],
  ['interface', 'interface'],
  ['enum', 'enum|enumeration'],
  ['enumMember', 'enumerator'],
  ['enumMember', 'enum|enumeration member|value|case|variant|constant|entry|option'],
  ['namespace', 'namespace'],
  ['module', 'module|package|submodule|subpackage'],
  ['file', 'file|script'],
  ['file', 'source|python|typescript|javascript file'],
  ['folder', 'folder|directory|dir|subfolder|subdirectory'],
  ['import', 'import alias'],
  [undefined, 'test'],
  [undefined, 'id|selector|tag|key|macro|animation|placeholder'],
  [undefined, 'css|html|json id|selector|tag|key|element|name'],
  [undefined, 'react|vue|svelte|angular component|hook|directive'],
  [undefined, 'symbol|identifier|name|entity|member|definition|object|thing'],
  [undefined, 'def|const|hook|component|callback|decorator|handler|helper|fixture|alias|element'],
];

const irregular: Readonly<Record<string, string>> = {
  class: 'classes',
  dataclass: 'dataclasses',
  subclass: 'subclasses',
  superclass: 'superclasses',
  property: 'properties',
  entity: 'entities',
  directory: 'directories',
  subdirectory: 'subdirectories',
  alias: 'aliases',
  entry: 'entries',
};

function pluralOf(notation: string): string {
  const words = notation.split(' ');
  const last = words.pop() ?? '';
  const plural = last
    .split('|')
    .map((word) => irregular[word] ?? `${word}s`)
    .join('|');
  return [...words, plural].join(' ');
}

export const kindRules: readonly PhraseRule[] = [
  rule('kind', ...kindPhrases.map(([of, notation]) => phrase(notation, () => ({ kind: 'kindWord', of, plural: false })))),
  rule('kinds', ...kindPhrases.map(([of, notation]) => phrase(pluralOf(notation), () => ({ kind: 'kindWord', of, plural: true })))),
];

/** The word people use for a kind. */
export function kindInWords(kind: KindOfThing): string {
  switch (kind) {
    case 'enumMember':
      return 'enum member';
    case 'typeParameter':
      return 'type parameter';
    default:
      return kind;
  }
}

/** Kinds of style sheets and pages that are names of variables far more often. */
const oftenNames: ReadonlySet<string> = new Set(['id', 'selector', 'tag', 'key', 'macro', 'animation', 'placeholder']);

/** Whether one single word, such as "class", says a kind by itself. */
export const singleKindWords: ReadonlySet<string> = new Set(
  kindPhrases.flatMap(([, notation]) => {
    const pattern = parsePattern(notation);
    return pattern.kind === 'word' ? [...pattern.words].filter((word) => !oftenNames.has(word)) : [];
  }),
);
