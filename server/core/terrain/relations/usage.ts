/**
 * What is done with a name at its place: called, made an object of, put over a declaration, or handed on. An index does not
 * say it, the characters around the name do; the place is known to be a name of the code, so nothing else is looked for.
 */
import type { Occurrence } from '../fileIndex.ts';

export type Usage =
  | { readonly kind: 'call' } // f(…), new C(…), <C …/>, f`…`
  | { readonly kind: 'decorator' } // @f, @f(…)
  | { readonly kind: 'value'; readonly passedTo: string | undefined } // f as a value, and the function it is given to
  | { readonly kind: 'write' } // x.f = …
  | { readonly kind: 'other' }; // declared, imported, exported, named in a string or a type

/** How far the characters around a name are looked at, in UTF-16 units. */
const LOOKED_MAX = 2_000;

export function usageAt(text: string, occurrence: Occurrence): Usage {
  const { role, start, end } = occurrence;
  if (role !== 'reference' && role !== 'member' && role !== 'shorthand') return { kind: 'other' };
  const chain = chainStart(text, start);
  const before = lastBefore(text, chain);
  if (text[before] === '@') return { kind: 'decorator' };
  const behind = text.slice(end, end + LOOKED_MAX);
  if (isCalled(behind) || /\bnew\s+$/.test(text.slice(Math.max(0, chain - 20), chain)) || isElement(text, chain)) return { kind: 'call' };
  if (occurrence.writes) return { kind: 'write' };
  if (isExported(text, chain)) return { kind: 'other' };
  if (/\btypeof\s+$/.test(text.slice(Math.max(0, chain - 20), chain))) return { kind: 'other' };
  return { kind: 'value', passedTo: calleeAround(text, chain) };
}

/** In `export { f, g as h }`, `export default f` and `export = f`. */
function isExported(text: string, chain: number): boolean {
  const head = text.slice(Math.max(0, chain - LOOKED_MAX), chain);
  return /\bexport\s*(?:default\s+|=\s*|(?:type\s*)?\{[^{}]*)$/.test(head);
}

/** Where `a.b` of `a.b.f` begins, as far as it is a plain chain of names. */
function chainStart(text: string, start: number): number {
  const head = text.slice(Math.max(0, start - 200), start);
  const chain = /(?:[\p{ID_Start}$_][\p{ID_Continue}$]*\??\.\s*)+$/u.exec(head)?.[0] ?? '';
  return start - chain.length;
}

function lastBefore(text: string, at: number): number {
  let before = at - 1;
  while (before >= 0 && (text[before] === ' ' || text[before] === '\t')) before -= 1;
  return before;
}

/** `(…`, `?.(…`, a template, or type arguments with a call behind them. A line break ends a statement of Python, so none is skipped. */
function isCalled(behind: string): boolean {
  if (/^(?:!|[ \t]|\\\r?\n)*(?:\?\.)?[(`]/.test(behind)) return true;
  if (!behind.startsWith('<')) return false;
  let depth = 0;
  for (let at = 0; at < behind.length; at++) {
    const character = behind[at];
    if (character === '<') depth += 1;
    else if (character === '>' && behind[at - 1] !== '=') depth -= 1;
    else if (character === ';' || character === '&') return false; // a comparison
    if (depth === 0) return behind[at + 1] === '(' || behind[at + 1] === '`';
  }
  return false;
}

/** `<Name …>` of JSX: nobody writes a space behind that bracket, and nobody leaves it out before a comparison's. */
function isElement(text: string, chain: number): boolean {
  return text[chain - 1] === '<' && /(?:^|[\s(>{,?:=[&|])$/.test(text.slice(Math.max(0, chain - 2), chain - 1));
}

/** `map` of `map(x, f)`, `functools.partial` of `functools.partial(f, 1)`; undefined where that takes more than counting brackets. */
function calleeAround(text: string, start: number): string | undefined {
  let depth = 0;
  for (let at = start - 1; at >= Math.max(0, start - LOOKED_MAX); at--) {
    const character = text[at];
    if (character === ')' || character === ']' || character === '}') depth += 1;
    else if (character === '"' || character === "'" || character === '`' || character === ';') return undefined;
    else if (character === '(' || character === '[' || character === '{') {
      if (depth > 0) depth -= 1;
      else if (character !== '(') return undefined;
      else return /([\p{ID_Start}$_][\p{ID_Continue}$.]*)\s*$/u.exec(text.slice(Math.max(0, at - 100), at))?.[1];
    }
  }
  return undefined;
}
