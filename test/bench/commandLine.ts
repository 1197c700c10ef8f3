/** Understands `npm run bench -- [subject …] [--quick | --large]`. Pure. */
import type { Scale } from './subject.ts';

export interface BenchRequest {
  readonly names: readonly string[]; // in the order in which subjects run
  readonly scale: Scale;
}

/** What was asked for, or one sentence why that is not possible. */
export function readBenchRequest(args: readonly string[], known: readonly string[]): BenchRequest | string {
  const options = args.filter((arg) => arg.startsWith('-'));
  const asked = args.filter((arg) => !arg.startsWith('-'));
  const unknownOptions = options.filter((option) => option !== '--quick' && option !== '--large');
  if (unknownOptions.length > 0) return `There is no option ${unknownOptions.join(', ')}; there are: --quick, --large.`;
  if (new Set(options).size > 1) return 'Either --quick or --large, not both.';
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0) return `There is no subject ${unknown.join(', ')}; there are: ${known.join(', ')}.`;
  const scale = options[0] === '--quick' ? 'quick' : options[0] === '--large' ? 'large' : 'default';
  return { names: known.filter((name) => asked.length === 0 || asked.includes(name)), scale };
}
