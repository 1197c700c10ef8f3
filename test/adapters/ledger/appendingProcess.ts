/**
 * A process that appends to a ledger: `node appendingProcess.ts WORKSPACE STATE_DIR EVENTS [DURABILITY]`. Writes each
 * acknowledged event id on a line of its own, right after the append returned.
 */
import { writeSync } from 'node:fs';
import { openLedger } from '../../../server/adapters/ledger/openLedger.ts';
import { openStateFolder } from '../../../server/adapters/stateFolder.ts';
import { systemClock } from '../../../server/base/clock.ts';
import { systemRandomness } from '../../../server/base/randomness.ts';
import { UuidSource } from '../../../server/base/uuid.ts';
import { AgentRole } from '../../../server/protocol/generated/events_pb.js';

const [workspaceRoot = '', override = '', events = '0', durability = 'process'] = process.argv.slice(2);
const uuids = new UuidSource(systemClock, systemRandomness);
const stateFolder = openStateFolder({
  workspaceRoot,
  override,
  platform: process.platform,
  homeFolder: override,
  environment: {},
  uuids,
  randomness: systemRandomness,
});
if (!stateFolder.ok) throw new Error(stateFolder.error.message);
const opened = openLedger({ stateFolder: stateFolder.value, clock: systemClock, uuids });
if (!opened.ok) throw new Error(opened.error.message);
const ledger = opened.value;
writeSync(1, 'open\n');
for (let attempt = 1; attempt <= Number(events); attempt++) {
  const content = ledger.putContent(new TextEncoder().encode(`text ${attempt} of ${ledger.writerId}\n`.repeat(20)));
  const appended = ledger.append(
    [
      { role: AgentRole.CODER, payload: { case: 'ticketStarted', value: { attempt } } },
      { role: AgentRole.CODER, payload: { case: 'stateChange', value: { path: `${attempt % 7}.py`, newHash: content } } },
    ],
    durability === 'power' ? 'power' : 'process',
  );
  writeSync(1, `${appended.map((event) => event.eventId).join('\n')}\n`);
}
ledger.close();
