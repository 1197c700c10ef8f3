/** `swarm`, the command line: reads arguments and environment, runs one verb, ends with its exit code. */
import { type ExitCode, SwarmFailure, swarmError } from '../../protocol/errors.ts';
import { readEnvironment } from '../environment.ts';
import { type Invocation, parseCommandLine } from './commandLine.ts';
import { createOutput, type Output, reportError, writeFully } from './output.ts';
import { isTooOld } from './ownNode.ts';
import { runVerb } from './verbs/verbs.ts';

declare const SWARM_VERSION: string;

async function main(args: readonly string[]): Promise<ExitCode> {
  const environment = readEnvironment();
  // Until the arguments are read, only their spelling can say whether JSON was wanted.
  const early = createOutput(args.includes('--json'), environment);
  let output: Output = early;
  try {
    if (isTooOld()) {
      return reportError(
        early,
        swarmError('node-too-old', `This is Node ${process.versions.node}; its native interface is too old for the ledger.`),
      );
    }
    const invocation: Invocation = parseCommandLine(args, SWARM_VERSION, (text, asked) => void writeFully(asked ? 1 : 2, text));
    if (invocation.verb === 'help') return invocation.exitCode;
    output = createOutput(invocation.json, environment);
    return await runVerb(invocation, output, environment);
  } catch (failure) {
    if (failure instanceof SwarmFailure) return reportError(output, failure.error);
    const error = failure instanceof Error ? failure : new Error(String(failure));
    if (environment.debug) output.say(error.stack ?? error.message);
    return reportError(
      output,
      swarmError(
        'internal',
        `Something unexpected happened: ${error.message}`,
        'Set SWARM_DEBUG=1 to see where. Run "swarm verify" to see that the ledger is sound.',
      ),
    );
  }
}

// The clock's timers keep no process alive, so that nothing outlives its work; while a verb runs, this does.
const alive = setInterval(() => undefined, 2 ** 30);
process.exitCode = await main(process.argv.slice(2));
clearInterval(alive);
