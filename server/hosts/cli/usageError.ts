/** What the argument parser says of a mistake, as a sentence, and what to do instead. */
import type { CommanderError } from 'commander';
import { type SwarmError, swarmError } from '../../protocol/errors.ts';

export function usageError({ message }: CommanderError): SwarmError {
  const said = message.replace(/^error: /, '').replace(/\n\((.+?)\)$/s, '. $1');
  const { value, advice } =
    /^(?:command-argument value|option '[^']*' argument) '(?<value>.*)' is invalid[^.]*\. (?<advice>.+)$/s.exec(said)?.groups ?? {};
  if (value !== undefined) return swarmError('usage', `"${value}" cannot be read. ${advice}`);
  const { words } = /^too many arguments for 'refactor'.*?: (?<words>.+)\.$/s.exec(said)?.groups ?? {};
  if (words !== undefined) {
    const instruction = words.replaceAll(', ', ' ');
    return swarmError('usage', 'The instruction is one argument.', `Put it in quotes: swarm refactor "${instruction}"`);
  }
  if (/^unknown option '(?:-w|--workspace|--json)\b/.test(said)) {
    return swarmError('usage', asSentence(said), 'Options come after the verb, as in: swarm status --workspace DIR');
  }
  return swarmError('usage', asSentence(said));
}

function asSentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?!]$/.test(begun) ? begun : `${begun}.`;
}
