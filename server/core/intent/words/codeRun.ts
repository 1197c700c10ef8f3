/** Pieces of code among the words of an instruction: values, types, and parameters as code declares them. */
import type { Token } from './token.ts';

/** A piece of code may take up to so many tokens. */
const TOKENS_MAX = 40;

export interface CodeRun {
  readonly end: number; // behind it, in tokens
  readonly text: string;
}

/** "timeout: float = 10" and the like. */
export interface ParameterRun {
  readonly end: number;
  readonly name: string;
  readonly type: string | undefined;
  readonly value: string | undefined;
  readonly optional: boolean; // x?
  readonly star: boolean; // "*, x": can only be passed by name
  readonly quoted: boolean;
}

/** All ways in which an expression begins at a token, shortest first. */
export function expressionsAt(tokens: readonly Token[], at: number): readonly CodeRun[] {
  const first = tokens[at];
  if (first?.kind === 'quoted') return [{ end: at + 1, text: quotedCode(first) }];
  return runsAt(tokens, at).filter(({ text }) => isExpression(text));
}

export function typesAt(tokens: readonly Token[], at: number): readonly CodeRun[] {
  const first = tokens[at];
  if (first?.kind === 'quoted') return [{ end: at + 1, text: first.text }];
  return runsAt(tokens, at).filter(({ text }) => isType(text));
}

export function parametersAt(tokens: readonly Token[], at: number): readonly ParameterRun[] {
  const first = tokens[at];
  if (first?.kind === 'quoted') {
    const read = readParameter(first.text, true);
    return read ? [{ ...read, end: at + 1, quoted: true }] : [];
  }
  return runsAt(tokens, at).flatMap(({ end, text }) => {
    const read = readParameter(text, false);
    return read ? [{ ...read, end, quoted: false }] : [];
  });
}

export interface SignatureRun {
  readonly end: number;
  readonly name: string; // '' where only the parameters are written
  readonly parameters: readonly { readonly name: string; readonly type: string | undefined; readonly default: string | undefined }[];
}

/** "f(a, b = 1)" or "(a, b)". */
export function signaturesAt(tokens: readonly Token[], at: number): readonly SignatureRun[] {
  const first = tokens[at];
  const runs = first?.kind === 'quoted' ? [{ end: at + 1, text: first.text }] : runsAt(tokens, at);
  return runs.flatMap(({ end, text }) => {
    const parts = /^(?:(?:async\s+)?(?:def|function)\s+)?([\p{ID_Start}_$][\p{ID_Continue}$.]*)?\((.*)\)$/su.exec(text);
    const inner = parts?.[2];
    if (inner === undefined || !balanced(inner)) return [];
    const read = inner.trim() === '' ? [] : topLevelParts(inner).map((part) => readParameter(part.trim(), true));
    if (!read.every((each) => each !== undefined)) return [];
    return [{ end, name: parts?.[1] ?? '', parameters: read.map(({ name, type, value }) => ({ name, type, default: value })) }];
  });
}

function topLevelParts(text: string): readonly string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const character of text) {
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    if (character === ',' && depth === 0) parts.push('');
    else parts.push((parts.pop() ?? '') + character);
  }
  return parts.filter((part, i) => part.trim() !== '' || i < parts.length - 1);
}

/** Stretches of tokens in a row, as they stand; none goes over the end of a sentence. */
function runsAt(tokens: readonly Token[], at: number): readonly CodeRun[] {
  const runs: CodeRun[] = [];
  let text = '';
  for (let end = at; end < Math.min(tokens.length, at + TOKENS_MAX); end++) {
    const token = tokens[end];
    const before = tokens[end - 1];
    if (token === undefined || token.kind === 'break' || token.kind === 'arrow') break;
    const gap = end > at && before !== undefined && token.start > before.end ? ' ' : '';
    text += gap + token.raw;
    runs.push({ end: end + 1, text });
  }
  return runs;
}

/** In straight quotes a word is a string of the code; what could not be one, and what stands between ticks, is code. */
function quotedCode({ raw, text }: Token): string {
  const quote = raw[0] ?? '';
  if (quote !== '"' && quote !== "'") return text;
  const code =
    /^-?\d[\w.]*$|^(?:None|True|False|null|undefined|true|false)$|[()[\]{}]|^[\p{ID_Start}_$][\w$]*(?:\.[\p{ID_Start}_$][\w$]*)+$|["']/u;
  return code.test(text) ? text : raw;
}

const string = /^(?:[rRbBfFuU]{0,2})(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)$/;
const number = /^[-+]?(?:\d[\d_]*(?:\.\d+)?(?:e[-+]?\d+)?|\.\d+|0x[\da-f]+|0o[0-7]+|0b[01]+)$/i;
const chain =
  /^(?:await\s+|new\s+|not\s+|!|\*{1,2}|\.\.\.)?[\p{ID_Start}_$][\p{ID_Continue}$]*(?:(?:\??\.)[\p{ID_Start}_$#][\p{ID_Continue}$]*)*/u;

/** One value as code has it: a literal, a name, a call, something in brackets; operators only between brackets or without spaces. */
function isExpression(text: string): boolean {
  if (string.test(text) || number.test(text)) return true;
  if (/^[[{(]/.test(text)) return isBracketed(text);
  const head = chain.exec(text)?.[0];
  if (head === undefined) return false;
  const rest = text.slice(head.length);
  if (rest === '') return true;
  if (/^[[(]/.test(rest)) return isBracketed(rest) || (balanced(rest) && /^(?:\([^\s]*\)|\[[^\s]*\]|\.[\w$]+|\(.*\))+$/.test(rest));
  return /^\s?[-+*/%|&]{1,2}\s?[\w.$]+$/.test(rest) && !/^\s\S+\s?$/.test(rest);
}

function isType(text: string): boolean {
  if (!balanced(text)) return false;
  const whole = text.replaceAll(/"[^"]*"|'[^']*'/g, 'x');
  const one = String.raw`[\p{ID_Start}_$][\p{ID_Continue}$.]*(?:\[[^=]*\]|<[^=]*>|\[\])*`;
  return new RegExp(`^${one}(?:\\s*[|&]\\s*${one})*$`, 'u').test(whole) || /^[[{(].*[\]})]$/.test(whole);
}

/** One pair of brackets around all of it. */
function isBracketed(text: string): boolean {
  if (!balanced(text)) return false;
  let depth = 0;
  for (const [i, character] of [...text].entries()) {
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    if (depth === 0 && i < text.length - 1) return false;
  }
  return true;
}

function balanced(text: string): boolean {
  let depth = 0;
  for (const character of text.replaceAll(/"[^"]*"|'[^']*'/g, '')) {
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

type ReadParameter = Omit<ParameterRun, 'end' | 'quoted'>;

/** `trusted`: it stood between quotes, so that whatever follows ":" and "=" is meant as it is. */
function readParameter(written: string, trusted: boolean): ReadParameter | undefined {
  const star = /^\*\s*,\s*/.exec(written)?.[0] ?? '';
  const text = written.slice(star.length).trim();
  const head = /^([\p{ID_Start}_$][\p{ID_Continue}$]*)(\??)/u.exec(text);
  const name = head?.[1];
  if (head === null || name === undefined) return undefined;
  let rest = text.slice(head[0].length).trim();
  let type: string | undefined;
  let value: string | undefined;
  if (rest.startsWith(':')) {
    const equals = topLevelEquals(rest);
    type = rest.slice(1, equals === -1 ? rest.length : equals).trim();
    rest = equals === -1 ? '' : rest.slice(equals);
    if (type === '' || !(trusted ? balanced(type) : isType(type))) return undefined;
  }
  if (rest.startsWith('=') && !rest.startsWith('==') && !rest.startsWith('=>')) {
    value = rest.slice(1).trim();
    rest = '';
    if (value === '' || !(trusted ? balanced(value) : isExpression(value))) return undefined;
  }
  if (rest !== '') return undefined;
  return { name, type, value, optional: head[2] === '?', star: star !== '' };
}

function topLevelEquals(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    else if (character === '=' && depth === 0 && text[at + 1] !== '>') return at;
  }
  return -1;
}
