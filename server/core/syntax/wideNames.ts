/**
 * Names in files that are not understood in depth, told by their letters alone: where one begins and ends, and what is written right
 * before it (`.btn`, `#main`, `--accent`, `<section`). What a name means is for a language server to say.
 */
import type { Extent } from '../terrain/fileIndex.ts';

export interface WideName extends Extent {
  readonly name: string; // without its sigil
  readonly sigil: string; // "." of a class in a style sheet; empty where there is none
}

/** How names are written in files of some endings. `dashes`: a dash is part of a name and no minus. */
interface Spelling {
  readonly dashes: boolean;
  /** What may stand before a name, longest first. */
  readonly sigils: readonly string[];
}

const style: Spelling = { dashes: true, sigils: ['--', '.', '#', '@', '$', '%'] };
const markup: Spelling = { dashes: true, sigils: ['</', '<'] };
const plain: Spelling = { dashes: false, sigils: [] };
const spellings: Readonly<Record<string, Spelling>> = {
  css: style,
  less: style,
  scss: style,
  sass: style,
  html: markup,
  htm: markup,
  xml: markup,
  svg: markup,
  vue: markup,
  svelte: markup,
  json: { dashes: true, sigils: [] },
  php: { dashes: false, sigils: ['$'] },
  sh: { dashes: false, sigils: ['$'] },
  bash: { dashes: false, sigils: ['$'] },
  rb: { dashes: false, sigils: ['@@', '@', '$', ':'] },
};

function spellingOf(path: string): Spelling {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return (Object.hasOwn(spellings, ending) ? spellings[ending] : undefined) ?? plain;
}

const part = /[\p{ID_Continue}$\u200c\u200d]/u;

/** A name that is longer is none that anybody asks for. */
const nameUnitsMax = 500;

/** The name an offset stands in, at its beginning, right behind it, or on its sigil. */
export function wideNameAt(text: string, offset: number, path: string): WideName | undefined {
  const spelling = spellingOf(path);
  let from = offset;
  while (from < text.length && from - offset < 2 && !isPart(text, from, spelling) && isSigil(text[from], spelling)) from += 1;
  let start = from;
  let end = from;
  while (start > 0 && isPart(text, start - 1, spelling) && from - start < nameUnitsMax) start -= 1;
  while (end < text.length && isPart(text, end, spelling) && end - start < nameUnitsMax) end += 1;
  return named(text, start, end, spelling);
}

/** Where a name stands as itself, with whatever sigil. `name`: without its own. In order. */
export function wideNamesOf(text: string, name: string, path: string): readonly WideName[] {
  const found: WideName[] = [];
  if (name === '') return found;
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    const here = wideNameAt(text, at, path);
    if (here?.start === at && here.end === at + name.length) found.push(here);
  }
  return found;
}

/** A written name as its sigil, which may be empty, and the rest. */
export function splitSigil(written: string, path: string): { readonly sigil: string; readonly name: string } {
  const sigil = spellingOf(path).sigils.find((one) => written.startsWith(one)) ?? '';
  return { sigil, name: written.slice(sigil.length) };
}

function named(text: string, start: number, end: number, spelling: Spelling): WideName | undefined {
  // `--accent` is written in characters of a name throughout.
  const dashes = spelling.dashes && text.startsWith('--', start) ? 2 : 0;
  const dollar = spelling.sigils.includes('$') && text[start] === '$' ? 1 : 0;
  const from = start + Math.max(dashes, dollar);
  const name = text.slice(from, end);
  if (name === '' || !/[\p{L}\p{N}_]/u.test(name)) return undefined;
  const sigil = spelling.sigils.find((one) => text.startsWith(one, from - one.length)) ?? '';
  return { name, sigil, start: from, end };
}

function isPart(text: string, at: number, { dashes }: Spelling): boolean {
  const character = text[at] ?? '';
  if (character === '-') return dashes;
  const code = text.codePointAt(at);
  const behind = at > 0 && /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') ? text.codePointAt(at - 1) : undefined;
  return code !== undefined && part.test(String.fromCodePoint(behind ?? code));
}

function isSigil(character: string | undefined, { sigils }: Spelling): boolean {
  return character !== undefined && sigils.some((sigil) => sigil.includes(character));
}
