/** The words for kinds of code ("method", "type alias", "arg") and what each narrows a name to. */
import { parsePattern } from '../grammar/pattern.ts';
import { type PhraseRule, phrase, rule } from './phraseRule.ts';
import type { KindOfThing } from './phraseValue.ts';

/**
 * Singular phrases by kind; the plural adds an s to the last word unless it is listed under `irregular`. Those that say more
 * than the kind may stand before a name; of things that are chosen by their kind, not all of that kind would be meant. What
 * tells little is passed over there, and said.
 */
const kindPhrases: readonly (readonly [KindOfThing | undefined, string, ('saysMore' | 'tellsLittle')?])[] = [
  ['function', 'function'],
  ['function', 'func|fn|routine|procedure|subroutine'],
  ['function', 'helper|utility function', 'tellsLittle'],
  ['function', 'generator|arrow|async|free|factory|test function', 'saysMore'],
  ['function', 'coroutine', 'saysMore'],
  ['function', 'async|asynchronous generator', 'saysMore'],
  ['method', 'method'],
  ['method', 'helper method', 'tellsLittle'],
  ['method', 'class|static|instance|abstract|async|test method', 'saysMore'],
  ['method', 'member function'],
  ['class', 'class'],
  ['class', 'dataclass|subclass|superclass|mixin|exception', 'saysMore'],
  ['class', 'base|parent|child|abstract|test class', 'saysMore'],
  ['class', 'exception|error|model|data class', 'tellsLittle'],
  ['class', 'css|style|html class', 'saysMore'],
  ['class', 'struct|trait'],
  ['attribute', 'attribute|field'],
  ['attribute', 'class|instance|member variable|attribute|field', 'saysMore'],
  ['attribute', 'data member|attribute'],
  ['property', 'property'],
  ['property', 'getter|setter|accessor', 'saysMore'],
  ['property', 'computed|readonly property', 'saysMore'],
  ['variable', 'custom property', 'saysMore'],
  ['parameter', 'parameter|param|argument|arg|kwarg'],
  ['parameter', 'keyword|named|positional|optional|function|method|constructor parameter|param|argument|arg'],
  ['variable', 'variable|var|let'],
  ['variable', 'local|global|module|module-level|loop|exported variable', 'saysMore'],
  ['variable', 'css|sass|less variable', 'saysMore'],
  ['constant', 'constant'],
  ['constant', 'module|module-level|global|exported constant', 'saysMore'],
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
  ['file', 'source|python|typescript|javascript file', 'saysMore'],
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
  rule(
    'kind',
    ...kindPhrases.map(([of, notation, beside]) =>
      phrase(notation, () => ({ kind: 'kindWord', of, plural: false, ...(beside && { beside }) })),
    ),
  ),
  rule(
    'kinds',
    ...kindPhrases.map(([of, notation, beside]) =>
      phrase(pluralOf(notation), () => ({ kind: 'kindWord', of, plural: true, ...(beside && { beside }) })),
    ),
  ),
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
