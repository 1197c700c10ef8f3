/**
 * Identifiers of a source text, and which of them stand in comments. It knows comment marks and quotes, no grammar: a
 * mistake costs a word its weight, no more.
 */
import type { LanguageId } from '../../languageId.ts';

export interface SourceToken {
  readonly start: number;
  /** An identifier or word of code or of a string; or a whole comment. */
  readonly kind: 'word' | 'comment';
  readonly text: string;
}

type CommentStyle = 'slashes' | 'hash' | 'slashesAndHash' | 'block' | 'markup' | 'none';

const styles: Readonly<Record<LanguageId, CommentStyle>> = {
  python: 'hash',
  typescript: 'slashes',
  tsx: 'slashes',
  javascript: 'slashes',
  go: 'slashes',
  rust: 'slashes',
  java: 'slashes',
  c: 'slashes',
  cpp: 'slashes',
  csharp: 'slashes',
  ruby: 'hash',
  php: 'slashesAndHash',
  bash: 'hash',
  json: 'none',
  css: 'block',
  html: 'markup',
};

const identifier = '[A-Za-z_$\\u00aa-\\uffff][\\w$\\u00aa-\\uffff]*';
/** Of a string only the mark that would open a comment matters: "http://" opens none. Quotes do not reach over lines. */
const quoted = `"(?:[^"\\\\\\n]|\\\\.)*"|'(?:[^'\\\\\\n]|\\\\.)*'`;
const block = '/\\*[^]*?(?:\\*/|$)';

function grammarOf(style: CommentStyle): RegExp {
  switch (style) {
    case 'slashes':
      return new RegExp(`(//[^\\n]*|${block})|(${quoted})|${identifier}`, 'g');
    case 'hash':
      return new RegExp(`(#[^\\n]*)|("""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|${quoted})|${identifier}`, 'g');
    case 'slashesAndHash':
      return new RegExp(`(//[^\\n]*|#[^\\n]*|${block})|(${quoted})|${identifier}`, 'g');
    case 'block':
      return new RegExp(`(${block})|(${quoted})|${identifier}`, 'g');
    case 'markup':
      return new RegExp(`(<!--[^]*?(?:-->|$))|(${quoted})|${identifier}`, 'g');
    case 'none':
      return new RegExp(`(\\u0000)|(\\u0000)|${identifier}`, 'g');
  }
}

/** In the order of the text. */
export function* sourceTokens(language: LanguageId, text: string): Generator<SourceToken> {
  for (const found of text.matchAll(grammarOf(styles[language]))) {
    const [all, comment, string] = found;
    if (comment !== undefined) yield { start: found.index, kind: 'comment', text: all };
    else if (string === undefined) yield { start: found.index, kind: 'word', text: all };
    else for (const word of proseWords(string)) yield { start: found.index, kind: 'word', text: word };
  }
}

/** The words of a comment or a string; identifiers in it stay whole. */
export function proseWords(text: string): readonly string[] {
  return text.match(/[A-Za-z_$\u00aa-\uffff][\w$\u00aa-\uffff]*/g) ?? [];
}
