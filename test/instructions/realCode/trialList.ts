/**
 * Reads the lists of instructions for real code: plain text, one instruction a line below a heading that names the codebase.
 *
 *     ## gyp
 *     move GetFlavor to flavors.py
 *     ! rename frobnicate to f          (what begins with ! is to be refused)
 *     * rename GetFlavor to get_flavor  (what begins with * is also run by the tests)
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InstructionTrial } from './instructionTrial.ts';

export interface ListedTrial extends InstructionTrial {
  readonly tested: boolean;
}

export function readTrials(file: string): ReadonlyMap<string, readonly ListedTrial[]> {
  const trials = new Map<string, ListedTrial[]>();
  let codebase = '';
  for (const line of readFileSync(join(import.meta.dirname, file), 'utf8').split('\n')) {
    const text = line.trim();
    if (text.startsWith('## ')) codebase = text.slice(3).trim();
    if (text === '' || text.startsWith('#')) continue;
    const mark = /^[!*] /.exec(text)?.[0].trim();
    const list = trials.get(codebase) ?? [];
    const instruction = (mark === undefined ? text : text.slice(2)).replaceAll('\\n', '\n');
    list.push({ instruction, refused: mark === '!', tested: mark === '*' });
    trials.set(codebase, list);
  }
  return trials;
}
