/** `swarm verify`: proves the ledger, and says what was proven and what not. */
import { ExitCode } from '../../../protocol/errors.ts';
import type { CommonOptions } from '../commandLine.ts';
import { onInterrupt } from '../interrupt.ts';
import type { OpenSession } from '../openSession.ts';
import { type Output, reportError } from '../output.ts';
import { countOf } from '../render/plan.ts';

const problemsShown = 20;

export async function verify(options: CommonOptions, output: Output, openSession: OpenSession): Promise<ExitCode> {
  const opened = await openSession(options);
  if (!opened.ok) return reportError(output, opened.error);
  const session = opened.value;
  const stop = new AbortController();
  const interrupt = onInterrupt(() => stop.abort());
  try {
    const found = await session.ledger.verify({ signal: stop.signal });
    const exitCode = stop.signal.aborted ? ExitCode.cancelled : found.ok ? ExitCode.done : ExitCode.internal;
    if (output.json) {
      output.document({ ...found, exitCode, recovered: session.recovery.recovered });
      return exitCode;
    }
    const { green, red, dim } = output.colors;
    for (const text of found.proven) output.result(`${green('✓')} ${text}`);
    for (const problem of found.problems.slice(0, problemsShown)) {
      output.result(`${red('✗')} ${problem.sequence === undefined ? '' : `#${problem.sequence} `}${problem.text}`);
    }
    const more = found.problemsTotal - Math.min(found.problems.length, problemsShown);
    if (more > 0) output.result(dim(`  … and ${countOf(more, 'problem')} more (--json names them)`));
    if (found.notProven.length > 0) output.result(`${dim('Not proven:')}\n${found.notProven.map((text) => `  ${text}`).join('\n')}`);
    output.result(
      found.ok
        ? green(`The ledger is sound: ${countOf(found.events, 'event')}.`)
        : red('The ledger is not sound, or not all of it could be read.'),
    );
    return exitCode;
  } finally {
    interrupt.dispose();
    await session.close();
  }
}
