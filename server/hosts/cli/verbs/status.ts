/** `swarm status`: where the ledger is, what it holds, what runs, and what changed outside. */
import { missionSummaries, missionSummaryKinds } from '../../../core/ledger/missionSummary.ts';
import { ExitCode } from '../../../protocol/errors.ts';
import { folderInfo, type LanguageServerView } from '../../../protocol/messages/workspace.ts';
import type { CommonOptions } from '../commandLine.ts';
import type { FindHolder } from '../holder/findHolder.ts';
import type { OpenSession } from '../openSession.ts';
import { type Output, reportError } from '../output.ts';
import { countOf } from '../render/plan.ts';
import { missionLine } from './timeline.ts';

const missionsShown = 5;

export async function status(options: CommonOptions, output: Output, openSession: OpenSession, findHolder: FindHolder): Promise<ExitCode> {
  const shell = await findHolder(options);
  const holder = shell && { pid: shell.welcome.pid, version: shell.welcome.version, peers: shell.welcome.peers };
  const servers = (await shell?.request(folderInfo, {}).catch(() => undefined))?.languageServers ?? []; // nobody else has any
  shell?.close();
  const opened = await openSession(options);
  if (!opened.ok) return reportError(output, opened.error);
  const session = opened.value;
  try {
    const info = session.ledger.info();
    const missions = missionSummaries(session.ledger.events({ kinds: missionSummaryKinds }));
    const leases = session.ledger.leases.list().filter((lease) => lease.holder !== 'dead');
    const running = missions.filter(
      (mission) => mission.closed === undefined && leases.some((lease) => lease.missionId === mission.missionId),
    );
    const known = session.ledger.fileStates();
    const { outsideEdits, recovery } = session;
    if (output.json) {
      output.document({
        workspace: info.workspaceRoot,
        ledger: { file: info.databasePath, ...info },
        knownFiles: known.length,
        missions: missions.length,
        running,
        holder: holder ?? null,
        languageServers: servers,
        leases,
        changedOutside: outsideEdits.changed,
        recovered: recovery.recovered,
      });
      return ExitCode.done;
    }
    const { bold, dim } = output.colors;
    const row = (name: string, value: string): void => output.result(`${bold(name.padEnd(12))} ${value}`);
    row('workspace', info.workspaceRoot);
    row('ledger', `${info.databasePath} ${dim(`(${bytes(info.databaseBytes)}, journal ${info.journalMode})`)}`);
    row('events', `${info.events}, head ${info.head.hash.slice(0, 16)}`);
    row(
      'contents',
      `${countOf(info.contents.count, 'version')} of files, ${bytes(info.contents.storedBytes)} (at most ${bytes(info.contents.storedBytesMax)})`,
    );
    row(
      'files',
      `${known.length} known, so that they can be put back${outsideEdits.changed.length > 0 ? `; changed outside since last time: ${outsideEdits.changed.join(', ')}` : ''}`,
    );
    row('held by', holder ? `process ${holder.pid} (Swarm ${holder.version}), for ${countOf(holder.peers, 'client')}` : 'nobody');
    if (holder) row('physics', servers.length === 0 ? 'no language server runs' : servers.map(serverText).join(', '));
    row('running', running.length === 0 ? 'nothing' : running.map((mission) => mission.instruction).join('; '));
    row('missions', String(missions.length));
    for (const mission of missions.slice(-missionsShown))
      output.result(`  ${missionLine(mission, { colors: output.colors, columns: output.columns - 2 })}`);
    return ExitCode.done;
  } finally {
    await session.close();
  }
}

function serverText({ name, memoryBytes }: LanguageServerView): string {
  return memoryBytes === 0 ? name : `${name} (${bytes(memoryBytes)})`;
}

function bytes(count: number): string {
  if (count < 1024) return `${count} B`;
  if (count < 1024 ** 2) return `${(count / 1024).toFixed(1)} KiB`;
  return count < 1024 ** 3 ? `${(count / 1024 ** 2).toFixed(1)} MiB` : `${(count / 1024 ** 3).toFixed(1)} GiB`;
}
