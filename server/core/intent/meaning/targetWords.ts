/** A target in words, for summaries, explanations and messages. */
import type { KeepOld, TargetSpec } from '../../operation/target.ts';
import type { Wish } from '../../operation/wish.ts';
import { readSelector } from '../../terrain/select/readSelector.ts';
import { selectorInWords } from '../../terrain/select/selectorInWords.ts';
import { kindInWords } from '../phrases/kindPhrases.ts';

/** "the function parse_row of Reader in utils/dates.py", "what is at utils/dates.py:3:5" */
export function targetInWords(target: TargetSpec): string {
  const kind = target.kind === undefined ? '' : `the ${kindInWords(target.kind)} `;
  if (target.selector !== undefined) return selectedInWords(target.selector);
  if (target.name === '') return `${kind === '' ? 'what is ' : kind}at ${cursorInWords(target)}`;
  return `${kind}${target.name}${hintsInWords(target)}`;
}

/** Several in words: "f, g and h". */
export function targetsInWords(targets: readonly TargetSpec[]): string {
  const words = targets.map(targetInWords);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

function selectedInWords(selector: string): string {
  const read = readSelector(selector);
  return read.ok ? `all ${selectorInWords(read.value)}` : selector;
}

/** “.btn” becomes “.button”, though the dot is no part of the name. */
export function newNameInWords({ name }: TargetSpec, newName: string): string {
  return name.startsWith('.') && !newName.startsWith('.') ? `.${newName}` : newName;
}

/** ", keeping the old name as a deprecated alias", or nothing. */
export function keptInWords(keepOld: KeepOld | undefined): string {
  if (keepOld === undefined) return '';
  return `, keeping the old name as ${keepOld === 'deprecated' ? 'a deprecated alias' : 'an alias'}`;
}

/** The same for a module, of which the path is kept. */
export function keptPathInWords(keepOld: KeepOld | undefined): string {
  if (keepOld === undefined) return '';
  return `, keeping the old path importable${keepOld === 'deprecated' ? ', with a warning' : ''}`;
}

/** ", also in docs and comments", ", with its tests", or nothing. */
export function followingInWords(also: readonly Wish[] = []): string {
  const texts = also.filter((wish) => wish !== 'tests');
  const inTexts = texts.length === 0 ? '' : `, also in ${texts.join(texts.length > 2 ? ', ' : ' and ')}`;
  return `${inTexts}${also.includes('tests') ? ', with its tests' : ''}`;
}

/** "parse_row (function) of Reader in utils/dates.py" */
export function targetBriefly(target: TargetSpec): string {
  const kind = target.kind === undefined ? '' : ` (${kindInWords(target.kind)})`;
  if (target.selector !== undefined) return selectedInWords(target.selector);
  if (target.name === '') return `${cursorInWords(target)}${kind}`;
  return `${target.name}${kind}${hintsInWords(target)}`;
}

function hintsInWords(target: TargetSpec): string {
  const container = target.containerHint === undefined ? '' : ` of ${target.containerHint}`;
  const path = target.pathHint === undefined ? '' : ` in ${target.pathHint}`;
  return container + path;
}

function cursorInWords(target: TargetSpec): string {
  return target.cursor === undefined ? 'the cursor' : `${target.cursor.path}:${target.cursor.line}:${target.cursor.column}`;
}

/** As it will be read back from JSON: absent fields are not there at all. */
export function withoutAbsent(target: TargetSpec): Partial<TargetSpec> {
  return Object.fromEntries(Object.entries(target).filter(([, value]) => value !== undefined));
}

/** "a, b and c" */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
