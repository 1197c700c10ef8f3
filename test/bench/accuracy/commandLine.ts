/** Understands `npm run bench:accuracy -- [DIR …] [--seed N] [--sample N] [--json FILE]`. Pure. */

export interface AccuracyRequest {
  readonly folders: readonly string[]; // none: the codebases of packages
  readonly seed: number;
  readonly sample: number; // symbols in each language
  readonly json: string | undefined; // file for the whole result
}

const defaultSample = 320;
const usage = 'npm run bench:accuracy [-- [DIR …] [--seed N] [--sample N] [--json FILE]]';

/** What was asked for, or one sentence why that is not possible. */
export function readAccuracyRequest(args: readonly string[]): AccuracyRequest | string {
  let request: AccuracyRequest = { folders: [], seed: 1, sample: defaultSample, json: undefined };
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    const next = args[i + 1];
    if (!arg.startsWith('-')) request = { ...request, folders: [...request.folders, arg] };
    else if (arg !== '--seed' && arg !== '--sample' && arg !== '--json') return `There is no option ${arg}: ${usage}`;
    else if (next === undefined) return `${arg} needs a value: ${usage}`;
    else {
      i++;
      if (arg === '--json') request = { ...request, json: next };
      else if (!/^\d+$/.test(next) || Number(next) < 1) return `${arg} takes a whole number from 1, not “${next}”.`;
      else request = { ...request, [arg.slice(2)]: Number(next) };
    }
  }
  return request;
}
