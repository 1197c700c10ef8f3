/** How long a person waits for the command line before it does anything. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBenchLedger } from '../ground/benchLedger.ts';
import { runProcess, runSwarm } from '../ground/childProcess.ts';
import { alternating, compared, median } from '../measurement.ts';
import type { Bench } from '../subject.ts';

export async function subject({ scale, scratch, report }: Bench): Promise<void> {
  const { ledger, workspace, state } = openBenchLedger(scratch);
  ledger.close();
  writeFileSync(join(workspace, 'a.py'), 'x = 1\n');
  const version = async () => (await runSwarm(['--version'], state)).ms;
  const status = async () => (await runSwarm(['status', '--workspace', workspace], state)).ms;
  const empty = async () => (await runProcess(process.execPath, ['-e', '0'])).ms;
  await alternating(1, version, status, empty);
  const [versions = [], statuses = [], empties = []] = await alternating(scale === 'quick' ? 5 : 12, version, status, empty);
  const peer = { name: 'node -e 0', value: median(empties) };
  report(compared({ name: 'swarm --version, median', value: median(versions), unit: 'ms' }, peer));
  report(compared({ name: 'swarm status in an empty ledger, median', value: median(statuses), unit: 'ms' }, peer));
}
