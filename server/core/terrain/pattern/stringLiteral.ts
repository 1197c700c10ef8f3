/** Literals between quotes: two are the same where what is between the quotes is, whichever quotes they are. */
import type { MatchNode } from './matchNode.ts';

export interface StringLiteral {
  readonly prefix: string; // in lower case: r, b, f, L, @; none that changes nothing
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
    return { prefix: prefix.toLowerCase().replace('u', ''), content, contentStart: prefix.length + hashes.length + quote.length };
  }
  return /^["'`]/.test(text) ? undefined : { prefix: '', content: text, contentStart: 0 };
}

/** Whether a part of the literal is computed. */
export function interpolates(node: MatchNode): boolean {
  return node.children.some(({ type, isNamed }) => isNamed && interpolating.test(type));
}

/** The content without the backslashes that are only there for the quotes. */
export function plainContent({ prefix, content }: StringLiteral): string {
  return prefix.includes('r') || prefix.includes('@') ? content : content.replace(/\\(["'`])/g, '$1');
}

/** Whether the content means the same in every kind of literal of a language: nothing is escaped or computed in it. */
export function isPlain(content: string): boolean {
  return !/[\\$#{\n]/.test(content);
}
