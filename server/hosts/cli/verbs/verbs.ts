/** Every verb of the command line and what carries it out. */
import { unreachable } from '../../../base/assert.ts';
import { ExitCode } from '../../../protocol/errors.ts';
import { claudeAccess } from '../../claudeAccess.ts';
import type { Environment } from '../../environment.ts';
import type { Invocation } from '../commandLine.ts';
import { holderFinder } from '../holder/findHolder.ts';
import { sessionOpener } from '../openSession.ts';
import type { Output } from '../output.ts';
import { doctor } from './doctor.ts';
import { operations } from './operations.ts';
import { refactor } from './refactor.ts';
import { rewind } from './rewind.ts';
import { status } from './status.ts';
import { terrain } from './terrain/terrain.ts';
import { timeline } from './timeline.ts';
import { verify } from './verify.ts';
import { why } from './why.ts';

export function runVerb(invocation: Invocation, output: Output, environment: Environment): Promise<ExitCode> {
  const open = sessionOpener(output, environment);
  const findHolder = holderFinder(output, environment);
  switch (invocation.verb) {
    case 'refactor':
      return refactor(invocation, output, open, findHolder, claudeAccess(environment));
    case 'timeline':
      return timeline(invocation, output, open);
    case 'why':
      return why(invocation, output, open);
    case 'rewind':
      return rewind(
        { ...invocation, request: { kind: 'rewind', target: invocation.target, preview: invocation.preview } },
        output,
        open,
        findHolder,
      );
    case 'redo':
      return rewind({ ...invocation, request: { kind: 'redo', preview: invocation.preview } }, output, open, findHolder);
    case 'status':
      return status(invocation, output, open, findHolder);
    case 'verify':
      return verify(invocation, output, open);
    case 'doctor':
      return doctor(invocation, output, environment);
    case 'operations':
      return operations(invocation.name, output);
    case 'terrain':
      return terrain(invocation, output, open, findHolder);
    case 'help':
      return Promise.resolve(ExitCode.done);
    default:
      return unreachable(invocation);
  }
}
