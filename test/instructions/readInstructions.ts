/** Reads the file of instructions: each with what it comes to, in the order of the file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface WrittenInstruction {
  readonly section: string; // an operation, "several" or "refused"
  readonly instruction: string;
  readonly intents: readonly string[]; // as of `intentInShort`; empty when it is refused
  readonly refusal: string | undefined; // words of the message
}

export function readInstructions(): readonly WrittenInstruction[] {
  const found: WrittenInstruction[] = [];
  let section = '';
  for (const line of readFileSync(join(import.meta.dirname, 'instructions.txt'), 'utf8').split('\n')) {
    const heading = /^## (\w+)$/.exec(line)?.[1];
    const meaning = /^ {2}([→✗]) (.+)$/.exec(line);
    const last = found.at(-1);
    if (heading !== undefined) section = heading;
    else if (meaning !== null && last !== undefined) {
      const [, sign, text = ''] = meaning;
      found[found.length - 1] = sign === '✗' ? { ...last, refusal: text } : { ...last, intents: [...last.intents, text] };
    } else if (line.trim() !== '' && (section !== '' || !line.startsWith('#')))
      found.push({ section, instruction: line.replaceAll('\\n', '\n'), intents: [], refusal: undefined });
  }
  return found;
}
