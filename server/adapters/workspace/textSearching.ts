/**
 * Swarm's own text search: file by file in this process, for where ripgrep is not, or no process may be started. It finds
 * what ripgrep finds, more slowly.
 */
import * as path from 'node:path';
import { scheduler } from 'node:timers/promises';
import * as vm from 'node:vm';
import { ok, type Result } from '../../base/result.ts';
import { isBinary } from '../../core/documents/textBytes.ts';
import type { TextBounds, TextFile, TextFound, TextMatch, TextQuery, TextSearchPort } from '../../core/ports/textSearchPort.ts';
import { globFilter } from '../../core/terrain/find/text/globFilter.ts';
import { LeftOut } from '../../core/terrain/find/text/leftOut.ts';
import { matchesIn } from '../../core/terrain/find/text/textMatches.ts';
import { textPattern } from '../../core/terrain/find/text/textPattern.ts';
import { fail, type SwarmError } from '../../protocol/errors.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { readWhole } from './opening.ts';

/** Read in one go before others get their turn: some milliseconds. */
const FILES_PER_TURN = 64;
/** A regular expression that takes longer on one file is given up there: some try as many ways as there are. */
const MATCHING_MS_MAX = 1_000;

type Content =
  | { readonly kind: 'text'; readonly text: string; readonly binary: boolean }
  | { readonly kind: 'leftOut'; readonly why: string }
  | { readonly kind: 'gone' };

export class OwnTextSearch implements TextSearchPort {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async search(
    query: TextQuery,
    paths: readonly WorkspacePath[],
    bounds: TextBounds,
    signal: AbortSignal,
  ): Promise<Result<TextFound, SwarmError>> {
    const pattern = textPattern(query);
    if (!pattern.ok) return pattern;
    const match = query.isRegex
      ? boundedMatching(pattern.value)
      : (text: string, most: number, units: number) => matchesIn(text, pattern.value, most, units);
    const files: TextFile[] = [];
    const leftOut = new LeftOut();
    const wanted = paths.filter(globFilter(query.globs));
    let left = bounds.matchesMax;
    for (let at = 0; at < wanted.length && left > 0; at += FILES_PER_TURN) {
      if (signal.aborted) fail('cancelled', `Stopped while searching for ${query.pattern}.`);
      for (const file of wanted.slice(at, at + FILES_PER_TURN)) {
        const content = read(path.join(this.#root, file), bounds.fileBytesMax);
        if (content.kind === 'leftOut') leftOut.add(file, content.why);
        if (content.kind !== 'text' || left === 0) continue;
        const matches = match(content.text, content.binary ? 1 : left, bounds.lineUnitsMax);
        if (matches === undefined) leftOut.add(file, 'the expression takes too long there');
        else if (matches.length > 0 && content.binary) leftOut.add(file, 'binary');
        else if (matches.length > 0) {
          files.push({ path: file, matches });
          left -= matches.length;
        }
      }
      await scheduler.yield();
    }
    if (signal.aborted) fail('cancelled', `Stopped while searching for ${query.pattern}.`);
    files.sort((a, b) => (a.path < b.path ? -1 : 1));
    return ok({ files, matches: bounds.matchesMax - left, complete: left > 0, leftOut: leftOut.sentences(), searcher: 'Swarm' });
  }
}

/** undefined: it took too long. */
function boundedMatching(pattern: RegExp): (text: string, most: number, units: number) => readonly TextMatch[] | undefined {
  let work: () => readonly TextMatch[] = () => [];
  let result: readonly TextMatch[] | undefined;
  const context = vm.createContext({
    run: () => {
      result = work();
    },
  });
  const script = new vm.Script('run()');
  return (text, most, units) => {
    work = () => matchesIn(text, pattern, most, units);
    result = undefined;
    try {
      script.runInContext(context, { timeout: MATCHING_MS_MAX });
    } catch (failure) {
      if (!isTimeout(failure)) throw failure;
    }
    return result;
  };
}

/** The error is of another realm, and of no class known here. */
function isTimeout(failure: unknown): boolean {
  return typeof failure === 'object' && failure !== null && 'code' in failure && failure.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

function read(file: string, bytesMax: number): Content {
  const opened = readWhole(file, bytesMax);
  if (opened.state === 'tooLarge') return { kind: 'leftOut', why: LeftOut.tooLarge(bytesMax) };
  if (opened.state !== 'read') return { kind: 'gone' };
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(opened.value);
  return { kind: 'text', text, binary: isBinary(opened.value) };
}
