import { expect, test } from 'vitest';
import { Reports } from '../../extension/mission/reports.ts';
import type { MissionReportView } from '../../server/protocol/messages.ts';

const report = (missionId: string) => ({ missionId }) as MissionReportView;

test('a report reaches who waits for it, also when it came before they asked', async () => {
  const reports = new Reports();
  const waiting = reports.of('late');
  reports.take(report('early'));
  reports.take(report('late'));
  expect([await waiting, await reports.of('early')]).toEqual([report('late'), report('early')]);
});

test('when the server goes away nobody waits for ever', async () => {
  const reports = new Reports();
  const waiting = reports.of('one');
  reports.serverWent();
  expect(await waiting).toBeUndefined();
});

test('reports that nobody asks for are not kept for ever', async () => {
  const reports = new Reports();
  for (let index = 0; index < 30; index += 1) reports.take(report(`m${index}`));
  const first = reports.of('m0');
  reports.serverWent();
  expect([await first, await reports.of('m29')]).toEqual([undefined, report('m29')]);
});
