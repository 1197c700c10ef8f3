import { describe, expect, test } from 'vitest';
import { type ReportSource, Reports } from '../../extension/mission/reports.ts';
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

describe('across a death of the server', () => {
  const source = (answers: readonly (MissionReportView | null | Error)[], comesBack = true): ReportSource & { asked: number } => ({
    asked: 0,
    back: () => Promise.resolve(comesBack),
    ask() {
      const answer = answers[this.asked];
      this.asked += 1;
      return answer instanceof Error || answer === undefined ? Promise.reject(answer) : Promise.resolve(answer);
    },
  });

  test('it is asked once it is back', async () => {
    const reports = new Reports();
    const waiting = reports.until('one', source([report('one')]));
    reports.serverWent();
    expect(await waiting).toEqual(report('one'));
  });

  test('a mission that runs elsewhere is waited for, also when the server dies once more', async () => {
    const reports = new Reports();
    const elsewhere = source([null, null, report('one')]);
    const waiting = reports.until('one', elsewhere);
    reports.serverWent();
    await expect.poll(() => elsewhere.asked).toBe(1);
    reports.serverWent();
    await expect.poll(() => elsewhere.asked).toBe(2);
    reports.take(report('one'));
    expect(await waiting).toEqual(report('one'));
  });

  test.each([
    ['it does not come back', source([report('one')], false), 0],
    ['it does not know the mission', source([new Error('There is no mission one.')]), 1],
  ])('nothing is told when %s', async (_, nobody, asked) => {
    const reports = new Reports();
    const waiting = reports.until('one', nobody);
    reports.serverWent();
    expect(await waiting).toBeUndefined();
    expect(nobody.asked).toBe(asked);
  });

  test('nobody who heard the end asks', async () => {
    const reports = new Reports();
    const never = source([]);
    const waiting = reports.until('one', never);
    reports.take(report('one'));
    expect([await waiting, never.asked]).toEqual([report('one'), 0]);
  });
});
