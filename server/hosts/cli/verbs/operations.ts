/** `swarm operations`: what can be asked for, with an example of each. */

import { createOperations } from '../../../operations/registry.ts';
import { ExitCode } from '../../../protocol/errors.ts';
import { languageRules } from '../../languageRules.ts';
import type { Output } from '../output.ts';

export function operations(output: Output): Promise<ExitCode> {
  const known = [...createOperations(languageRules).values()].map(({ name, documentation }) => ({ name, ...documentation }));
  if (output.json) output.document({ operations: known });
  const { bold, dim } = output.colors;
  const indented = (text: string): string => text.trim().replace(/^/gm, '    ');
  if (!output.json) {
    for (const operation of known) {
      output.result(`${bold(operation.name)}  ${operation.summary}`);
      output.result(`\n  say, for example\n${operation.examples.map((example) => `    ${example}`).join('\n')}`);
      output.result(`\n  before\n${indented(operation.before)}\n  after\n${indented(operation.after)}`);
      output.result(`\n  ${dim(operation.preserves)}\n`);
    }
  }
  return Promise.resolve(ExitCode.done);
}
