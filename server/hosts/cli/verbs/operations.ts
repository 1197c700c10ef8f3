/** `swarm operations [NAME]`: all that can be asked for, a line and an example each; of one, what it does before and after. */
import { nearMisses } from '../../../operations/grounding/nearMiss.ts';
import { createOperations } from '../../../operations/registry.ts';
import { ExitCode, swarmError } from '../../../protocol/errors.ts';
import { languageRules } from '../../languageRules.ts';
import { type Output, reportError } from '../output.ts';

interface Known {
  readonly name: string;
  readonly summary: string;
  readonly before: string;
  readonly after: string;
  readonly examples: readonly string[];
  readonly preserves: string;
}

/** `name`: as it is called, or in words: "method to function". */
export function operations(name: string | undefined, output: Output): Promise<ExitCode> {
  const known = [...createOperations(languageRules).values()].map(
    (operation): Known => ({ name: operation.name, ...operation.documentation }),
  );
  const named = name === undefined ? undefined : known.find((one) => fold(one.name) === fold(name));
  if (name !== undefined && named === undefined) return Promise.resolve(unknown(name, known, output));
  const shown = named === undefined ? known : [named];
  if (output.json) output.document({ operations: shown });
  else if (named !== undefined) showOne(named, output);
  else showAll(known, output);
  return Promise.resolve(ExitCode.done);
}

function fold(name: string): string {
  return name.replaceAll(/[\s_-]/g, '').toLowerCase();
}

function unknown(name: string, known: readonly Known[], output: Output): ExitCode {
  const near = nearMisses(
    fold(name),
    known.map((one) => one.name),
  );
  const meant = near.length > 0 ? `Did you mean ${near.map((each) => `“${each}”`).join(', ')}? ` : '';
  const hint = `${meant}There are: ${known.map((one) => one.name).join(', ')}.`;
  return reportError(output, swarmError('operation-unknown', `There is no operation “${name}”.`, hint));
}

function showAll(known: readonly Known[], output: Output): void {
  const { bold, dim } = output.colors;
  for (const { name, summary, examples } of known) {
    output.result(`${bold(name)}  ${summary}`);
    if (examples[0] !== undefined) output.result(`  ${dim('say, for example:')} ${examples[0]}`);
  }
  output.result(dim('\n“swarm operations NAME” shows one before and after, with more examples and what it keeps.'));
}

function showOne({ name, summary, examples, before, after, preserves }: Known, output: Output): void {
  const indented = (text: string): string => text.trim().replace(/^/gm, '    ');
  output.result(`${output.colors.bold(name)}  ${summary}`);
  output.result(`\n  say, for example\n${examples.map((example) => `    ${example}`).join('\n')}`);
  output.result(`\n  before\n${indented(before)}\n  after\n${indented(after)}`);
  output.result(`\n  keeps\n${wrapped(preserves, output.columns)}`);
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
