/** `swarm why FILE:LINE`: why a line is as it is. */
import { why as answerWhy, type WhySources } from '../../../core/ledger/why.ts';
import { whyText } from '../../../core/ledger/whyText.ts';
import { ExitCode, swarmError } from '../../../protocol/errors.ts';
import { asChangeSetId, asContentHash, asMissionId, asWorkspacePath } from '../../../protocol/ids.ts';
import { dateAndTime } from '../../localTime.ts';
import type { WhyOptions } from '../commandLine.ts';
import type { CliSession, OpenSession } from '../openSession.ts';
import { type Output, reportError } from '../output.ts';
import { countOf } from '../render/plan.ts';

const pathHint = 'Give a file of the workspace, as seen from its folder or from here; --workspace DIR names another workspace.';

export async function why(options: WhyOptions, output: Output, openSession: OpenSession): Promise<ExitCode> {
  const opened = await openSession(options);
  if (!opened.ok) return reportError(output, opened.error);
  const session = opened.value;
  try {
    const path = session.workspace.identify(options.place.path);
    if (!path.ok) return reportError(output, swarmError('usage', path.error.message, pathHint));
    const file = await session.workspace.read(path.value);
    if (file.state === 'unreadable')
      return reportError(output, swarmError('usage', `${path.value} cannot be read: ${file.detail}.`, pathHint));
    const question = { path: path.value, line: options.place.line, currentText: file.text, currentHash: file.hash };
    const answer = answerWhy(question, sourcesOf(session));
    if (answer.kind === 'no-such-line') {
      return reportError(
        output,
        swarmError(
          'usage',
          `${path.value} has ${countOf(answer.lines, 'line')}; there is no line ${options.place.line}.`,
          'Give FILE:LINE, lines counted from 1.',
        ),
      );
    }
    const sentences = whyText(answer, dateAndTime);
    if (output.json) output.document({ path: path.value, line: options.place.line, answer, sentences });
    else {
      output.result(output.colors.bold(`${path.value}:${options.place.line}  ${lineOf(file.text, options.place.line)}`));
      for (const sentence of sentences) output.result(`  ${sentence}`);
    }
    return ExitCode.done;
  } finally {
    await session.close();
  }
}

function lineOf(text: string, line: number): string {
  return (text.split(/\r\n|\n|\r/)[line - 1] ?? '').trim();
}

function sourcesOf({ ledger }: CliSession): WhySources {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return {
    stateChanges: (path) => ledger.events({ kinds: ['stateChange'], path: asWorkspacePath(path) }),
    text(hash) {
      const bytes = ledger.content(asContentHash(hash));
      if (!bytes) return undefined;
      try {
        return decoder.decode(bytes);
      } catch {
        return undefined; // not text
      }
    },
    changeSet: (id) => ledger.events({ changeSetId: asChangeSetId(id) }),
    missionOpened: (id) => [...ledger.events({ missionId: asMissionId(id), kinds: ['missionOpened'], limit: 1 })][0],
  };
}
