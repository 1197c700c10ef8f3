/** Literals between quotes: two are the same where what is between the quotes is, whichever quotes they are. */
import type { MatchNode } from './matchNode.ts';

export interface StringLiteral {
  readonly prefix: string; // in lower case, without what only says how backslashes are read: b, f, L
  readonly raw: boolean; // backslashes are only backslashes
  readonly content: string; // as written
  readonly contentStart: number; // into the literal's text
}

const delimited = /^(?<prefix>[A-Za-z@]{0,3})(?<hashes>#*)(?<quote>"""|'''|"|'|`)(?<content>[\s\S]*)\k<quote>\k<hashes>$/;
const interpolating = /interpol|substitut|expansion|expression|variable|format/;

/** Undefined for what has no end. A literal may also stand there without quotes, as attributes of HTML do. */
export function stringLiteral(text: string): StringLiteral | undefined {
  const found = delimited.exec(text);
  if (found?.groups) {
    const { prefix = '', hashes = '', quote = '', content = '' } = found.groups;
    const letters = prefix.toLowerCase();
    return {
      prefix: letters.replaceAll(/[ur@]/g, ''),
      raw: /[r@]/.test(letters) || quote === '`',
      content,
      contentStart: prefix.length + hashes.length + quote.length,
    };
  }
  return /^["'`]/.test(text) ? undefined : { prefix: '', raw: true, content: text, contentStart: 0 };
}

/** Whether two literals of one type mean the same. */
export function sameLiteral(a: StringLiteral, b: StringLiteral): boolean {
  if (a.prefix !== b.prefix) return false;
  if (a.raw !== b.raw && (a.content.includes('\\') || b.content.includes('\\'))) return false;
  return plainContent(a) === plainContent(b);
}

/** Whether a part of the literal is computed. */
export function interpolates(node: MatchNode): boolean {
  return node.children.some(({ type, isNamed }) => isNamed && interpolating.test(type));
}

/** The content without the backslashes that are only there for the quotes. */
function plainContent({ raw, content }: StringLiteral): string {
  return raw ? content : content.replace(/\\(["'`])/g, '$1');
}

/** Whether the content means the same in every kind of literal of a language: nothing is escaped or computed in it. */
export function isPlain(content: string): boolean {
  return !/[\\$#{\n]/.test(content);
}
