/** The class of a new exception, written as the exceptions beside it are, and its place among them. */

import { lineBreakIn } from '../../base/lineBreak.ts';
import { NONE } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import { indentUnit } from '../../core/terrain/indentUnit.ts';
import { isTyped } from '../callables/definition.ts';
import type { InheritedConstructor } from './inheritedConstructor.ts';

interface Wanted {
  readonly name: string;
  readonly base: string; // as the file writes it
  readonly inherited: InheritedConstructor | undefined; // undefined: the base is one of the language's own
  readonly argumentsMost: number; // that any place gives it
  readonly exported: boolean;
}

/** `text`: of the file it comes into; '' where that is new. */
export function exceptionLines(path: string, text: string, { name, base, inherited, argumentsMost, exported }: Wanted): readonly string[] {
  const unit = indentUnit(text, /\.pyi?$/.test(path) ? 'python' : 'ecmascript');
  if (/\.pyi?$/.test(path)) {
    if (path.endsWith('.pyi')) return [`class ${name}(${base}): ...`];
    const oneLine = /^class \w+\(\w*(?:Error|Exception)\):[ \t]*(pass|\.\.\.)/m.exec(text)?.[1];
    return oneLine === undefined ? [`class ${name}(${base}):`, `${unit}pass`] : [`class ${name}(${base}): ${oneLine}`];
  }
  const quote = (text.match(/"/g)?.length ?? 0) > (text.match(/'/g)?.length ?? 0) ? '"' : "'";
  const semicolon = text === '' || /;[ \t]*$/m.test(text) ? ';' : '';
  const head = `${exported ? 'export ' : ''}class ${name} extends ${base} {`;
  const named = `${quote}${name}${quote}`;
  if (inherited && (inherited.naming === 'byClass' || !(inherited.naming === 'fixed' || /this\.name\s*=|\bname\s*=/.test(text))))
    return [`${head}}`];
  if (/this\.name\s*=/.test(text) && argumentsMost <= 1 && isTyped(path) && inherited?.takesMessage !== false) {
    return [
      head,
      `${unit}constructor(message: string) {`,
      `${unit}${unit}super(message)${semicolon}`,
      `${unit}${unit}this.name = ${named}${semicolon}`,
      `${unit}}`,
      '}',
    ];
  }
  return [head, `${unit}${isTyped(path) ? 'override ' : ''}name = ${named}${semicolon}`, '}'];
}

export interface ExceptionPlace {
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/** Behind the last exception of the file that is not used before it, else behind the imports. `base`: where its own base ends, in this file. */
export function exceptionPlace(view: FileView, text: string, base: number | undefined, before: number): ExceptionPlace {
  const eol = lineBreakIn(text);
  const classes = view.index.symbols.filter(
    ({ kind, scope, name }) => kind === 'class' && scope === 0 && /(?:Error|Exception|Warning)$/.test(name),
  );
  const ends = classes.map((symbol) => endOf(view, symbol)).filter((end) => end <= before);
  const behind = Math.max(base ?? 0, ...ends);
  const blank = eol.repeat(view.family === 'python' ? 2 : 1);
  if (behind > 0) {
    const line = text.indexOf('\n', behind - 1);
    const at = line < 0 ? text.length : line + 1;
    const tight = standTight(
      text,
      classes.map(({ extent }) => extent.start).filter((start) => start < at),
    );
    return { at, before: (text[at - 1] === '\n' ? '' : eol) + (tight ? '' : blank), after: '' };
  }
  const imports = view.index.imports.filter(({ scope }) => scope === 0).map(({ end }) => end);
  const last = Math.max(0, ...imports);
  const line = last === 0 ? 0 : text.indexOf('\n', last) + 1;
  const at = last > 0 ? (line === 0 ? text.length : line) : afterDocs(text, view);
  const follows = text.slice(at).trim() !== '';
  const blankLines = (/^(?:[ \t]*\r?\n)*/.exec(text.slice(at))?.[0] ?? '').split('\n').length - 1;
  const opening = at === 0 ? '' : (text[at - 1] === '\n' ? '' : eol) + blank;
  return { at, before: opening, after: follows ? eol.repeat(Math.max(0, (view.family === 'python' ? 2 : 1) - blankLines)) : '' };
}

/** Whether the last of them stands right below the one before it. */
function standTight(text: string, starts: readonly number[]): boolean {
  const last = Math.max(0, ...starts);
  const begins = text.lastIndexOf('\n', last - 1);
  return begins > 0 && /(?:^|\n)(?:export[ \t]+)?class [^\n]*$/.test(text.slice(0, begins).replace(/\r$/, ''));
}

function endOf(view: FileView, symbol: FileView['index']['symbols'][number]): number {
  const ix = view.index.symbols.indexOf(symbol);
  const bodies = view.index.scopes.flatMap(({ owner, end }) => (owner === ix && owner !== NONE ? [end] : []));
  return Math.max(symbol.extent.end, ...bodies);
}

/** Behind a docstring, or the comments at the top. */
function afterDocs(text: string, { family }: FileView): number {
  const top =
    family === 'python'
      ? /^(?:#[^\n]*\n|[ \t]*\r?\n)*(?:[rR]?("""|''')[\s\S]*?\1[ \t]*\r?\n)?/.exec(text)?.[0]
      : /^(?:#![^\n]*\n)?(?:[ \t]*(?:\/\*[\s\S]*?\*\/|\/\/[^\n]*)[ \t]*\r?\n)?(?:['"]use strict['"];?\r?\n)?/.exec(text)?.[0];
  return top?.length ?? 0;
}
