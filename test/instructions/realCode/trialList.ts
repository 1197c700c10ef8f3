/**
 * Reads the lists of instructions for real code: plain text, one instruction a line below a heading that names the codebase.
 *
 *     ## gyp
 *     move GetFlavor to flavors.py
 *     ! rename frobnicate to f          (what begins with ! is to be refused)
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InstructionTrial } from './instructionTrial.ts';

export function readTrials(file: string): ReadonlyMap<string, readonly InstructionTrial[]> {
  const trials = new Map<string, InstructionTrial[]>();
  let codebase = '';
  for (const line of readFileSync(join(import.meta.dirname, file), 'utf8').split('\n')) {
    const text = line.trim();
    if (text.startsWith('## ')) codebase = text.slice(3).trim();
    if (text === '' || text.startsWith('#')) continue;
    const refused = text.startsWith('! ');
    const list = trials.get(codebase) ?? [];
    list.push({ instruction: (refused ? text.slice(2) : text).replaceAll('\\n', '\n'), refused });
    trials.set(codebase, list);
  }
  return trials;
}
