/** Says in lines what a trial showed, and which of its demands do not hold. */
import type { Trial, TrialReport } from './trial.ts';

/** What is wrong; empty when the trial holds. */
export function complaints(trial: Trial, report: TrialReport): readonly string[] {
  const all: string[] = [];
  const must = (holds: boolean, what: string): void => {
    if (!holds) all.push(what);
  };
  // What nobody chose may be no name at all; then both must say so.
  if (trial.at && report.exitCode === 2 && !report.serverAnswered && report.restored && report.verified) return [];
  must(report.exitCode === 0, `exit code ${report.exitCode}: ${report.summary}`);
  must(report.changes[0] > 0 || trial.moves !== undefined, 'nothing changed');
  for (const strange of report.strange) all.push(`not explained by the renaming: ${strange}`);
  for (const finding of report.newFindings) all.push(`new finding: ${finding}`);
  for (const test of report.tests) all.push(`test changed: ${test}`);
  must(
    report.onlyOurs.length === (trial.onlyOurs ?? 0),
    `changed, and the language server would not:\n      ${report.onlyOurs.join('\n      ')}`,
  );
  must(
    report.onlyTheirs.length === (trial.onlyTheirs ?? 0),
    `not changed, and the language server would:\n      ${report.onlyTheirs.join('\n      ')}`,
  );
  must(!trial.declared || report.serverAnswered, 'the language server gave no answer to compare with');
  if (trial.changes) must(`${report.changes}` === `${trial.changes}`, `${report.changes} changes and files, and not ${trial.changes}`);
  must(report.restored, 'the rewind did not restore every byte');
  must(report.verified, 'the ledger does not verify');
  return all;
}

export function sentences(trial: Trial, report: TrialReport): readonly string[] {
  const [places, files] = report.changes;
  const against = report.serverAnswered
    ? `server ${report.onlyOurs.length + report.onlyTheirs.length === 0 ? 'agrees' : `differs (+${report.onlyOurs.length} −${report.onlyTheirs.length})`}`
    : 'server not asked';
  const forms = Object.entries(report.forms).filter(([form]) => form !== trial.to);
  return [
    `${trial.kind}: “${trial.instruction}”`,
    `  exit ${report.exitCode}, ${places} places in ${files} files; ${report.newFindings.length} new findings; ` +
      `${report.testsRun} test results, ${report.tests.length} changed; ${against}; ${report.restored ? 'restored' : 'NOT RESTORED'}`,
    ...forms.map(([form, count]) => `  ${count} × “${form}”`),
    ...report.notes.slice(0, 12).map((note) => `  note: ${note.slice(0, 300)}`),
  ];
}
