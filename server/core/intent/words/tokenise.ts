/**
 * Cuts an instruction into tokens. Only looks at how things are written, never at what they mean: "to" is a bare token
 * whether it is the preposition or somebody's variable.
 */
import { readBare } from './bareRun.ts';
import { numberedItems } from './numberedItems.ts';
import { quoteCharacters, readQuoted } from './quotes.ts';
import type { Token, TokenKind } from './token.ts';

const arrow = /(?:[-–—=~]{1,3}>|[→⇒⇨➔➙➛➜➝➞➡⟶⟹↦]\uFE0F?)/uy;
const bullet = /(?:[-*+•‣◦▪–—>]|#{1,6}|\(\d{1,3}\)|\d{1,3}[.)]|[a-z]\)|\[[ xX]?\])(?=\s)/uy;
const element = /<\/?([\p{ID_Start}$_][\p{ID_Continue}$.]*)\s*\/?>/uy;

export function tokenise(text: string, from = 0, to = text.length): Token[] {
  const tokens: Token[] = [];
  const items = numberedItems(text, from, to);
  let at = skipBullets(text, from, to, tokens);
  while (at < to) {
    const item = items.get(at);
    if (item !== undefined) {
      at = push(tokens, 'break', '', at, item);
      continue;
    }
    if (/\s/.test(text[at] ?? '')) {
      at = readSpace(text, at, to, tokens);
      continue;
    }
    const next = readToken(text, at, to, tokens);
    at = next > at ? next : at + 1;
  }
  return tokens.map((token) => ({ ...token, raw: text.slice(token.start, token.end) }));
}

/** White space is nothing, but an empty line or a bullet begins something new. A single line break may be mere wrapping. */
function readSpace(text: string, at: number, to: number, tokens: Token[]): number {
  let end = at;
  let lines = 0;
  while (end < to && /\s/.test(text[end] ?? '')) {
    if (text[end] === '\n' || (text[end] === '\r' && text[end + 1] !== '\n') || text[end] === '\u2028' || text[end] === '\u2029') lines++;
    end++;
  }
  if (lines === 0) return end;
  const afterBullets = skipBullets(text, end, to, []);
  if (lines > 1 || afterBullets > end) push(tokens, 'break', '', at, end, { paragraph: lines > 1 && afterBullets === end });
  return afterBullets;
}

function skipBullets(text: string, from: number, to: number, tokens: Token[]): number {
  let at = from;
  while (at < to) {
    const space = matchAt(/\s*/uy, text, at);
    const mark = matchAt(bullet, text, at + (space?.length ?? 0));
    if (mark === undefined) break;
    at += (space?.length ?? 0) + mark.length;
    if (tokens.length > 0) break;
  }
  return at;
}

function readToken(text: string, at: number, to: number, tokens: Token[]): number {
  const arrowText = matchAt(arrow, text, at);
  if (arrowText !== undefined) return push(tokens, 'arrow', '->', at, at + arrowText.length);

  const quoted = readQuoted(text, at);
  if (quoted !== undefined && quoted.end <= to)
    return readQuotedToken(text, at, quoted.contentStart, quoted.contentEnd, quoted.end, tokens);

  element.lastIndex = at;
  const tag = element.exec(text);
  if (tag?.[1] !== undefined) return push(tokens, 'quoted', tag[1], at, at + tag[0].length);

  const last = tokens.at(-1);
  const possessive = matchAt(/['’]s(?![\p{L}\p{N}])/uy, text, at);
  if (possessive !== undefined && last !== undefined && last.end === at && (last.kind === 'quoted' || last.kind === 'bare')) {
    return push(tokens, 'possessive', "'s", at, at + 2);
  }
  const character = text[at] ?? '';
  if (/[.!?;…。！？]/u.test(character) && !/^\.{1,3}[\p{ID_Start}$_#/\\]/u.test(text.slice(at, at + 5))) {
    const end = at + (matchAt(/[.!?;…。！？]+/uy, text, at)?.length ?? 1);
    return push(tokens, 'break', text.slice(at, end), at, end);
  }
  if (/[,:()[\]{}，、：（）]/u.test(character)) return push(tokens, 'mark', plainMark(character), at, at + 1);
  if (/[-–—]/.test(character) && /[\s,]/.test(text[at + 1] ?? ' ')) return push(tokens, 'mark', '-', at, at + 1);

  if (quoteCharacters.has(character)) return push(tokens, 'stray', character, at, at + 1);

  const bare = readBare(text, at, to, (offset) => matchAt(arrow, text, offset) !== undefined);
  if (bare === undefined) return push(tokens, 'stray', character, at, at + 1);
  return push(tokens, 'bare', bare.text, at, bare.end, { called: bare.called });
}

/** Quoted text is one name, except where an arrow inside shows that it is a whole phrase: `old -> new`. */
function readQuotedToken(text: string, at: number, contentStart: number, contentEnd: number, end: number, tokens: Token[]): number {
  const content = text.slice(contentStart, contentEnd);
  if (!content.includes('(') && /\S\s*(?:->|=>|→)\s*\S/u.test(content)) {
    tokens.push(...tokenise(text, contentStart, contentEnd));
    return end;
  }
  return push(tokens, 'quoted', content.trim(), at, end);
}

function plainMark(character: string): string {
  return ({ '，': ',', '、': ',', '：': ':', '（': '(', '）': ')' } as Readonly<Record<string, string>>)[character] ?? character;
}

function push(
  tokens: Token[],
  kind: TokenKind,
  text: string,
  start: number,
  end: number,
  more: { readonly called?: boolean; readonly paragraph?: boolean } = {},
): number {
  const word = kind === 'quoted' || kind === 'break' || kind === 'stray' || more.called === true ? '' : comparable(text);
  tokens.push({ kind, text, raw: '', word, start, end, called: more.called ?? false, paragraph: more.paragraph ?? false });
  return end;
}

function comparable(text: string): string {
  return text === '&' ? 'and' : text.toLowerCase().replaceAll('’', "'");
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Whether a stray token is a quote that was opened and never closed. */
export function isOpenQuote(token: Token): boolean {
  return token.kind === 'stray' && quoteCharacters.has(token.text);
}
