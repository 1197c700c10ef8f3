/** `swarm operations`: what can be asked for, with an example of each. */

import { createOperations } from '../../../operations/registry.ts';
import { ExitCode } from '../../../protocol/errors.ts';
import { languageRules } from '../../languageRules.ts';
import type { Output } from '../output.ts';

export function operations(output: Output): Promise<ExitCode> {
  const known = [...createOperations(languageRules).values()].map(({ name, documentation }) => ({ name, ...documentation }));
  if (output.json) output.document({ operations: known });
  const { bold } = output.colors;
  const indented = (text: string): string => text.trim().replace(/^/gm, '    ');
  if (!output.json) {
    for (const operation of known) {
      output.result(`${bold(operation.name)}  ${operation.summary}`);
      output.result(`\n  say, for example\n${operation.examples.map((example) => `    ${example}`).join('\n')}`);
      output.result(`\n  before\n${indented(operation.before)}\n  after\n${indented(operation.after)}`);
      output.result(`\n  keeps\n${wrapped(operation.preserves, output.columns)}\n`);
    }
  }
  return Promise.resolve(ExitCode.done);
}

/** Prose in lines of a readable length. */
function wrapped(text: string, columns: number): string {
  const width = Math.max(40, Math.min(columns, 100) - 4);
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.map((line) => `    ${line}`).join('\n');
}
