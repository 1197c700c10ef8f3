/** What is done and taken back by operations alone must leave every file as it was, to the byte. */

import { posix } from 'node:path';
import { LineIndex } from '../../../server/base/lineIndex.ts';
import { mapOffset } from '../../../server/base/textEdit.ts';
import type { FileProposal } from '../../../server/core/operation/operation.ts';
import { NONE } from '../../../server/core/terrain/fileIndex.ts';
import { deepLanguageOfPath } from '../../../server/core/terrain/languageId.ts';
import type { Files } from '../../support/memoryWorkspace.ts';
import { carryOut } from '../carryOut.ts';
import { Dice } from '../rename/fuzz/dice.ts';
import { keptIndexes, parsedText, type SourceName, sourceNames, sourcesOf } from './realSources.ts';

export interface RoundTrip {
  readonly seed: number;
  readonly source: SourceName;
  readonly what: string;
  /**
   * 'differs': `findings` says where. 'not back': the way there went and the way back was refused. 'elsewhere': the same words in another
   * order, or exported where they were not: on the way others needed it, and who else does by now cannot be seen. 'spelt out': but
   * for `{ name }`, which became two names on the way and stays `{ name: name }`.
   */
  readonly outcome: 'same' | 'spelt out' | 'refused' | 'not back' | 'elsewhere' | 'differs';
  readonly findings: readonly string[];
}

interface Leg {
  readonly operation: string;
  readonly args: unknown;
}

/** The way there, and the way back, which may depend on what came of the first. */
interface Trip {
  readonly what: string;
  readonly there: Leg;
  readonly back: (after: Files, proposals: readonly FileProposal[]) => Leg;
}

/** A symbol gets a name that nothing has, and its old one again. */
export async function renameThereAndBack(seed: number): Promise<RoundTrip> {
  const dice = new Dice(seed);
  const { name: source, files } = sourcesOf(dice.one(sourceNames));
  const path = dice.one([...files.keys()]);
  const text = files.get(path) ?? '';
  const language = deepLanguageOfPath(path);
  const symbols = language ? (await parsedText(language, text)).index.symbols : [];
  const named = symbols.filter(({ kind, name }) => kind !== 'import' && /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name));
  if (named.length === 0) return { seed, source, what: path, outcome: 'refused', findings: ['declares nothing'] };
  const { name, nameExtent } = dice.one(named);
  const fresh = freshName(name, files);
  const leg = (whole: string, at: number, newName: string): Leg => {
    const { line, column } = new LineIndex(whole).at(at);
    return {
      operation: 'rename',
      args: { target: { name: '', cursor: { path, line, column, endLine: line, endColumn: column } }, newName },
    };
  };
  const { line, column } = new LineIndex(text).at(nameExtent.start);
  return travel(seed, source, files, {
    what: `${path}:${line}:${column} ${name} → ${fresh} → ${name}`,
    there: leg(text, nameExtent.start, fresh),
    back: (after, proposals) => {
      const edits = proposals.find((proposal) => proposal.path === path)?.edits ?? [];
      const now = after.get(path) ?? '';
      // What was one word for two things ("x" of "{ x }") is two by now: the new name is the second.
      return leg(now, now.indexOf(fresh, mapOffset(nameExtent.start, edits)), name);
    },
  });
}

/**
 * A module goes to another folder, maybe under another name, and back. Where an import is spelt the long way ("../a/b" within a), or
 * has the module in a list of names, that is not told by its new place any more: such trips are not begun.
 */
export async function moveThereAndBack(seed: number): Promise<RoundTrip> {
  const dice = new Dice(seed);
  const { name: source, files } = sourcesOf(dice.one(sourceNames));
  const from = dice.one([...files.keys()]);
  const cut = from.lastIndexOf('/') + 1;
  const folders = [...new Set([...files.keys()].map((path) => path.slice(0, path.lastIndexOf('/') + 1)))];
  const folder = dice.chance(30) ? `${from.slice(0, cut)}fresh_folder/` : dice.one(folders);
  const to = `${folder}${dice.chance(40) ? `fresh_${dice.roll(100)}${from.slice(from.lastIndexOf('.'))}` : from.slice(cut)}`;
  const leg = (at: string, there: string): Leg => ({
    operation: 'moveModule',
    args: { target: { name: at, kind: 'file', pathHint: at }, to: there, relation: 'as' },
  });
  const trip = { what: `${from} → ${to} → ${from}`, there: leg(from, to), back: () => leg(to, from) };
  const name = from.slice(cut).replace(/\..*$/, '');
  for (const [path, text] of files) {
    const why = await whyLost(path, text, name, path === from);
    if (why !== undefined) return { seed, source, what: trip.what, outcome: 'refused', findings: [why] };
  }
  return travel(seed, source, files, trip);
}

/**
 * Something that stands at the top of a module goes to another one, there or new, and back. Where several things stand in a module, which
 * of them it stood between is not told by its new place; so is the order of names in an import that is not sorted. Such a trip comes back 'elsewhere'.
 */
export async function moveSymbolThereAndBack(seed: number): Promise<RoundTrip> {
  const dice = new Dice(seed);
  const { name: source, files } = sourcesOf(dice.one(sourceNames));
  const from = dice.one([...files.keys()]);
  const language = deepLanguageOfPath(from);
  const symbols = language ? (await parsedText(language, files.get(from) ?? '')).index.symbols : [];
  const fitting = symbols.filter(
    ({ kind, scope, container, import: imported, name }) =>
      scope === 0 && container === NONE && imported === NONE && movable.has(kind) && /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name),
  );
  if (fitting.length === 0) return { seed, source, what: from, outcome: 'refused', findings: ['declares nothing'] };
  const { name } = dice.one(fitting);
  const others = [...files.keys()].filter((path) => path !== from && deepLanguageOfPath(path) === language);
  const ending = from.slice(from.lastIndexOf('.'));
  const fresh = `${from.slice(0, from.lastIndexOf('/') + 1)}fresh_${dice.roll(100)}${ending}`;
  const to = dice.chance(50) || others.length === 0 ? fresh : dice.one(others);
  const leg = (at: string, there: string): Leg => ({
    operation: 'move',
    // The old module stays, or it would have to be made again without its licence.
    args: { targets: [{ name, pathHint: at }], to: there, emptied: at === from ? 'keep' : undefined },
  });
  return travel(seed, source, files, { what: `${name} of ${from} → ${to} → ${from}`, there: leg(from, to), back: () => leg(to, from) });
}

const movable: ReadonlySet<string> = new Set(['function', 'class', 'variable', 'constant', 'type', 'interface', 'enum']);

/** `name`: of the module that moves; `moves`: whether it is this file. */
async function whyLost(path: string, text: string, name: string, moves: boolean): Promise<string | undefined> {
  const language = deepLanguageOfPath(path);
  for (const { kind, specifier, names } of language ? (await parsedText(language, text)).index.imports : []) {
    if (language === 'python') {
      if (kind === 'from' && names.length > 1 && names.some((each) => each.name === name)) return 'in a list of names';
    } else if (specifier.startsWith('.') && (moves || specifier.split('/').at(-1)?.startsWith(name) === true)) {
      const folder = posix.dirname(path);
      const shortest = posix.relative(folder, posix.join(folder, specifier));
      if (specifier !== (shortest.startsWith('.') ? shortest : `./${shortest}`)) return 'spelt the long way';
    }
  }
  return undefined;
}

async function travel(seed: number, source: SourceName, files: Files, { what, there, back }: Trip): Promise<RoundTrip> {
  const trip = { seed, source, what };
  const went = await carryOut(files, there.operation, there.args, { known: keptIndexes });
  if ('refusal' in went) return { ...trip, outcome: 'refused', findings: [went.refusal.error.code] };
  const { located, after, proposals } = went.result;
  // What nothing settles, or would be wrong, is not written without a person.
  if (located.collisions.length > 0 || (located.unsettled ?? []).length > 0)
    return { ...trip, outcome: 'refused', findings: ['unsettled'] };
  const { operation, args } = back(after, proposals);
  const came = await carryOut(after, operation, args, { known: keptIndexes });
  // Where it is now, its name may be another thing's as well: which is meant is asked.
  if ('refusal' in came && came.refusal.error.code === 'symbol-ambiguous')
    return { ...trip, outcome: 'refused', findings: ['symbol-ambiguous'] };
  if ('refusal' in came) return { ...trip, outcome: 'not back', findings: [came.refusal.error.code, came.refusal.error.message] };
  const findings = differences(files, came.result.after);
  if (findings.length === 0) return { ...trip, outcome: 'same', findings };
  if (differences(inShort(files), inShort(came.result.after)).length === 0) return { ...trip, outcome: 'spelt out', findings };
  const words = inOtherWords(files, came.result.after);
  return { ...trip, outcome: words.length === 0 ? 'elsewhere' : 'differs', findings: [...words, ...findings] };
}

function inShort(files: Files): Files {
  return new Map(
    [...files].map(([path, text]) => [path, text.replaceAll(/(?<![\p{L}\p{N}_$.])([\p{L}\p{N}_$]+): \1(?![\p{L}\p{N}_$])/gu, '$1')]),
  );
}

/** In words: what a file has more or less of than it had, whatever the order; nothing where only that is another. */
function inOtherWords(before: Files, after: Files): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((path) => {
    if (before.get(path) === after.get(path)) return [];
    const counts = new Map<string, number>();
    const count = (text: string | undefined, by: number): void => {
      for (const [word] of text?.matchAll(/[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + by);
    };
    count(after.get(path), 1);
    count(before.get(path), -1);
    const changed = [...counts]
      .filter(([word, times]) => times !== 0 && !(word === 'export' && times > 0))
      .map(([word, times]) => `${times > 0 ? '+' : ''}${times} ${word}`);
    return changed.length === 0 ? [] : [`${path}: ${changed.join(', ')}`];
  });
}

function differences(before: Files, after: Files): readonly string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].sort().flatMap((path) => {
    const [was, is] = [before.get(path), after.get(path)];
    if (was === is) return [];
    if (was === undefined) return [`${path} was left behind`];
    return is === undefined ? [`${path} is gone`] : [firstDifference(path, was, is)];
  });
}

function firstDifference(path: string, was: string, is: string): string {
  const [before, after] = [was.split('\n'), is.split('\n')];
  const at = before.findIndex((line, i) => line !== after[i]);
  const line = at === -1 ? before.length : at;
  return `${path}:${line + 1} ${JSON.stringify(before[line] ?? '')} became ${JSON.stringify(after[line] ?? '')}`;
}

/** A name of the same shape that stands nowhere, not even in prose. */
function freshName(name: string, files: Files): string {
  for (let i = 1; ; i++) {
    const fresh = `${name}${/[a-z]/.test(name) ? `x${i}` : `X${i}`}`;
    if (![...files.values()].some((text) => text.includes(fresh))) return fresh;
  }
}
