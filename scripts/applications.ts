/**
 * Random applications of the operations to real files: none may add a syntax error or throw. Prints the seed of each that does.
 *
 *   npm run applications [-- --number N] [--seed N] [--operation NAME]
 */
import { parseArgs } from 'node:util';
import { type Application, applyAtRandom } from '../test/operations/properties/randomApplications.ts';

const { values } = parseArgs({
  options: { number: { type: 'string', default: '5000' }, seed: { type: 'string' }, operation: { type: 'string' } },
});
const first = Number(values.seed ?? Date.now() % 1_000_000);
const number = Number(values.number);
console.log(`applications: seeds ${first} to ${first + number - 1}`);
const tally = new Map<string, Map<string, number>>();
const count = (operation: string, what: string): void => {
  const row = tally.get(operation) ?? new Map<string, number>();
  tally.set(operation, row.set(what, (row.get(what) ?? 0) + 1));
};
const failed: Application[] = [];
let slowest: Application | undefined;
for (let seed = first; seed < first + number; seed++) {
  const application = await applyAtRandom(seed, values.operation);
  const { operation, outcome, findings, args, source, ms } = application;
  count(operation, outcome);
  if (slowest === undefined || ms > slowest.ms) slowest = application;
  if (outcome === 'broken' || outcome === 'threw' || outcome === 'vetoed') {
    console.error(
      `applications: ${operation} on ${source} ${outcome}, again: --seed ${seed} --number 1${values.operation ? ` --operation ${operation}` : ''}`,
    );
    console.error(`  ${JSON.stringify(args)}\n  ${findings.slice(0, 3).join('\n  ')}`);
    if (outcome !== 'vetoed') failed.push(application);
  }
}
for (const [operation, row] of tally) console.log(`${operation}: ${[...row].map(([what, times]) => `${times} ${what}`).join(', ')}`);
if (slowest) console.log(`slowest: seed ${slowest.seed}, ${slowest.operation} on ${slowest.source}, ${slowest.ms.toFixed(0)} ms`);
console.log(failed.length === 0 ? 'applications: none broken.' : `applications: ${failed.length} broken.`);
process.exitCode = failed.length === 0 ? 0 : 1;
